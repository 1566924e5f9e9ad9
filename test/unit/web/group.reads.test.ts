/** What an answer reads of others: the ledger and watched monitors, which may be slow or broken. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LedgerEntry } from "../../../src/ledger/facts";
import type { Ledger } from "../../../src/ledger/ledger";
import { LEDGER } from "../../../src/limits";
import type { Glance } from "../../../src/monitor/recall";
import { parseTarget } from "../../../src/target/parse";
import type { Watch } from "../../../src/watch/watch";
import { glanceReader, ledgerReader, namedHosts, readGroups } from "../../../src/web/group";
import { fakeClock, START_AT } from "../../support/clock";

const DOOR = { practice: false, ownHosts: [] };

const START = { earliestAt: null, latestAt: START_AT };
const OUTAGE = { id: START_AT, scope: "down", start: START, end: null } as const;
const ENTRY: LedgerEntry = { host: "b.org", outage: OUTAGE, network: null };

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

  const ledgerWith = (around: Ledger["around"]): Ledger => {
    const never = () => Promise.reject(new Error("nothing is written"));
    return { around, write: never, forget: never, prune: never };
  };
  const logged = () => log.mock.calls.map(([line]) => JSON.parse(String(line)).event);

  test("a ledger is read once for a target, however often its answer changes", async () => {
    const reads: number[] = [];
    const around = async (instant: number) => {
      reads.push(instant);
      return [ENTRY];
    };
    const read = ledgerReader(ledgerWith(around), fakeClock());
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
    const read = ledgerReader(ledger, clock);
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

test("the operator's lists are what may be named", () => {
  const groups = readGroups("a.org b.org ; c.org", DOOR);
  const named = namedHosts(groups, [watch("watched.org"), watch("b.org")]);
  expect([...named].toSorted()).toEqual(["a.org", "b.org", "c.org", "watched.org"]);
});
