/** When people asked about what was well is nobody's business. */
import { describe, expect, test } from "vitest";
import { discreet } from "../../../src/monitor/discreet";
import type { Sample } from "../../../src/verdict/sample";

const NOON = Date.UTC(2010, 11, 12, 12);
const MIN = 60_000;

const look = (minutes: number, scope: Sample["scope"] = "up"): Sample => ({
  startedAt: NOON + minutes * MIN + 123,
  completedAt: NOON + minutes * MIN + 2_456,
  scope,
});

const hour = (hours: number, scope: Sample["scope"] = "up"): Sample => ({
  startedAt: NOON + hours * 60 * MIN,
  completedAt: NOON + hours * 60 * MIN,
  scope,
});

describe("of looks, newest first, is told", () => {
  test.each<[string, readonly Sample[], readonly Sample[]]>([
    ["nothing of none", [], []],
    ["the hour of one at what is well", [look(17)], [hour(0)]],
    ["an hour once, however many asked", [look(59), look(17), look(16), look(0)], [hour(0)]],
    ["each hour by itself", [look(61), look(59)], [hour(1), hour(0)]],
    [
      "the hour of one that could not tell, beside one that could",
      [look(9, "unknown"), look(5)],
      [hour(0, "unknown"), hour(0)],
    ],
    [
      "the very moment of trouble",
      [look(17, "down"), look(16, "partial")],
      [look(17, "down"), look(16, "partial")],
    ],
    [
      "the very moment of those that bound it, and no more of the others",
      [look(150), look(100), look(99), look(95, "down"), look(80), look(79), look(20)],
      [hour(2), look(100), look(99), look(95, "down"), look(80), hour(1), hour(0)],
    ],
  ])("%s", (_title, looks, told) => {
    expect(discreet(looks)).toEqual(told);
  });
});
