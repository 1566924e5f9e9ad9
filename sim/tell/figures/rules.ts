/** Two figures of all rules: how often they are wrong, and how long they take. Pure. */

import type { RuleResult } from "../../results";
import { OURS } from "../../rules/ours";
import { compareRules } from "../compare";
import { isCeiling, ruleName } from "../counts";
import { percent, seconds } from "../numbers";
import type { Modelled } from "../story";
import { type BarRow, pairedBars } from "./bars";
import { figure } from "./svg";

/** Fewest wrong answers first. */
export function rulesFigure({ result, weights }: Modelled): string {
  const rows = compareRules(result, weights).map(({ rule, wrong, severe }): BarRow => {
    const bar = ({ ours }: typeof wrong) => ({ value: 100 * ours.share, label: percent(ours) });
    return { name: ruleName(rule), ...kindOf(rule), main: bar(wrong), part: bar(severe) };
  });
  const about = {
    id: "rules",
    title: "How often each rule is wrong",
    note: "Of all answers. Severe: against what people in the caller's region get, or the opposite of what is so. Hollow: a ceiling, which knows beforehand how often what happens.",
    describes: describe(rows, "wrong", "severe"),
  };
  const names = { main: "wrong", part: "severe" };
  return figure(about, (top) =>
    pairedBars({ rows, names, tick: (value) => `${value}\u00a0%` }, top),
  );
}

/** The quickest first. */
export function timesFigure({ result, weights }: Modelled): string {
  const rows = compareRules(result, weights)
    .toSorted((a, b) => a.mean.ms - b.mean.ms)
    .map(({ rule, mean, p95 }): BarRow => {
      const bar = ({ ms }: typeof mean) => ({ value: ms / 1_000, label: seconds(ms) });
      return { name: ruleName(rule), ...kindOf(rule), main: bar(mean), part: bar(p95) };
    });
  const about = {
    id: "times",
    title: "How long until the answer",
    note: "When the target is up. Hollow: a ceiling, no contender.",
    describes: describe(rows, "on average", "or less for 95 of 100 answers"),
  };
  const names = { main: "on average", part: "or less: 95 of 100" };
  return figure(about, (top) =>
    pairedBars({ rows, names, tick: (value) => `${value}\u00a0s` }, top),
  );
}

const kindOf = (rule: RuleResult): Pick<BarRow, "kind"> => ({
  kind: rule.id === OURS ? "ours" : isCeiling(rule) ? "ceiling" : "other",
});

function describe(rows: readonly BarRow[], main: string, part: string): string {
  return `${rows
    .map((row) => `${row.name}: ${row.main.label} ${main}, ${row.part.label} ${part}`)
    .join("; ")}.`;
}
