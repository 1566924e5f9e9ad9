/**
 * The whole surface over real HTTP, by its own document: whatever is asked, and however, the answer is
 * one that the document declares, in time, and tells nothing of our insides nor of what was not ours to
 * repeat.
 */
import fc from "fast-check";
import { getPath } from "hono/utils/url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SWEEP } from "../../src/limits";
import { MARK, MARKUP } from "../fuzz-support/bends";
import { breachOf, PATHS, pathOf } from "../fuzz-support/contract";
import { REQUESTS } from "../fuzz-support/regressions";
import { type Asked, requests } from "../fuzz-support/requests";
import { type Answered, sender, sendRaw } from "../fuzz-support/send";
import { type Service, serve } from "../fuzz-support/serve";

/** `FUZZ_SEED=…` tries another one instead. */
const SEEDS = process.env.FUZZ_SEED ? [Number(process.env.FUZZ_SEED)] : [20101212, 1, 42, 65_537];
const REQUESTS_IN_ALL = 20_000;
const RAW_IN_ALL = 1_000;
const CONNECTIONS = 32;
/** A sweep's own deadline, and a little for the way. */
const PATIENCE_MS = SWEEP.deadlineMs + 5_000;

/** What a stack, or a message of the runtime, looks like. */
const INSIDES =
  /internal error|\bat (Object|async|Array|new)\b|\.tsx?:\d|\.js:\d|workerd|node_modules|TypeError|RangeError|stack:|sqlite|durable object/i;

/** Behind our slash, or a scheme, and before anything else. */
const AS_HOST = new RegExp(`^/(?:https?:/{0,2})?${MARK}(?:[/?#]|$)`, "i");

let service: Service;
let http: ReturnType<typeof sender>;
beforeAll(async () => {
  service = await serve();
  http = sender(service.port, CONNECTIONS, PATIENCE_MS);
});
afterAll(async () => {
  http?.close();
  await service?.stop();
});

const statuses = new Map<string, number>();
const paths = new Set<string>();
let slowestMs = 0;

/** Null: as it must be. */
async function wrongWith(asked: Asked): Promise<string | null> {
  let answered: Answered;
  try {
    answered = await http.send(asked);
  } catch (error) {
    return `no answer: ${error}`;
  }
  const { status, headers, body, tookMs } = answered;
  statuses.set(String(status), (statuses.get(String(status)) ?? 0) + 1);
  slowestMs = Math.max(slowestMs, tookMs);
  // The router reads the path as it was sent, dots and all.
  const pathname = getPath({ url: service.site + asked.target } as Request);
  const template = pathOf(pathname);
  if (template !== null) paths.add(template);
  const breach = breachOf({ method: asked.method, path: pathname, status, headers, body });
  if (breach !== null) return breach;
  const said = [...headers].map((pair) => pair.join(": ")).join("\n");
  if (INSIDES.test(headers.get("content-type")?.includes("script") ? "" : body))
    return "tells of our insides";
  // Where a host stands, it is one, and a page may show it again.
  const isHost = AS_HOST.test(new URL(service.site + asked.target).pathname);
  if (!isHost && `${said}\n${body}`.toLowerCase().includes(MARK.toLowerCase()))
    return "repeats what is not ours";
  if (body.includes(MARKUP)) return "repeats markup";
  if (status === 400 && asked.isRight) return "refuses what the document allows";
  // There a status is the answer.
  const isMeant = template === "/bookmarklet/try" || template === "/v1/health/{host}";
  const isFine = status === 503 || status === 508 || (isMeant && status !== 500);
  if (status >= 500 && !isFine) return "fails";
  const to = headers.get("location");
  if (to !== null && new URL(to, service.site).origin !== service.site) return `leads to ${to}`;
  return null;
}

