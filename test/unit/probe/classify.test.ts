/** What a status, a made-up status, an error code and an exception amount to. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Reading,
  type ResponseFacts,
  readErrorCode,
  readResponse,
} from "../../../src/probe/classify";
import { isFailureCode, isRefusalCode } from "../../../src/probe/failure";

const facts = (status: number, rest: Partial<ResponseFacts> = {}): ResponseFacts => ({
  status,
  mitigated: null,
  hasLocation: false,
  tookMs: 19_000,
  ...rest,
});

/** A reading in one word. */
function word(reading: Reading): string {
  if (reading.kind === "failed") return reading.failure;
  return reading.kind === "refused" ? reading.refusal : reading.kind;
}

describe("an answer of the target itself", () => {
  test.each([
    ["switches protocols unasked", 101, "up"],
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
    ["no status that HTTP knows", 999, "http_5xx"],
  ])("%s (%i): %s", (_, status, expected) => {
    expect(word(readResponse(facts(status)))).toBe(expected);
  });

  test.each([301, 302, 303, 307, 308])("%i redirects if it says where to", (status) => {
    expect(word(readResponse(facts(status, { hasLocation: true })))).toBe("redirect");
    expect(word(readResponse(facts(status)))).toBe("up");
  });

  test.each([200, 201, 300, 304, 305, 306, 404])("%i never redirects", (status) => {
    expect(word(readResponse(facts(status, { hasLocation: true })))).toBe("up");
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
    [530, "read_error_code"],
  ])("%i: %s", (status, expected) => {
    expect(word(readResponse(facts(status)))).toBe(expected);
  });

  test.each([
    [0, "own_zone_loop"],
    [999, "own_zone_loop"],
    [1_000, "timeout_connect"],
  ])("a 522 after %i ms is %s", (tookMs, expected) => {
    expect(word(readResponse(facts(522, { tookMs })))).toBe(expected);
  });

  test.each([520, 521, 523, 524, 525, 526])("%i means the same however quick it is", (status) => {
    expect(readResponse(facts(status, { tookMs: 0 }))).toEqual(readResponse(facts(status)));
  });

  test.each([
    ["error code: 1001", "origin_unresolvable"],
    ["error code: 1002", "origin_unresolvable"],
    ["error code: 1016", "origin_unresolvable"],
    ["<!doctype html>\n<p>error code: 1016</p>", "origin_unresolvable"],
    ["error code: 1033", "host_unreachable"],
    ["error code: 1000", "http_5xx"],
    ["error code: 1020", "http_5xx"],
    ["error code: 1101", "http_5xx"],
    ["error code: 101", "http_5xx"],
    ["error code 1016", "http_5xx"],
    ["", "http_5xx"],
  ])("530 with %j: %s", (body, expected) => {
    expect(readErrorCode(body)).toBe(expected);
  });
});

describe("a challenge is a refusal, whatever status it comes with", () => {
  test.each([200, 301, 403, 429, 503, 522, 530])("%i", (status) => {
    const reading = readResponse(facts(status, { mitigated: "challenge", hasLocation: true }));
    expect(word(reading)).toBe("challenge");
  });

  test("any other word in that header says nothing", () => {
    expect(word(readResponse(facts(200, { mitigated: "" })))).toBe("up");
    expect(word(readResponse(facts(503, { mitigated: "log" })))).toBe("http_5xx");
  });
});

describe("whatever comes in, a known code comes out", () => {
  test("of a response", () => {
    const anything = fc.record({
      status: fc.oneof(fc.integer(), fc.integer({ min: 100, max: 999 })),
      mitigated: fc.oneof(fc.constant(null), fc.constant("challenge"), fc.string()),
      hasLocation: fc.boolean(),
      tookMs: fc.oneof(fc.nat(), fc.double()),
    });
    fc.assert(
      fc.property(anything, (given) => {
        const reading = readResponse(given);
        if (reading.kind === "failed") expect(isFailureCode(reading.failure)).toBe(true);
        else if (reading.kind === "refused") expect(isRefusalCode(reading.refusal)).toBe(true);
        else expect(["up", "redirect", "read_error_code"]).toContain(reading.kind);
      }),
      { numRuns: 500 },
    );
  });

  test("of the body of a 530", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(9_999), (text, code) => {
        expect(isFailureCode(readErrorCode(`${text}error code: ${code}${text}`))).toBe(true);
      }),
    );
  });
});
