/** What the tables count of a cell, and what they call it. Pure. */
import type { StateId } from "../model";
import type { Cell, ModelResult, RuleResult, Tier } from "../results";
import { OURS } from "../rules/ours";

/** No contender: it knows beforehand how often each thing happens in the world that it is tried in. */
export const isCeiling = ({ id }: { readonly id: string }) => id.startsWith("bayes");

export const ruleName = (rule: RuleResult) =>
  isCeiling(rule) ? `${rule.name} (a\u00a0ceiling)` : rule.name;

export const wrongOf = (cell: Cell) => cell.wrong;
export const severeOf = (cell: Cell) => cell.severe;

/** It says of the target itself that it is in trouble. Of one that is up, a false alarm. */
export const alarmsOf = ({ verdicts }: Cell) =>
  (verdicts.down ?? 0) + (verdicts.here ?? 0) + (verdicts.elsewhere ?? 0);

/** It says that the target is up for everyone. Of one that is down for everyone, an outage missed. */
export const missesOf = ({ verdicts }: Cell) => (verdicts.up ?? 0) + (verdicts["just-you"] ?? 0);

export const STATE_NAMES: Readonly<Record<StateId, string>> = {
  up: "up",
  "down-full": "down, everywhere",
  "down-origin": "down behind a content network",
  "down-dns": "its name does not resolve",
  "continent-cut": "a continent is cut off",
  "geo-block": "blocked in some places",
  "one-place": "down in one place",
  slow: "up, and slow",
  "provider-block": "blocks one network in silence",
  flapping: "flapping",
  "flapping-slowly": "flapping slowly",
};

export const TIER_NAMES: Readonly<Record<Tier["tier"], string>> = {
  high: "high",
  good: "good",
  low: "low",
  none: "none",
};

export function oursOf({ model, rules }: ModelResult): RuleResult {
  const ours = rules.find(({ id }) => id === OURS);
  if (ours === undefined) throw new Error(`no answers of ours in ${model}`);
  return ours;
}
