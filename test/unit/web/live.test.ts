/** Which events a sweep becomes while its votes arrive one by one. */
import { expect, test } from "vitest";
import type { SweepSoFar } from "../../../src/monitor/events";
import { beating, dataTeller } from "../../../src/web/live";
import { type Saw, sweep } from "../verdict/build";
import { answerOn } from "./pages";

/** The events after each vote, and at the end. */
async function told(saw: Saw) {
  const tell = dataTeller();
  const all = sweep({}, saw);
  const events = [...(await tell(answerOn([], { completedAt: null })))];
  for (let heard = 1; heard <= all.length; heard += 1)
    events.push(...(await tell(answerOn(all.slice(0, heard), { completedAt: null }))));
  return [...events, ...(await tell(answerOn(all)))];
}

test.each(["up", "connection_refused"] as const)("ten times %s", async (saw) => {
  const names = (await told(saw)).map(({ event }) => event);
  expect(names.filter((name) => name === "vote")).toHaveLength(10);
  expect(names.filter((name) => name === "verdict")).toHaveLength(1);
  expect(names.filter((name) => name === "final")).toHaveLength(1);
  expect(names.at(-1)).toBe("final");
  expect(names.lastIndexOf("provisional")).toBeLessThan(names.indexOf("verdict"));
});

test("a heartbeat without news is no event", async () => {
  const tell = dataTeller();
  const answer = answerOn(sweep({}).slice(0, 2), { completedAt: null });
  expect(await tell(answer)).toHaveLength(3);
  expect(await tell(answer)).toEqual([]);
});

test("a sweep that fails while its listener is busy is heard by the listener, and by nobody else", async () => {
  const unheard: unknown[] = [];
  const note = (reason: unknown) => void unheard.push(reason);
  process.on("unhandledRejection", note);
  let fail: (error: Error) => void = () => {};
  const first = { startedAt: 1 } as unknown as SweepSoFar;
  const sweeps = new ReadableStream<SweepSoFar>({
    start: (controller) => {
      controller.enqueue(first);
      fail = (error) => controller.error(error);
    },
  });
  const never = { now: () => 0, wait: () => new Promise<void>(() => {}) };
  const states = beating(sweeps, never);
  expect(await states.next()).toEqual({ done: false, value: first });
  fail(new Error("cut"));
  // The turn of the event loop in which Node looks for what nobody has heard.
  await new Promise((resolve) => setImmediate(resolve));
  await expect(states.next()).rejects.toThrow("cut");
  process.off("unhandledRejection", note);
  expect(unheard).toEqual([]);
});
