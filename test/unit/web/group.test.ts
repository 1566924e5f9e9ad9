/** Who shares an outage: what was seen lately of the operator's other websites. */
import { describe, expect, test } from "vitest";
import type { SweepSoFar } from "../../../src/monitor/events";
import type { SweepCache } from "../../../src/web/cache";
import { readGroups, withGroup } from "../../../src/web/group";
import { type Saw, SWEPT_AT, sweep } from "../verdict/build";
import { answerOn } from "./pages";

const DOOR = { practice: false, ownHosts: [] };
const NOW = SWEPT_AT + 2_000;

function seenLately(saw: Saw, startedAt = SWEPT_AT): SweepSoFar {
  const past = { lastGoodAt: null, firstBadAt: null };
  const observations = sweep({}, saw);
  return { startedAt, completedAt: startedAt + 1_000, observations, past, recent: [] };
}

function cacheOf(sweeps: Readonly<Record<string, SweepSoFar>>) {
  const asked: string[] = [];
  const cache: SweepCache = {
    match: async (host) => {
      asked.push(host);
      return sweeps[host] ?? null;
    },
    put: () => Promise.reject(new Error("nothing is stored")),
    isRunning: async () => false,
    markRunning: () => Promise.reject(new Error("nothing is started")),
  };
  return { cache, asked };
}

const groups = readGroups("example.org b.org c.org d.org e.org ; other.org", DOOR);
const DOWN = sweep({}, "connection_refused");

describe("of trouble", () => {
  test("tells who is down too, who is up, and who was not looked at since it began", async () => {
    const { cache } = cacheOf({
      "b.org": seenLately("http_5xx"),
      "c.org": seenLately("up", SWEPT_AT + 1_500),
      // Up before the trouble was seen: it may be down by now.
      "d.org": seenLately("up", SWEPT_AT - 30_000),
      "other.org": seenLately("http_5xx"),
    });
    const { group } = await withGroup(answerOn(DOWN), { groups, cache, now: NOW });
    expect(group).toEqual({ down: ["b.org"], up: ["c.org"], unseen: ["d.org", "e.org"] });
  });

  test("a sweep without a result is none", async () => {
    const { cache } = cacheOf({ "b.org": seenLately("impaired") });
    const { group } = await withGroup(answerOn(DOWN), { groups, cache, now: NOW });
    expect(group).toEqual({ down: [], up: [], unseen: ["b.org", "c.org", "d.org", "e.org"] });
  });
});

test.each([
  ["it is up", answerOn(sweep({}))],
  ["nobody can tell", answerOn(sweep({}, "impaired"))],
  ["nobody belongs to it", answerOn(DOWN, { host: "lonely.org" })],
  ["it is the only one of its group", answerOn(DOWN, { host: "other.org" })],
])("nothing is told, and nobody looked up, when %s", async (_, answer) => {
  const { cache, asked } = cacheOf({ "b.org": seenLately("http_5xx") });
  expect(await withGroup(answer, { groups, cache, now: NOW })).toBe(answer);
  expect(asked).toEqual([]);
});

test.each([
  ["", [[]]],
  [" a.org  B.org. ", [["a.org", "b.org"]]],
  [
    "a.org b.org;c.org\n d.org",
    [
      ["a.org", "b.org"],
      ["c.org", "d.org"],
    ],
  ],
  ["a.org localhost 127.0.0.1 not_a@host b.org", [["a.org", "b.org"]]],
])("groups are read of %j", (text, read) => {
  expect(readGroups(text, DOOR)).toEqual(read);
});
