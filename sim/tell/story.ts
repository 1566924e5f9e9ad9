/** What there is to tell: results, each with the mix of states that it is weighted by. Types, and what all ask of them. */
import type { ModelResult, RuleResult } from "../results";
import { OURS } from "../rules/ours";
import { isCeiling, oursOf, wrongOf } from "./counts";
import { pooled, type Weights, worthOf } from "./shares";

export interface Modelled {
  readonly result: ModelResult;
  readonly weights: Weights;
}

export interface Story {
  /** The first is the one that tables and figures are about; the others stand beside it. */
  readonly models: readonly [Modelled, ...Modelled[]];
  /** Our rule, and changes to it that were tried; null where none were played. */
  readonly tried: Modelled | null;
  readonly seed: number;
  /** What writes all this. */
  readonly command: string;
}

/** Of the other rules that one could run, the one with the fewest wrong answers. */
export function nextBestOf({ result, weights }: Modelled): RuleResult {
  const [next] = result.rules
    .filter((rule) => !rule.id.startsWith(OURS) && !isCeiling(rule))
    .map((rule) => ({ rule, wrong: pooled(rule.states, weights, wrongOf).share }))
    .toSorted((a, b) => a.wrong - b.wrong);
  if (next === undefined) throw new Error("no rule but ours");
  return next.rule;
}

export function worthIn({ result, weights }: Modelled): (share: number) => number {
  const { states } = oursOf(result);
  return (share) => worthOf(share, states, weights);
}
