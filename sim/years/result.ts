/**
 * What the checkers found in any number of target-years, as plain data that adds up.
 */
import type { ClassId, KindId } from "./model";

/** How many, by size: each bin is a twentieth wider than the one before. */
export type Spread = Readonly<Record<string, number>>;

export interface Share {
  readonly of: number;
  readonly inside: number;
  /** Of those that are not inside: why. */
  readonly because: Readonly<Record<string, number>>;
}

export interface Detection {
  readonly spells: number;
  readonly detected: number;
  /** Milliseconds from the true start until it was told. */
  readonly delay: Spread;
}

/** Trouble for everyone, in several regions, in one alone, or such that comes and goes. */
export const OFS = ["everyone", "many", "alone", "flap"] as const;
export type Of = (typeof OFS)[number];

/** Of everyone's line, or of all regions' lines together. */
export interface LineResult {
  /** Told, and there was nothing: by what had voted down. */
  readonly falseOpenings: Readonly<Record<string, number>>;
  /** Told while the target answered some requests alone. */
  readonly sometimes: number;
  readonly told: number;
  /** Ended where nobody looked any more. */
  readonly lost: number;
  /** Told true: the true start, end and duration lie within what was told. */
  readonly starts: Readonly<Record<Of, Share>>;
  readonly ends: Readonly<Record<Of, Share>>;
  readonly durations: Readonly<Record<Of, Share>>;
  /** Of what does not come and go: in several regions, and in one alone. */
  readonly startWidth: Readonly<Record<"shared" | "alone", Spread>>;
  readonly endWidth: Readonly<Record<"shared" | "alone", Spread>>;
  /** Told as one, though they were five minutes apart or more. */
  readonly merged: number;
  /** Told as two or more, though it was one without a pause. */
  readonly split: number;
  /** Targets that came and went with pauses below five minutes, and those of them told as one. */
  readonly series: Share;
  readonly detection: Readonly<
    Record<"everyone" | "many" | "alone", Readonly<Record<ClassId, Detection>>>
  >;
}

export interface KindResult {
  readonly years: number;
  readonly sweeps: { readonly all: number; readonly played: number };
  readonly world: LineResult;
  readonly regions: LineResult;
  /** What bad sweeps told those who asked: since when. */
  readonly since: Share;
  /** The same of those who ask from a region that is down, while it is not down for everyone. */
  readonly sinceHere: Share;
  readonly refreshed: { readonly times: number; readonly opened: number };
}

export interface YearsResult {
  /** Those that were played. */
  readonly kinds: Readonly<Partial<Record<KindId, KindResult>>>;
}

export function addYears(a: YearsResult, b: YearsResult): YearsResult {
  return added(a, b);
}

export const addShares = (a: Share, b: Share): Share => added(a, b);

type Data = number | { readonly [key: string]: Data };

/** Numbers are added up; what only one of them has is kept. */
export function added<T>(a: T, b: T): T {
  return sum(a as Data, b as Data) as T;
}

function sum(a: Data | undefined, b: Data | undefined): Data {
  if (a === undefined || b === undefined) return a ?? b ?? 0;
  if (typeof a === "number" || typeof b === "number") return Number(a) + Number(b);
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(keys.map((key) => [key, sum(a[key], b[key])]));
}

const BIN = Math.log(1.05);
const binOf = (ms: number) => Math.round(Math.log(Math.max(1, ms)) / BIN);

export function spreadOf(values: readonly number[]): Spread {
  const spread: Record<string, number> = {};
  for (const value of values) {
    const bin = binOf(value);
    spread[bin] = (spread[bin] ?? 0) + 1;
  }
  return spread;
}

/** To within 2.5 %; null of nothing. */
export function quantile(spread: Spread, share: number): number | null {
  const bins = Object.entries(spread)
    .map(([bin, count]) => ({ bin: Number(bin), count }))
    .toSorted((a, b) => a.bin - b.bin);
  let left = share * bins.reduce((sum, { count }) => sum + count, 0);
  for (const { bin, count } of bins) {
    left -= count;
    if (left <= 0) return Math.exp(bin * BIN);
  }
  return null;
}
