/** The outages that earlier sweeps tell of, with bounds on both ends. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Outage, outagesOf } from "../../../src/verdict/outages";
import type { Scope } from "../../../src/verdict/rule";
import { LONGEST_PAUSE_MS, pastOf, type Sample, sinceOf } from "../../../src/verdict/since";
import { holds } from "./arbitraries";

const MIN = 60_000;
const NOW = 1_000 * MIN;

const startOf = (minutes: number) => NOW - minutes * MIN;
const endOf = (minutes: number) => startOf(minutes) + 2_000;

/** A sweep of two seconds that started so many minutes before now. */
const ago = (minutes: number, scope: Scope): Sample => ({
  startedAt: startOf(minutes),
  completedAt: endOf(minutes),
  scope,
});

/** Start, and end (null while it goes on), each as its two bounds. */
type Bounds = readonly [number | null, number];
type Row = readonly ["down" | "partial", Bounds, readonly [number, number | null] | null];
const rowOf = ({ scope, start, end }: Outage): Row => [
  scope,
  [start.earliestAt, start.latestAt],
  end && [end.earliestAt, end.latestAt],
];

describe("outages", () => {
  test.each<[string, Sample[], Row[]]>([
    ["are none when nobody ever looked", [], []],
    ["are none when all was well", [ago(1, "up"), ago(2, "up")], []],
    ["are none when nobody could tell", [ago(1, "unknown"), ago(2, "unknown")], []],
    [
      "lie between the good looks around them",
      [ago(1, "up"), ago(2, "down"), ago(3, "down"), ago(4, "up")],
      [["down", [startOf(4), endOf(3)], [startOf(2), endOf(1)]]],
    ],
    [
      "go on while the last look was bad and is not long ago",
      [ago(1, "down"), ago(2, "up")],
      [["down", [startOf(2), endOf(1)], null]],
    ],
    [
      "have no end in sight when nobody looked after",
      [ago(6, "down"), ago(7, "up")],
      [["down", [startOf(7), endOf(6)], [startOf(6), null]]],
    ],
    [
      "have no earlier bound when nobody looked before",
      [ago(1, "up"), ago(2, "down")],
      [["down", [null, endOf(2)], [startOf(2), endOf(1)]]],
    ],
    [
      "are as bad as their worst sweep",
      [ago(1, "partial"), ago(2, "down"), ago(3, "partial"), ago(4, "up")],
      [["down", [startOf(4), endOf(3)], null]],
    ],
    [
      "are partial when all of their sweeps were",
      [ago(1, "partial"), ago(2, "partial"), ago(3, "up")],
      [["partial", [startOf(3), endOf(2)], null]],
    ],
    [
      "pass over sweeps that said nothing",
      [ago(1, "unknown"), ago(2, "up"), ago(3, "unknown"), ago(4, "down"), ago(5, "unknown")],
      [["down", [null, endOf(4)], [startOf(4), endOf(2)]]],
    ],
    [
      "hold over a pause of five minutes",
      [ago(1, "up"), ago(2, "down"), ago(7, "down"), ago(8, "up")],
      [["down", [startOf(8), endOf(7)], [startOf(2), endOf(1)]]],
    ],
    [
      "are two where nobody looked for longer, each bounded by the good looks around both",
      [ago(1, "up"), ago(2, "down"), ago(9, "partial"), ago(10, "up")],
      [
        ["down", [startOf(10), endOf(2)], [startOf(2), endOf(1)]],
        ["partial", [startOf(10), endOf(9)], [startOf(9), endOf(1)]],
      ],
    ],
    [
      "are two of which the older has no end in sight while the newer goes on",
      [ago(1, "down"), ago(9, "down"), ago(10, "up")],
      [
        ["down", [startOf(10), endOf(1)], null],
        ["down", [startOf(10), endOf(9)], [startOf(9), null]],
      ],
    ],
    [
      "come newest first",
      [ago(1, "up"), ago(2, "down"), ago(3, "up"), ago(4, "partial"), ago(5, "up")],
      [
        ["down", [startOf(3), endOf(2)], [startOf(2), endOf(1)]],
        ["partial", [startOf(5), endOf(4)], [startOf(4), endOf(3)]],
      ],
    ],
  ])("%s", (_title, samples, rows) => {
    expect(outagesOf(samples, NOW).map(rowOf)).toEqual(rows);
  });

  test.each<[string, Sample[], number, number | null]>([
    [
      "from look to look",
      [ago(1, "up"), ago(2, "down"), ago(9 / 2, "down"), ago(5, "up")],
      148,
      242,
    ],
    ["of one bad look", [ago(1, "up"), ago(2, "down"), ago(3, "up")], 0, 122],
    ["that goes on", [ago(1, "down"), ago(2, "down"), ago(3, "up")], 58, 180],
    ["without an earlier look", [ago(1, "up"), ago(2, "down"), ago(3, "down")], 58, null],
    ["without a later look", [ago(6, "down"), ago(8, "down"), ago(9, "up")], 118, null],
  ])("the time %s", (_title, samples, minS, maxS) => {
    expect(outagesOf(samples, NOW)).toEqual([
      expect.objectContaining({
        minDurationMs: minS * 1_000,
        maxDurationMs: maxS === null ? null : maxS * 1_000,
      }),
    ]);
  });
});

