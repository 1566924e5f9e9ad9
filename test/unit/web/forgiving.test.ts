/** A cache that fails costs nobody an answer. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { GATE } from "../../../src/limits";
import { type DataCentreCache, forgiving } from "../../../src/web/cache";
import { fakeClock } from "../../support/clock";

const logged = vi.spyOn(console, "error").mockImplementation(() => {});
afterEach(() => void logged.mockClear());

const KEY = "https://justhere.example/.sweeps/v1/up.com";
const never = () => new Promise<never>(() => {});
const fails = () => Promise.reject(new Error("gone"));

/** Begins well, and breaks off. */
const halfOf = (text: string) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    pull: (controller) => controller.error(new Error("gone")),
  });

describe("a cache that", () => {
  test.each<[string, Partial<DataCentreCache>, number]>([
    ["rejects", { match: fails, put: fails }, 0],
    ["is silent", { match: never, put: never }, 2 * GATE.besideMs],
    ["breaks off", { match: async () => new Response(halfOf("{")), put: fails }, 0],
    [
      "throws at once",
      {
        match: () => {
          throw new Error("no cache");
        },
        put: () => {
          throw new Error("no cache");
        },
      },
      0,
    ],
  ])("%s has nothing, and keeps nothing", async (_, broken, tookMs) => {
    const clock = fakeClock();
    const cache = forgiving(broken as DataCentreCache, clock);
    expect(await cache.match(KEY)).toBeUndefined();
    await cache.put(KEY, new Response("{}"));
    expect(clock.elapsedMs()).toBe(tookMs);
    expect(logged).toHaveBeenCalledTimes(2);
  });

  test("works is what it is", async () => {
    const kept = new Map<string, Response>();
    const works: DataCentreCache = {
      match: async (key) => kept.get(String(key))?.clone(),
      put: async (key, response) => void kept.set(String(key), response),
    };
    const cache = forgiving(works, fakeClock());
    await cache.put(KEY, new Response("kept", { headers: { "cache-control": "max-age=9" } }));
    const found = await cache.match(KEY);
    expect([await found?.text(), found?.headers.get("cache-control")]).toEqual([
      "kept",
      "max-age=9",
    ]);
    expect(await cache.match(`${KEY}x`)).toBeUndefined();
  });
});
