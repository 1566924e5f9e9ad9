/** What earlier sweeps say about when the trouble began. */
import { describe, expect, test } from "vitest";
import type { Scope } from "../../../src/verdict/rule";
import { pastOf, type Sample } from "../../../src/verdict/since";

const MIN = 60_000;
const NOW = 1_000 * MIN;

/** A sweep of two seconds that started so many minutes before now. */
const ago = (minutes: number, scope: Scope): Sample => ({
  startedAt: NOW - minutes * MIN,
  completedAt: NOW - minutes * MIN + 2_000,
  scope,
});
const startOf = (minutes: number) => NOW - minutes * MIN;
const endOf = (minutes: number) => startOf(minutes) + 2_000;

describe("the past of a sweep", () => {
  test.each<[string, Sample[], number | null, number | null]>([
    ["is empty when nobody ever looked", [], null, null],
    ["is the last good sweep", [ago(1, "up"), ago(2, "up")], startOf(1), null],
    ["is a good sweep however long ago", [ago(900, "up")], startOf(900), null],
    [
      "is the first bad sweep after the last good one",
      [ago(1, "down"), ago(2, "partial"), ago(3, "up"), ago(4, "down")],
      startOf(3),
      endOf(2),
    ],
    [
      "passes over sweeps that said nothing",
      [ago(1, "unknown"), ago(2, "down"), ago(3, "unknown"), ago(4, "up")],
      startOf(4),
      endOf(2),
    ],
    ["has no earlier bound when all were bad", [ago(1, "down"), ago(2, "down")], null, endOf(2)],
    [
      "ends its run where nobody looked for more than five minutes",
      [ago(1, "down"), ago(7, "down"), ago(8, "down"), ago(9, "up")],
      startOf(9),
      endOf(1),
    ],
    [
      "has no run when the last bad sweep is so long ago",
      [ago(6, "down"), ago(7, "up")],
      startOf(7),
      null,
    ],
    [
      "holds over a pause of less",
      [ago(4, "down"), ago(9, "down"), ago(10, "up")],
      startOf(10),
      endOf(9),
    ],
  ])("%s", (_title, samples, lastGoodAt, firstBadAt) => {
    expect(pastOf(samples, NOW)).toEqual({ lastGoodAt, firstBadAt });
  });
});
