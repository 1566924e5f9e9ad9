/** A running sweep as lines of JSON, and for whoever comes back for the rest of it. */
import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { MONITOR } from "../../src/limits";
import { VANTAGE_IDS } from "../../src/vantage/registry";
import { check, get, named, SITE, send, sentRequests, unfresh } from "../support/front";
import { front } from "../support/routes";

const LINES = "application/x-ndjson";

interface Line {
  readonly event: string;
  readonly id?: string;
  readonly data: { readonly vantage?: string; readonly code?: string; readonly verdict?: string };
}

const linesIn = (text: string): readonly Line[] =>
  text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));

const toldIn = (lines: readonly Line[]) => lines.filter(({ event }) => event !== "beat");

async function linesOf(host: string, headers: Record<string, string> = {}) {
  const response = await get(`/v1/check/${host}/events`, { accept: LINES, ...headers });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(LINES);
  return linesIn(await response.text());
}

test("each line is an event by itself, and the last one the answer", async () => {
  const host = named("shop-de");
  const told = toldIn(await linesOf(host));
  const voters = told.flatMap(({ data }) => data.vantage ?? []);
  expect(voters.toSorted()).toEqual(VANTAGE_IDS.toSorted());
  const { event, data } = told.at(-1) ?? {};
  const { headline, verdict, votes, observations } = await check(host);
  expect(event).toBe("final");
  expect(data).toMatchObject({ headline, verdict, votes, observations });
});

test.each([
  ["", { accept: LINES }, LINES],
  ["?format=ndjson", {}, LINES],
  ["?format=sse", { accept: LINES }, "text/event-stream"],
])("HEAD with %s has the headers of its form, and looks at nothing", async (query, more, type) => {
  await sentRequests();
  const headers = { "cf-connecting-ip": "198.51.100.98", ...more };
  const path = `/v1/check/${named("shop-at")}/events${query}`;
  const response = await send(path, { method: "HEAD", headers });
  expect(response.headers.get("content-type")).toBe(type);
  expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
  expect(response.headers.get("vary")).toContain("Accept");
  expect(await sentRequests()).toEqual([]);
});

test("a form that there is not is refused, in words for a stream", async () => {
  const response = await get(`/v1/check/${named("up")}/events?format=json`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    code: "invalid_parameter",
    detail: "“format” of a stream is “sse” or “ndjson”.",
  });
});

describe("B8: whoever comes back", () => {
  test("after its end is told nothing, and nobody looks, however long ago that was", async () => {
    const host = named("shop-it");
    const last = (await linesOf(host)).at(-1)?.id ?? "";
    await unfresh(host);
    await sentRequests();
    for (const id of [last, last.replace(/^\d+/, "1291845600000")]) {
      for (const accept of [LINES, "text/event-stream"]) {
        const headers = { accept, "last-event-id": id };
        const response = await get(`/v1/check/${host}/events`, headers);
        expect(response.status).toBe(204);
        expect(await response.text()).toBe("");
      }
    }
    expect(await sentRequests()).toEqual([]);
  });

  test("to a later sweep, or with an id that is none, is told it from its beginning", async () => {
    const host = named("shop-fr");
    const whole = toldIn(await linesOf(host));
    for (const id of ["1291845600000-3ff-2", "abc", "0".repeat(5_000), "1-0-9"])
      expect(toldIn(await linesOf(host, { "last-event-id": id }))).toHaveLength(11);
    expect(whole.at(-1)?.event).toBe("final");
  });
});

