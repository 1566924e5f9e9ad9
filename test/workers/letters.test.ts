import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { type Ledger, ledgerOf } from "../../src/ledger/ledger";
import { OUTBOX } from "../../src/limits";
import type { MonitorStore } from "../../src/monitor/store";
import type { Watch } from "../../src/watch/watch";
import { check, named, sentRequests, turn } from "../support/front";
import { inside } from "../support/monitor";
import { alarmOf, askAt, historyOf, monitorOf, ringAt, START, surround } from "../support/story";

const SECOND = 1_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

const gone: Ledger = {
  write: () => Promise.reject(new Error("D1 is gone")),
  around: () => Promise.reject(new Error("D1 is gone")),
  forget: () => Promise.reject(new Error("D1 is gone")),
  prune: () => Promise.reject(new Error("D1 is gone")),
};

const bodyOf = (outage: object) =>
  JSON.stringify({ start: { earliestAt: null, latestAt: START }, end: null, ...outage });

const ledger = ledgerOf(env.LEDGER);
const entriesOf = async (host: string) => {
  const entries = (await ledger?.around(START, START)) ?? [];
  return entries.filter((entry) => entry.host === host);
};

describe("the ledger", () => {
  test("is told when an outage opens, with its network, and when it is over; nothing in between", async () => {
    const host = named("shop-de");
    await askAt(host, -60 * SECOND);
    await turn("dublin", "off");
    await ringAt(host, 0);
    await askAt(host, 0);
    expect(await entriesOf(host)).toEqual([]);
    await ringAt(host, 20 * SECOND);
    const [opened] = await entriesOf(host);
    expect(opened).toEqual({
      host,
      outage: {
        id: START,
        scope: "down",
        start: { earliestAt: START - 60 * SECOND, latestAt: START },
        end: null,
      },
      network: { prefix: "87.238.84.0/22", asn: 16509, name: expect.stringContaining("AMAZON") },
    });
    const writes: number[] = [];
    await surround(host, {
      ledger: ledger && { ...ledger, write: async (_, now) => void writes.push(now) },
    });
    await ringAt(host, 50 * SECOND);
    await ringAt(host, 80 * SECOND);
    await turn("dublin", "on");
    await ringAt(host, 110 * SECOND);
    expect(writes).toEqual([]);
    await ringAt(host, 130 * SECOND);
    expect(writes).toEqual([START + 130 * SECOND]);
  });

  test("that is gone costs no answer; what it missed is written when it is back, as it is by then", async () => {
    const host = named("refused");
    await surround(host, { ledger: gone });
    await askAt(host, 0);
    await ringAt(host, 20 * SECOND);
    expect((await historyOf(host)).outages).toHaveLength(1);
    expect(await entriesOf(host)).toEqual([]);
    // The letter waits for its time, and is written again and again.
    expect(await alarmOf(host)).toBe(20 * SECOND + OUTBOX.firstMs);
    await ringAt(host, 50 * SECOND);
    await ringAt(host, 110 * SECOND);
    expect((await check(host)).verdict).toBe("down");
    await surround(host, { ledger });
    await ringAt(host, 5 * MINUTE);
    expect(await entriesOf(host)).toMatchObject([{ host, outage: { id: START, end: null } }]);
    await ringAt(host, 6 * MINUTE);
    expect(await alarmOf(host)).toBe(6 * MINUTE + 30 * SECOND);
  });

  test("that is gone when a target is forgotten forgets it when it is back", async () => {
    const host = named("dns-gone");
    await askAt(host, 0);
    await ringAt(host, 20 * SECOND);
    expect(await entriesOf(host)).toHaveLength(1);
    await surround(host, { ledger: gone });
    await monitorOf(host).forget();
    expect(await historyOf(host)).toMatchObject({ watchedSince: null, outages: [], sweeps: [] });
    expect(await entriesOf(host)).toHaveLength(1);
    await surround(host, { ledger });
    await ringAt(host, 20 * SECOND + OUTBOX.firstMs);
    expect(await entriesOf(host)).toEqual([]);
    expect(await inside(host, ({ state }) => state.storage.getAlarm())).toBeNull();
  });

  test("forgets nothing of a target that somebody has asked about again", async () => {
    const host = named("hangs-up");
    await askAt(host, 0);
    await surround(host, { ledger: gone });
    await monitorOf(host).forget();
    await askAt(host, 60 * SECOND);
    await surround(host, { ledger });
    await ringAt(host, 80 * SECOND);
    await ringAt(host, 110 * SECOND);
    expect(await entriesOf(host)).toMatchObject([{ outage: { id: START + 60 * SECOND } }]);
    expect((await historyOf(host)).sweeps).toHaveLength(3);
  });

  test("keeps a network that is known whole, when half of it is all that can be found", async () => {
    const host = named("expired");
    const whole = { prefix: "87.238.84.0/22", asn: 16_509, name: "AMAZON-02, IE" };
    const half = { prefix: "87.238.84.0/24", asn: null, name: null };
    await surround(host, { networkOf: async () => whole });
    await askAt(host, 0);
    await ringAt(host, 20 * SECOND);
    expect(await entriesOf(host)).toMatchObject([{ network: whole }]);
    await surround(host, { networkOf: async () => half });
    await inside(host, (monitor) => {
      const { store } = monitor as unknown as { store: MonitorStore };
      const memory = store.memory();
      if (memory) store.write({ ...memory, network: { facts: whole, at: START - 2 * DAY } });
      store.outbox.add(
        { id: `ledger ${START}`, to: "ledger", body: bodyOf({ id: START, scope: "partial" }) },
        START,
      );
    });
    await ringAt(host, 50 * SECOND);
    expect(await entriesOf(host)).toMatchObject([{ network: whole, outage: { scope: "partial" } }]);
  });

  test("that does not exist is missed by nobody", async () => {
    const host = named("loop");
    await surround(host, { ledger: null });
    await askAt(host, 0);
    await ringAt(host, 20 * SECOND);
    expect((await historyOf(host)).outages).toHaveLength(1);
    expect(await alarmOf(host)).toBe(50 * SECOND);
  });
});

