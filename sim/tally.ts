/**
 * Adds up marks. A part is what one piece of work found, as plain data that crosses to another thread;
 * parts of one rule and state add up in any order to the same.
 */
import type { Confidence } from "../src/verdict/confidence";
import type { Verdict } from "../src/verdict/rule";
import type { Cell } from "./results";
import type { Mark } from "./score";
import type { Said } from "./trial";

const BIN_MS = 10;
/** Later answers are counted here. */
const LAST_MS = 30_000;

/** Of our rule alone. Counts. */
export interface ToldPart {
  readonly tiers: Record<Confidence, { answers: number; right: number }>;
  provisional: number;
  provisionalDiffers: number;
  wonMs: number;
  silent: number;
  unsound: number;
  flagged: number;
}

export interface Part {
  trials: number;
  wrong: number;
  severe: number;
  strictlyWrong: number;
  wrongThoughFlagged: number;
  sumMs: number;
  readonly verdicts: Partial<Record<Verdict, number>>;
  /** How many answers came in each ten milliseconds. */
  readonly bins: number[];
  readonly told: ToldPart;
}

export function newPart(): Part {
  const none = () => ({ answers: 0, right: 0 });
  return {
    ...{ trials: 0, wrong: 0, severe: 0, strictlyWrong: 0, wrongThoughFlagged: 0, sumMs: 0 },
    verdicts: {},
    bins: Array.from({ length: LAST_MS / BIN_MS + 1 }, () => 0),
    told: {
      tiers: { high: none(), good: none(), low: none(), none: none() },
      ...{ provisional: 0, provisionalDiffers: 0, wonMs: 0, silent: 0, unsound: 0, flagged: 0 },
    },
  };
}

/** @param full what the complete sweep says, where a rule answers before it is complete. */
export function count(part: Part, said: Said, mark: Mark, full: Verdict | null): void {
  const { verdict, atMs, more } = said;
  part.trials += 1;
  part.wrong += Number(mark.isWrong);
  part.severe += Number(mark.isSevere);
  part.strictlyWrong += Number(mark.isStrictlyWrong);
  part.wrongThoughFlagged += Number(mark.isWrongThoughFlagged);
  // Whole ones add up to the same in any order.
  part.sumMs += Math.round(atMs);
  part.verdicts[verdict] = (part.verdicts[verdict] ?? 0) + 1;
  const bin = Math.floor(Math.min(atMs, LAST_MS) / BIN_MS);
  part.bins[bin] = (part.bins[bin] ?? 0) + 1;
  const { told } = part;
  told.unsound += Number(full !== null && full !== verdict);
  if (more === undefined) return;
  const tier = told.tiers[more.confidence];
  tier.answers += 1;
  tier.right += Number(!mark.isWrong);
  told.flagged += Number(more.isIntermittent);
  told.silent += Number(more.wasSilent);
  if (more.provisional === null) return;
  told.provisional += 1;
  told.provisionalDiffers += Number(more.provisional.verdict !== verdict);
  told.wonMs += Math.round(atMs - more.provisional.atMs);
}

export function add(into: Part, from: Part): void {
  const sums = [
    "trials",
    "wrong",
    "severe",
    "strictlyWrong",
    "wrongThoughFlagged",
    "sumMs",
  ] as const;
  for (const key of sums) into[key] += from[key];
  for (const [verdict, times] of Object.entries(from.verdicts) as [Verdict, number][])
    into.verdicts[verdict] = (into.verdicts[verdict] ?? 0) + times;
  for (const [bin, times] of from.bins.entries()) into.bins[bin] = (into.bins[bin] ?? 0) + times;
  const told = [
    "provisional",
    "provisionalDiffers",
    "wonMs",
    "silent",
    "unsound",
    "flagged",
  ] as const;
  for (const key of told) into.told[key] += from.told[key];
  for (const [tier, { answers, right }] of Object.entries(from.told.tiers)) {
    const sum = into.told.tiers[tier as Confidence];
    sum.answers += answers;
    sum.right += right;
  }
}

export function cellOf(part: Part): Cell {
  const { trials, wrong, severe, strictlyWrong, wrongThoughFlagged, verdicts } = part;
  const counts = { trials, wrong, severe, strictlyWrong, wrongThoughFlagged, verdicts };
  const p95Ms = quantileMs(part, 0.95);
  return { ...counts, flagged: part.told.flagged, meanMs: part.sumMs / Math.max(1, trials), p95Ms };
}

/** The end of the ten milliseconds in which that share of the answers had come. */
function quantileMs({ bins, trials }: Part, share: number): number {
  let left = share * trials;
  const bin = bins.findIndex((times) => {
    left -= times;
    return left <= 0;
  });
  return (bin + 1) * BIN_MS;
}
