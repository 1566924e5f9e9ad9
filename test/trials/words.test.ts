/**
 * The page of all explanations against everything that there is: every sweep of the ten and every caller,
 * but for those that swap places which the words treat alike.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { vantageOf } from "../../src/vantage/registry";
import { ROWS } from "../support/explanations";
import { entriesOf, entriesOfAll, kindOf, lineOf } from "../support/tellings";
import { holds, observations, question } from "../unit/verdict/arbitraries";

const RANDOM = 40_000;

describe("the page of all explanations", () => {
  const possible = entriesOfAll(1);
  const shown = new Set(ROWS.flatMap(({ asked }) => entriesOf(kindOf(asked))));

  test("has a row for everything that anybody can be told", () => {
    const missing = [...possible].filter(([entry]) => !shown.has(entry));
    expect(missing.map(([entry, asked]) => `${entry}, as for ${lineOf(asked)}`)).toEqual([]);
  });

  // What is left out above is said to change nothing: these leave out nothing.
  test("has a row for whatever comes up in random sweeps, too", () => {
    holds(
      fc.tuple(observations, question),
      ([scattered, { here, report }]) => {
        // Random sweeps may put a vantage on another continent. There the ten never stand.
        const heard = scattered.map((one) => ({
          ...one,
          continent: vantageOf(one.vantage)?.continent ?? one.continent,
        }));
        for (const entry of entriesOf(kindOf({ heard, here, report })))
          expect(shown.has(entry), entry).toBe(true);
      },
      RANDOM,
    );
  });

  test("has no row that cannot be", () => {
    expect([...shown].filter((entry) => !possible.has(entry))).toEqual([]);
  });

  test("has every verdict at every confidence that there is", () => {
    const tiers = new Set([...possible.keys()].map((entry) => entry.split(":")[0]));
    const all = ["up", "down", "just-you"].flatMap((one) =>
      ["high", "good", "low"].map((tier) => `${one}, ${tier}`),
    );
    const split = ["here", "elsewhere"].flatMap((one) => [`${one}, good`, `${one}, low`]);
    expect([...tiers].toSorted()).toEqual([...all, ...split, "unknown, none"].toSorted());
  });

  test("has no votes of one continent alone, for which there are words: none has three of ours", () => {
    expect([...possible.keys()].filter((entry) => entry.includes("oneContinent"))).toEqual([]);
  });
});
