import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { CADENCE } from "../../src/limits";
import type { MonitorStore } from "../../src/monitor/store";
import { type Memory, newMemory } from "../../src/monitor/store/memory";
import { NEW_TRACK } from "../../src/verdict/track";
import { named, sentRequests, turn } from "../support/front";
import { inside } from "../support/monitor";
import {
  alarmOf,
  askAt,
  historyOf,
  INTERRUPTIONS,
  monitorOf,
  ringAt,
  START,
  settled,
  surround,
} from "../support/story";

const SECOND = 1_000;
const MINUTE = 60_000;
const _DAY = 86_400_000;

const sweepsOf = async (host: string) =>
  (await historyOf(host)).sweeps.map(({ startedAt, scope }) => [startedAt - START, scope]);

describe.concurrent("after a question", () => {
  test("a website that is well is left alone, until it is forgotten", async () => {
    const host = named("up");
    await askAt(host, 0);
    expect(await alarmOf(host)).toBe(CADENCE.forgetMs);
  });

  test("one that is not is looked at again after 20 s, then every 30 s, then less often", async () => {
    const host = named("error");
    const world = { ...NEW_TRACK, lastGoodAt: START - MINUTE };
    await remembering(host, { ...newMemory(host, null), askedAt: START - MINUTE, world });
    await askAt(host, 0);
    expect(await alarmOf(host)).toBe(20 * SECOND);
    await ringAt(host, 20 * SECOND);
    expect(await alarmOf(host)).toBe(50 * SECOND);
    for (let at = 5; at <= 20; at += 5) await ringAt(host, at * MINUTE);
    // One twentieth of its age.
    expect(await alarmOf(host)).toBe(21 * MINUTE);
    expect((await historyOf(host)).outages).toMatchObject([
      { minDurationMs: 20 * MINUTE, end: null },
    ]);
  });

  test("an alarm that rings too early, or twice, finds nothing to do", async () => {
    const host = named("hangs-up");
    await askAt(host, 0);
    await ringAt(host, 19 * SECOND);
    expect(await sweepsOf(host)).toEqual([[0, "down"]]);
    expect(await alarmOf(host)).toBe(20 * SECOND);
    await ringAt(host, 20 * SECOND);
    await ringAt(host, 20 * SECOND);
    expect(await sweepsOf(host)).toEqual([
      [20 * SECOND, "down"],
      [0, "down"],
    ]);
  });

  test("trouble of what nobody has ever seen well is left alone ten minutes after the question", async () => {
    const host = named("refused");
    await askAt(host, 0);
    await ringAt(host, 20 * SECOND);
    await ringAt(host, 5 * MINUTE);
    expect(await alarmOf(host)).toBe(5 * MINUTE + 30 * SECOND);
    await ringAt(host, 10 * MINUTE);
    expect(await alarmOf(host)).toBe(10 * MINUTE + CADENCE.forgetMs);
  });
});

