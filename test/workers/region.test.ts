/** Trouble in one region alone: what its monitor remembers and tells, in real workerd. */
import { expect, test } from "vitest";
import { CADENCE } from "../../src/limits";
import type { MonitorStore } from "../../src/monitor/store";
import { named } from "../support/front";
import { inside } from "../support/monitor";
import { alarmOf, askAt, historyOf, START } from "../support/story";

const FOUR_MINUTES = 4 * 60_000;

test("is an outage of that region with the third look, and hurries nobody", async () => {
  const host = named("down-in-sydney");
  const first = await askAt(host, 0);
  expect(first.regions).toEqual({});
  const second = await askAt(host, FOUR_MINUTES);
  const past = { lastGoodAt: START, firstBadAt: null };
  expect(second.past).toEqual(past);
  // One look may be chance.
  const unseen = { lastGoodAt: null, firstBadAt: null };
  expect(second.regions).toMatchObject({ japan: past, australia: unseen });
  expect(await historyOf(host)).toMatchObject({ outages: [], regions: [] });

  const third = await askAt(host, 2 * FOUR_MINUTES);
  const { completedAt } = second;
  expect(third.regions.australia).toEqual({ lastGoodAt: null, firstBadAt: completedAt });
  expect(third.regions.japan).toEqual(third.past);
  const { outages, regions } = await historyOf(host);
  expect(outages).toEqual([]);
  const start = { earliestAt: null, latestAt: completedAt };
  expect(regions).toMatchObject([
    { vantage: "australia", outages: [{ scope: "down", confirmed: true, end: null, start }] },
  ]);

  // Nothing is due but to forget it, and nobody is told.
  expect(await alarmOf(host)).toBe(2 * FOUR_MINUTES + CADENCE.forgetMs);
  const dueAt = await inside(host, (monitor) =>
    (monitor as unknown as { store: MonitorStore }).store.outbox.nextDueAt(),
  );
  expect(dueAt).toBeNull();
});