describe("a monitor that cannot be heard", () => {
  const gone = {
    idFromName: () => {
      throw new Error("gone");
    },
  } as unknown as DurableObjectNamespace;
  const textOf = async (path: string, accept: string) => {
    const request = new Request(`${SITE}${path}`, { headers: { accept } });
    const context = createExecutionContext();
    const response = await front.fetch(request, { ...env, MONITOR: gone }, context);
    expect(response.status).toBe(200);
    return response.text();
  };

  test("is told as a problem, which ends the stream, and when to come back", async () => {
    const path = `/v1/check/${named("up")}/events`;
    const text = await textOf(path, "text/event-stream");
    const [, data = ""] =
      /^event: problem\ndata: (.*)\nid: 0-0-0\nretry: 5000\n\n$/m.exec(text) ?? [];
    expect(JSON.parse(data)).toMatchObject({ status: 503, code: "overloaded" });
    expect(text.endsWith("retry: 5000\n\n")).toBe(true);
    const lines = linesIn(await textOf(path, LINES));
    expect(lines.at(-1)).toMatchObject({ event: "problem", id: "0-0-0", data: { status: 503 } });
  });

  test("is nothing that our page is told of but its end", async () => {
    const text = await textOf(`/live/${named("up")}`, "text/event-stream");
    expect(text).not.toContain("event: page");
    expect(text).toContain("event: problem");
  });

  test("is made up for by what was seen a moment ago, whole and with its age", async () => {
    const host = named("www.moved");
    const { sweep } = await check(host, "?wait=full");
    await unfresh(host);
    const told = toldIn(linesIn(await textOf(`/v1/check/${host}/events`, LINES)));
    expect(told.map(({ event }) => event)).toEqual([...Array(10).fill("vote"), "final"]);
    expect(told.at(-1)?.data).toMatchObject({ verdict: "up", sweep: { complete: true } });
    expect(told.at(-1)?.id).toBe(`${sweep.startedAt}-3ff-4`);
  });
});

// Beside each other: what they do is wait.
describe.concurrent("of a sweep that takes long", () => {
  /** Listens until a line is as wanted, and is gone. */
  async function hearUntil(host: string, isEnough: (line: Line) => boolean) {
    const response = await get(`/v1/check/${host}/events`, { accept: LINES });
    const heard: Line[] = [];
    let rest = "";
    const text = (response.body as ReadableStream).pipeThrough(new TextDecoderStream());
    for await (const piece of text) {
      const lines = (rest + piece).split("\n");
      rest = lines.pop() ?? "";
      for (const line of linesIn(lines.join("\n"))) {
        if (line.event === "beat") continue;
        heard.push(line);
        if (isEnough(line)) return heard;
      }
    }
    throw new Error("never enough");
  }

  test("who comes back is told the rest of it, and nothing twice", async () => {
    const host = named("filtered-in-europe");
    await sentRequests();
    const before = await hearUntil(host, ({ event }) => event === "provisional");
    const id = before.at(-1)?.id ?? "";
    // Those who drop our packets take ten seconds; this one is still running.
    const after = toldIn(await linesOf(host, { "last-event-id": id }));
    const all = [...before, ...after];
    const voters = all.flatMap((one) => (one.event === "vote" ? [one.data.vantage] : []));
    expect(voters.toSorted()).toEqual(VANTAGE_IDS.toSorted());
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
    expect(after.at(-1)?.event).toBe("final");
    const asked = (await sentRequests()).filter(({ url }) => url === `https://${host}/`);
    expect(new Set(asked.map(({ vantage }) => vantage)).size).toBe(VANTAGE_IDS.length);
    expect(all.map((one) => one.id?.split("-")[0])).toEqual(all.map(() => id.split("-")[0]));
  });

  test("a crowd that comes and goes takes nobody's place, and has nobody looked at twice", async () => {
    const host = named("timeout");
    const client = { "cf-connecting-ip": "203.0.113.77" };
    for (let wave = 0; wave < 3; wave += 1) {
      const crowd = Array.from({ length: 20 }, () => get(`/v1/check/${host}/events`, client));
      for (const response of await Promise.all(crowd)) await response.body?.cancel();
    }
    // One of them stays for the cache: one place less.
    const others = Array.from({ length: MONITOR.listenersOfOne - 1 }, async () => {
      const response = await get(`/v1/check/${host}/events`, { accept: LINES, ...client });
      return linesIn(await response.text());
    });
    const told = await Promise.all(others);
    expect(new Set(told.map((lines) => lines.at(-1)?.event))).toEqual(new Set(["final"]));
    const sweeps = told.flat().flatMap(({ id }) => id?.split("-")[0] ?? []);
    expect(new Set(sweeps).size).toBe(1);
  });
});
