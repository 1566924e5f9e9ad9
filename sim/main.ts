/**
 * `npm run sim`: plays all models, prints the tables, and writes the pages and figures that are made of
 * them. The same seed gives the same bytes.
 */
import { parseArgs } from "node:util";
import { playAll } from "./crew";
import { MODELS } from "./models";
import { piecesOf, resultOf } from "./play";
import type { ModelResult } from "./results";
import { rulesFor } from "./rules/all";

const USAGE = "Usage: npm run sim -- [--trials 40000] [--seed 1]";

export interface Wishes {
  /** Of each state, in the default model. */
  readonly trials: number;
  readonly seed: number;
}

export async function simulate(
  { trials, seed }: Wishes,
  worker: URL,
): Promise<readonly ModelResult[]> {
  const orders = MODELS.flatMap(({ id, effort }) =>
    piecesOf(Math.ceil(trials * effort), seed).map((piece) => ({ model: id, piece })),
  );
  const played = await playAll(worker, orders);
  return MODELS.map(({ id, name, model }) => {
    const shares = orders.flatMap((order, turn) => {
      const of = played[turn];
      return order.model === id && of !== undefined ? [{ piece: order.piece, played: of }] : [];
    });
    return resultOf({ model: id, name }, model, rulesFor(model), shares);
  });
}

/** Resolves with the exit code. */
export async function main(args: readonly string[], worker: URL, _root: URL): Promise<number> {
  const wishes = readArgs(args);
  if (wishes === null) {
    console.error(USAGE);
    return 64;
  }
  const results = await simulate(wishes, worker);
  console.log(JSON.stringify(results, null, 1));
  return 0;
}

function readArgs(args: readonly string[]): Wishes | null {
  try {
    const number = { type: "string" } as const;
    const { values } = parseArgs({ args: [...args], options: { trials: number, seed: number } });
    const trials = Number(values.trials ?? 40_000);
    const seed = Number(values.seed ?? 1);
    const isRead = Number.isSafeInteger(trials) && trials > 0 && Number.isSafeInteger(seed);
    return isRead ? { trials, seed } : null;
  } catch {
    // It throws for what it does not know.
    return null;
  }
}