describe("what has recovered is looked at twice more", () => {
  test("and then sleeps; the outage has bounds on both ends", async () => {
    const host = named("shop-de");
    await askAt(host, 0);
    await turn("dublin", "off");
    await askAt(host, 2 * MINUTE);
    await ringAt(host, 2 * MINUTE + 20 * SECOND);
    await ringAt(host, 2 * MINUTE + 50 * SECOND);
    await turn("dublin", "on");
    await ringAt(host, 3 * MINUTE + 20 * SECOND);
    expect(await alarmOf(host)).toBe(3 * MINUTE + 40 * SECOND);
    await ringAt(host, 3 * MINUTE + 40 * SECOND);
    expect(await alarmOf(host)).toBe(4 * MINUTE + 40 * SECOND);
    await ringAt(host, 4 * MINUTE + 40 * SECOND);
    // Nobody has asked since the outage began.
    expect(await alarmOf(host)).toBe(4 * MINUTE + 40 * SECOND + CADENCE.forgetMs);

    const { outages, regions, watchedSince } = await historyOf(host);
    // To the hour, since it was somebody's question.
    expect(watchedSince).toBe(START - (START % 3_600_000));
    expect(outages).toEqual([
      {
        id: START + 2 * MINUTE,
        scope: "down",
        confirmed: true,
        start: { earliestAt: START, latestAt: START + 2 * MINUTE },
        end: {
          earliestAt: START + 2 * MINUTE + 50 * SECOND,
          latestAt: START + 3 * MINUTE + 20 * SECOND,
        },
        ...{ comebacks: 0, wellMs: 0, lastBadAt: START + 2 * MINUTE + 50 * SECOND },
        minDurationMs: 50 * SECOND,
        maxDurationMs: 3 * MINUTE + 20 * SECOND,
      },
    ]);
    expect(regions).toHaveLength(10);
    expect(regions.map(({ outages: [first] }) => first?.id)).toEqual(
      Array(10).fill(START + 2 * MINUTE),
    );
  });

  test("a region that alone is down has an outage of its own, and everyone has a partial one", async () => {
    const host = named("down-in-europe");
    await askAt(host, 0);
    await ringAt(host, 20 * SECOND);
    const { outages, regions } = await historyOf(host);
    expect(outages).toMatchObject([{ scope: "partial", start: { earliestAt: null } }]);
    expect(regions.map(({ vantage }) => vantage)).toEqual(["ireland", "germany"]);
  });
});

describe("a monitor that is interrupted between any two steps loses nothing", () => {
  const tell = async (host: string, interrupt: (host: string) => Promise<unknown>) => {
    const steps = [
      () => askAt(host, 0),
      () => turn("dublin", "off"),
      () => askAt(host, 90 * SECOND),
      () => ringAt(host, 110 * SECOND),
      () => ringAt(host, 140 * SECOND),
      () => turn("dublin", "on"),
      () => ringAt(host, 170 * SECOND),
      () => ringAt(host, 190 * SECOND),
      () => ringAt(host, 250 * SECOND),
    ];
    for (const step of steps) {
      await step();
      await interrupt(host);
    }
    const { outages, regions, sweeps, watchedSince } = await historyOf(host);
    const seen = sweeps.map(({ startedAt, scope, votes }) => ({ startedAt, scope, votes }));
    return { outages, regions, seen, watchedSince, alarm: await alarmOf(host) };
  };

  test("whether it is left alone, evicted or killed", async () => {
    const expected = await tell(named("shop-fr"), INTERRUPTIONS["left alone"]);
    expect(expected.outages).toHaveLength(1);
    expect(expected.seen).toHaveLength(7);
    expect(await tell(named("shop-it"), INTERRUPTIONS.evicted)).toEqual(expected);
    expect(await tell(named("shop-at"), INTERRUPTIONS.killed)).toEqual(expected);
  });

  test.each(["by a question", "by its alarm"])(
    "killed in a sweep begun %s, it looks again",
    async (how) => {
      const host = `${how.replaceAll(" ", "-")}.${named("timeout")}`;
      const stub = env.MONITOR.get(env.MONITOR.idFromName(host));
      await sentRequests();
      if (how === "by a question") await monitorOf(host).open(host);
      else {
        const looking = { startedAt: Date.now() - MINUTE, tries: 1 };
        await remembering(host, { ...newMemory(host, null), askedAt: Date.now(), looking });
      }
      await expect.poll(async () => (await sentRequests()).length).toBeGreaterThan(0);
      await abortAllDurableObjects();
      expect((await historyOf(host)).sweeps).toEqual([]);
      // Set before the work began, and still set.
      expect(await runDurableObjectAlarm(stub)).toBe(true);
      await expect.poll(async () => (await historyOf(host)).sweeps.length).toBe(1);
    },
  );

  test("its alarm is set again before it does anything else", async () => {
    const host = named("moved-to-dead");
    await askAt(host, 0);
    const alarms: (number | null)[] = [];
    await inside(host, async ({ state }) => {
      await surround(host, {
        hasOptedOut: async () => {
          alarms.push(await state.storage.getAlarm());
          return false;
        },
      });
    });
    await ringAt(host, 20 * SECOND);
    expect(alarms).toEqual([START + 20 * SECOND + CADENCE.rearmMs]);
  });

  test("one without a name finds what it is to look at in its memory", async () => {
    const host = named("broken-tls");
    const stub = env.MONITOR.get(env.MONITOR.newUniqueId());
    const call = (method: string, ...args: unknown[]) =>
      stub.fetch(`https://itty-durable/do/call/${method}`, {
        headers: { "do-content": JSON.stringify(args) },
      });
    await (await call("open", host)).text();
    await runInDurableObject(stub, async (instance) => {
      const { running } = instance as unknown as { running: Promise<void> };
      await running;
      const later = Date.now() + 20 * SECOND;
      Object.assign(instance, { clock: { now: () => later, wait: () => new Promise(() => {}) } });
    });
    await runDurableObjectAlarm(stub);
    const history = await (await call("history")).json();
    expect(history).toMatchObject({ sweeps: [{ scope: "down" }, { scope: "down" }] });
  });
});

