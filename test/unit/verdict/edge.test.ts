/** Trouble of two regions, one of whose vantages falls silent: neither over, nor begun only now. */
import { describe, expect, test } from "vitest";
import type { VantageId } from "../../../src/vantage/registry";
import { lookOf } from "../../../src/verdict/edge";
import { samplesOf } from "../../../src/verdict/sample";
import { NEW_TRACK, type Track } from "../../../src/verdict/track";
import { track } from "../../../src/verdict/tracker";
import { type Saw, sweep } from "./build";
import { STARTED_AT } from "./tracked";

type Seen = Partial<Record<VantageId, Saw | null>>;
type Lines = Readonly<Record<string, Track>>;

/** Everyone's line and the regions' after sweeps of two seconds, a minute apart; all others are up. */
function lookAfter(rows: readonly (readonly [Seen, (Saw | null)?])[]) {
  let world: Track = NEW_TRACK;
  let lines: Lines = {};
  const looks = rows.map(([saw, rest = "up"], turn) => {
    const startedAt = STARTED_AT + turn * 60_000;
    const observations = sweep(saw, rest);
    const swept = { startedAt, completedAt: startedAt + 2_000, observations };
    const samples = samplesOf(swept);
    const look = lookOf(swept, samples.world, world.lastGoodAt, lines);
    world = track(world, look).track;
    lines = Object.fromEntries(
      [...samples.regions].map(([id, one]) => [id, track(lines[id] ?? NEW_TRACK, one).track]),
    );
    return look;
  });
  return { world, look: looks.at(-1) };
}

const minutes = (at: number | null | undefined) =>
  at === null || at === undefined ? at : (at - STARTED_AT) / 60_000;

const WELL = {};
const BOTH: Seen = { ireland: "reset", germany: "reset" };
const ONE_SILENT: Seen = { ireland: "reset", germany: "impaired" };

describe("a sweep in which one region still fails", () => {
  test.each<[string, readonly Seen[], "up" | "unknown"]>([
    ["tells nothing while the other is silent", [WELL, BOTH, BOTH, ONE_SILENT], "unknown"],
    ["nor does the next one", [WELL, BOTH, BOTH, ONE_SILENT, ONE_SILENT], "unknown"],
    ["is good when the other is up", [WELL, BOTH, BOTH, { ireland: "reset" }], "up"],
    [
      "is good when the other has been up since",
      [WELL, BOTH, BOTH, { ireland: "reset" }, ONE_SILENT],
      "up",
    ],
    [
      "is good when the other was turned away: it got an answer",
      [WELL, BOTH, BOTH, { ireland: "reset", germany: "http_403" }],
      "up",
    ],
    ["is good when there was no trouble", [WELL, ONE_SILENT], "up"],
    ["is good when another one fails now", [WELL, BOTH, { japan: "reset", germany: null }], "up"],
  ])("%s", (_title, rows, scope) => {
    expect(lookAfter(rows.map((saw) => [saw])).look?.scope).toBe(scope);
  });

  test("does not end the outage", () => {
    const rows = [WELL, BOTH, BOTH, ONE_SILENT, ONE_SILENT].map((saw) => [saw] as const);
    expect(lookAfter(rows).world.outage).toMatchObject({ phase: "open", firstGood: null });
    expect(lookAfter([...rows, [WELL], [WELL]]).world.outage).toMatchObject({ phase: "ended" });
  });

  test("is no reason to go on when all others have recovered and two are silent", () => {
    const silent = { ireland: null, germany: null } as const;
    const { world } = lookAfter([[WELL], [{}, "reset"], [{}, "reset"], [silent], [silent]]);
    expect(world.outage?.phase).toBe("ended");
  });
});

describe("trouble that a bad sweep finds began after", () => {
  test.each<[string, readonly (readonly [Seen, (Saw | null)?])[], number | null]>([
    ["the last good look", [[WELL], [WELL], [BOTH]], 1],
    [
      "the one before, while one was silent and the other failed",
      [[WELL], [ONE_SILENT], [BOTH]],
      0,
    ],
    [
      "the last good look, when one was silent and the other up",
      [[WELL], [{ germany: "impaired" }], [BOTH]],
      1,
    ],
    [
      "the last good look, when it is down for everyone now",
      [[WELL], [ONE_SILENT], [{}, "reset"]],
      1,
    ],
    [
      "the last good look, when one region always fails",
      [[{ brazil: "reset" }], [{ brazil: "reset" }], [{ brazil: "reset", ...BOTH }]],
      1,
    ],
    ["nobody knows what, when nobody looked", [[BOTH]], null],
    ["the last good look, when neither has ever been seen well", [[ONE_SILENT], [BOTH]], 0],
  ])("%s", (_title, rows, began) => {
    const { look, world } = lookAfter(rows);
    expect(minutes(look?.beganAfterAt)).toBe(began);
    expect(minutes(world.suspect?.start.earliestAt)).toBe(began);
  });
});
