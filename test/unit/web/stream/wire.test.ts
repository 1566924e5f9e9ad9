/** Which form of a stream somebody gets, and how each looks on the wire. */
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { SSE, type Wire, wireOf } from "../../../../src/web/stream/wire";

async function wireFor(accept: string | null, query = ""): Promise<Wire | string> {
  let found: ReturnType<typeof wireOf> | null = null;
  const app = new Hono().get("/", (c) => {
    found = wireOf(c);
    return c.body(null, 204);
  });
  await app.request(`/${query}`, { headers: accept === null ? {} : { accept } });
  const wire = found as ReturnType<typeof wireOf> | null;
  if (wire === null) throw new Error("nobody asked");
  return wire.kind === "wire" ? wire : (wire.parameter ?? wire.code);
}

const [SSE_TYPE, LINES] = ["text/event-stream", "application/x-ndjson"];

describe("the form", () => {
  test.each([
    [null, "", SSE_TYPE],
    ["*/*", "", SSE_TYPE],
    ["text/event-stream", "", SSE_TYPE],
    ["text/html,application/xhtml+xml,*/*;q=0.8", "", SSE_TYPE],
    ["application/json", "", SSE_TYPE],
    ["application/x-ndjson", "", LINES],
    ["application/ndjson", "", LINES],
    ["application/jsonl", "", LINES],
    ["Application/X-NDJSON; charset=utf-8", "", LINES],
    ["application/x-ndjson;q=0.5, text/event-stream", "", SSE_TYPE],
    ["application/x-ndjson, text/event-stream;q=0.5", "", LINES],
    ["application/x-ndjson;q=0", "", SSE_TYPE],
    ["text/event-stream", "?format=ndjson", LINES],
    ["application/x-ndjson", "?format=sse", SSE_TYPE],
  ] as const)("for Accept %s and %s", async (accept, query, type) => {
    expect(await wireFor(accept, query)).toMatchObject({ type });
  });

  test.each(["?format=", "?format=json", "?format=NDJSON", "?format=text"])(
    "%s is none",
    async (query) => {
      expect(await wireFor(null, query)).toBe("streamFormat");
    },
  );
});

const told = { event: "vote", id: "1-0-0", data: { says: "a\nb\u2028c" } };

test("server-sent events tell how soon to come back, each with its id and one line of data", () => {
  expect(SSE.beginning).toBe("retry: 1000\n\n");
  const data = JSON.stringify(told.data);
  expect(SSE.event(told)).toBe(`event: vote\ndata: ${data}\nid: 1-0-0\n\n`);
  expect(SSE.event(told, 5_000)).toBe(`event: vote\ndata: ${data}\nid: 1-0-0\nretry: 5000\n\n`);
  expect(SSE.event({ event: "page", data: 1 })).toBe("event: page\ndata: 1\n\n");
  expect(SSE.beat(3)).toBe(": 3 of 10\n\n");
});

test("lines are JSON, each by itself, and a beat is one of them", async () => {
  const wire = await wireFor("application/x-ndjson");
  if (typeof wire === "string") throw new Error(wire);
  expect(wire.beginning).toBe("");
  const lines = (wire.event(told) + wire.beat(3)).split("\n");
  expect(lines.pop()).toBe("");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    told,
    { event: "beat", data: { heard: 3, of: 10 } },
  ]);
});