/** A target that goes down and comes back, and sweeps of it that each look at one instant. */
const history = fc
  .record({
    flips: fc.array(fc.integer({ min: 1, max: 12 * MIN }), { maxLength: 12 }),
    sweeps: fc.array(
      fc.record({
        pauseMs: fc.integer({ min: 1, max: 7 * MIN }),
        untilLookMs: fc.nat(3_000),
        afterLookMs: fc.nat(3_000),
        isMute: fc.nat(4).map((n) => n === 0),
        isWorst: fc.boolean(),
      }),
      { maxLength: 30 },
    ),
    restMs: fc.nat(10 * MIN),
  })
  .map(({ flips, sweeps, restMs }) => {
    const flippedAt = flips.map((_, i) => flips.slice(0, i + 1).reduce((sum, ms) => sum + ms, 0));
    const looks: { lookedAt: number; sample: Sample }[] = [];
    let at = 0;
    for (const { pauseMs, untilLookMs, afterLookMs, isMute, isWorst } of sweeps) {
      const startedAt = at + pauseMs;
      const lookedAt = startedAt + untilLookMs;
      const isUp = flippedAt.filter((flip) => flip <= lookedAt).length % 2 === 0;
      const seen = isUp ? "up" : isWorst ? "down" : "partial";
      at = lookedAt + afterLookMs;
      const scope = isMute ? "unknown" : seen;
      looks.unshift({ lookedAt, sample: { startedAt, completedAt: at, scope } });
    }
    return { flippedAt, looks, samples: looks.map(({ sample }) => sample), now: at + restMs };
  });

describe("whatever was seen", () => {
  test("the true start and end lie within the bounds, and the time between them too", () => {
    holds(history, ({ flippedAt, looks, samples, now }) => {
      for (const { start, end, minDurationMs, maxDurationMs } of outagesOf(samples, now)) {
        const first = looks.find(({ sample }) => sample.completedAt === start.latestAt);
        const badAt = looks
          .filter(({ sample }) => sample.scope === "down" || sample.scope === "partial")
          .map(({ lookedAt }) => lookedAt);
        // Without an end it is the newest, and its last bad look the newest of all.
        const lastAt = end
          ? looks.find(({ sample }) => sample.startedAt === end.earliestAt)?.lookedAt
          : badAt[0];
        if (first === undefined || lastAt === undefined) throw new Error("bounds that are no look");
        const beganAt = flippedAt.findLast((flip) => flip <= first.lookedAt) ?? Number.NaN;
        const endedAt = flippedAt.find((flip) => flip > lastAt) ?? Number.POSITIVE_INFINITY;

        expect(beganAt).toBeGreaterThanOrEqual(start.earliestAt ?? 0);
        expect(beganAt).toBeLessThanOrEqual(start.latestAt);
        expect(endedAt).toBeGreaterThanOrEqual(end?.earliestAt ?? 0);
        expect(endedAt).toBeLessThanOrEqual(end?.latestAt ?? Number.POSITIVE_INFINITY);
        const lastedMs = (end ? endedAt : Math.min(endedAt, now)) - beganAt;
        expect(lastedMs).toBeGreaterThanOrEqual(minDurationMs);
        expect(lastedMs).toBeLessThanOrEqual(maxDurationMs ?? Number.POSITIVE_INFINITY);
      }
    });
  });

  test("they are in order, and what is certain of them is disjoint", () => {
    holds(history, ({ samples, now }) => {
      const outages = outagesOf(samples, now);
      for (const [i, older] of outages.slice(1).entries()) {
        expect(older.end).not.toBeNull();
        expect(older.end?.earliestAt).toBeLessThan(outages[i]?.start.latestAt ?? 0);
      }
      for (const { start, minDurationMs, maxDurationMs } of outages) {
        expect(start.earliestAt ?? 0).toBeLessThan(start.latestAt);
        expect(minDurationMs).toBeLessThanOrEqual(maxDurationMs ?? Number.POSITIVE_INFINITY);
      }
    });
  });

  test("the one that goes on begins where the past of the next sweep says", () => {
    holds(history, ({ samples, now }) => {
      const { lastGoodAt, firstBadAt } = pastOf(samples, now);
      const newest = outagesOf(samples, now)[0];
      const isGoingOn = newest !== undefined && newest.end === null;
      expect(isGoingOn).toBe(firstBadAt !== null);
      if (!isGoingOn) return;
      expect(newest.start).toEqual({ earliestAt: lastGoodAt, latestAt: firstBadAt });
    });
  });

  test("the one that goes on has lasted as long as its newest sweep says", () => {
    holds(history, ({ samples, now }) => {
      const [newest, ...before] = samples;
      if (newest === undefined || now - newest.completedAt > LONGEST_PAUSE_MS) return;
      const { startedAt, completedAt: seenAt, scope } = newest;
      const since = sinceOf(pastOf(before, startedAt), { startedAt, seenAt, scope }, now);
      if (since === null) return;
      expect(outagesOf(samples, now)[0]).toMatchObject({ ...since, end: null });
    });
  });
});
