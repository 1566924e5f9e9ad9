/**
 * Results of a simulation that nobody has run: each rule is as often wrong in every state as the
 * published table says of all. So what a table or a figure must say of them is known beforehand.
 */
import { STATES } from "../../sim/model";
import type { Cell, ModelResult, RuleResult } from "../../sim/results";
import { PUBLISHED, type PublishedRow } from "../../sim/tell/published";
import type { Weights } from "../../sim/tell/shares";
import type { Story } from "../../sim/tell/story";

export const TRIALS = 40_000;

/** A state in which a rule is right, but for what is given. */
export function cell(change: Partial<Cell> = {}): Cell {
  return {
    ...{ trials: TRIALS, wrong: 0, severe: 0, strictlyWrong: 0, wrongThoughFlagged: 0 },
    ...{ flagged: 0, verdicts: {}, meanMs: 1_000, p95Ms: 2_000 },
    ...change,
  };
}

/** The same in each state, but for those that are given. */
export function rule(
  id: string,
  all: Cell,
  states: Partial<RuleResult["states"]> = {},
  name = id,
): RuleResult {
  const same = Object.fromEntries(STATES.map((state) => [state, all])) as RuleResult["states"];
  return { id, name, states: { ...same, ...states } };
}

function asPublished([id, row]: readonly [string, PublishedRow]): RuleResult {
  const count = (percent: string) => Math.round((Number(percent) / 100) * TRIALS);
  const all = cell({
    wrong: count(row.wrong),
    severe: count(row.severe),
    strictlyWrong: count(row.wrong),
    wrongThoughFlagged: count(row.severe),
    meanMs: 1_000 * Number(row.mean),
    p95Ms: 1_000 * Number(row.p95),
  });
  const says = (right: "up" | "down", other: "up" | "elsewhere", times: number) => ({
    ...all,
    verdicts: { [right]: TRIALS - times, [other]: times },
  });
  const states = {
    up: says("up", "elsewhere", count(row.falseAlarm)),
    "down-full": says("down", "up", count(row.missedFull)),
    "down-origin": says("down", "up", count(row.missedOrigin)),
  };
  // As if nothing had become of our rule.
  if (id === "ours-then") return rule("ours", all, states, "this rule, sound early stop");
  return rule(id, all, states, row.name);
}

export const RESULT: ModelResult = {
  ...{ model: "default", name: "as assumed" },
  rules: Object.entries(PUBLISHED).map(asPublished),
  tiers: [
    { tier: "high", share: 0.812, right: 0.9961 },
    { tier: "good", share: 0.127, right: 0.953 },
    { tier: "low", share: 0.0605, right: 0.778 },
    { tier: "none", share: 0.0005, right: 0 },
  ],
  early: {
    ...{ provisional: 0.42, provisionalDiffers: 0.004, wonMs: 640, silent: 0.031, unsound: 0 },
  },
};

/** Where each rule is that many times as often wrong. */
export function worse(times: number, name: string): ModelResult {
  const rules = RESULT.rules.map((each) => {
    const cells = STATES.map((state) => {
      const { wrong, severe } = each.states[state];
      const more = { wrong: Math.round(wrong * times), severe: Math.round(severe * times) };
      return [state, { ...each.states[state], ...more }] as const;
    });
    return { ...each, states: Object.fromEntries(cells) as RuleResult["states"] };
  });
  return { ...RESULT, model: name, name, rules };
}

export const WEIGHTS: Weights = {
  ...{ up: 51, "down-full": 10, "down-origin": 8, "down-dns": 6 },
  ...{ "continent-cut": 4, "geo-block": 3.5, "one-place": 3.5 },
  ...{ slow: 5, "provider-block": 3, flapping: 4.8, "flapping-slowly": 1.2 },
};

export const STORY: Story = {
  models: [
    { result: RESULT, weights: WEIGHTS },
    ...[
      worse(2.2, "faults of ours three times as frequent"),
      worse(1.5, "vantages that do not test themselves"),
      worse(1.1, "the same, and the page's own test tells what most callers get"),
      worse(1.3, "who shuts out a part of the world answers “not from your country”"),
      worse(1.2, "callers who never say what they saw"),
    ].map((result) => ({ result, weights: WEIGHTS })),
  ],
  tried: {
    result: {
      ...RESULT,
      rules: RESULT.rules.filter(({ id }) => id === "ours" || id === "majority"),
    },
    weights: WEIGHTS,
  },
  seed: 1,
  command: "npm run sim",
};
