/** When a monitor looks again of its own accord, and when it stops. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forgetAt, type Interest, nextLook } from "../../../src/verdict/cadence";
import { isWatchedThrough, paceOf } from "../../../src/verdict/pace";
import { holds } from "./arbitraries";
import { HOUR, looks, MIN, SECOND, STARTED_AT, tell } from "./tracked";

const DAY = 24 * HOUR;

/** Of a target that somebody asked about when it was looked at first. */
function interestIn(text: string, over: Partial<Interest> = {}): Interest {
  const samples = looks(text);
  return {
    track: tell(samples).track,
    lastLook: samples.at(-1) ?? null,
    ...{ askedAt: STARTED_AT, watchedEveryMs: null, ...over },
  };
}

/** Well at first, and ten seconds later bad for so many minutes, at the pace that it is looked at. */
function badFor(minutes: number): string {
  const marks = ["+0"];
  for (let at = 0; at < minutes * 60; at += 2 + paceOf(at * SECOND) / SECOND)
    marks.push(`-${Math.round(at) + 10}`);
  return `${marks.join(" ")} -${minutes * 60 + 10}`;
}

describe("the next look", () => {
  /** So many seconds after the end of the last one. */
  test.each<[string, string, number | null, string | null]>([
    ["is none at what is well", "+0", null, null],
    ["is none at what was never looked at", "", null, null],
    ["is none when nobody could tell", "?0", null, null],
    ["comes soon at what is suspect", "+0 -60", 20, "recheck"],
    ["comes soon at what is partly so", "~0", 20, "recheck"],
    ["comes soon after a refresh that proves nothing", "-0 -5", 20, "recheck"],
    ["is not hurried by looks that say nothing", "-0 ?22", 30, "trouble"],
    ["comes every half minute at what has just gone down", "-0 -22", 30, "trouble"],
    ["comes later the longer looks say nothing", "-0 -22 ?54", 32, "trouble"],
    ["comes later and later", "-0 -22 ?54 ?88 ?154", 132, "trouble"],
    [
      "is none when they have said nothing for too long to tell one outage",
      "-0 -22 ?54 ?176",
      null,
      null,
    ],
    ["comes after a twentieth of the age of the trouble", badFor(60), 180, "trouble"],
    ["comes every quarter of an hour in the end", badFor(10 * 60), 900, "trouble"],
    ["comes soon after a first good one", "-0 -22 +60", 20, "recovery"],
    [
      "comes soon after a first good one, however long it was down",
      `${badFor(600)} +601m`,
      20,
      "recovery",
    ],
    ["comes a minute after a second good one", "-0 -22 +60 +82", 60, "recovery"],
    ["is none after a third good one", "-0 -22 +60 +82 +144", null, null],
    ["is none after a good one that came long after the first", "-0 -22 +60 +600", null, null],
    ["comes a minute after the second one if that came in time", "-0 -22 +60 +275", 60, "recovery"],
    ["is none when trouble that it finds would be another outage", "-0 -22 +60 +275.1", null, null],
    ["is none after a suspicion was refuted", "+0 -60 +82", null, null],
    [
      "is none after a suspicion was refuted that came on the heels of an outage",
      "-0 -22 +60 +82 -144 +166",
      null,
      null,
    ],
    ["comes soon when it comes back", "-0 -22 +60 +82 -144", 20, "recheck"],
    ["comes as before when a recovery was none", "-0 -22 +60 -82", 30, "trouble"],
    [
      "is not hurried when nobody can tell whether it has recovered",
      "-0 -22 +60 ?82",
      30,
      "trouble",
    ],
    [
      "still comes when three good ones came too close together to end it",
      "-0 -22 +60 +63 +66",
      30,
      "trouble",
    ],
  ])("%s", (_title, text, seconds, why) => {
    const interest = interestIn(text);
    const next = nextLook(interest);
    const after = next === null ? null : (next.at - (interest.lastLook?.completedAt ?? 0)) / SECOND;
    expect([after, next?.why ?? null]).toEqual([seconds, why]);
  });

  test.each<[string, string, number, boolean]>([
    ["an open outage", "-0 -22", 22, true],
    ["a suspicion", "-0 ?22", 22, true],
    ["an open outage, for a day after the last question", "+0 -20 -42", 24 * 3_600 - 1, true],
    ["an open outage, and no longer", "+0 -20 -42", 24 * 3_600, false],
    ["a suspicion, and no longer", "+0 -20", 24 * 3_600, false],
    ["an outage of what nobody has seen well, for ten minutes", "-0 -22", 599, true],
    ["an outage of what nobody has seen well, and no longer", "-0 -22", 600, false],
  ])("goes on for %s", (_title, text, secondsSinceAsked, isExpected) => {
    const { lastLook } = interestIn(text);
    const askedAt = (lastLook?.completedAt ?? 0) - secondsSinceAsked * SECOND;
    expect(nextLook(interestIn(text, { askedAt })) !== null).toBe(isExpected);
    expect(nextLook(interestIn(text, { askedAt, watchedEveryMs: HOUR }))).not.toBeNull();
  });

  test("goes on for a day of trouble when nobody ever asked, and it is watched no more", () => {
    expect(nextLook(interestIn(badFor(23 * 60), { askedAt: null }))).not.toBeNull();
    expect(nextLook(interestIn(badFor(24 * 60 + 1), { askedAt: null }))).toBeNull();
  });

  describe("at a watched target", () => {
    const watched = (text: string, everyMs: number) =>
      nextLook(interestIn(text, { askedAt: null, watchedEveryMs: everyMs }));

    test("comes at once when there was none", () => {
      expect(watched("", HOUR)).toEqual({ at: 0, why: "watched" });
    });

    test.each<[string, string, number, number, string]>([
      [
        "counts from the start of the last one to the start of the next",
        "+0",
        HOUR,
        3_600,
        "watched",
      ],
      ["comes when nobody could tell", "?0", HOUR, 3_600, "watched"],
      ["comes sooner when it is suspect", "-0", HOUR, 22, "recheck"],
      ["comes sooner when it is down", "-0 -22", HOUR, 54, "trouble"],
      ["comes sooner when it recovers", "-0 -22 +60", HOUR, 82, "recovery"],
      ["comes no later because it is down", badFor(600), 30 * SECOND, 36_040, "watched"],
      ["comes for ever, whatever is seen", badFor(26 * 60), HOUR, 26 * 3_600 + 912, "trouble"],
    ])("%s", (_title, text, everyMs, seconds, why) => {
      expect(watched(text, everyMs)).toEqual({ at: STARTED_AT + seconds * SECOND, why });
    });
  });
});

