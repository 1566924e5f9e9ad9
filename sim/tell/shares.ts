/**
 * Shares that come of a sample, with how far chance may have moved them. States of the target are drawn
 * equally often and asked about unequally often, so what is pooled has a weighted variance. Pure.
 */
import { type Model, STATES } from "../model";
import type { Cell, RuleResult } from "../results";

export type Weights = Model["states"];

/** A share of 1. */
export interface Estimate {
  readonly share: number;
  /** Its standard error: of a hundred samples, 95 lie within 1.96 of these. */
  readonly error: number;
}

/** Standard errors to either side that hold 95 of 100 samples of a normal distribution. */
export const SIDE = 1.96;

/** Wrong answers, severe ones, or whatever else is counted of a cell. */
export type Count = (cell: Cell) => number;

export function shareOf(count: number, trials: number): Estimate {
  if (trials <= 0 || count < 0 || count > trials) throw new Error(`${count} of ${trials}`);
  const share = count / trials;
  return { share, error: Math.sqrt((share * (1 - share)) / trials) };
}

/** Of all answers, as if each state had been asked about as often as its weight says. */
export function pooled(states: RuleResult["states"], weights: Weights, count: Count): Estimate {
  const parts = STATES.map((state) => ({
    weight: weightOf(state, weights),
    ...shareOf(count(states[state]), states[state].trials),
  }));
  return {
    share: parts.reduce((sum, { weight, share }) => sum + weight * share, 0),
    error: Math.sqrt(parts.reduce((sum, { weight, error }) => sum + (weight * error) ** 2, 0)),
  };
}

/** Of 1, whatever the weights add up to. */
export function weightOf(state: (typeof STATES)[number], weights: Weights): number {
  return weights[state] / STATES.reduce((sum, each) => sum + weights[each], 0);
}

/**
 * What another sample of the same world would have as its standard error, if it had so many trials of
 * each state and that share. The share may lie elsewhere than ours; how it falls on the states is ours.
 */
export function errorElsewhere(
  share: number,
  trials: number,
  states: RuleResult["states"],
  weights: Weights,
  count: Count,
): number {
  const ours = pooled(states, weights, count).share;
  const variances = STATES.map((state) => {
    const own = count(states[state]) / states[state].trials;
    const here = ours === 0 ? share : Math.min(1, (own * share) / ours);
    return (weightOf(state, weights) ** 2 * here * (1 - here)) / trials;
  });
  return Math.sqrt(variances.reduce((sum, each) => sum + each, 0));
}

/**
 * How many trials a share of all answers is worth at the least, when nobody says from which states they
 * came: the trials of the state that weighs most for its trials. An interval from these is never too narrow.
 */
export function worthOf(share: number, states: RuleResult["states"], weights: Weights): number {
  const least = STATES.map((state) => states[state].trials / weightOf(state, weights));
  return share * Math.min(...least);
}

/** Where 95 of 100 true shares lie, for such a share of so many trials. Wilson, 1927: it knows 0 and 1. */
export function intervalOf(share: number, trials: number): readonly [number, number] {
  const z2 = SIDE ** 2 / trials;
  const middle = (share + z2 / 2) / (1 + z2);
  const side = (SIDE * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials))) / (1 + z2);
  return [Math.max(0, middle - side), Math.min(1, middle + side)];
}
