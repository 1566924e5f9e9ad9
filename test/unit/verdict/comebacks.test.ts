/** Outages that are over for minutes and come back: one outage, and no minute too many. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outageOf } from "../../../src/verdict/outages";
import type { Sample } from "../../../src/verdict/sample";
import { holds } from "./arbitraries";
import { badMsIn, looks, outagesOf, runsTold, STARTED_AT, tell } from "./tracked";

describe("an outage that comes back", () => {
  test("one that was over for minutes and came back leaves out what was seen to be well", () => {
    const [outage] = outagesOf(
      looks("+0 -60 -82 +120 +142 -180 -202 +240 +262"),
      STARTED_AT + 300_000,
    );
    expect(outage).toMatchObject({
      start: { earliestAt: STARTED_AT, latestAt: STARTED_AT + 62_000 },
      end: { earliestAt: STARTED_AT + 202_000, latestAt: STARTED_AT + 242_000 },
      ...{ comebacks: 1, lastBadAt: STARTED_AT + 202_000, wellMs: 20_000 },
      ...{ minDurationMs: 40_000, maxDurationMs: 222_000 },
    });
  });

  test("of one that comes and goes, no more is told than it was truly bad and seen to be well", () => {
    let comebacks = 0;
    const stretches = fc.array(fc.integer({ min: 70_000, max: 280_000 }), {
      minLength: 3,
      maxLength: 9,
    });
    holds(fc.tuple(stretches, fc.integer({ min: 21_000, max: 29_000 })), ([lengths, everyMs]) => {
      // Well at first, then by turns.
      let flip = STARTED_AT;
      const flippedAt = lengths.map((length) => {
        flip += length;
        return flip;
      });
      const samples: Sample[] = [];
      for (let at = STARTED_AT; at < flip + 400_000; at += everyMs) {
        const flips = flippedAt.filter((one) => one <= at + 250).length;
        samples.push({ startedAt: at, completedAt: at + 500, scope: flips % 2 ? "down" : "up" });
      }
      const now = flip + 400_000;
      for (const run of runsTold(tell(samples))) {
        const { start, end, minDurationMs, maxDurationMs } = outageOf(run, now);
        const beganAt = flippedAt.find((one) => one >= (start.earliestAt ?? 0)) ?? Number.NaN;
        const badMs = badMsIn({ flippedAt }, beganAt, end?.latestAt ?? now);
        expect(badMs).toBeGreaterThanOrEqual(minDurationMs);
        expect(badMs).toBeLessThanOrEqual(maxDurationMs ?? Number.NaN);
        comebacks += run.comebacks;
      }
    });
    expect(comebacks).toBeGreaterThan(20);
  });
});
