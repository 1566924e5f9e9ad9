/** That the checkers find what is wrong: years that were written by hand. */
import { describe, expect, test } from "vitest";
import { checkYear } from "../../../sim/years/check";
import { EVERYWHERE, maskOf, type Trouble } from "../../../sim/years/timeline";
import type { BadSweep, ToldOutage, Year } from "../../../sim/years/told";
import { spellsOf } from "../../../sim/years/truth";

const S = 1_000;
const MIN = 60 * S;

const down = (fromS: number, toS: number, over: Partial<Trouble> = {}): Trouble => ({
  ...{ of: "target", why: "everyone", from: fromS * S, to: toS * S, mask: EVERYWHERE },
  ...{ isSilent: false, fails: 1, ...over },
});

/** Of two seconds each. */
const sweepAt = (atS: number, because: BadSweep["because"] = new Set(["target"])): BadSweep => ({
  ...{ startedAt: atS * S, completedAt: (atS + 2) * S, because },
});

/** Told of the bad sweeps from the first to the last: good ones stood a minute before and after. */
const told = (firstS: number, lastS: number, over: Partial<ToldOutage> = {}): ToldOutage => ({
  ...{ line: -1, id: (firstS + 2) * S, openedAt: [(firstS + 24) * S] },
  start: { earliestAt: (firstS - 60) * S, latestAt: (firstS + 2) * S },
  end: { earliestAt: lastS * S, latestAt: (lastS + 62) * S },
  minDurationMs: (lastS - firstS - 2) * S,
  maxDurationMs: (lastS - firstS + 122) * S,
  ...over,
});

function check(
  trouble: readonly Trouble[],
  bad: readonly BadSweep[],
  outages: readonly ToldOutage[],
) {
  const year: Year = {
    ...{ kind: "every-minute", trouble, outages, since: [] },
    badSweeps: new Map(bad.map((one) => [one.completedAt, one])),
    ...{ sweeps: { all: 0, played: 0 }, refreshed: { times: 0, opened: 0 } },
  };
  return checkYear(year);
}

const SEEN = [sweepAt(60), sweepAt(82), sweepAt(300)];

describe("an outage from 0:50 to 5:20", () => {
  const trouble = [down(50, 320)];

  test("that is told as it was, is within", () => {
    const { world } = check(trouble, SEEN, [told(60, 300)]);
    expect(world).toMatchObject({
      starts: { everyone: { of: 1, inside: 1 } },
      ends: { everyone: { of: 1, inside: 1 } },
      durations: { everyone: { of: 1, inside: 1 } },
      ...{ falseOpenings: {}, merged: 0, split: 0, told: 1 },
    });
    expect(world.detection.everyone["2–5 min"]).toMatchObject({ spells: 1, detected: 1 });
  });

  test.each<[string, Partial<ToldOutage>, "starts" | "ends" | "durations"]>([
    ["too late a start", { start: { earliestAt: 51 * S, latestAt: 62 * S } }, "starts"],
    ["too early an end", { end: { earliestAt: 300 * S, latestAt: 319 * S } }, "ends"],
    ["too short a time", { maxDurationMs: 200 * S }, "durations"],
    ["too long a time", { minDurationMs: 271 * S }, "durations"],
  ])("that is told with %s, is outside", (_title, over, what) => {
    const { world } = check(trouble, SEEN, [told(60, 300, over)]);
    expect(world[what].everyone).toMatchObject({ of: 1, inside: 0 });
  });

  test("that is told without an outer bound, is within", () => {
    const open = {
      start: { earliestAt: null, latestAt: 62 * S },
      end: { earliestAt: 300 * S, latestAt: null },
      maxDurationMs: null,
    };
    const { world } = check(trouble, SEEN, [told(60, 300, open)]);
    expect(world).toMatchObject({
      starts: { everyone: { inside: 1 } },
      ends: { everyone: { inside: 1 } },
      durations: { everyone: { inside: 1 } },
      lost: 1,
    });
  });

  test("that began with a false bad sweep, is outside, with why", () => {
    const bad = [sweepAt(20, new Set(["loss", "liar"])), ...SEEN];
    const { world } = check(trouble, bad, [told(20, 300)]);
    expect(world.starts.everyone.because).toEqual({
      "a false bad sweep came first: liar + loss": 1,
    });
    expect(world.falseOpenings).toEqual({});
  });

  test("that ended with a false bad sweep, is outside, with why", () => {
    const { world } = check(trouble, [...SEEN, sweepAt(400, new Set(["loss"]))], [told(60, 400)]);
    expect(world.ends.everyone.because).toEqual({ "a false bad sweep came last: loss": 1 });
  });

  test("that is told twice, is split", () => {
    const twice = [told(60, 82), told(300, 300, { openedAt: [302 * S] })];
    expect(check(trouble, SEEN, twice).world.split).toBe(1);
  });

  test("that is not told, is not detected", () => {
    const { world } = check(trouble, SEEN, []);
    expect(world.detection.everyone["2–5 min"]).toMatchObject({ spells: 1, detected: 0 });
  });
});

