/**
 * `npm run faults -- --seed 17`: plays one schedule and tells what happened; `-- --schedules 1000`
 * plays as many, and tells of those that violate an invariant.
 */
import { parseArgs } from "node:util";
import { draw } from "./draw";
import { Figures } from "./figures";
import { type Violation, violationsOf } from "./invariants";
import { type Outcome, play } from "./play";
import { tellFigures, tellSchedule } from "./tell";

export { draw } from "./draw";
export { Figures } from "./figures";
export { INVARIANTS, violationsOf } from "./invariants";
export { play } from "./play";
export { tellFigures, tellSchedule } from "./tell";

const USAGE = "Usage: npm run faults -- [--seed 17] [--schedules 1000] [--from 1]";

export interface Trial {
  readonly figures: Figures;
  readonly failed: readonly {
    readonly outcome: Outcome;
    readonly violations: readonly Violation[];
  }[];
}

/** One after the other: each has a clock of its own, and puts its own in the place of `fetch`. */
export async function runTrial(
  seeds: readonly number[],
  migrations: readonly string[],
  mostFailed = 10,
): Promise<Trial> {
  const figures = new Figures();
  const failed: { outcome: Outcome; violations: readonly Violation[] }[] = [];
  for (const seed of seeds) {
    const outcome = await play(draw(seed), migrations);
    figures.add(outcome);
    const violations = violationsOf(outcome, figures.premise);
    if (violations.length > 0) failed.push({ outcome, violations });
    if (failed.length >= mostFailed) break;
  }
  return { figures, failed };
}

export function seedsFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Resolves with the exit code. */
export async function main(
  args: readonly string[],
  migrations: readonly string[],
): Promise<number> {
  const wishes = readArgs(args);
  if (wishes === null) {
    console.error(USAGE);
    return 64;
  }
  const { seeds, isOne } = wishes;
  if (isOne) {
    const outcome = await play(draw(seeds[0] ?? 1), migrations);
    const violations = violationsOf(outcome);
    process.stdout.write(tellSchedule(outcome, violations));
    return violations.length === 0 ? 0 : 1;
  }
  const { figures, failed } = await runTrial(seeds, migrations);
  for (const { outcome, violations } of failed)
    process.stdout.write(`${tellSchedule(outcome, violations)}\n`);
  process.stdout.write(tellFigures(figures));
  return failed.length === 0 ? 0 : 1;
}

function readArgs(args: readonly string[]) {
  try {
    const number = { type: "string" } as const;
    const options = { seed: number, schedules: number, from: number };
    const { values } = parseArgs({ args: [...args], options });
    const seed = Number(values.seed ?? Number.NaN);
    const numbers = { count: Number(values.schedules ?? 100), from: Number(values.from ?? 1) };
    if (values.seed !== undefined)
      return Number.isInteger(seed) ? { seeds: [seed], isOne: true } : null;
    const isRead = Number.isInteger(numbers.count) && Number.isInteger(numbers.from);
    return isRead ? { seeds: seedsFrom(numbers.from, numbers.count), isOne: false } : null;
  } catch {
    // It throws for what it does not know.
    return null;
  }
}
