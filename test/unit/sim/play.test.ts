/** The real rule in the made-up world, with fixed seeds: what it is held to, and that it adds up. */
import { describe, expect, test } from "vitest";
import { DEFAULT, STATES } from "../../../sim/model";
import { MODELS } from "../../../sim/models";
import { piecesOf, playPiece, resultOf } from "../../../sim/play";
import { OURS, ours } from "../../../sim/rules/ours";
import { verdictOnTargets } from "../../../sim/tell/targets";
import type { Rule } from "../../../sim/trial";

const NAMES = { model: "default", name: "as it is" };

function played(rule: Rule, trials: number, seed = 5) {
  const shares = piecesOf(trials, seed, 500).map((piece) => ({
    ...{ piece, played: playPiece(DEFAULT, [rule], piece) },
  }));
  return { shares, result: resultOf(NAMES, DEFAULT, [rule], shares) };
}

/** Those in which some mistake must not be made at all are looked at twice as often. */
const trialsOf = (state: (typeof STATES)[number], trials: number) =>
  state === "up" || state === "down-full" ? 2 * trials : trials;

describe("our rule in a small world", () => {
  const { shares, result } = played(ours(DEFAULT), 1_500);

  test("holds what it is held to", () => {
    const broken = verdictOnTargets(result, DEFAULT.states).filter(({ holds }) => !holds);
    expect(broken).toEqual([]);
  });

  test("gives in each state as many answers as were asked for", () => {
    const [own] = result.rules;
    for (const state of STATES) expect(own?.states[state].trials).toBe(trialsOf(state, 1_500));
    expect(result.tiers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test("is the same whatever order the pieces come in", () => {
    expect(resultOf(NAMES, DEFAULT, [ours(DEFAULT)], shares.toReversed())).toEqual(result);
  });

  test("is surer where it is right more often", () => {
    const [high, good, low] = result.tiers.map(({ right }) => right);
    expect(high).toBeGreaterThan(0.99);
    expect(high).toBeGreaterThan(good ?? 1);
    expect(good).toBeGreaterThan(low ?? 1);
  });
});

test("a rule that is always right about nothing fails what ours is held to", () => {
  const answers = (verdict: "up" | "down"): Rule => ({
    ...{ id: OURS, name: "stubborn" },
    answer: () => ({ verdict, atMs: 3_000 }),
  });
  const broken = (rule: Rule) =>
    verdictOnTargets(played(rule, 100).result, DEFAULT.states)
      .filter(({ holds }) => !holds)
      .map(({ name }) => name);
  expect(broken(answers("up"))).toContain("`up` said of one that is down everywhere");
  expect(broken(answers("down"))).toContain("`down` said of an up target");
  expect(broken(answers("down"))).toContain("early answers that the complete sweep contradicts");
  expect(broken(answers("up"))).toContain("mean until the answer, up target");
});

test("no two pieces share a seed, and together they are as many trials as were asked for", () => {
  const pieces = piecesOf(6_000, 1);
  expect(new Set(pieces.map(({ seed }) => seed)).size).toBe(pieces.length);
  for (const state of STATES) {
    const own = pieces.filter((piece) => piece.state === state);
    expect(own.reduce((sum, { trials }) => sum + trials, 0)).toBe(trialsOf(state, 6_000));
  }
});

test("every world weighs each state, and knows the network of each vantage", () => {
  for (const { model } of MODELS) {
    expect(Object.keys(model.states).toSorted()).toEqual([...STATES].toSorted());
    expect(Object.keys(model.networks)).toHaveLength(10);
  }
});
