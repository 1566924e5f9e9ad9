import { abortAllDurableObjects, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { stubOf } from "../../src/durable";
import { MONITOR, SWEEP } from "../../src/limits";
import { readEvents, type SweepSoFar, withEvent } from "../../src/monitor/events";
import type { TargetMonitor } from "../../src/monitor/monitor";
import { MonitorStore } from "../../src/monitor/store";
import type { ProberReport } from "../../src/probe/observation";
import { VANTAGE_IDS } from "../../src/vantage/registry";
import { check, get, named, sentRequests, turn } from "../support/front";
import { inside, setNow, withProber } from "../support/monitor";

async function open(host: string): Promise<SweepSoFar> {
  const stream = await stubOf<TargetMonitor>(env.MONITOR, host).open(host);
  let sweep: SweepSoFar | null = null;
  for await (const event of readEvents(stream.body ?? new ReadableStream()))
    sweep = withEvent(sweep, event);
  if (sweep === null) throw new Error("no sweep");
  return sweep;
}

/** A sweep that has ended tells no longer what was known before it, but what is known with it. */
const seenIn = ({ startedAt, completedAt, observations, recent }: SweepSoFar) => ({
  ...{ startedAt, completedAt, observations, recent },
});

const probesOf = async (host: string) =>
  (await sentRequests()).filter(({ vantage, url }) => vantage && new URL(url).hostname === host);

describe("one sweep is shared", () => {
  test("fifty people who ask at once cause one look from each vantage", async () => {
    const host = named("www.moved");
    await sentRequests();
    const answers = await Promise.all(Array.from({ length: 50 }, () => check(host)));
    expect(new Set(answers.map(({ verdict }) => verdict))).toEqual(new Set(["up"]));
    expect(new Set(answers.map(({ sweep }) => sweep.startedAt)).size).toBe(1);
    const probed = (await probesOf(host)).map(({ vantage }) => vantage);
    expect(probed.toSorted()).toEqual(VANTAGE_IDS.toSorted());
  });

  test("someone who comes in the middle hears what came before", async () => {
    const host = named("down-in-europe");
    const first = open(host);
    await check(host, "?from=germany");
    const late = await open(host);
    expect(seenIn(late)).toEqual(seenIn(await first));
    expect(late.observations).toHaveLength(10);
  });

  test("a monitor with all its places taken says so, and the front answers 503", async () => {
    const host = named("slow");
    const first = open(host);
    await inside(host, (monitor) => {
      for (let i = 1; i < MONITOR.listeners; i += 1) monitor.open(host);
    });
    const refused = await get(`/v1/check/${host}`);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: "overloaded" });
    expect(refused.headers.get("retry-after")).toBe("5");
    await first;
  });
});

describe("a fresh sweep answers without another", () => {
  test.each([
    ["up", MONITOR.freshUpMs],
    ["error", MONITOR.freshOtherMs],
  ])("%s for %i ms", async (name, freshMs) => {
    const host = named(name);
    const first = await open(host);
    const completedAt = first.completedAt ?? 0;
    await setNow(host, completedAt + freshMs - 1);
    expect((await open(host)).startedAt).toBe(first.startedAt);
    await setNow(host, completedAt + freshMs);
    const second = await open(host);
    expect(second.startedAt).toBe(completedAt + freshMs);
  });

  test("after an eviction it is read back from storage, and nobody is probed again", async () => {
    const host = named("http-only");
    const before = await open(host);
    await evictDurableObject(env.MONITOR.get(env.MONITOR.idFromName(host)));
    await sentRequests();
    expect(seenIn(await open(host))).toEqual(seenIn(before));
    expect(await probesOf(host)).toEqual([]);
  });

  test("what is stored of the past bounds the start of an outage", async () => {
    const host = named("shop-de");
    const good = await open(host);
    await turn("dublin", "off");
    const firstBadFrom = (good.completedAt ?? 0) + 90_000;
    await setNow(host, firstBadFrom);
    const bad = await open(host);
    await setNow(host, firstBadFrom + 60_000);
    const later = await open(host);
    await turn("dublin", "on");
    expect(bad.past).toEqual({ lastGoodAt: good.startedAt, firstBadAt: null });
    expect(later.past).toEqual({ lastGoodAt: good.startedAt, firstBadAt: bad.completedAt });
  });
});

