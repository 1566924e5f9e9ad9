/**
 * `npm run sim`: plays all models, prints the page of numbers, and with `--write` puts it and its figures
 * where the documentation has them. The same seed gives the same bytes.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { modelOf } from "./models";
import type { ModelResult } from "./results";
import { type Simulated, simulate, type Wishes } from "./simulate";
import { figures } from "./tell/figures";
import { page } from "./tell/page";
import type { Modelled, Story } from "./tell/story";
import { type Held, verdictOnTargets } from "./tell/targets";
import { figureOfYears } from "./years/figure";
import { tellYears } from "./years/tell";

export { simulate } from "./simulate";

const USAGE = "Usage: npm run sim -- [--trials 40000] [--years 400] [--seed 1] [--write]";

/** What the documentation shows. */
export const SHOWN: Wishes = { trials: 40_000, years: 400, seed: 1 };

/** The files of the documentation, by their names. */
export function documentOf(simulated: Simulated, { seed }: Wishes): ReadonlyMap<string, string> {
  const story = storyOf(simulated, seed);
  return new Map([
    ...Object.entries(figures(story)),
    ["years.svg", figureOfYears(simulated.years)],
    ["numbers.md", page(story, tellYears(simulated.years))],
  ]);
}

/** What the rule is held to, and whether it holds. */
export function heldBy(simulated: Simulated): readonly Held[] {
  const [first] = storyOf(simulated, SHOWN.seed).models;
  return verdictOnTargets(first.result, first.weights);
}

function storyOf({ models, tried }: Simulated, seed: number): Story {
  const [first, ...others] = models.map(modelled);
  if (first === undefined) throw new Error("no model was played");
  const command = "npm run sim -- --write";
  return { models: [first, ...others], tried: modelled(tried), seed, command };
}

function modelled(result: ModelResult): Modelled {
  return { result, weights: modelOf(result.model).model.states };
}

/** Resolves with the exit code. @param root of the project. */
export async function main(args: readonly string[], worker: URL, root: URL): Promise<number> {
  const wishes = readArgs(args);
  if (wishes === null) {
    console.error(USAGE);
    return 64;
  }
  const files = documentOf(await simulate(wishes, worker), wishes);
  process.stdout.write(files.get("numbers.md") ?? "");
  if (!wishes.write) return 0;
  const folder = new URL("docs/verdict/", root);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) await writeFile(new URL(name, folder), text);
  return 0;
}

function readArgs(args: readonly string[]): (Wishes & { readonly write: boolean }) | null {
  try {
    const number = { type: "string" } as const;
    const options = {
      trials: number,
      years: number,
      seed: number,
      write: { type: "boolean" },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    const trials = Number(values.trials ?? SHOWN.trials);
    const years = Number(values.years ?? SHOWN.years);
    const seed = Number(values.seed ?? SHOWN.seed);
    const isRead = [trials, years].every((count) => Number.isSafeInteger(count) && count > 0);
    // A piece's seed is made of it by multiplication, and must stay exact.
    return isRead && Number.isSafeInteger(seed) && Math.abs(seed) < 2 ** 31
      ? { trials, years, seed, write: values.write ?? false }
      : null;
  } catch {
    // It throws for what it does not know.
    return null;
  }
}
