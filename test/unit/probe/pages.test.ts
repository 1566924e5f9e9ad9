/** What becomes of a page whose headers came: it is read within bounds, and what it lacks is told. */
import { describe, expect, test } from "vitest";
import { PROBE } from "../../../src/limits";
import type { BodyEnd } from "../../support/script-body";
import { answers, inTurn } from "../../support/script-net";
import { probed } from "./probing";

const HTML = { "content-type": "text/html" };
const page = (chunks: readonly string[], end: BodyEnd, status = 200) =>
  answers(status, { headers: HTML, body: { chunks, end } });
const START = "<!doctype html><title>Shop</title><p>Welcome to our shop";

const seenOf = async (chunks: readonly string[], end: BodyEnd, status = 200) => {
  const { sight, net } = await probed({ at: { "site.com": page(chunks, end, status) } });
  return { sight, fate: net.sent[0]?.body?.fate() };
};

describe("a page of which not one byte comes is down", () => {
  test.each<[string, BodyEnd, string, number | null]>([
    ["it breaks off", "breaks", "body_lost", 1_000],
    ["it does not unpack", "garbles", "body_garbled", 1_000],
    ["it stalls for as long as we wait", "stalls", "timeout_body", 20_000],
  ])("%s", async (_, end, failure, tookMs) => {
    const { sight } = await seenOf([], end);
    expect(sight).toMatchObject({ outcome: "down", failure, phase: "http", status: 200 });
    expect(sight).toMatchObject({ scheme: null, suspect: null, evidence: null, attempts: 2 });
    expect(sight.timings).toMatchObject({ firstByteMs: 0, totalMs: tookMs });
  });

  test("unless it comes on the second try", async () => {
    const at = { "site.com": inTurn(page([], "breaks"), page([START], "closes")) };
    expect((await probed({ at })).sight).toMatchObject({ outcome: "up", attempts: 2 });
  });

  test("the silence of a page is not that of a port: nobody calls it unconnected", async () => {
    const { word, sight } = await probed({
      at: { "site.com": page([], "stalls") },
      knocks: { "site.com": "unanswered" },
    });
    expect([word, sight.timings.totalMs]).toEqual(["timeout_body", 20_000]);
  });
});

describe("a page that began is up, and what it lacks is told", () => {
  test.each<[string, BodyEnd, string | null, number, string]>([
    ["whole", "closes", null, 0, "read"],
    ["longer than we read", "repeats", null, 0, "cancelled"],
    ["cut", "breaks", "page_incomplete", 0, "broken"],
    ["no longer unpacking", "garbles", "page_incomplete", 0, "broken"],
    ["stalling", "stalls", "page_stalls", PROBE.bodyIdleMs, "cancelled"],
  ])("%s", async (_, end, suspect, tookMs, fate) => {
    const seen = await seenOf([START.padEnd(1_024)], end);
    const evidence = suspect === null ? null : "page";
    expect(seen.sight).toMatchObject({ outcome: "up", suspect, evidence, attempts: 1 });
    expect(seen.sight.timings).toMatchObject({ firstByteMs: 0, totalMs: tookMs });
    expect(seen.fate).toBe(fate);
  });
});

test("a page that begins at the last moment is read to its end", async () => {
  const body = { chunks: [START], end: "stalls" } as const;
  const late = answers(200, { headers: HTML, afterMs: 19_900, body });
  const { sight } = await probed({ at: { "site.com": late } });
  expect(sight).toMatchObject({ outcome: "up", suspect: "page_stalls" });
  expect(sight.timings.totalMs).toBe(19_900 + PROBE.bodyIdleMs);
});

const PAGES = [
  ["stalls", []],
  ["stalls", ["x"]],
  ["breaks", []],
  ["repeats", ["x".repeat(1_024)]],
] as const;

test.each([
  [403, "http_403"],
  [429, "http_429"],
  [503, "http_5xx"],
])(
  "a %i that comes at the last moment is what it says, whatever its page does",
  async (status, word) => {
    for (const [end, chunks] of PAGES) {
      const late = answers(status, {
        headers: HTML,
        afterMs: 19_900,
        body: { chunks, end },
      });
      expect((await probed({ at: { "site.com": late } })).word).toBe(word);
    }
  },
);

describe("an error needs no page", () => {
  test.each<[BodyEnd, number]>([
    ["breaks", 0],
    ["garbles", 0],
    ["stalls", 2 * PROBE.bodyIdleMs],
  ])("one whose page %s is the same error", async (end, waitedMs) => {
    const { sight } = await seenOf([], end, 503);
    expect(sight).toMatchObject({ outcome: "down", failure: "http_5xx", status: 503 });
    expect(sight.timings.totalMs).toBe(1_000 + waitedMs);
  });

  test("nor does a wall that is known by its status", async () => {
    expect((await seenOf([], "breaks", 403)).sight).toMatchObject({ refusal: "http_403" });
  });
});

test.each(["image/png", "application/json", "text/event-stream"])(
  "a %s is not read",
  async (type) => {
    const body = { chunks: [], end: "stalls" } as const;
    const { sight, net } = await probed({
      at: { "site.com": answers(200, { headers: { "content-type": type }, body }) },
    });
    expect(sight).toMatchObject({ outcome: "up", timings: { totalMs: 0 } });
    expect(net.sent[0]?.body?.fate()).toBe("cancelled");
  },
);
