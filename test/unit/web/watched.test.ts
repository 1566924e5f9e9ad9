/** Where the watched targets stand, and how seldom their monitors are asked for it. */
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Refusal } from "../../../src/gate/gate";
import type { Glance } from "../../../src/monitor/recall";
import type { Wanted } from "../../../src/probe/wanted";
import type { Outage } from "../../../src/verdict/outages";
import type { Sample } from "../../../src/verdict/sample";
import type { Watch } from "../../../src/watch/watch";
import { problemOf } from "../../../src/web/problem";
import { keptGlances } from "../../../src/web/recalled";
import { glanceAtAll, type State, watchedOf } from "../../../src/web/watched";
import { fakeClock, START_AT, settled } from "../../support/clock";
import { glanceWith, look, MIN, NOW, outage, watchOf } from "./remembered";

const SITE = "https://justhere.example";
const OPTIONS = { siteUrl: SITE, language: "en" as const, notice: null };
const WANTED: Wanted = {
  ...{ scheme: "https", port: 8443, path: "/secret?token=1", status: [200], text: "all is well" },
};

function standing(watch: Watch, glance: Glance | null) {
  const name = watch.wanted === null ? watch.host : `watch:${encodeURIComponent(watch.name)}`;
  const glances = { at: NOW, of: { [name]: glance } };
  const { watched } = watchedOf({ watches: [watch], faults: [] }, glances, OPTIONS);
  if (watched[0] === undefined) throw new Error("it is not told");
  return watched[0];
}

describe("a target is", () => {
  const goesOn = outage(9, null);
  const since = {
    ...{ region: null, start: goesOn.start },
    ...{ minDurationMs: 9 * MIN, maxDurationMs: 10 * MIN },
  };

  test.each<[State, string, readonly Sample[], readonly Outage[], object | null]>([
    ["up", "as the last look found it", [look(1), look(2, "down")], [outage(5, 4)], null],
    ["down", "since its outage began", [look(1, "down")], [goesOn, outage(60, 50)], since],
    ["down", "and no outage yet, after one bad look", [look(1, "down")], [], null],
    ["partial", "in some places", [look(1, "partial")], [], null],
    ["unknown", "when nobody could tell", [look(1, "unknown")], [], null],
    ["up", "again, in an outage that is not over yet", [look(1, "up")], [goesOn], since],
    ["unseen", "before the first look", [], [], null],
    ["unknown", "up to three intervals after the last one", [look(3, "unknown")], [], null],
    ["unseen", "after that", [look(3.1, "up")], [], null],
  ])("%s: %s", (state, _, recent, outages, expected) => {
    const told = standing(watchOf("shop"), glanceWith(recent, outages));
    expect(told.state).toBe(state);
    expect(told.since).toEqual(expected);
    expect(told.lastLook).toEqual(recent[0] ?? null);
  });

  test("unseen later when it is looked at less often", () => {
    const glance = glanceWith([look(100)]);
    expect(standing(watchOf("shop", { everyMs: 60 * MIN }), glance).state).toBe("up");
    expect(standing(watchOf("shop"), glance).state).toBe("unseen");
  });

  test("unseen when its monitor could not be heard", () => {
    expect(standing(watchOf("shop"), null)).toMatchObject({
      ...{ state: "unseen", lastLook: null, since: null, outages: [], recent: [] },
    });
  });
});

test("what a watch wants is never told, but that it wants something", () => {
  const watch = watchOf("Health", { wanted: WANTED });
  const told = standing(watch, glanceWith([look(1)]));
  expect(told).toMatchObject({
    ...{ name: "Health", host: "health.org", everyMs: MIN, special: true, state: "up" },
    url: `${SITE}/health.org`,
  });
  expect(JSON.stringify(told)).not.toMatch(/secret|token|8443|all is well/);
  expect(standing(watchOf("shop"), null).special).toBe(false);
});

test("an outage that goes on has lasted until the glances, and everything is told as of then", () => {
  const recent = [look(1, "down")];
  const stale = { ...outage(9, null), maxDurationMs: 1 };
  const told = standing(watchOf("shop"), glanceWith(recent, [stale]));
  expect(told.outages[0]?.maxDurationMs).toBe(10 * MIN);
  expect(told.since?.maxDurationMs).toBe(10 * MIN);
  const { checkedAt } = watchedOf({ watches: [], faults: [] }, { at: NOW, of: {} }, OPTIONS);
  expect(checkedAt).toBe(NOW);
});

