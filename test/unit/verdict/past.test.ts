/** What a track says about when the trouble began that the next sweep may find. */
import { describe, expect, test } from "vitest";
import { pastOf } from "../../../src/verdict/since";
import { looks, STARTED_AT, tell } from "./tracked";

const at = (seconds: number | null) => (seconds === null ? null : STARTED_AT + seconds * 1_000);

describe("the past of a sweep", () => {
  test.each<[string, string, number, number | null, number | null]>([
    ["is empty when nobody ever looked", "", 0, null, null],
    ["is empty when nobody could tell", "?0 ?60", 90, null, null],
    ["is the last good sweep", "+0 +60", 90, 60, null],
    ["is a good sweep however long ago", "+0", 90_000, 0, null],
    ["is the first bad sweep after the last good one", "-0 +60 ~120 -180", 240, 60, 122],
    ["is one bad sweep that waits for a second one", "+0 -60", 90, 0, 62],
    ["passes over sweeps that said nothing", "+0 ?60 -120 ?180", 240, 0, 122],
    ["has no earlier bound when all were bad", "-0 -60", 90, null, 2],
    [
      "begins its run where nobody looked for more than five minutes",
      "+0 -60 -120 -480",
      500,
      0,
      482,
    ],
    ["has no run when the last bad sweep is longer ago", "+0 -60", 363, 0, null],
    ["has no run when the outage was left alone for so long", "+0 -60 -82", 385, 0, null],
    ["holds over a pause of less", "+0 -60 -360", 662, 0, 62],
    [
      "holds over a longer pause when the outage is old and looked at less often",
      `+0 ${Array.from({ length: 21 }, (_, i) => `-${i * 5 + 1}m`).join(" ")}`,
      101 * 60 + 600,
      0,
      62,
    ],
    ["goes on from before a good sweep that nobody has confirmed", "+0 -60 -82 +120", 150, 0, 62],
    ["has no run when that good sweep is minutes ago", "+0 -60 -82 +120", 423, 120, null],
    ["has no run after an outage that is over", "+0 -60 -82 +120 +142", 150, 142, null],
    ["has no run after a suspicion that was refuted", "+0 -60 +82", 90, 82, null],
    [
      "is that of its last spell when it came back",
      "+0 -60 -82 +120 +142 -180 -202",
      210,
      142,
      182,
    ],
  ])("%s", (_title, text, now, lastGoodAt, firstBadAt) => {
    expect(pastOf(tell(looks(text)).track, STARTED_AT + now * 1_000)).toEqual({
      lastGoodAt: at(lastGoodAt),
      firstBadAt: at(firstBadAt),
    });
  });
});
