import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { type Ledger, ledgerOf } from "../../src/ledger/ledger";
import { OUTBOX } from "../../src/limits";
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

  test("that does not exist is missed by nobody", async () => {
    const host = named("hangs-up");
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

describe("the operator's webhook", () => {
  const secret = `whsec_${btoa("twenty-four bytes long..")}`;
  const watching = (host: string, receiver: string) =>
    surround(host, {
      watches: [{ name: "Shop", host: host as Watch["host"], everyMs: 60 * SECOND, wanted: null }],
      webhooks: { url: `https://${named(receiver)}/hook`, secret },
    });
  const hooks = async () =>
    (await sentRequests()).filter(({ url }) => url.endsWith("/hook")).map(({ headers }) => headers);

  test("is told that an outage has opened, is confirmed, and is over", async () => {
    const host = named("shop-it");
    await watching(host, "up");
    await askAt(host, 0);
    await turn("dublin", "off");
    await ringAt(host, 60 * SECOND);
    await sentRequests();
    await ringAt(host, 80 * SECOND);
    expect((await hooks()).map((headers) => headers["webhook-id"])).toEqual([
      `evt_Shop_${START + 60 * SECOND}_opened`,
    ]);
    await ringAt(host, 110 * SECOND);
    expect((await hooks()).map((headers) => headers["webhook-id"])).toEqual([
      `evt_Shop_${START + 60 * SECOND}_confirmed`,
    ]);
    await turn("dublin", "on");
    await ringAt(host, 140 * SECOND);
    await ringAt(host, 160 * SECOND);
    const [closed, ...others] = await hooks();
    expect(others).toEqual([]);
    expect(closed).toMatchObject({
      "webhook-id": `evt_Shop_${START + 60 * SECOND}_closed_${START + 110 * SECOND}`,
      "webhook-timestamp": String((START + 160 * SECOND) / 1_000),
      "webhook-signature": expect.stringMatching(/^v1,/),
    });
  });

  test("that does not take it is told again, with the same id, later and later", async () => {
    const host = named("broken-tls");
    await watching(host, "error");
    await askAt(host, 0);
    await sentRequests();
    await ringAt(host, 20 * SECOND);
    const times = [20, 50, 110, 230];
    const ids: (string | undefined)[] = (await hooks()).map((headers) => headers["webhook-id"]);
    for (const at of times.slice(1)) {
      await ringAt(host, at * SECOND);
      ids.push(...(await hooks()).map((headers) => headers["webhook-id"]));
    }
    const opened = `evt_Shop_${START}_opened`;
    expect(ids.filter((id) => id === opened)).toHaveLength(4);
    await watching(host, "up");
    await ringAt(host, 600 * SECOND);
    expect((await hooks()).map((headers) => headers["webhook-id"])).toContain(opened);
    await ringAt(host, 660 * SECOND);
    expect((await hooks()).map((headers) => headers["webhook-id"])).not.toContain(opened);
  });

  test("is told nothing of what strangers ask about", async () => {
    const host = named("dns-gone");
    await surround(host, { webhooks: { url: `https://${named("up")}/hook`, secret } });
    await askAt(host, 0);
    await ringAt(host, 20 * SECOND);
    expect((await historyOf(host)).outages).toHaveLength(1);
    expect(await hooks()).toEqual([]);
  });
});