test("the faults of the list are told as they are", () => {
  const fault = { index: 1, name: "b", code: "invalid_url", says: "WATCH, entry 2" } as const;
  const list = { watches: [], faults: [fault] };
  expect(watchedOf(list, { at: NOW, of: {} }, OPTIONS).faults).toEqual([fault]);
});

describe("the monitors", () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  afterEach(() => void logged.mockClear());

  const TOO_MANY: Refusal = {
    ...{ code: "rate_limited", limit: "reads", retryAfterMs: 60_000 },
    rate: { count: 120, perMs: 60_000 },
  };

  function around(
    glanceAt: (name: string) => Promise<Glance>,
    mayRead = async (): Promise<Refusal | null> => null,
  ) {
    const clock = fakeClock();
    const stored = new Map<string, Response>();
    const asked: string[] = [];
    const cache = {
      match: async (key: RequestInfo | URL) => stored.get(String(key))?.clone(),
      put: async (key: RequestInfo | URL, response: Response) => {
        stored.set(String(key), response);
      },
    };
    const deps = {
      ...{ clock, mayRead, kept: keptGlances(cache, SITE) },
      glanceAt: (name: string) => {
        asked.push(name);
        return glanceAt(name);
      },
    };
    const answer = (...watches: Watch[]) => glanceAtAll(watches, deps);
    const glances = async (...watches: Watch[]) => {
      const told = await answer(...watches);
      if ("kind" in told) throw new Error(told.code);
      return told;
    };
    return { asked, stored, clock, answer, glances };
  }
  const GOOD = glanceWith([look(1)]);
  const never = () => new Promise<Glance>(() => {});

  test("are asked by their names, each of them once for everybody who asks", async () => {
    const { asked, glances, stored } = around(async () => GOOD);
    const watches = [watchOf("a"), watchOf("b"), watchOf("d", { wanted: WANTED })];
    const first = await glances(...watches);
    expect(first).toEqual({
      at: START_AT,
      of: { "a.org": GOOD, "b.org": GOOD, "watch:d": GOOD },
    });
    expect(await glances(...watches)).toEqual(first);
    expect(asked).toEqual(["a.org", "b.org", "watch:d"]);
    expect([...stored.keys()]).toEqual([`${SITE}/.watched/v1`]);
    expect([...stored.values()][0]?.headers.get("cache-control")).toBe("max-age=10");
  });

  test("are asked anew when the list has one more", async () => {
    const { asked, glances } = around(async () => GOOD);
    await glances(watchOf("a"));
    await glances(watchOf("a"), watchOf("b"));
    expect(asked).toEqual(["a.org", "a.org", "b.org"]);
  });

  test("of nothing are not asked, and nothing is stored", async () => {
    const { asked, stored, glances } = around(async () => GOOD);
    expect(await glances()).toEqual({ at: START_AT, of: {} });
    expect([asked, [...stored]]).toEqual([[], []]);
  });

  test("are not asked for whoever asks too often; what is cached is told", async () => {
    let isFirst = true;
    const { asked, answer, glances } = around(
      async () => GOOD,
      async () => {
        const may = isFirst;
        isFirst = false;
        return may ? null : TOO_MANY;
      },
    );
    const first = await glances(watchOf("a"));
    expect(await answer(watchOf("a"))).toEqual(first);
    expect(await answer(watchOf("a"), watchOf("b"))).toEqual(problemOf(TOO_MANY));
    expect(asked).toEqual(["a.org"]);
    expect(await answer()).toMatchObject({ of: {} });
  });

  test("are asked side by side: one that fails or hangs takes nothing from the others", async () => {
    const { glances, clock } = around((name) => {
      if (name === "broken.org") return Promise.reject(new Error("evicted"));
      return name === "hangs.org" ? never() : Promise.resolve(GOOD);
    });
    const { of, at } = await glances(watchOf("hangs"), watchOf("broken"), watchOf("a"));
    expect(of).toEqual({ "hangs.org": null, "broken.org": null, "a.org": GOOD });
    expect(at - START_AT).toBe(3_000);
    const lines = logged.mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(lines).toMatchObject([
      { event: "monitor_not_glanced_at", host: "broken.org", message: "Error: evicted" },
      { event: "monitor_not_glanced_at", host: "hangs.org", message: "Error: too slow" },
    ]);
    await settled();
    expect(clock.waiting()).toBe(0);
  });
});
