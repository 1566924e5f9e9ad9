/** A region that fails alone: what one vantage says, and nobody beside it. */
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { run as runForm } from "../../../src/monitor/store/memory";
import { outageOf } from "../../../src/verdict/outages";
import { pastOf } from "../../../src/verdict/since";
import type { Run } from "../../../src/verdict/track";
import { holds } from "./arbitraries";
import { history, looks, MIN, runsTold, STARTED_AT, secondsOf, tell } from "./tracked";

const kindsOf = (text: string) =>
  tell(looks(text)).changes.map(({ kind, sample }) => `${kind} ${secondsOf(sample.startedAt)}`);

const startOf = (text: string) => {
  const { start } = tell(looks(text)).track.outage ?? {};
  return start && [secondsOf(start.earliestAt ?? Number.NaN), secondsOf(start.latestAt)];
};

describe("an outage of a region that fails alone", () => {
  test.each<[string, string, readonly string[]]>([
    ["is opened by the third look", "+0 !60 !120 !180", ["opened 180"]],
    ["not by the second", "+0 !60 !120", []],
    ["not by looks that are no re-checks", "+0 !60 !65 !70 !75", []],
    ["not by three with a good one in between", "+0 !60 !120 +180 !240", []],
    ["not where nobody watched in between", "+0 !60 !120 !10m", []],
    ["is opened by the second where others fail then", "+0 !60 -120", ["opened 120"]],
    ["by the third where they did before", "+0 -60 !120 !180", ["opened 180"]],
    ["is confirmed already", "+0 !60 !120 !180 !240", ["opened 180"]],
    [
      "closes with the second good look",
      "+0 !60 !120 !180 +240 +300",
      ["opened 180", "closed 300"],
    ],
    [
      "goes on where others have recovered",
      "+0 -60 -82 !120 !180 +240 +300",
      ["opened 82", "confirmed 120", "closed 300"],
    ],
    [
      "is not carried on by one look after a good one",
      "+0 -60 -82 +120 !150 +180 +210",
      ["opened 82", "closed 150"],
    ],
    [
      "comes back with the third within minutes",
      "+0 -60 -82 +120 !150 !180 !210",
      ["opened 82", "closed 150", "reopened 210"],
    ],
  ])("%s", (_title, text, changes) => {
    expect(kindsOf(text)).toEqual(changes);
  });

  test.each<[string, string, readonly number[]]>([
    ["the second look: the first may be chance", "+0 !60 !120 !180", [0, 122]],
    ["the first at which others failed too", "+0 !60 -120", [0, 122]],
    ["the first, where others failed with it", "+0 -60 !120 !180", [0, 62]],
  ])("began before %s", (_title, text, bounds) => {
    expect(startOf(text)).toEqual(bounds);
  });

  test("that ended before a single look of its own ended before the good one", () => {
    const { outage } = tell(looks("+0 -60 -82 +120 !150")).track;
    const { end } = outageOf(outage as Run, STARTED_AT + 160_000);
    expect(end && [secondsOf(end.earliestAt), secondsOf(end.latestAt ?? 0)]).toEqual([82, 122]);
  });
});

test.each<[string, string, number]>([
  ["the last look but one: the last may be chance", "+0 !60 !120 !180 !240 +300 +330", 180],
  ["the same, whatever is asked soon after", "+0 !60 !120 !180 !240 !245 +300 +330", 180],
  ["the last at which others failed too", "+0 !60 !120 -180 +240 +300", 180],
])("it ended after %s", (_title, text, earliestAt) => {
  const { outage } = tell(looks(text)).track;
  const { end } = outageOf(outage as Run, STARTED_AT + 400_000);
  expect(secondsOf(end?.earliestAt ?? 0)).toBe(earliestAt);
});

test.each<[string, string, number | null]>([
  ["one look alone says when nothing began", "+0 !60", null],
  ["two do", "+0 !60 !90", 92],
])("of what %s", (_title, text, firstBadAt) => {
  const past = pastOf(tell(looks(text)).track, STARTED_AT + 120_000);
  expect(past.lastGoodAt).toBe(STARTED_AT);
  expect(past.firstBadAt).toBe(firstBadAt && STARTED_AT + firstBadAt * 1_000);
});

test("it does not count as a failure with others", () => {
  const { calm } = tell(looks("+0 +60 +120")).track;
  expect(tell(looks("+0 +60 +120 !180 !240 !300")).track.calm).toBe(calm);
  expect(tell(looks("+0 -60 !120")).track.calm).toBe(0);
});

describe("whoever fails with it, and whoever does not", () => {
  /** A region that goes down and comes back, seen as it is; at some looks nobody else fails. */
  const seen = fc.tuple(history, fc.infiniteStream(fc.boolean())).map(([past, coins]) => ({
    ...past,
    samples: past.samples.map((one) => {
      const isLone = one.scope !== "unknown" && one.scope !== "up" && coins.next().value === true;
      return isLone ? { ...one, scope: "down" as const, isLone } : one;
    }),
  }));

  test("the true start and the true end lie within what is told", () => {
    let told = 0;
    holds(
      seen,
      ({ samples, flippedAt, now }) => {
        for (const run of runsTold(tell(samples))) {
          const { start, end } = outageOf(run, now);
          told += 1;
          const isIn = (least: number | null, most: number | null, isDown: boolean) =>
            flippedAt.some(
              (flip, i) =>
                (i % 2 === 0) === isDown && flip >= (least ?? 0) && flip <= (most ?? now),
            );
          expect(isIn(start.earliestAt, start.latestAt, true)).toBe(true);
          if (end !== null && end.latestAt !== null)
            expect(isIn(end.earliestAt, end.latestAt, false)).toBe(true);
        }
      },
      600,
    );
    expect(told).toBeGreaterThan(500);
  });

  test("nothing opens with fewer than three looks where the last of them is alone", () => {
    holds(seen, ({ samples }) => {
      for (const { kind, sample } of tell(samples).changes) {
        if (kind !== "opened" && kind !== "reopened") continue;
        const until = samples.slice(0, samples.indexOf(sample) + 1);
        const run = until.slice(until.findLastIndex(({ scope }) => scope === "up") + 1);
        const bad = run.filter(({ scope }) => scope !== "unknown");
        expect(bad.length).toBeGreaterThanOrEqual("isLone" in sample ? 3 : 2);
      }
    });
  });

  test("each step survives being written down and read back", () => {
    holds(seen, ({ samples }) => {
      const { suspect, outage } = tell(samples).track;
      for (const run of [suspect, outage])
        if (run !== null) expect(v.parse(runForm, JSON.parse(JSON.stringify(run)))).toEqual(run);
    });
  });

  test("what is told twice changes nothing", () => {
    holds(seen, ({ samples }) => {
      expect(tell(samples.flatMap((one) => [one, one]))).toMatchObject({
        track: tell(samples).track,
      });
    });
  });
});

test("a lone failure long after an outage opens none, and merges with none", () => {
  const { track } = tell(looks("+0 -60 -82 +120 +142 !10m"));
  expect(track.outage?.phase).toBe("ended");
  expect(track.suspect).toMatchObject({
    badLooks: 1,
    isLone: true,
    id: STARTED_AT + 10 * MIN + 2_000,
  });
});
