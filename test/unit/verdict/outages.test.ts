/** An outage as it is told: with bounds on both ends, which the truth never leaves. */
import { describe, expect, test } from "vitest";
import { lasting, type Outage, outageOf } from "../../../src/verdict/outages";
import { isBad } from "../../../src/verdict/sample";
import { pastOf, sinceOf } from "../../../src/verdict/since";
import { holds } from "./arbitraries";
import {
  badMsIn,
  type History,
  history,
  looks,
  MIN,
  outagesOf,
  runsTold,
  STARTED_AT,
  tell,
} from "./tracked";

/** Start, and end (null while it goes on), each as its two bounds, in seconds. */
type Bounds = readonly [number | null, number];
type Row = readonly ["down" | "partial", Bounds, readonly [number, number | null] | null];

const seconds = (at: number | null) => (at === null ? null : (at - STARTED_AT) / 1_000);
const rowOf = ({ scope, start, end }: Outage) => [
  scope,
  [seconds(start.earliestAt), seconds(start.latestAt)],
  end && [seconds(end.earliestAt), seconds(end.latestAt)],
];

describe("outages", () => {
  test.each<[string, string, number, Row[]]>([
    ["are none when nobody ever looked", "", 0, []],
    ["are none when all was well", "+0 +60", 90, []],
    ["are none when nobody could tell", "?0 ?60", 90, []],
    ["are none when a bad look was not confirmed", "+0 -60 +82", 90, []],
    [
      "lie between the good looks around them",
      "+0 -60 -82 +120 +142",
      150,
      [["down", [0, 62], [82, 122]]],
    ],
    [
      "go on while the last look was bad and is not long ago",
      "+0 -60 -82",
      384,
      [["down", [0, 62], null]],
    ],
    ["go on while only one look was good", "+0 -60 -82 +120", 422, [["down", [0, 62], null]]],
    [
      "have ended when one look was good and none came after",
      "+0 -60 -82 +120",
      423,
      [["down", [0, 62], [82, 122]]],
    ],
    [
      "have no end in sight when nobody looked after",
      "+0 -60 -82",
      385,
      [["down", [0, 62], [82, null]]],
    ],
    [
      "have no end in sight when nobody could tell after",
      "+0 -60 -82 ?120 ?360",
      385,
      [["down", [0, 62], [82, null]]],
    ],
    [
      "have ended with the first look after, however late it was",
      "+0 -60 -82 +900m +901m",
      54_100,
      [["down", [0, 62], [82, 54_002]]],
    ],
    [
      "have no earlier bound when nobody looked before",
      "-0 -22 +60 +82",
      90,
      [["down", [null, 2], [22, 62]]],
    ],
    ["are as bad as their worst sweep", "+0 ~60 -82 ~104", 110, [["down", [0, 62], null]]],
    ["are partial when all of their sweeps were", "+0 ~60 ~82", 110, [["partial", [0, 62], null]]],
    [
      "pass over sweeps that said nothing",
      "?0 -10 ?20 -40 ?50 +60 ?70 +90 ?100",
      110,
      [["down", [null, 12], [40, 62]]],
    ],
    [
      "hold over a pause of five minutes",
      "+0 -60 -362 +380 +402",
      410,
      [["down", [0, 62], [362, 382]]],
    ],
    [
      "are two where nobody looked for longer, and the older has no end in sight",
      "+0 -60 -82 -20m -1222 +1240 +1262",
      1_300,
      [
        ["down", [0, 1_202], [1_222, 1_242]],
        ["down", [0, 62], [82, null]],
      ],
    ],
    [
      "are one when they are minutes apart",
      "+0 -60 -82 +120 +142 ~180 ~202 +240 +262",
      300,
      [["down", [0, 62], [202, 242]]],
    ],
    [
      "come newest first",
      "+0 -60 -82 +120 +142 +10m ~11m ~682 +12m +742",
      800,
      [
        ["partial", [600, 662], [682, 722]],
        ["down", [0, 62], [82, 122]],
      ],
    ],
  ])("%s", (_title, text, now, rows) => {
    expect(outagesOf(looks(text), STARTED_AT + now * 1_000).map(rowOf)).toEqual(rows);
  });

  test.each<[string, string, number, number | null]>([
    ["from look to look", "+0 -60 -82 -208 +240 +262", 146, 242],
    ["that goes on, up to now", "+0 -60 -82 -208", 146, 300],
    ["of two bad looks", "+0 -60 -82 +120 +142", 20, 122],
    ["without an earlier look", "-0 -22 +60 +82", 20, null],
    ["without an earlier look, while it goes on", "-0 -22 -240", 238, null],
  ])("the time %s", (_title, text, minS, maxS) => {
    expect(outagesOf(looks(text), STARTED_AT + 300_000)).toEqual([
      expect.objectContaining({
        minDurationMs: minS * 1_000,
        maxDurationMs: maxS === null ? null : maxS * 1_000,
      }),
    ]);
  });

  test("the time without a later look has no upper bound", () => {
    const [outage] = outagesOf(looks("+0 -60 -82"), STARTED_AT + 60 * MIN);
    expect(outage).toMatchObject({ minDurationMs: 20_000, maxDurationMs: null });
  });

  test.each([
    ["-0 -22", false],
    ["-0 -22 -30", false],
    ["-0 -22 -44", true],
    ["-0 -22 -44 +60 +82", true],
  ])("of the looks %j are confirmed: %s", (text, isConfirmed) => {
    expect(outagesOf(looks(text), STARTED_AT)[0]?.confirmed).toBe(isConfirmed);
  });

  test("one that goes on has lasted longer later on, and one that has ended has not", () => {
    const [goesOn] = outagesOf(looks("+0 -60 -82"), STARTED_AT + 100_000);
    const [ended] = outagesOf(looks("+0 -60 -82 +120 +142"), STARTED_AT + 150_000);
    if (goesOn === undefined || ended === undefined) throw new Error("no outage");
    expect(lasting(goesOn, STARTED_AT + 130_000)).toEqual({ ...goesOn, maxDurationMs: 130_000 });
    expect(lasting(ended, STARTED_AT + 900_000)).toEqual(ended);
  });

  test("a clock behind that of the sweeps makes no shorter outage than what was seen", () => {
    const [run] = runsTold(tell(looks("+0 -60 -82 -208")));
    if (run === undefined) throw new Error("no outage");
    expect(outageOf(run, STARTED_AT)).toMatchObject({
      ...{ end: null, minDurationMs: 146_000, maxDurationMs: 146_000 },
    });
  });
});

