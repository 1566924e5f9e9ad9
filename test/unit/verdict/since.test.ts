/** Bounds on the start of the trouble and on its duration, and their words. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Scope } from "../../../src/verdict/rule";
import { type Past, sinceOf } from "../../../src/verdict/since";
import { EN } from "../../../src/verdict/words";
import { holds } from "./arbitraries";

/** Of that day in December 2010, in UTC; Central European time is an hour ahead. */
const at = (clock: string) => Date.parse(`2010-12-12T${clock}Z`);
const NOTHING: Past = { lastGoodAt: null, firstBadAt: null };
const MIN = 60_000;

describe("the founding case", () => {
  const past = { lastGoodAt: 1_292_187_490_000, firstBadAt: 1_292_187_535_000 };
  const sweep = { startedAt: 1_292_189_215_000, seenAt: 1_292_189_216_900, scope: "down" } as const;
  const since = sinceOf(past, sweep, 1_292_189_217_700);

  test("it began after the start of the last good sweep and before the end of the first bad one", () => {
    expect(since?.start).toEqual({ earliestAt: 1_292_187_490_000, latestAt: 1_292_187_535_000 });
  });

  test("it has lasted from then, at the latest, to this sweep, and from then, at the earliest, to now", () => {
    expect(since?.minDurationMs).toBe(28 * MIN);
    expect(since?.maxDurationMs).toBe(1_727_700);
  });

  test("in words", () => {
    expect(since && EN.since(since)).toBe(
      "The trouble began between 2010-12-12 20:58:10 and 20:58:55 UTC and has lasted 28 to 29 min.",
    );
  });
});

describe("bounds", () => {
  const sweep = { startedAt: at("21:00:00"), seenAt: at("21:00:02"), scope: "partial" } as const;
  const now = at("21:00:10");

  test("the first bad sweep bounds the start by its own end, and nothing has lasted for sure", () => {
    expect(sinceOf({ lastGoodAt: at("20:59:00"), firstBadAt: null }, sweep, now)).toEqual({
      region: null,
      start: { earliestAt: at("20:59:00"), latestAt: at("21:00:02") },
      minDurationMs: 0,
      maxDurationMs: 70_000,
    });
  });

  test("when nobody looked before, the start has no earlier bound and the duration no upper one", () => {
    expect(sinceOf(NOTHING, sweep, now)).toEqual({
      region: null,
      start: { earliestAt: null, latestAt: at("21:00:02") },
      minDurationMs: 0,
      maxDurationMs: null,
    });
  });

  test("a bad sweep before gives a least duration even then", () => {
    const since = sinceOf({ lastGoodAt: null, firstBadAt: at("20:30:00") }, sweep, now);
    expect(since?.start).toEqual({ earliestAt: null, latestAt: at("20:30:00") });
    expect(since?.minDurationMs).toBe(30 * MIN);
  });

  test("a clock behind that of the sweep makes it no shorter than what was seen", () => {
    const past = { lastGoodAt: at("20:00:00"), firstBadAt: at("20:30:00") };
    expect(sinceOf(past, sweep, at("20:15:00"))).toMatchObject({
      ...{ minDurationMs: 30 * MIN, maxDurationMs: 30 * MIN },
    });
  });

  test.each<[Scope, boolean]>([
    ["down", true],
    ["partial", true],
    ["up", false],
    ["unknown", false],
  ])("of a sweep that says %s there is something to tell: %s", (scope, bad) => {
    const past = { lastGoodAt: at("20:00:00"), firstBadAt: at("20:30:00") };
    expect(sinceOf(past, { ...sweep, scope }, now) !== null).toBe(bad);
  });

  test("whatever came before, the bounds are in order and the truth lies between them", () => {
    const times = fc.uniqueArray(fc.nat(1_000_000), { minLength: 6, maxLength: 6 });
    const sorted = times.map((list) => list.toSorted((a, b) => a - b));
    holds(fc.tuple(sorted, fc.boolean()), ([list, hasBad]) => {
      const [good = 0, truth = 0, bad = 0, startedAt = 0, seenAt = 0, asked = 0] = list;
      const past = { lastGoodAt: good, firstBadAt: hasBad ? bad : null };
      const since = sinceOf(past, { startedAt, seenAt, scope: "down" }, asked);
      if (since === null) throw new Error("a bad sweep without bounds");
      const { start, minDurationMs, maxDurationMs } = since;
      expect(start.earliestAt).toBeLessThanOrEqual(truth);
      expect(start.latestAt).toBeGreaterThanOrEqual(truth);
      // The trouble lasted from the truth to some instant of this sweep at least, to now at most.
      expect(minDurationMs).toBeGreaterThanOrEqual(0);
      expect(minDurationMs).toBeLessThanOrEqual(seenAt - truth);
      expect(maxDurationMs).toBeGreaterThanOrEqual(asked - truth);
    });
  });

  test("clocks that disagree give no negative duration", () => {
    const past = { lastGoodAt: now + 5_000, firstBadAt: now + 9_000 };
    expect(sinceOf(past, sweep, now)).toMatchObject({ minDurationMs: 0, maxDurationMs: 0 });
  });
});