test("what is told while all was well, is a false opening, by its cause", () => {
  const bad = [sweepAt(60, new Set(["together"])), sweepAt(82, new Set(["together"]))];
  const { world } = check([down(900, 960)], bad, [told(60, 82)]);
  expect(world.falseOpenings).toEqual({ together: 1 });
  expect(world.starts.everyone.of).toBe(0);
});

test("what is told of a target that answers some requests, is neither true nor false", () => {
  const trouble = [down(50, 320, { why: "sometimes", fails: 0.5 })];
  const { world } = check(trouble, SEEN, [told(60, 300)]);
  expect(world).toMatchObject({ sometimes: 1, falseOpenings: {} });
  expect(world.starts.everyone.of).toBe(0);
});

test("two that are more than five minutes apart and told as one, are merged", () => {
  const bad = [sweepAt(60), sweepAt(82), sweepAt(500)];
  const { world } = check([down(50, 120), down(480, 520)], bad, [told(60, 500)]);
  expect(world.merged).toBe(1);
});

test.each([
  ["as one", [told(60, 300)], { of: 1, inside: 1 }],
  ["as two", [told(60, 82), told(300, 300)], { of: 1, inside: 0 }],
  ["not at all", [], { of: 0, inside: 0 }],
] as const)("what comes and goes within minutes, told %s", (_title, outages, share) => {
  const trouble = [down(50, 120, { why: "flap" }), down(290, 320, { why: "flap" })];
  expect(check(trouble, SEEN, outages).world.series).toMatchObject(share);
});

describe("trouble in truth", () => {
  const of = (trouble: readonly Trouble[], line: number) =>
    spellsOf(trouble)
      .get(line)
      ?.map((one) => [one.from / MIN, one.to / MIN, one.of]);
  const one = down(60, 600, { why: "region", mask: maskOf([2]) });
  const two = down(120, 180, { why: "continent", mask: maskOf([3, 4]) });

  test("is none of everyone's while one region alone has it", () => {
    expect(of([one], -1)).toEqual([]);
    expect(of([one], 2)).toEqual([[1, 10, "alone"]]);
    expect(of([one], 3)).toEqual([]);
  });

  test("is everyone's while two regions have it, whatever each has of it", () => {
    expect(of([one, two], -1)).toEqual([[2, 3, "many"]]);
    expect(of([one, two], 2)).toEqual([[1, 10, "mixed"]]);
    expect(of([one, two], 3)).toEqual([[2, 3, "many"]]);
  });

  test("has no seam where one takes over from another", () => {
    expect(of([down(60, 120), down(120, 180), down(150, 240)], -1)).toEqual([[1, 4, "everyone"]]);
  });
});
