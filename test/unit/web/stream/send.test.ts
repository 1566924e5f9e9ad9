/** What a stream costs whose reader is slow, leaves, or never reads at all. */
import { describe, expect, test } from "vitest";
import { FRONT } from "../../../../src/limits";
import { streamOf } from "../../../../src/web/stream/send";
import { fakeClock } from "../../../support/clock";

const never = { now: () => 0, wait: () => new Promise<void>(() => {}) };

/** Pieces without end, and what becomes of them. */
function endless() {
  const seen = { made: 0, isOver: false, left: null as AbortSignal | null };
  const make = async function* (left: AbortSignal): AsyncGenerator<string> {
    seen.left = left;
    try {
      for (;;) {
        seen.made += 1;
        yield "x".repeat(1_000);
      }
    } finally {
      seen.isOver = true;
    }
  };
  return { seen, make };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("C8: a piece is made when the one before was taken", () => {
  test("none, for who does not read", async () => {
    const { seen, make } = endless();
    streamOf(make, never);
    await turn();
    expect(seen.made).toBe(0);
  });

  test("as many as were read, and no more", async () => {
    const { seen, make } = endless();
    const reader = streamOf(make, never).getReader();
    for (let read = 0; read < 5; read += 1) await reader.read();
    await turn();
    expect(seen.made).toBe(5);
  });
});

test("who leaves has nothing more made for them", async () => {
  const { seen, make } = endless();
  const reader = streamOf(make, never).getReader();
  await reader.read();
  await reader.cancel();
  await turn();
  expect(seen).toMatchObject({ made: 1, isOver: true, left: { aborted: true } });
});

test("who does not read on is let go of, after a minute", async () => {
  const clock = fakeClock();
  const { seen, make } = endless();
  const reader = streamOf(make, clock).getReader();
  await reader.read();
  await clock.wait(FRONT.streamMs + 1);
  expect(seen.left?.aborted).toBe(true);
  await expect(reader.read()).rejects.toThrow("nobody read it");
});

test("one that is over is closed, and no clock runs on for it", async () => {
  let isWaiting = false;
  const clock = {
    now: () => 0,
    wait: (_ms: number, signal?: AbortSignal) => {
      isWaiting = true;
      signal?.addEventListener("abort", () => {
        isWaiting = false;
      });
      return new Promise<void>(() => {});
    },
  };
  const make = async function* () {
    yield "one ";
    yield "two";
  };
  const stream = streamOf(make, clock);
  expect(isWaiting).toBe(true);
  expect(await new Response(stream).text()).toBe("one two");
  expect(isWaiting).toBe(false);
});
