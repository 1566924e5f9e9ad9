/** What is told of our own vantage points. */
import { expect, test } from "vitest";
import { NOTHING_BEFORE, type SweepSoFar } from "../../../src/monitor/events";
import { VANTAGE_IDS, VANTAGES } from "../../../src/vantage/registry";
import type { DataCentreCache, SweepCache } from "../../../src/web/cache";
import { heardIn, notingVantages, vantagesOf } from "../../../src/web/vantages";
import { SWEPT_AT, seen } from "../verdict/build";

const QUARTER_MS = 15 * 60_000;

test("all ten are told of, in their order, where nobody was heard too", () => {
  const { vantages } = vantagesOf(null, 1, null);
  expect(vantages.map(({ vantage }) => vantage)).toEqual(VANTAGE_IDS);
  expect(vantages.map(({ place }) => place.asked)).toEqual(VANTAGES.map(({ region }) => region));
  for (const { place, health, seenAt } of vantages)
    expect([place.observed, health, seenAt]).toEqual([null, null, null]);
});

test("one that was heard is told with its place and its health, by the quarter of an hour", () => {
  const told = vantagesOf(heardIn([seen("japan", "up"), seen("india", "impaired")]), 1, null);
  const of = (id: string) => told.vantages.find(({ vantage }) => vantage === id);
  expect(of("japan")).toMatchObject({ health: "ok", city: "Tokyo", country: "JP" });
  expect(of("india")).toMatchObject({ health: "impaired" });
  expect(of("brazil")).toMatchObject({ health: null, seenAt: null });
  const seenAt = of("japan")?.seenAt ?? Number.NaN;
  expect(seenAt % QUARTER_MS).toBe(0);
  expect(SWEPT_AT - seenAt).toBeLessThan(QUARTER_MS);
});

test("what they looked at is not in it", () => {
  const [noted = {}] = heardIn([seen("japan", "connection_refused")]);
  expect(Object.keys(noted).toSorted()).toEqual(["health", "observed", "seenAt", "vantage"]);
});

test("they are noted of a sweep that is complete, and of no other: some would be missing", async () => {
  const put: string[] = [];
  const sweeps = { put: async (host: string) => void put.push(host) } as unknown as SweepCache;
  const cache = {
    match: async () => undefined,
    put: async (url: string) => void put.push(url),
  } as unknown as DataCentreCache;
  const noting = notingVantages(sweeps, cache, "https://justhere.example");
  const sweep: SweepSoFar = {
    ...{ startedAt: SWEPT_AT, completedAt: null, observations: [seen("japan", "up")] },
    ...NOTHING_BEFORE,
  };
  await noting.put("a.org", sweep, SWEPT_AT);
  expect(put).toEqual(["a.org"]);
  await noting.put("a.org", { ...sweep, completedAt: SWEPT_AT + 900 }, SWEPT_AT);
  const all = ["a.org", "a.org", "https://justhere.example/.vantages/v1"];
  expect(put.toSorted()).toEqual(all);
});
