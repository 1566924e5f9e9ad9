/** What an answer reads of others: the ledger and watched monitors, which may be slow or broken. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memoryCache } from "../../../practice/replay/cache";
import type { Clock } from "../../../src/clock";
import type { LedgerEntry } from "../../../src/ledger/facts";
import type { Ledger } from "../../../src/ledger/ledger";
import { LEDGER } from "../../../src/limits";
import type { Glance } from "../../../src/monitor/recall";
import { parseTarget } from "../../../src/target/parse";
import type { Watch } from "../../../src/watch/watch";
import { remembered } from "../../../src/web/cache";
import {
  glanceReader,
  ledgerReader,
  namedHosts,
  networkReader,
  readGroups,
} from "../../../src/web/group";
import { fakeClock, START_AT } from "../../support/clock";

const DOOR = { practice: false, ownHosts: [] };

const START = { earliestAt: null, latestAt: START_AT };
const OUTAGE = { id: START_AT, scope: "down", start: START, end: null } as const;
const ENTRY: LedgerEntry = { host: "b.org", outage: OUTAGE, network: null };
const NETWORK = { prefix: "87.238.84.0/22", asn: 16509, name: "AMAZON-02, IE" };

/** A data centre, of which each question is a new one. */
function dataCentre(clock: Clock) {
  const cache = memoryCache(clock);
  return () => {
    const remember = remembered(cache, "https://justhere.example", () => {});
    return { clock, remember, named: new Set(["b.org", "c.org"]) };
  };
}
const readingAt = (clock: Clock) => dataCentre(clock)();

const ledgerWith = (around: Ledger["around"]): Ledger => {
  const never = () => Promise.reject(new Error("nothing is written"));
  return { around, write: never, forget: never, prune: never };
};

const LOOK = { startedAt: START_AT, completedAt: START_AT, scope: "up" } as const;
const GLANCE: Glance = { watchedSince: null, recent: [LOOK], outages: [], network: null };

function watch(host: string, wanted: Watch["wanted"] = null): Watch {
  const target = parseTarget(host, DOOR);
  if (target.kind === "rejected") throw new Error(target.reason);
  return { name: host, host: target.host, everyMs: 60_000, wanted };
}

describe("what is slow or broken costs its own part alone", () => {
  const log = vi.spyOn(console, "error");
  beforeEach(() => void log.mockReset().mockReturnValue());
  afterEach(() => void log.mockReset());

  const logged = () => log.mock.calls.map(([line]) => JSON.parse(String(line)).event);

  test("a ledger is read once for a target, however often its answer changes", async () => {
    const reads: number[] = [];
    const around = async (instant: number) => {
      reads.push(instant);
      return [ENTRY];
    };
    const read = ledgerReader(ledgerWith(around), readingAt(fakeClock()));
    expect(await read("a.org", 1)).toEqual([ENTRY]);
    expect(await read("a.org", 2)).toEqual([ENTRY]);
    await read("b.org", 3);
    expect(reads).toEqual([1, 3]);
    expect(logged()).toEqual([]);
  });

  test.each<[string, Ledger | null, number, string[]]>([
    ["that is absent", null, 0, []],
    ["that is broken", ledgerWith(() => Promise.reject(new Error("gone"))), 0, ["ledger_not_read"]],
    ["that is slow", ledgerWith(() => new Promise(() => {})), LEDGER.readMs, ["ledger_not_read"]],
  ])("a ledger %s tells nothing, once", async (_, ledger, afterMs, events) => {
    const clock = fakeClock();
    const read = ledgerReader(ledger, readingAt(clock));
    expect(await read("a.org", 1)).toEqual([]);
    expect(await read("a.org", 2)).toEqual([]);
    expect(clock.elapsedMs()).toBe(afterMs);
    expect(clock.waiting()).toBe(0);
    expect(logged()).toEqual(events);
  });

  test("only monitors of watched hosts are glanced at, once each", async () => {
    const asked: string[] = [];
    const glance = async (host: string) => {
      asked.push(host);
      return GLANCE;
    };
    const wanted = { path: "/health" } as unknown as Watch["wanted"];
    const watches = [watch("b.org"), watch("c.org", wanted)];
    const glanceAt = glanceReader(watches, glance, fakeClock());
    expect((await glanceAt("b.org"))?.recent).toHaveLength(1);
    await glanceAt("b.org");
    // What an operator wants of one address says nothing about the website.
    expect(await glanceAt("c.org")).toBeNull();
    expect(await glanceAt("stranger.org")).toBeNull();
    expect(asked).toEqual(["b.org"]);
  });

  test.each<[string, () => Promise<Glance>]>([
    ["fails", () => Promise.reject(new Error("gone"))],
    [
      "cannot be reached at all",
      () => {
        throw new Error("no such binding");
      },
    ],
    ["is slow", () => new Promise(() => {})],
  ])("a monitor that %s has not seen it", async (_, glance) => {
    const glanceAt = glanceReader([watch("b.org")], glance, fakeClock());
    expect(await glanceAt("b.org")).toBeNull();
    expect(logged()).toEqual(["monitor_not_glanced_at"]);
  });
});