describe("in words", () => {
  const start = { earliestAt: at("20:58:10"), latestAt: at("20:58:55") };
  const begun = "The trouble began between 2010-12-12 20:58:10 and 20:58:55 UTC and has lasted";

  test.each([
    [0, 45_000, "at most 45 s"],
    [999, 45_001, "at most 46 s"],
    [10_000, 55_000, "10 to 55 s"],
    [10_900, 54_100, "10 to 55 s"],
    [45_000, 2 * MIN, "45 s to 2 min"],
    [119_999, 120_000, "119 s to 2 min"],
    [29.9 * MIN, 30.1 * MIN, "29 to 31 min"],
    [30 * MIN, 30 * MIN, "30 min"],
    [119 * MIN, 121 * MIN, "119 min to 3 h"],
    [5 * 60 * MIN, 6.5 * 60 * MIN, "5 to 7 h"],
    [47 * 60 * MIN, 49 * 60 * MIN, "47 h to 3 days"],
    [10 * 24 * 60 * MIN, 12 * 24 * 60 * MIN, "10 to 12 days"],
  ])("%i to %i ms is %j, rounded outwards", (minDurationMs, maxDurationMs, words) => {
    expect(EN.since({ region: null, start, minDurationMs, maxDurationMs })).toBe(
      `${begun} ${words}.`,
    );
  });

  test("the day is said again when it is another one", () => {
    const midnight = { earliestAt: at("23:59:30"), latestAt: at("23:59:30") + MIN };
    expect(EN.since({ region: null, start: midnight, minDurationMs: 0, maxDurationMs: MIN })).toBe(
      "The trouble began between 2010-12-12 23:59:30 and 2010-12-13 00:00:30 UTC and has lasted at most 60 s.",
    );
  });

  test("a fraction of a second is rounded outwards", () => {
    const fine = { earliestAt: at("20:58:10") + 900, latestAt: at("20:58:54") + 100 };
    expect(
      EN.since({ region: null, start: fine, minDurationMs: 28 * MIN, maxDurationMs: 29 * MIN }),
    ).toBe(`${begun} 28 to 29 min.`);
  });

  test("of one region it is named by its place", () => {
    expect(
      EN.since({ region: "australia", start, minDurationMs: 28 * MIN, maxDurationMs: 29 * MIN }),
    ).toBe(
      "The trouble around Sydney (Australia) began between 2010-12-12 20:58:10 and 20:58:55 UTC and has lasted 28 to 29 min.",
    );
  });

  test.each([
    [0, "The trouble began at 2010-12-12 20:58:55 UTC or earlier."],
    [
      28.9 * MIN,
      "The trouble began at 2010-12-12 20:58:55 UTC or earlier and has lasted at least 28 min.",
    ],
  ])("without an earlier look, after %i ms", (minDurationMs, words) => {
    const open = { earliestAt: null, latestAt: at("20:58:54") + 1 };
    expect(EN.since({ region: null, start: open, minDurationMs, maxDurationMs: null })).toBe(words);
  });
});