test("nothing is written, not even a table, before somebody has asked", async () => {
  const host = named("mute");
  await runInDurableObject(
    env.MONITOR.get(env.MONITOR.idFromName(host)),
    async (_, { storage }) => {
      const store = new MonitorStore(storage);
      expect(store.memory()).toBeNull();
      expect(storage.sql.exec("SELECT name FROM sqlite_master").toArray()).toEqual([]);
      expect(await storage.getAlarm()).toBeNull();
    },
  );
  expect(await stubOf<TargetMonitor>(env.MONITOR, host).history()).toEqual({
    ...{ watchedSince: null, outages: [], regions: [], sweeps: [] },
  });
  expect(await stubOf<TargetMonitor>(env.MONITOR, host).glance()).toEqual({
    ...{ watchedSince: null, recent: [], outages: [], network: null },
  });
  await runInDurableObject(env.MONITOR.get(env.MONITOR.idFromName(host)), (_, { storage }) => {
    expect(storage.sql.exec("SELECT name FROM sqlite_master").toArray()).toEqual([]);
  });
});

describe("one prober that is broken is an abstention by our own fault", () => {
  const report = (outcome: object) => Response.json(outcome);
  const faults = {
    throws: [() => Promise.reject(new Error("gone")), "prober_error"],
    "answers 500": [async () => new Response("oops", { status: 500 }), "prober_error"],
    "answers nonsense": [async () => new Response("<html>"), "prober_invalid"],
    "answers down without a reason": [async () => report({ outcome: "down" }), "prober_invalid"],
    hangs: [() => new Promise<Response>(() => {}), "prober_timeout"],
  } as const;

  test.concurrent.each(Object.entries(faults))("%s", async (name, [fetch, failure]) => {
    const host = `fault-${name.replaceAll(" ", "-")}.${named("up")}`;
    await withProber(host, "germany", { fetch });
    const sweep = await open(host);
    const seen = sweep.observations.find(({ vantage }) => vantage === "germany");
    expect(seen).toMatchObject({ outcome: "unsure", failure, fault: "vantage" });
    expect(sweep.observations).toHaveLength(10);
    const tookMs = (sweep.completedAt ?? 0) - sweep.startedAt;
    expect(tookMs).toBeLessThan(SWEEP.deadlineMs + 2_000);
  });
});

describe("a prober that lies", () => {
  const lie: ProberReport = {
    vantage: "germany",
    outcome: "down",
    failure: "connection_refused",
    refusal: null,
    suspect: null,
    evidence: null,
    fault: "target",
    phase: "connect",
    status: null,
    scheme: null,
    redirectsTo: null,
    httpsFailure: null,
    twin: null,
    families: null,
    embedding: null,
    attempts: 2,
    timings: { dnsMs: 1, connectMs: null, firstByteMs: null, totalMs: 1_001 },
    startedAt: 1,
    health: "ok",
    ranIn: "FRA",
  };
  const prober = (report: ProberReport) => ({ fetch: async () => Response.json(report) });

  test("alone is outvoted elsewhere, and named", async () => {
    const host = named("sends-on");
    await withProber(host, "germany", prober(lie));
    const answer = await check(host, "?from=japan&wait=full");
    expect(answer.verdict).toBe("up");
    expect(answer.explanation).toContain("; Frankfurt (Germany) could not");
  });

  test("about where it stands adds no witness", async () => {
    const host = named("shop-at");
    await withProber(host, "germany", prober({ ...lie, ranIn: "NRT" }));
    const sweep = await open(host);
    const seen = sweep.observations.find(({ vantage }) => vantage === "germany");
    expect(seen?.health).toBe("misplaced");
  });

  test("in another vantage's name is not heard", async () => {
    const host = named("shop-co-uk");
    await withProber(host, "germany", prober({ ...lie, vantage: "japan" }));
    const sweep = await open(host);
    const votes = sweep.observations.map(({ vantage, outcome }) => [vantage, outcome]);
    expect(votes).toContainEqual(["germany", "unsure"]);
    expect(votes).toContainEqual(["japan", "up"]);
  });
});

test("a monitor that dies in mid-sweep costs the caller a moment and no answer", async () => {
  const host = named("dns-gone");
  const asked = check(host, "?from=germany");
  await expect.poll(async () => (await sentRequests()).length).toBeGreaterThan(0);
  await abortAllDurableObjects();
  expect((await asked).verdict).toBe("down");
});