describe("a watched target", () => {
  const watchOf = (host: string): Watch => ({
    ...{ name: host, host: host as Watch["host"], everyMs: 45 * SECOND, wanted: null },
  });

  test("is looked at without a question, and goes on being looked at while it is well", async () => {
    const host = named("up");
    await surround(host, { watches: [watchOf(host)] });
    await monitorOf(host).watch(host, null);
    await ringAt(host, 0);
    expect(await alarmOf(host)).toBe(45 * SECOND);
    await ringAt(host, 45 * SECOND);
    expect((await historyOf(host)).sweeps).toHaveLength(2);
    expect(await alarmOf(host)).toBe(90 * SECOND);
  });

  test("whose alarm is missing gets it back, and one that has its alarm keeps it", async () => {
    const host = named("http-only");
    await surround(host, { watches: [watchOf(host)] });
    await monitorOf(host).watch(host, null);
    await ringAt(host, 0);
    await inside(host, ({ state }) => state.storage.deleteAlarm());
    expect(await alarmOf(host)).toBeNull();
    for (let round = 1; round <= 2; round += 1) {
      await monitorOf(host).watch(host, null);
      expect(await alarmOf(host)).toBe(45 * SECOND);
    }
    expect((await historyOf(host)).sweeps).toHaveLength(1);
  });

  test("that loses its wants is watched by its host's monitor, and no more by its own", async () => {
    const host = named("slow");
    const plain = { ...watchOf(host), name: "Slow" };
    const wanted = { scheme: null, port: null, path: "/health", status: null, text: null };
    await surround("watch:Slow", { watches: [{ ...plain, wanted }] });
    await monitorOf("watch:Slow").watch(host, "Slow");
    await surround("watch:Slow", { watches: [plain] });
    await sentRequests();
    await ringAt("watch:Slow", 0);
    expect((await sentRequests()).filter(({ vantage }) => vantage !== null)).toEqual([]);
  });

  test("that is taken off the list is left alone, and forgotten in time", async () => {
    const host = named("moved");
    await surround(host, { watches: [watchOf(host)] });
    await monitorOf(host).watch(host, null);
    await ringAt(host, 0);
    await surround(host, { watches: [] });
    await ringAt(host, 45 * SECOND);
    expect((await historyOf(host)).sweeps).toHaveLength(1);
    expect(await alarmOf(host)).toBe(30 * DAY);
  });

  test("whose name goes to another host begins anew", async () => {
    const wanted = { scheme: null, port: null, path: "/health", status: null, text: null };
    const first = { ...watchOf(named("up")), name: "Shop", wanted };
    const second = { ...watchOf(named("moved")), name: "Shop", wanted };
    await surround("watch:Shop", { watches: [first] });
    await monitorOf("watch:Shop").watch(first.host, first.name);
    await ringAt("watch:Shop", 0);
    expect((await historyOf("watch:Shop")).sweeps).toHaveLength(1);
    await surround("watch:Shop", { watches: [second] });
    await sentRequests();
    await ringAt("watch:Shop", 45 * SECOND);
    expect((await sentRequests()).filter(({ vantage }) => vantage !== null)).toEqual([]);
    await monitorOf("watch:Shop").watch(second.host, second.name);
    expect((await historyOf("watch:Shop")).sweeps).toEqual([]);
    await ringAt("watch:Shop", 90 * SECOND);
    expect((await historyOf("watch:Shop")).sweeps).toHaveLength(1);
  });

  test("with wants of its own has a monitor of its own, and looks for them", async () => {
    const watch: Watch = {
      ...watchOf(named("up")),
      name: "Health",
      wanted: { scheme: null, port: null, path: "/health", status: [204], text: null },
    };
    await surround("watch:Health", { watches: [watch] });
    await monitorOf("watch:Health").watch(watch.host, watch.name);
    await sentRequests();
    await ringAt("watch:Health", 0);
    const probed = (await sentRequests()).filter(({ url }) => new URL(url).hostname === watch.host);
    expect(new Set(probed.map(({ url }) => url))).toEqual(new Set(["https://up.com/health"]));
    const { sweeps } = await historyOf("watch:Health");
    expect(sweeps).toMatchObject([{ scope: "down" }]);
    expect(await entriesOf(watch.host)).toEqual([]);
  });
});
