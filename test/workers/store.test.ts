import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { KEPT } from "../../src/limits";
import type { SweepRecord } from "../../src/monitor/events";
import { MonitorStore } from "../../src/monitor/store";
import { newMemory } from "../../src/monitor/store/memory";
import type { Run } from "../../src/verdict/track";
import { named } from "../support/front";
import { askAt, START } from "../support/story";

describe("what a monitor keeps", () => {
  test("no target has more rows than are promised, and bad sweeps stay longer than good ones", async () => {
    const host = named("slow");
    await runInDurableObject(env.MONITOR.get(env.MONITOR.idFromName(host)), (_, { storage }) => {
      const store = new MonitorStore(storage);
      const memory = newMemory(host, null);
      const most = KEPT.sweeps + KEPT.badSweeps + KEPT.outages + 10 * KEPT.regionalOutages;
      for (let at = 1; at <= 2 * most; at += 1)
        store.write(memory, () => {
          // The bad ones first, then good ones alone.
          const scope = at <= most ? "down" : "up";
          store.sweeps.save(recordAt(at), { startedAt: at, completedAt: at + 1, scope });
          store.outages.save("", runAt(at));
          store.outages.save("germany", runAt(at));
          store.outages.save("japan", runAt(at));
          store.outbox.add({ id: `ledger ${at}`, to: "ledger", body: "{}" }, at);
          store.outbox.add({ id: `evt ${at}`, to: "webhook", body: "{}" }, at);
        });
      const count = (what: string) => storage.sql.exec(`SELECT count(*) AS n FROM ${what}`).one().n;
      expect({
        good: count("sweeps WHERE scope = 'up'"),
        bad: count("sweeps WHERE scope = 'down'"),
        oldestBad: storage.sql.exec("SELECT min(started_at) AS n FROM sweeps").one().n,
        outages: count("outages WHERE region = ''"),
        regional: count("outages WHERE region <> ''"),
        outbox: count("outbox"),
        memory: count("memory"),
      }).toEqual({
        good: KEPT.sweeps,
        bad: KEPT.badSweeps,
        oldestBad: most - KEPT.badSweeps + 1,
        outages: KEPT.outages,
        regional: 2 * KEPT.regionalOutages,
        outbox: 2 * KEPT.outbox,
        memory: 1,
      });
      expect(store.outages.newest("", 1)).toEqual([runAt(2 * most)]);
    });
  });

  test("what cannot be read begins anew, and what can is kept", async () => {
    const host = named("flapping");
    await askAt(host, 0);
    await runInDurableObject(env.MONITOR.get(env.MONITOR.idFromName(host)), (_, { storage }) => {
      storage.sql.exec(`UPDATE memory SET body = json_set(body, '$.world', 'nonsense')`);
      const read = new MonitorStore(storage).memory();
      expect(read).toMatchObject({ host, world: { outage: null }, watchedSince: START });
      for (const damage of ["not json", "{}", "[]"]) {
        storage.sql.exec("UPDATE memory SET body = ?", damage);
        expect(new MonitorStore(storage).memory(), damage).toEqual(newMemory(host, null));
      }
      for (const damage of ["not json", "{}", '[{"vantage":"mars"}]']) {
        storage.sql.exec("UPDATE sweeps SET observations = ?", damage);
        expect(new MonitorStore(storage).sweeps.latest(), damage).toBeNull();
      }
    });
  });
});

const recordAt = (at: number): SweepRecord => ({
  startedAt: at,
  completedAt: at + 1,
  observations: [],
});

const runAt = (id: number): Run => ({
  id,
  phase: "ended",
  scope: "down",
  start: { earliestAt: null, latestAt: id },
  spell: { earliestAt: null, latestAt: id },
  ...{ comebacks: 0, badMs: 0, wellMs: 0 },
  lastBad: { startedAt: id, completedAt: id },
  badLooks: 2,
  countedAt: id,
  firstGood: { startedAt: id + 1, completedAt: id + 1 },
});
