/**
 * Everything of a target is forgotten, in the middle of whatever goes on and whatever fails meanwhile.
 */
import { expect, test } from "vitest";
import type { Ledger } from "../../src/ledger/ledger";
import { CADENCE } from "../../src/limits";
import type { MonitorStore } from "../../src/monitor/store";
import { named } from "../support/front";
import { inside, withProber } from "../support/monitor";
import { alarmOf, askAt, monitorOf, ringAt, settled, surround } from "../support/story";

const SECOND = 1_000;

const GONE: Ledger = {
  write: () => Promise.reject(new Error("no ledger")),
  around: () => Promise.reject(new Error("no ledger")),
  forget: () => Promise.reject(new Error("no ledger")),
  prune: () => Promise.reject(new Error("no ledger")),
};

const storeOf = <T>(host: string, read: (store: MonitorStore) => T) =>
  inside(host, (monitor) => read((monitor as unknown as { store: MonitorStore }).store));

test("a sweep in flight then is not written down, though the ledger cannot be told yet", async () => {
  const host = named("up");
  await surround(host, { ledger: GONE });
  await withProber(host, "germany", {
    fetch: async () => {
      await scheduler.wait(300);
      return new Response(null, { status: 500 });
    },
  });
  const stream = await monitorOf(host).open(host);
  await monitorOf(host).forget();
  // Whoever listens hears it to its end.
  const text = await new Response(stream.body).text();
  expect(text).toContain('"kind":"completed"');
  await settled(host);
  expect(await storeOf(host, ({ sweeps }) => sweeps.newest(10))).toEqual([]);
  expect(await storeOf(host, (store) => store.memory()?.lastLook)).toBeNull();
});

test("nothing goes while what is to go from the ledger cannot be noted; the alarm tries again", async () => {
  const host = named("opted-out");
  await askAt(host, 0);
  await inside(host, (monitor) => {
    const { store } = monitor as unknown as { store: MonitorStore };
    store.replace = () => {
      throw new Error("SQLITE_FULL");
    };
  });
  await expect(monitorOf(host).forget()).rejects.toThrow();
  expect(await alarmOf(host)).toBe(CADENCE.rearmMs);
  await inside(host, (monitor) => {
    Reflect.deleteProperty((monitor as unknown as { store: MonitorStore }).store, "replace");
  });
  await ringAt(host, 60 * SECOND);
  expect(await alarmOf(host)).toBeNull();
  expect(await storeOf(host, (store) => store.memory())).toBeNull();
});

test("one that the operator has watched all the same is asked about again in a minute, not at once", async () => {
  const host = named("opted-out");
  const watch = { name: "shop", host, everyMs: 45_000, wanted: null };
  await surround(host, { ledger: GONE, watches: [watch as never], hasOptedOut: async () => true });
  await monitorOf(host).watch(host, null);
  await ringAt(host, 10 * SECOND);
  expect(await alarmOf(host)).toBe(10 * SECOND + CADENCE.rearmMs);
  await ringAt(host, 70 * SECOND);
  expect(await alarmOf(host)).toBe(70 * SECOND + CADENCE.rearmMs);
});