test("a disk that is full costs nobody their answer", async () => {
  const host = named("ipv6-only");
  await inside(host, (monitor) => {
    const { store } = monitor as unknown as { store: MonitorStore };
    store.write = () => {
      throw new Error("SQLITE_FULL");
    };
  });
  const sweep = await askAt(host, 0);
  expect(sweep.observations).toHaveLength(10);
  expect((await historyOf(host)).sweeps).toEqual([]);
});

test("a disk that is full in the middle of an outage makes us look less often, not more", async () => {
  const host = named("half");
  await askAt(host, 0);
  await inside(host, (monitor) => {
    const { store } = monitor as unknown as { store: MonitorStore };
    store.write = () => {
      throw new Error("SQLITE_FULL");
    };
  });
  for (const [at, restMs] of [
    [20 * SECOND, CADENCE.rearmMs],
    [100 * SECOND, 2 * CADENCE.rearmMs],
    [300 * SECOND, 4 * CADENCE.rearmMs],
    [3_000 * SECOND, 8 * CADENCE.rearmMs],
    [6_000 * SECOND, CADENCE.slowestMs],
    [9_000 * SECOND, CADENCE.slowestMs],
  ] as const) {
    await ringAt(host, at);
    expect(await alarmOf(host)).toBe(at + restMs);
  }
});

describe("nothing is kept for ever", () => {
  test("a target that nobody has asked about for 30 days is erased", async () => {
    const host = named("http-only");
    await askAt(host, 0);
    await ringAt(host, CADENCE.forgetMs);
    await runInDurableObject(
      env.MONITOR.get(env.MONITOR.idFromName(host)),
      async (_, { storage }) => {
        expect(storage.sql.exec("SELECT name FROM sqlite_master").toArray()).toEqual([]);
        expect(await storage.getAlarm()).toBeNull();
      },
    );
  });

  test("one whose owner has opted out is erased at the next look, without a probe", async () => {
    const host = named("opted-out");
    const looking = { startedAt: START - MINUTE, tries: 1 };
    await remembering(host, { ...newMemory(host, null), askedAt: START - MINUTE, looking });
    await sentRequests();
    await ringAt(host, 0);
    expect((await sentRequests()).filter(({ vantage }) => vantage !== null)).toEqual([]);
    await runInDurableObject(
      env.MONITOR.get(env.MONITOR.idFromName(host)),
      async (_, { storage }) => {
        expect(storage.sql.exec("SELECT name FROM sqlite_master").toArray()).toEqual([]);
        expect(await storage.getAlarm()).toBeNull();
      },
    );
  });
});

/** A monitor that has this in its memory, and its alarm set for what follows from it. */
async function remembering(host: string, memory: Memory): Promise<void> {
  await inside(host, (monitor) => {
    const { store } = monitor as unknown as { store: MonitorStore };
    store.write(memory);
  });
  await settled(host);
}
