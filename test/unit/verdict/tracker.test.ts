/** When an outage opens, goes on and closes, look by look. */
import { describe, expect, test } from "vitest";
import { NEW_TRACK } from "../../../src/verdict/track";
import { track } from "../../../src/verdict/tracker";
import { looks, runsTold, secondsOf, type Told, tell } from "./tracked";

/** What has changed with which look: "opened -60". */
const changesOf = ({ changes }: Told) =>
  changes.map(({ kind, sample }) => `${kind} ${secondsOf(sample.startedAt)}`);

/** Of each outage, oldest first: when its first bad look ended. */
const idsOf = (told: Told) =>
  runsTold(told)
    .map(({ id }) => secondsOf(id))
    .toReversed();

describe("an outage", () => {
  test.each<[string, string, string[], number[]]>([
    ["is none when all is well", "+0 +60 +120", [], []],
    ["is none when nobody can tell", "?0 ?60 ?120", [], []],
    ["is not opened by one bad look", "+0 -60", [], []],
    ["is opened by a second one twenty seconds after the first", "+0 -60 -82", ["opened 82"], [62]],
    ["is not opened a moment sooner", "+0 -60 -81.999", [], []],
    ["is opened by that one even if others came in between", "-0 -5 -10 -22", ["opened 22"], [2]],
    ["is not opened when a good look came in between", "-0 +10 -30", [], []],
    ["is opened when a mute look came in between", "-0 ?10 -30", ["opened 30"], [2]],
    ["is opened by a partial look and a down one", "~0 -30", ["opened 30"], [2]],
    ["is not opened by looks with a long pause between them", "-0 -303", [], []],
    ["begins with the look after such a pause", "-0 -303 -330", ["opened 330"], [305]],
    ["is opened at the end of a pause of five minutes", "-0 -302", ["opened 302"], [2]],
    [
      "is confirmed by a third look, and not by a fourth",
      "-0 -22 -44 -66",
      ["opened 22", "confirmed 44"],
      [2],
    ],
    ["is not confirmed by a refresh", "-0 -22 -30", ["opened 22"], [2]],
    ["gets worse once", "~0 ~22 -30 ~40 -42", ["opened 22", "worsened 30"], [2]],
    [
      "gets worse and is confirmed by one look",
      "~0 ~22 -44",
      ["opened 22", "worsened 44", "confirmed 44"],
      [2],
    ],
    ["is not closed by one good look", "-0 -22 +60", ["opened 22"], [2]],
    [
      "is closed by a second one twenty seconds later",
      "-0 -22 +60 +82",
      ["opened 22", "closed 82"],
      [2],
    ],
    ["is not closed a moment sooner", "-0 -22 +60 +81.999", ["opened 22"], [2]],
    [
      "is closed by that one even if others came in between",
      "-0 -22 +60 +70 +82",
      ["opened 22", "closed 82"],
      [2],
    ],
    [
      "is closed when a mute look came in between",
      "-0 -22 +60 ?70 +90",
      ["opened 22", "closed 90"],
      [2],
    ],
    [
      "is closed by a second good look however late",
      "-0 -22 +60 +900m",
      ["opened 22", "closed 54000"],
      [2],
    ],
    [
      "goes on when a bad look came in between",
      "-0 -22 +60 -70 +90",
      ["opened 22", "confirmed 70"],
      [2],
    ],
    ["is closed once", "-0 -22 +60 +82 +120 +140", ["opened 22", "closed 82"], [2]],
    [
      "is the same one when it comes back within five minutes",
      "-0 -22 +60 +82 -360 -382",
      ["opened 22", "closed 82", "reopened 382"],
      [2],
    ],
    [
      "is another one when it comes back later",
      "-0 -22 +60 +82 -361 -383",
      ["opened 22", "closed 82", "opened 383"],
      [2, 363],
    ],
    [
      "does not come back with one bad look",
      "-0 -22 +60 +82 -120 +130",
      ["opened 22", "closed 82"],
      [2],
    ],
    [
      "that comes back is confirmed by its third look, wherever that falls",
      "-0 -22 +60 +82 -120 -142 -170",
      ["opened 22", "closed 82", "reopened 142", "confirmed 170"],
      [2],
    ],
    [
      "that comes back is not confirmed twice",
      "-0 -22 -44 +60 +82 -120 -142 -170",
      ["opened 22", "confirmed 44", "closed 82", "reopened 142"],
      [2],
    ],
    [
      "is lost when the next bad look comes after a long pause, and that one begins another",
      "-0 -22 -10m -622",
      ["opened 22", "lost 600", "opened 622"],
      [2, 602],
    ],
    [
      "is lost when it was found well once and bad only long after",
      "-0 -22 +60 -363 -385",
      ["opened 22", "lost 363", "opened 385"],
      [2, 365],
    ],
    [
      "goes on when it was found well once and bad soon after",
      "-0 -22 +60 -362",
      ["opened 22", "confirmed 362"],
      [2],
    ],
    [
      "passes over looks that say nothing",
      "?0 -1 ?10 -25 ?30 +60 ?70 +85 ?90",
      ["opened 25", "closed 85"],
      [3],
    ],
    [
      "that is old is looked at less often, and goes on over a longer pause",
      "-0 -5m -10m -15m -20m -25m -30m -35m -40m -45m -50m -55m -60m -65m -70m -75m -80m -85m -90m -95m -100m -109.9m",
      ["opened 300", "confirmed 600"],
      [2],
    ],
  ])("%s", (_title, text, changes, ids) => {
    const told = tell(looks(text));
    expect(changesOf(told)).toEqual(changes);
    expect(idsOf(told)).toEqual(ids);
  });

  test("fifty refreshes in fifteen seconds open nothing", () => {
    const refreshes = Array.from({ length: 50 }, (_, i) => {
      const [sample] = looks(`-${i * 0.3}`);
      if (sample === undefined) throw new Error("no look");
      return { ...sample, completedAt: sample.startedAt + 200 };
    });
    const told = tell(refreshes);
    expect(told.changes).toEqual([]);
    expect(told.track.suspect?.badLooks).toBe(1);
  });

  test("that comes back keeps its start and is as bad as it ever was", () => {
    const { track } = tell(looks("+0 -60 -82 +120 +142 ~180 ~202"));
    expect(track.outage).toMatchObject({ phase: "open", scope: "down", firstGood: null });
    expect(secondsOf(track.outage?.start.earliestAt ?? 0)).toBe(0);
    expect(secondsOf(track.outage?.start.latestAt ?? 0)).toBe(62);
    expect(secondsOf(track.outage?.lastBad.startedAt ?? 0)).toBe(202);
  });

  test("that comes back as bad as it never was is that bad from then on", () => {
    const { track } = tell(looks("+0 ~60 ~82 +120 +142 -180 -202"));
    expect(track.outage?.scope).toBe("down");
  });

  test("has the good look before its first bad one as its earliest bound, and no other", () => {
    const { track } = tell(looks("+0 -10 +20 -60 -82 +90 -100"));
    expect(secondsOf(track.outage?.start.earliestAt ?? 0)).toBe(20);
  });

  test("that began before anybody looked has no earliest bound", () => {
    expect(tell(looks("-0 -22")).track.outage?.start.earliestAt).toBeNull();
    expect(tell(looks("?0 -10 -32")).track.outage?.start.earliestAt).toBeNull();
  });

  test("that follows a lost one is bounded by the good look before both", () => {
    const { track } = tell(looks("+0 -60 -82 -20m -1222"));
    expect(track.outage?.phase).toBe("open");
    expect(secondsOf(track.outage?.id ?? 0)).toBe(1_202);
    expect(secondsOf(track.outage?.start.earliestAt ?? 0)).toBe(0);
  });

  test("tells of a change as the outage is right after it", () => {
    const { changes } = tell(looks("-0 -22 +60 +82"));
    expect(changes.map(({ run }) => [run.phase, run.badLooks])).toEqual([
      ["open", 2],
      ["ended", 2],
    ]);
    expect(changes[1]?.run.firstGood).toEqual({
      startedAt: looks("+60")[0]?.startedAt,
      completedAt: looks("+60")[0]?.completedAt,
    });
  });
});

describe("good looks are counted since the last bad one", () => {
  test.each<[string, number]>([
    ["", 3],
    ["+0", 3],
    ["-0", 0],
    ["-0 +10", 1],
    ["-0 +10 ?20 +30", 2],
    ["-0 -22 +60 +82 +142", 3],
    ["-0 -22 +60 +82 +142 +200", 3],
    ["-0 +10 -20", 0],
  ])("after %j: %i", (text, calm) => {
    expect(tell(looks(text)).track.calm).toBe(calm);
  });
});

test.each(["+", "-", "~"])("a %s look that has been told already changes nothing", (mark) => {
  const { track: before } = tell(looks(`-0 -22 ${mark}60`));
  for (const again of looks(`${mark}60 -22 +10 -59`))
    expect(track(before, again)).toEqual({ track: before, changes: [] });
});

test("a new track has seen nothing", () => {
  expect(NEW_TRACK).toEqual({ lastGoodAt: null, calm: 3, suspect: null, outage: null });
});
