/** The states of a sweep as a stream hears them: with beats between, and until somebody leaves. */
import { expect, test } from "vitest";
import { NOTHING_BEFORE, type SweepSoFar } from "../../../../src/monitor/events";
import { beating } from "../../../../src/web/stream/states";
import { fakeClock } from "../../../support/clock";

const nobody = new AbortController().signal;

test("a sweep that fails while its listener is busy is heard by the listener, and by nobody else", async () => {
  const unheard: unknown[] = [];
  const note = (reason: unknown) => void unheard.push(reason);
  process.on("unhandledRejection", note);
  let fail: (error: Error) => void = () => {};
  const first: SweepSoFar = {
    ...NOTHING_BEFORE,
    ...{ startedAt: 1, completedAt: null, observations: [] },
  };
  const sweeps = new ReadableStream<SweepSoFar>({
    start: (controller) => {
      controller.enqueue(first);
      fail = (error) => controller.error(error);
    },
  });
  const never = { now: () => 0, wait: () => new Promise<void>(() => {}) };
  const states = beating(sweeps, never, nobody);
  expect(await states.next()).toEqual({ done: false, value: first });
  fail(new Error("cut"));
  // The turn of the event loop in which Node looks for what nobody has heard.
  await new Promise((resolve) => setImmediate(resolve));
  await expect(states.next()).rejects.toThrow("cut");
  process.off("unhandledRejection", note);
  expect(unheard).toEqual([]);
});

test("the moment from which nobody has answered for long is not missed between two heartbeats", async () => {
  const clock = fakeClock();
  const silent: SweepSoFar = {
    ...NOTHING_BEFORE,
    ...{ startedAt: clock.now(), completedAt: null, observations: [] },
  };
  const sweeps = new ReadableStream<SweepSoFar>({ start: (c) => c.enqueue(silent) });
  const at: number[] = [];
  for await (const _ of beating(sweeps, clock, nobody)) {
    at.push(clock.elapsedMs());
    if (at.length === 5) break;
  }
  expect(at).toEqual([0, 2_000, 3_000, 5_000, 7_000]);
});

test("before anything is known it beats all the same", async () => {
  const clock = fakeClock();
  const beats: unknown[] = [];
  for await (const state of beating(new ReadableStream(), clock, nobody)) {
    beats.push([clock.elapsedMs(), state]);
    if (beats.length === 3) break;
  }
  expect(beats).toEqual([
    [2_000, null],
    [4_000, null],
    [6_000, null],
  ]);
});

test.each(["while it waits", "between two states"])(
  "who leaves %s is let go of at once",
  async (when) => {
    const left = new AbortController();
    let isCancelled = false;
    const sweeps = new ReadableStream<SweepSoFar>({
      start: (controller) =>
        controller.enqueue({
          ...NOTHING_BEFORE,
          ...{ startedAt: 0, completedAt: null, observations: [] },
        }),
      cancel: () => {
        isCancelled = true;
      },
    });
    const never = { now: () => 0, wait: () => new Promise<void>(() => {}) };
    const states = beating(sweeps, never, left.signal);
    await states.next();
    const next = when === "while it waits" ? states.next() : null;
    left.abort();
    expect(await (next ?? states.next())).toEqual({ done: true, value: undefined });
    expect(isCancelled).toBe(true);
  },
);

test("no clock runs on for a beat that was not needed", async () => {
  let waiting = 0;
  const clock = {
    now: () => 0,
    wait: (_ms: number, signal?: AbortSignal) => {
      waiting += 1;
      signal?.addEventListener("abort", () => {
        waiting -= 1;
      });
      return new Promise<void>(() => {});
    },
  };
  const state: SweepSoFar = {
    ...NOTHING_BEFORE,
    ...{ startedAt: 0, completedAt: null, observations: [] },
  };
  const sweeps = new ReadableStream<SweepSoFar>({
    start: (controller) => {
      for (const one of [state, state, state]) controller.enqueue(one);
      controller.close();
    },
  });
  for await (const _ of beating(sweeps, clock, nobody)) expect(waiting).toBe(0);
  expect(waiting).toBe(0);
});
