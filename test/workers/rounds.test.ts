import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import worker from "../../src/index";
import { ledgerOf } from "../../src/ledger/ledger";
import { LEDGER } from "../../src/limits";
import { makeRounds } from "../../src/monitor/rounds";
import { readWatchList } from "../../src/watch/list";
import type { Watch } from "../../src/watch/watch";
import { named, sentRequests } from "../support/front";
import { inside, setNow } from "../support/monitor";
import { alarmOf, historyOf, ringAt, START, surround } from "../support/story";

const SECOND = 1_000;
const door = { practice: false, ownHosts: ["justhere.example"] };
const hosts = ["up", "moved"].map(named);
const WATCH = [{ url: "https://10.0.0.1/" }, ...hosts.map((url) => ({ url, every: 45 }))];

/** The monitors of these hosts read the same list. */
async function watching(): Promise<void> {
  for (const host of hosts) {
    const watch = { name: host, host: host as Watch["host"], everyMs: 45 * SECOND, wanted: null };
    await surround(host, { watches: [watch] });
    await setNow(host, START);
  }
}

describe("a round of the cron trigger", () => {
  test("gives each watched target its alarm, looks at nothing, and says what is wrong with the list", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    await watching();
    await sentRequests();
    await makeRounds({ ...env, WATCH }, door, START);
    expect(await sentRequests()).toEqual([]);
    expect(said.mock.calls.join()).toContain("watch_invalid");
    expect(said.mock.calls.join()).toContain("refused (address_literal)");
    said.mockRestore();
    for (const host of hosts) {
      expect(await alarmOf(host)).not.toBeNull();
      await ringAt(host, 0);
      expect((await historyOf(host)).sweeps).toHaveLength(1);
    }
  });

  test("gives an alarm back that is missing, and leaves the others as they are", async () => {
    await watching();
    await inside(hosts[0] ?? "", ({ state }) => state.storage.deleteAlarm());
    await makeRounds({ ...env, WATCH }, door, START);
    await makeRounds({ ...env, WATCH }, door, START);
    for (const host of hosts) {
      expect(await alarmOf(host)).toBe(45 * SECOND);
      expect((await historyOf(host)).sweeps).toHaveLength(1);
    }
  });

  test("that meets a monitor or a ledger in trouble goes on with the rest", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const [first = "", second = ""] = hosts;
    await inside(second, ({ state }) => state.storage.deleteAlarm());
    const MONITOR = new Proxy(env.MONITOR, {
      get: (namespace, key: keyof DurableObjectNamespace) => {
        if (key !== "idFromName") return namespace[key].bind(namespace);
        return (name: string) => {
          if (name === first) throw new Error("no such object");
          return namespace.idFromName(name);
        };
      },
    });
    const LEDGER = {
      prepare: () => {
        throw new Error("D1 is gone");
      },
    };
    await makeRounds({ ...env, MONITOR, LEDGER: LEDGER as never, WATCH }, door, START);
    expect(said.mock.calls.join()).toContain("round_failed");
    said.mockRestore();
    expect(await alarmOf(second)).toBe(45 * SECOND);
  });

  test("reaches a watch with wants whatever it is called", async () => {
    const wants = { url: "https://up.com/health", name: "Prüfung • 検査", every: 45 };
    const monitor = `watch:${encodeURIComponent(wants.name)}`;
    const { watches } = readWatchList([wants], door);
    await surround(monitor, { watches });
    await setNow(monitor, START);
    await makeRounds({ ...env, WATCH: [wants] }, door, START);
    await ringAt(monitor, 0);
    expect((await historyOf(monitor)).sweeps).toHaveLength(1);
    expect(await alarmOf(monitor)).toBe(45 * SECOND);
  });

  test("clears the ledger of what is old", async () => {
    const ledger = ledgerOf(env.LEDGER);
    const outage = (at: number) => ({
      ...{ id: at, scope: "down" as const, start: { earliestAt: null, latestAt: at }, end: null },
    });
    const now = Date.now();
    const old = now - LEDGER.keptMs - 60_000;
    await ledger?.write({ host: "old.com", outage: outage(old), network: null }, old);
    await ledger?.write({ host: "new.com", outage: outage(now), network: null }, now);
    await worker.scheduled(createScheduledController({ scheduledTime: new Date(now) }), {
      ...env,
      GROUPS: "",
    });
    const rows = await env.LEDGER.prepare("SELECT host FROM outages").all();
    expect(rows.results.map(({ host }) => host)).toEqual(["new.com"]);
  });
});
