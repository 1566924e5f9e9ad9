/**
 * A monitor's life in real workerd, with time in the test's hand. Every instant is a day ahead, so that
 * no alarm rings but when the test rings it.
 */
import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { stubOf } from "../../src/durable";
import { readEvents, type SweepSoFar, withEvent } from "../../src/monitor/events";
import type { TargetMonitor } from "../../src/monitor/monitor";
import type { History } from "../../src/monitor/recall";
import type { Surroundings } from "../../src/monitor/surroundings";
import { inside, setNow } from "./monitor";

export const START = Math.floor(Date.now() / 1_000) * 1_000 + 86_400_000;

export const monitorOf = (name: string) => stubOf<TargetMonitor>(env.MONITOR, name);
const objectOf = (name: string) => env.MONITOR.get(env.MONITOR.idFromName(name));

/** Somebody asks, `ms` after the start of the story; the whole sweep that they hear. */
export async function askAt(host: string, ms: number): Promise<SweepSoFar> {
  await setNow(host, START + ms);
  const stream = await monitorOf(host).open(host);
  let sweep: SweepSoFar | null = null;
  for await (const event of readEvents(stream.body ?? new ReadableStream()))
    sweep = withEvent(sweep, event);
  if (sweep === null) throw new Error("no sweep");
  await settled(host);
  return sweep;
}

/** The platform rings the alarm, early or late. */
export async function ringAt(host: string, ms: number): Promise<void> {
  await setNow(host, START + ms);
  await runDurableObjectAlarm(objectOf(host));
  await settled(host);
}

/** When the alarm is set for, milliseconds after the start; null when it is not. */
export function alarmOf(host: string): Promise<number | null> {
  return inside(host, async ({ state }) => {
    const at = await state.storage.getAlarm();
    return at === null ? null : at - START;
  });
}

/** Waits for what a monitor does behind an answer: its sweep is written down, others are told. */
export function settled(host: string): Promise<void> {
  return inside(host, async (monitor) => {
    const { running, delivering } = monitor as unknown as {
      running: Promise<void>;
      delivering: Promise<void> | null;
    };
    await running;
    await delivering;
    await (monitor as unknown as { arm(): Promise<void> }).arm();
  });
}

/** Another surrounding than that of the configuration; gone with the next eviction. */
export function surround(host: string, changed: Partial<Surroundings>): Promise<void> {
  return inside(host, (monitor) => {
    const { around } = monitor as unknown as { around: Surroundings };
    Object.assign(monitor, { around: { ...around, ...changed } });
  });
}

export const historyOf = (host: string): Promise<History> => monitorOf(host).history();

/** Ways to be interrupted between any two steps. */
export const INTERRUPTIONS = {
  "left alone": async (_host: string) => {},
  evicted: async (host: string) => {
    // Only what runs can be evicted.
    await inside(host, () => {});
    await evictDurableObject(objectOf(host));
  },
  killed: (_host: string) => abortAllDurableObjects(),
} as const;