/** The first and last bad look of an outage, and when it truly began and ended. */
function truthOf({ flippedAt, looks }: History, run: { id: number; lastBadAt: number }) {
  const first = looks.find(({ sample }) => sample.completedAt === run.id);
  const last = looks.find(({ sample }) => sample.startedAt === run.lastBadAt);
  if (first === undefined || last === undefined) throw new Error("bounds that are no look");
  return {
    beganAt: flippedAt.findLast((flip) => flip <= first.lookedAt) ?? Number.NaN,
    endedAt: flippedAt.find((flip) => flip > last.lookedAt) ?? Number.POSITIVE_INFINITY,
  };
}

describe("whatever was seen", () => {
  test("the true start and end lie within the bounds, and the time between them too", () => {
    let told = 0;
    holds(
      history,
      (example) => {
        const { looks, samples, now } = example;
        // What was told in the middle of it counts as much as what is told in the end.
        for (const [i] of samples.entries()) {
          const known = { ...example, looks: looks.slice(0, i + 1) };
          const at = samples[i + 1]?.startedAt ?? now;
          for (const run of runsTold(tell(samples.slice(0, i + 1)))) {
            const { id, start, end, minDurationMs, maxDurationMs } = outageOf(run, at);
            const { beganAt, endedAt } = truthOf(known, { id, lastBadAt: run.lastBad.startedAt });
            told += 1;
            expect(beganAt).toBeGreaterThanOrEqual(start.earliestAt ?? 0);
            expect(beganAt).toBeLessThanOrEqual(start.latestAt);
            expect(endedAt).toBeGreaterThanOrEqual(end?.earliestAt ?? run.lastBad.startedAt);
            expect(endedAt).toBeLessThanOrEqual(end?.latestAt ?? Number.POSITIVE_INFINITY);
            const lastAt = end ? endedAt : Math.min(endedAt, at);
            expect(lastAt - beganAt).toBeGreaterThanOrEqual(minDurationMs);
            // It may have been well in between, and what was seen of that is left out.
            expect(badMsIn(example, beganAt, lastAt)).toBeLessThanOrEqual(
              maxDurationMs ?? Number.POSITIVE_INFINITY,
            );
          }
        }
      },
      600,
    );
    // Not for want of outages.
    expect(told).toBeGreaterThan(1_000);
  });

  test("the true start of what a bad sweep finds lies within its bounds", () => {
    holds(
      history,
      ({ flippedAt, looks, samples, now }) => {
        for (const [i, { lookedAt, sample }] of looks.entries()) {
          const past = pastOf(tell(samples.slice(0, i)).track, sample.startedAt);
          const since = sinceOf(past, { ...sample, seenAt: sample.completedAt }, now);
          expect(since !== null).toBe(isBad(sample.scope));
          if (since === null) continue;
          const firstAt = looks.find((one) => one.sample.completedAt === past.firstBadAt)?.lookedAt;
          const beganAt = flippedAt.findLast((flip) => flip <= (firstAt ?? lookedAt)) ?? Number.NaN;
          expect(beganAt).toBeGreaterThanOrEqual(since.start.earliestAt ?? 0);
          expect(beganAt).toBeLessThanOrEqual(since.start.latestAt);
          expect(lookedAt - beganAt).toBeGreaterThanOrEqual(since.minDurationMs);
          expect(lookedAt - beganAt).toBeLessThanOrEqual(
            since.maxDurationMs ?? Number.POSITIVE_INFINITY,
          );
        }
      },
      600,
    );
  });

  test("the one that goes on begins where the past of the next sweep says", () => {
    holds(history, ({ samples, now }) => {
      const { track } = tell(samples);
      const newest = outagesOf(samples, now)[0];
      if (newest === undefined || newest.end !== null) return;
      const { earliestAt: lastGoodAt, latestAt: firstBadAt } = newest.start;
      expect(pastOf(track, now)).toEqual({ lastGoodAt, firstBadAt });
    });
  });

  test("the one that goes on has lasted as long as its newest sweep says", () => {
    let compared = 0;
    holds(history, ({ samples, now }) => {
      const newest = samples.at(-1);
      const outage = outagesOf(samples, now)[0];
      if (newest === undefined || !isBad(newest.scope) || outage?.end !== null) return;
      const past = pastOf(tell(samples.slice(0, -1)).track, newest.startedAt);
      const since = sinceOf(past, { ...newest, seenAt: newest.completedAt }, now);
      // One that has come back began before what its first bad looks said.
      if (since?.start.latestAt !== outage.start.latestAt) return;
      compared += 1;
      const { start, minDurationMs, maxDurationMs } = since;
      expect(outage).toMatchObject({ start, minDurationMs, maxDurationMs });
    });
    expect(compared).toBeGreaterThan(50);
  });
});