/** The first few that went wrong, after all have been sent. */
async function sendAll(all: readonly Asked[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const left = all.values();
  const work = async () => {
    for (const asked of left) {
      const why = await wrongWith(asked);
      if (why !== null) wrong.push(`${why}\n  ${JSON.stringify(asked).slice(0, 1_500)}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return wrong;
}

describe("a request", () => {
  test.each(REQUESTS)("that once failed: %s", async (_why, asked) => {
    expect(await wrongWith(asked)).toBeNull();
  });

  test.each(SEEDS)("from seed %i is answered as declared", async (seed) => {
    const all = fc.sample(requests, { seed, numRuns: REQUESTS_IN_ALL / SEEDS.length });
    const wrong = await sendAll(all);
    expect(wrong.slice(0, 5).join("\n"), `${wrong.length} of seed ${seed}`).toBe("");
  });

  test("was made for every path that there is", () => {
    expect([...paths].toSorted()).toEqual(PATHS.toSorted());
  });
});

describe("one client", () => {
  test("that asks for ever is told to wait, and how long", async () => {
    const asked = (about: string): Asked => ({
      ...{ method: "GET", target: `/v1/check/${about}.test`, isRight: false },
      headers: { "cf-connecting-ip": "203.0.113.9" },
    });
    const wrong = await sendAll(Array.from({ length: 700 }, (_, n) => asked(`nobody-${n}`)));
    expect(wrong).toEqual([]);
    const { status, headers } = await http.send(asked("nobody"));
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

const line = fc.oneof(
  fc.constantFrom(
    ...[
      "GET /up.test HTTP/1.1",
      "GET /v1/watched HTTP/1.0",
      "GET  /x  HTTP/1.1",
      "GET /\u0000 HTTP/1.1",
      "get / HTTP/1.1",
    ],
    ...[
      "GET http://evil.test/ HTTP/1.1",
      "GET //evil.test/%2f HTTP/1.1",
      "OPTIONS * HTTP/1.1",
      "TRACE / HTTP/1.1",
    ],
    ...[
      "PRI * HTTP/2.0",
      "GET / HTTP/9.9",
      "GET /\u00e9\u00ff HTTP/1.1",
      "GET /\\up.test HTTP/1.1",
    ],
    ...[
      `GET /${MARK} HTTP/1.1\nX: y`,
      `GET /${"a".repeat(70_000)} HTTP/1.1`,
      "",
      "\u0016\u0003\u0001\u0000\u0005hello",
    ],
    ...[
      "GET /up.test#x HTTP/1.1",
      "GET ?x HTTP/1.1",
      "GET /?u=%0d%0aLocation:%20https://evil.test HTTP/1.1",
    ],
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);
const field = fc.oneof(
  fc.constantFrom(
    ...[
      "Accept: text/html",
      "Host: justhere.example",
      "Host: evil.test",
      "Host:",
      "Host: a\u0000b",
      "Host: [::",
      "Host: a b/c",
      "Host: a:99999",
      `Cookie: ${MARK}`,
      "Content-Length: 5",
    ],
    ...[
      "Content-Length: -1",
      "Transfer-Encoding: chunked",
      "Transfer-Encoding: gzip, chunked",
      " folded",
      "No colon",
    ],
    ...[
      "Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13",
    ],
    ...[
      `X: ${"y".repeat(90_000)}`,
      "Expect: 100-continue",
      "X\u00e9: y",
      ": empty",
      "Accept: \u0001",
      `X:${"\t".repeat(99)}`,
    ],
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const raw = fc
  .record({
    line,
    fields: fc.array(field, { maxLength: 5 }),
    end: fc.constantFrom(
      "\r\n\r\n",
      "\n\n",
      "\r\n",
      "",
      "\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
      `\r\n\r\nGET /${MARK}`,
    ),
  })
  .map(({ line: first, fields, end }) =>
    Buffer.from([first, ...fields].join("\r\n") + end, "latin1"),
  );

describe("bytes that may be no request", () => {
  test.each(SEEDS)("from seed %i are refused without a word of our insides", async (seed) => {
    const all = fc.sample(raw, { seed, numRuns: RAW_IN_ALL / SEEDS.length }).values();
    const wrong: string[] = [];
    const work = async () => {
      for (const bytes of all) {
        const heard = await sendRaw(service.port, bytes, 2_000);
        const [, status = "400"] = /^HTTP\/1\.1 (\d{3})/.exec(heard) ?? [];
        const isTold = INSIDES.test(heard) && !heard.includes("text/javascript");
        // Whoever cannot read a method, or a version, says so with one of these two.
        const isFailure = /^5/.test(status) && status !== "501" && status !== "505";
        if (isTold || isFailure || heard.includes(MARK))
          wrong.push(
            `${JSON.stringify(bytes.toString("latin1")).slice(0, 600)}\n  ${heard.slice(0, 600)}`,
          );
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
    expect(wrong.slice(0, 3).join("\n"), `${wrong.length} of seed ${seed}`).toBe("");
  });
});

test("what it has logged holds nothing of what was sent", async () => {
  const log = await service.logged();
  expect(log).not.toContain(MARK);
  const ours = log.split("\n").filter((text) => text.startsWith("{"));
  const events = new Set(ours.map((text) => JSON.parse(text).event));
  console.log(
    `fuzz: ${[...statuses.values()].reduce((sum, n) => sum + n, 0)} requests and ${RAW_IN_ALL} raw ones from seeds ${SEEDS.join(", ")};`,
    `${JSON.stringify(Object.fromEntries([...statuses].toSorted()))}, slowest ${Math.round(slowestMs)} ms, logged: ${[...events].join(", ")}`,
  );
  expect(events.has("unexpected")).toBe(false);
});
