/** How often something may be done. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Rate, take, UNUSED } from "../../../src/gate/rate";

const TEN: Rate = { count: 10, perMs: 60_000 };

/** How many of these instants get one. */
function taken(instants: readonly number[], rate = TEN): number {
  let used = UNUSED;
  let count = 0;
  for (const now of instants) {
    const result = take(used, rate, now);
    if (!result.isTaken) continue;
    used = result.used;
    count += 1;
  }
  return count;
}

const START = 1_292_187_000_000;
const at = (...seconds: number[]) => seconds.map((second) => START + second * 1_000);
const times = (count: number, second: number) => Array<number>(count).fill(START + second * 1_000);

describe("ten a minute are", () => {
  test.each([
    ["ten at once", times(20, 0), 10],
    ["none more within the minute", [...times(20, 0), ...times(20, 59.999)], 10],
    ["ten more after a minute", [...times(20, 0), ...times(20, 60)], 20],
    ["as many as were used a minute ago", [...times(5, 0), ...times(5, 30), ...times(20, 60)], 15],
    ["no more than ten after an hour", [...times(20, 0), ...times(20, 3_600)], 20],
    ["one each six seconds for ever", at(...Array.from({ length: 100 }, (_, i) => i * 6)), 100],
  ])("%s", (_, instants, expected) => {
    expect(taken(instants)).toBe(expected);
  });

  test("told to those who come too early, to the millisecond", () => {
    let used = UNUSED;
    for (let i = 0; i < 10; i += 1) {
      const result = take(used, TEN, START);
      if (result.isTaken) used = result.used;
    }
    expect(take(used, TEN, START + 1_500)).toEqual({ isTaken: false, retryAfterMs: 58_500 });
    expect(take(used, TEN, START + 60_000).isTaken).toBe(true);
  });

  test("told right where more were allowed before", () => {
    const used = at(...Array.from({ length: 20 }, (_, second) => second));
    const retryAfterMs = 60_000 - 19_000 + 10_000;
    expect(take(used, TEN, START + 19_000)).toEqual({ isTaken: false, retryAfterMs });
    expect(take(used, TEN, START + 19_000 + retryAfterMs).isTaken).toBe(true);
  });

  test("counted anew when the clock was an hour ahead", () => {
    const ahead = take(UNUSED, TEN, START + 3_600_000);
    if (!ahead.isTaken) throw new Error("unused, and none left");
    expect(take(ahead.used, TEN, START).isTaken).toBe(true);
  });
});

test("whatever the rate and whenever they come, no more than so many in any span, and waiting as long as told is enough and needed", () => {
  const rates = fc.record({
    count: fc.integer({ min: 1, max: 200 }),
    perMs: fc.integer({ min: 1_000, max: 3_600_000 }),
  });
  const gaps = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 300 });
  fc.assert(
    fc.property(rates, gaps, (rate, steps) => {
      let now = START;
      let used = UNUSED;
      const got: number[] = [];
      for (const step of steps) {
        now += step;
        const result = take(used, rate, now);
        if (result.isTaken) {
          used = result.used;
          got.push(now);
          expect(used.length).toBeLessThanOrEqual(rate.count);
        } else {
          const { retryAfterMs } = result;
          expect(take(used, rate, now + retryAfterMs).isTaken).toBe(true);
          expect(take(used, rate, now + retryAfterMs - 1).isTaken).toBe(false);
        }
      }
      for (const from of got) {
        const within = got.filter((instant) => instant >= from && instant < from + rate.perMs);
        expect(within.length).toBeLessThanOrEqual(rate.count);
      }
    }),
    { numRuns: 300 },
  );
});