describe("what was found out serves everybody in the data centre for a while", () => {
  /** One that goes when it is told to: nothing here is slow. */
  function stillClock() {
    let now = START_AT;
    const clock: Clock = { now: () => now, wait: () => new Promise(() => {}) };
    const pass = (ms: number) => {
      now += ms;
    };
    return { clock, pass };
  }

  test("the ledger is asked once about the same trouble, for that host and those that may be named", async () => {
    const reads: unknown[] = [];
    const ledger = ledgerWith(async (instant, _now, named) => {
      reads.push([instant, named]);
      return [ENTRY];
    });
    const { clock, pass } = stillClock();
    const reading = dataCentre(clock);
    const ask = (host: string, instant: number) => ledgerReader(ledger, reading())(host, instant);
    for (let at = 0; at < 50; at += 1) expect(await ask("b.org", 1)).toEqual([ENTRY]);
    expect(reads).toEqual([[1, ["b.org", "c.org"]]]);
    await ask("a.org", 1);
    await ask("b.org", 2);
    expect(reads.slice(1)).toEqual([
      [1, ["a.org", "b.org", "c.org"]],
      [2, ["b.org", "c.org"]],
    ]);
    pass(LEDGER.readFreshS * 1_000);
    await ask("b.org", 1);
    expect(reads).toHaveLength(4);
  });

  test("a ledger that was broken is asked again", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    let reads = 0;
    const ledger = ledgerWith(async () => {
      reads += 1;
      if (reads === 1) throw new Error("gone");
      return [ENTRY];
    });
    const reading = dataCentre(stillClock().clock);
    expect(await ledgerReader(ledger, reading())("a.org", 1)).toEqual([]);
    expect(await ledgerReader(ledger, reading())("a.org", 1)).toEqual([ENTRY]);
    log.mockReset();
  });

  test.each([
    ["is known", NETWORK, LEDGER.foundFreshS],
    ["is not known", null, LEDGER.notFoundFreshS],
    ["is half known", { ...NETWORK, asn: null, name: null }, LEDGER.notFoundFreshS],
  ])("a network that %s", async (_, network, freshS) => {
    const asked: string[] = [];
    const find = async (host: string) => {
      asked.push(host);
      return network;
    };
    const { clock, pass } = stillClock();
    const reading = dataCentre(clock);
    const ask = (host: string) => networkReader(find, reading().remember)(host);
    for (const host of ["a.org", "a.org", "b.org", "a.org"])
      expect(await ask(host)).toEqual(network);
    expect(asked).toEqual(["a.org", "b.org"]);
    pass(freshS * 1_000 - 1);
    await ask("a.org");
    expect(asked).toHaveLength(2);
    pass(1);
    await ask("a.org");
    expect(asked).toEqual(["a.org", "b.org", "a.org"]);
  });
});

test("the operator's lists are what may be named", () => {
  const groups = readGroups("a.org b.org ; c.org", DOOR);
  const named = namedHosts(groups, [watch("watched.org"), watch("b.org")]);
  expect([...named].toSorted()).toEqual(["a.org", "b.org", "c.org", "watched.org"]);
});
