/** How far the numbers hang on what was assumed of the world: models side by side. Pure. */
import type { RuleResult } from "../results";
import { isCeiling, oursOf, severeOf, wrongOf } from "./counts";
import { percent } from "./numbers";
import { type Estimate, pooled } from "./shares";
import { type Modelled, nextBestOf } from "./story";
import { number, table, words } from "./table";

export interface Sensitivity {
  readonly name: string;
  readonly ours: Pair;
  /** Of the rule that comes next in the first model; null where this model was played without it. */
  readonly next: Pair | null;
  readonly ceiling: Pair | null;
}

export interface Pair {
  readonly wrong: Estimate;
  readonly severe: Estimate;
}

/** The first model first, the others as they come. */
export function sensitivities(models: readonly [Modelled, ...Modelled[]]): {
  readonly nextName: string;
  readonly rows: readonly Sensitivity[];
} {
  const next = nextBestOf(models[0]);
  const rows = models.map(({ result, weights }) => {
    const pairOf = ({ states }: RuleResult): Pair => ({
      wrong: pooled(states, weights, wrongOf),
      severe: pooled(states, weights, severeOf),
    });
    const pairIf = (rule: RuleResult | undefined) => (rule === undefined ? null : pairOf(rule));
    return {
      name: result.name,
      ours: pairOf(oursOf(result)),
      next: pairIf(result.rules.find(({ id }) => id === next.id)),
      ceiling: pairIf(result.rules.findLast(isCeiling)),
    };
  });
  return { nextName: next.name, rows };
}

export function tellSensitivity(models: readonly [Modelled, ...Modelled[]]): string {
  const { nextName, rows } = sensitivities(models);
  const headings = [
    ...[words("World"), number("Ours: wrong"), number("Ours: severe")],
    ...[number("Next best: wrong"), number("Next best: severe")],
    ...[number("Ceiling: wrong"), number("Ceiling: severe")],
  ];
  const told = (pair: Pair | null) =>
    pair === null ? ["–", "–"] : [percent(pair.wrong), percent(pair.severe)];
  const cells = rows.map(({ name, ours, next, ceiling }) => [
    ...[name, ...told(ours)],
    ...[...told(next), ...told(ceiling)],
  ]);
  return [
    table(headings, cells),
    "",
    `The next best, in the first of these worlds: ${nextName}. The ceiling (Bayes) is told how often what happens in each of these worlds.`,
  ].join("\n");
}
