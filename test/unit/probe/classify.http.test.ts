/** What a status, a made-up status, an error code and an exception amount to. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAnswer } from "../../../src/probe/classify/http";
import { isFailureCode, isRefusalCode, SUSPECT_CODES } from "../../../src/probe/failure";

interface Given {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly tookMs?: number;
}

const read = (status: number, { headers = {}, body = "hello", tookMs = 19_000 }: Given = {}) =>
  readAnswer({ status, header: (name) => headers[name] ?? null, body, isWhole: true }, tookMs);

/** A reading in one word. */
function word(status: number, given?: Given): string {
  const reading = read(status, given);
  if (reading.kind === "failed") return reading.failure;
  return reading.kind === "refused" ? reading.refusal : reading.kind;
}

const location = { headers: { location: "/a" } };

describe("an answer of the target itself", () => {
  test.each([
    ["switches protocols unasked", 101, "not_http"],
    ["a page", 200, "up"],
    ["accepted, as some walls say", 202, "up"],
    ["nothing to show", 204, "up"],
    ["a part", 206, "up"],
    ["several choices", 300, "up"],
    ["not modified", 304, "up"],
    ["use a proxy", 305, "up"],
    ["bad request", 400, "up"],
    ["no such page", 404, "up"],
    ["method not allowed", 405, "up"],
    ["gone", 410, "up"],
    ["a teapot", 418, "up"],
    ["too early", 425, "up"],
    ["client closed the request", 499, "up"],
    ["wants a password", 401, "http_401"],
    ["refuses robots", 403, "http_403"],
    ["wants a proxy password", 407, "http_407"],
    ["too many requests", 429, "http_429"],
    ["blocked by law", 451, "http_451"],
    ["server error", 500, "http_5xx"],
    ["not implemented", 501, "http_5xx"],
    ["bad gateway", 502, "http_5xx"],
    ["unavailable", 503, "http_5xx"],
    ["gateway timed out", 504, "http_5xx"],
    ["out of bandwidth", 509, "http_5xx"],
    ["just below the made-up ones", 519, "http_5xx"],
    ["just above the made-up ones", 527, "http_5xx"],
    ["a status of nobody's", 599, "http_5xx"],
    ["no status that HTTP knows", 600, "up"],
    ["another one, and a wall's", 999, "http_999"],
    ["wants a login to the network", 511, "http_511"],
  ])("%s (%i): %s", (_, status, expected) => {
    expect(word(status)).toBe(expected);
  });

  test.each([301, 302, 303, 307, 308])("%i redirects if it says where to", (status) => {
    expect(word(status, location)).toBe("redirect");
    expect(word(status)).toBe("up");
    expect(word(status, { headers: { location: "" } })).toBe("up");
  });

  test.each([200, 201, 300, 304, 305, 306, 404])("%i never redirects", (status) => {
    expect(word(status, location)).toBe("up");
  });
});

describe("an answer that Cloudflare made up", () => {
  test.each([
    [520, "connection_lost"],
    [521, "connection_refused"],
    [522, "timeout_connect"],
    [523, "host_unreachable"],
    [524, "timeout_first_byte"],
    [525, "tls_failed"],
    [526, "tls_certificate"],
    [530, "http_5xx"],
  ])("%i: %s", (status, expected) => {
    expect(word(status)).toBe(expected);
  });

  test.each([
    [0, "own_zone_loop"],
    [999, "own_zone_loop"],
    [1_000, "timeout_connect"],
  ])("a 522 after %i ms is %s", (tookMs, expected) => {
    expect(word(522, { tookMs })).toBe(expected);
  });

  test.each([520, 521, 523, 524, 525, 526])("%i means the same however quick it is", (status) => {
    expect(read(status, { tookMs: 0 })).toEqual(read(status));
  });

  test.each([
    [530, "error code: 1001", "origin_unresolvable"],
    [530, "error code: 1002", "origin_unresolvable"],
    [530, "error code: 1016", "origin_unresolvable"],
    [530, "<!doctype html>\n<p>error code: 1016</p>", "origin_unresolvable"],
    [530, "error code: 1033", "host_unreachable"],
    [403, "error code: 1000", "edge_error"],
    [403, "error code: 1014", "edge_error"],
    [409, "error code: 1018", "edge_error"],
    [409, "error code: 1023", "edge_error"],
    [530, "error code: 1020", "blocked"],
    [530, "error code: 1101", "http_5xx"],
    [500, "error code: 1101", "http_5xx"],
    [530, "error code: 101", "http_5xx"],
    [530, "", "http_5xx"],
    [200, "error code: 1016", "up"],
    [404, "error code: 1016", "up"],
  ])("%i with %j: %s", (status, body, expected) => {
    expect(word(status, { body })).toBe(expected);
  });

  test.each([520, 521, 522, 523, 524, 525, 526])("%i of another server is its error", (status) => {
    expect(word(status, { headers: { server: "Acme" }, tookMs: 0 })).toBe("http_5xx");
    expect(word(status, { headers: { server: "cloudflare" } })).toBe(word(status));
  });
});

describe("a challenge is a refusal, whatever status it comes with", () => {
  test.each([200, 301, 403, 429, 503, 522, 530])("%i", (status) => {
    const headers = { "cf-mitigated": "challenge", location: "/a" };
    expect(read(status, { headers })).toEqual({
      kind: "refused",
      refusal: "challenge",
      evidence: "header",
    });
  });

  test("any other word in that header says nothing", () => {
    expect(word(200, { headers: { "cf-mitigated": "" } })).toBe("up");
    expect(word(503, { headers: { "cf-mitigated": "log" } })).toBe("http_5xx");
  });
});

test("whatever comes in, a known code comes out", () => {
  const anything = fc.record({
    status: fc.oneof(fc.integer(), fc.integer({ min: 100, max: 999 })),
    headers: fc.dictionary(
      fc.constantFrom("location", "server", "cf-mitigated", "content-type", "x-amzn-waf-action"),
      fc.string(),
    ),
    body: fc.oneof(
      fc.string(),
      fc.nat(9_999).map((code) => `error code: ${code}`),
    ),
    tookMs: fc.oneof(fc.nat(), fc.double()),
  });
  fc.assert(
    fc.property(anything, ({ status, ...given }) => {
      const reading = read(status, given);
      if (reading.kind === "failed") expect(isFailureCode(reading.failure)).toBe(true);
      else if (reading.kind === "refused") expect(isRefusalCode(reading.refusal)).toBe(true);
      else if (reading.kind === "up") expect([null, ...SUSPECT_CODES]).toContain(reading.suspect);
      else expect(reading.kind).toBe("redirect");
    }),
    { numRuns: 500 },
  );
});
