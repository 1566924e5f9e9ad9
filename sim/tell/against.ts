/**
 * What we measured against what was published: the same as far as chance goes, or less, or more. Both
 * are samples; a difference counts when chance alone would seldom make one so large. Pure.
 */
import type { StateId } from "../model";
import type { RuleResult } from "../results";
import { alarmsOf, missesOf, severeOf, wrongOf } from "./counts";
import {
  type Column,
  PUBLISHED,
  PUBLISHED_TRIALS,
  type PublishedRow,
  roundingOf,
} from "./published";
import {
  type Count,
  type Estimate,
  errorElsewhere,
  pooled,
  SIDE,
  shareOf,
  type Weights,
} from "./shares";

export type Against = "≈" | "<" | ">";

/** A sample of times is not told with its spread, and theirs was printed with two digits. */
const TIMES_ALIKE = 0.05;

export interface Compared {
  readonly ours: Estimate;
  /** As it was printed; null where nothing was. */
  readonly printed: string | null;
  readonly against: Against | null;
}

export interface ComparedTime {
  readonly ms: number;
  readonly printed: string | null;
  readonly against: Against | null;
}

export interface ComparedRule {
  readonly rule: RuleResult;
  readonly wrong: Compared;
  readonly severe: Compared;
  readonly falseAlarm: Compared;
  readonly missedFull: Compared;
  readonly missedOrigin: Compared;
  readonly mean: ComparedTime;
  readonly p95: ComparedTime;
}

export function compareRule(rule: RuleResult, weights: Weights): ComparedRule {
  const { states } = rule;
  const row = PUBLISHED[rule.id];
  const all = (count: Count, column: Column) =>
    ofAll(states, weights, count, row?.[column] ?? null);
  const one = (state: StateId, count: Count, column: Column) =>
    ofOne(count(states[state]), states[state].trials, row?.[column] ?? null);
  return {
    rule,
    wrong: all(wrongOf, "wrong"),
    severe: all(severeOf, "severe"),
    falseAlarm: one("up", alarmsOf, "falseAlarm"),
    missedFull: one("down-full", missesOf, "missedFull"),
    missedOrigin: one("down-origin", missesOf, "missedOrigin"),
    mean: ofTime(states.up.meanMs, row, "mean"),
    p95: ofTime(states.up.p95Ms, row, "p95"),
  };
}

/** Pooled figures: if both samples are of one world, chance moves each state's share by itself. */
function ofAll(
  states: RuleResult["states"],
  weights: Weights,
  count: Count,
  printed: string | null,
): Compared {
  const ours = pooled(states, weights, count);
  if (printed === null) return { ours, printed, against: null };
  const theirs = Number(printed) / 100;
  const error = errorElsewhere(theirs, PUBLISHED_TRIALS, states, weights, count);
  return { ours, printed, against: against(ours.share, printed, Math.hypot(ours.error, error)) };
}

/** Of one state: if both samples are of one world, its share is best known from both together. */
function ofOne(count: number, trials: number, printed: string | null): Compared {
  const ours = shareOf(count, trials);
  if (printed === null) return { ours, printed, against: null };
  const theirs = (Number(printed) / 100) * PUBLISHED_TRIALS;
  const both = (count + theirs) / (trials + PUBLISHED_TRIALS);
  const error = Math.sqrt(both * (1 - both) * (1 / trials + 1 / PUBLISHED_TRIALS));
  return { ours, printed, against: against(ours.share, printed, error) };
}

function against(share: number, printed: string, error: number): Against {
  const more = share - Number(printed) / 100;
  const byChance = SIDE * error + roundingOf(printed) / 100;
  if (Math.abs(more) <= byChance) return "≈";
  return more < 0 ? "<" : ">";
}

function ofTime(ms: number, row: PublishedRow | undefined, column: "mean" | "p95"): ComparedTime {
  if (row === undefined) return { ms, printed: null, against: null };
  const printed = row[column];
  const theirs = Number(printed);
  const more = ms / 1_000 - theirs;
  const isAlike = Math.abs(more) <= Math.max(TIMES_ALIKE * theirs, roundingOf(printed));
  return { ms, printed, against: isAlike ? "≈" : more < 0 ? "<" : ">" };
}
