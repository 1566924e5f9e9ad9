/**
 * Many targets for a year each, one after the other: the operator watches some, people ask about others.
 * The same seed gives the same.
 */
import { checkYear } from "./check";
import { KINDS, YEARS, type YearsModel } from "./model";
import { playYear } from "./play";
import { addYears, type YearsResult } from "./result";

export interface YearsOptions {
  readonly seed: number;
  /** In all; each kind in its turn. */
  readonly years: number;
  /** What is another than in YEARS. */
  readonly model?: Partial<YearsModel>;
}

export function simulateYears({ seed, years, model = {} }: YearsOptions): YearsResult {
  let result: YearsResult = { kinds: {} };
  for (let turn = 0; turn < years; turn++) {
    const kind = KINDS[turn % KINDS.length] ?? KINDS[0];
    const order = { seed: seed * 100_003 + turn, kind, model: { ...YEARS, ...model } };
    result = addYears(result, { kinds: { [kind]: checkYear(playYear(order)) } });
  }
  return result;
}