test.each([
  [0, 30],
  [9 * MIN, 30],
  [10 * MIN, 30],
  [20 * MIN, 60],
  [60 * MIN, 180],
  [5 * HOUR, 900],
  [30 * DAY, 900],
])("trouble that is %i ms old is looked at every %i s", (ageMs, seconds) => {
  expect(paceOf(ageMs)).toBe(seconds * SECOND);
});

describe("a run of bad looks is watched", () => {
  const runOf = (text: string) => {
    const { suspect, outage } = tell(looks(text)).track;
    const run = suspect ?? outage;
    if (run === null) throw new Error("no run");
    return run;
  };

  test.each<[string, string, number]>([
    ["for five minutes at first", "-0", 300],
    ["for five minutes from its last bad look", "-0 -22", 300],
    ["for three of our pauses when it is old", badFor(100), 900],
    ["for no more than three quarters of an hour", badFor(600), 2_700],
    [
      "five minutes from the look that found it well, however old it is",
      `${badFor(600)} +601m`,
      300,
    ],
  ])("%s", (_title, text, seconds) => {
    const run = runOf(text);
    const until = (run.firstGood ?? run.lastBad).completedAt + seconds * SECOND;
    expect([isWatchedThrough(run, until), isWatchedThrough(run, until + 1)]).toEqual([true, false]);
  });

  test("longer than we pause of our own accord, at any age", () => {
    holds(fc.nat(3 * DAY), (ageMs) => {
      const run = runOf("-0");
      const completedAt = run.start.latestAt + ageMs;
      const old = { ...run, lastBad: { startedAt: completedAt, completedAt } };
      // A late alarm, or one look that says nothing, is no gap.
      expect(isWatchedThrough(old, completedAt + 2.9 * paceOf(ageMs))).toBe(true);
    });
  });
});

test.each<[string, Partial<Interest>, number | null]>([
  ["thirty days after its last look", { askedAt: null }, STARTED_AT + 2_000 + 30 * DAY],
  [
    "thirty days after the last question",
    { askedAt: STARTED_AT + HOUR },
    STARTED_AT + HOUR + 30 * DAY,
  ],
  ["at once when there was neither", { askedAt: null, lastLook: null }, 30 * DAY],
  ["never while it is watched", { watchedEveryMs: HOUR }, null],
])("a target is forgotten %s", (_title, over, at) => {
  expect(forgetAt(interestIn("+0", over))).toBe(at);
});
