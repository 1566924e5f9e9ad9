/** How long a front listens to a monitor that says nothing, or nothing more. */
import { describe, expect, test } from "vitest";
import { MONITOR } from "../../../src/limits";
import {
  encodeEvent,
  eventsOf,
  NOTHING_BEFORE,
  type SweepSoFar,
} from "../../../src/monitor/events";
import { followSweep, isOverload } from "../../../src/web/follow";
import { fakeClock, START_AT } from "../../support/clock";
import { sweep } from "../verdict/build";

const TYPE = { headers: { "content-type": "application/x-ndjson" } };
const LINES = eventsOf(
  { startedAt: START_AT, completedAt: START_AT + 1_000, observations: sweep({}) },
  NOTHING_BEFORE,
).map(encodeEvent);
const HALF = LINES.slice(0, 6).join("");

/** What a monitor does when it is asked. */
type Reaction = () => Promise<Response>;

const whole: Reaction = async () => new Response(LINES.join(""), TYPE);
const breaksOff: Reaction = async () => new Response(HALF, TYPE);
const neverAnswers: Reaction = () => new Promise(() => {});
const unreachable: Reaction = () => Promise.reject(new Error("Network connection lost."));
const fallsSilent: Reaction = async () => {
  const start = (controller: ReadableStreamDefaultController) =>
    controller.enqueue(new TextEncoder().encode(HALF));
  return new Response(new ReadableStream({ start }), TYPE);
};

async function listenTo(first: Reaction, second: Reaction) {
  const clock = fakeClock();
  const reactions = [first, second];
  const fetch = () => (reactions.shift() ?? neverAnswers)();
  const monitors = { idFromName: (name: string) => name, get: () => ({ fetch }) };
  const cache = { put: async () => {} };
  const deps = { clock, cache, monitors, waitUntil: () => {} };
  const heard: SweepSoFar[] = [];
  let error: unknown = null;
  try {
    const who = { host: "shop.com", client: "" };
    for await (const one of followSweep(who, deps as never)) heard.push(one);
  } catch (caught) {
    error = caught;
  }
  return { last: heard.at(-1) ?? null, error, tookMs: clock.elapsedMs() };
}

describe("a monitor is heard to the end of its sweep", () => {
  test.each([
    ["at once", whole, neverAnswers, 0],
    ["again, if it breaks off", breaksOff, whole, 0],
    ["again, if it could not be reached", unreachable, whole, 0],
    ["again, if it falls silent", fallsSilent, whole, MONITOR.hearMs],
  ] as const)("%s", async (_, first, second, atMostMs) => {
    const { last, error, tookMs } = await listenTo(first, second);
    expect(error).toBeNull();
    expect(last?.completedAt).toBe(START_AT + 1_000);
    expect(tookMs).toBeLessThanOrEqual(atMostMs);
  });
});

describe("half a sweep is no answer, and neither is silence", () => {
  test.each([
    ["one that never answers", neverAnswers, neverAnswers, 2 * MONITOR.openMs],
    ["one that cannot be reached", unreachable, unreachable, 0],
    ["one that breaks off twice", breaksOff, breaksOff, 0],
    ["one that falls silent twice", fallsSilent, fallsSilent, MONITOR.hearMs],
    [
      "one that falls silent, and is gone",
      fallsSilent,
      neverAnswers,
      MONITOR.hearMs + MONITOR.openMs,
    ],
  ] as const)("%s", async (_, first, second, atMostMs) => {
    const { error, tookMs } = await listenTo(first, second);
    expect(error).not.toBeNull();
    expect(tookMs).toBeLessThanOrEqual(atMostMs);
  });

  test("who asked is told to come back", async () => {
    expect(isOverload((await listenTo(breaksOff, breaksOff)).error)).toBe(true);
  });
});

describe("of a crowd that comes and goes", () => {
  /** So many listen to a sweep that runs, and are gone before it ends. */
  async function comeAndGo(count: number) {
    const clock = fakeClock();
    const open = new Set<ReadableStreamDefaultController>();
    const fetch: Reaction = async () => {
      let self: ReadableStreamDefaultController;
      const body = new ReadableStream({
        start: (controller) => {
          self = controller;
          controller.enqueue(new TextEncoder().encode(HALF));
          open.add(controller);
        },
        cancel: () => void open.delete(self),
      });
      return new Response(body, TYPE);
    };
    const monitors = { idFromName: (name: string) => name, get: () => ({ fetch }) };
    const kept: SweepSoFar[] = [];
    const cache = { put: async (_: string, sweep: SweepSoFar) => void kept.push(sweep) };
    const work: Promise<unknown>[] = [];
    const waitUntil = (one: Promise<unknown>) => void work.push(one);
    const deps = {
      clock: { ...clock, wait: () => new Promise(() => {}) },
      cache,
      monitors,
      waitUntil,
    };
    const listen = () => followSweep({ host: "shop.com", client: "" }, deps as never);
    const readers = Array.from({ length: count }, () => listen().getReader());
    for (const reader of readers) await reader.read();
    expect(open.size).toBe(count);
    await Promise.all(readers.map((reader) => reader.cancel()));
    await new Promise((resolve) => setImmediate(resolve));
    const end = async () => {
      for (const listener of open) {
        listener.enqueue(new TextEncoder().encode(LINES.slice(6).join("")));
        listener.close();
      }
      await Promise.all(work);
    };
    return { open, kept, listen, end };
  }

  test("one stays for those who ask next, and all others are let go of", async () => {
    const { open, kept, end } = await comeAndGo(60);
    expect(open.size).toBe(1);
    await end();
    expect(kept.map(({ completedAt }) => completedAt)).toEqual([START_AT + 1_000]);
  });

  test("and of the next sweep, one again", async () => {
    const { open, kept, listen, end } = await comeAndGo(3);
    await end();
    open.clear();
    const readers = [listen().getReader(), listen().getReader()];
    for (const reader of readers) await reader.read();
    await Promise.all(readers.map((reader) => reader.cancel()));
    await new Promise((resolve) => setImmediate(resolve));
    expect(open.size).toBe(1);
    await end();
    expect(kept).toHaveLength(2);
  });

  test("who leaves before the monitor has answered is let go of when it does", async () => {
    const { open, listen, end } = await comeAndGo(1);
    await listen().cancel();
    await new Promise((resolve) => setImmediate(resolve));
    expect(open.size).toBe(1);
    await end();
  });
});
