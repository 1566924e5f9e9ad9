/**
 * The forms in which failures come on Cloudflare's own network, which no local runtime gives: answers
 * that Cloudflare made up, and exceptions. Each goes through a whole probe.
 *
 * Sources: developers.cloudflare.com, "Cloudflare 5xx errors", "Cloudflare 1xxx errors", "Errors and
 * exceptions" of Workers, "Known issues" of Workers.
 */
import { describe, expect, test } from "vitest";
import { FAILURES, isFailureCode, isRefusalCode } from "../../../src/probe/failure";
import { answers, hangs, type NetScript, type Reaction, throws } from "../../support/script-net";
import { probed } from "./probing";

const CLOUDFLARE = { server: "cloudflare", "content-type": "text/plain; charset=UTF-8" };
const HTML = { ...CLOUDFLARE, "content-type": "text/html; charset=UTF-8" };

/** As a Worker gets it: a line of text. */
const madeUp = (status: number, code = status, afterMs = 1_900) =>
  answers(status, { headers: CLOUDFLARE, body: `error code: ${code}`, afterMs });

/** As a browser gets it from a website behind Cloudflare. */
const branded = (status: number, code: number) =>
  answers(status, {
    headers: HTML,
    body: `<!DOCTYPE html><title>site.com | ${code}: Error</title><span class="cf-error-code">${code}</span>`,
    afterMs: 1_900,
  });

const error = (name: string, message: string, more: object = {}) =>
  throws(Object.assign(new Error(message), { name, ...more }), 100);

describe("an answer that Cloudflare made up", () => {
  test.each<[string, Reaction, string]>([
    ["empty or broken", madeUp(520), "connection_lost"],
    ["refused", madeUp(521), "connection_refused"],
    ["not connected in time", madeUp(522), "timeout_connect"],
    ["a Worker that asks its own zone", madeUp(522, 522, 5), "own_zone_loop"],
    ["no route", madeUp(523), "host_unreachable"],
    ["no answer in time", madeUp(524), "timeout_first_byte"],
    ["a handshake that failed", madeUp(525), "tls_failed"],
    ["a certificate", madeUp(526), "tls_certificate"],
    ["a Railgun of former days", madeUp(527), "http_5xx"],
    ["DNS", madeUp(530, 1016), "origin_unresolvable"],
    ["DNS, in other numbers", madeUp(530, 1001), "origin_unresolvable"],
    ["DNS, in other numbers again", madeUp(530, 1002), "origin_unresolvable"],
    ["DNS, under a conflict", madeUp(409, 1001), "origin_unresolvable"],
    ["a tunnel without its far end", madeUp(530, 1033), "host_unreachable"],
    ["a name that leads to a forbidden address", madeUp(403, 1000), "edge_error"],
    ["an alias across accounts", madeUp(403, 1014), "edge_error"],
    ["a host that it does not know", madeUp(409, 1018), "edge_error"],
    ["a Worker of theirs that threw", madeUp(500, 1101), "http_5xx"],
    ["a Worker of theirs above its limits", madeUp(503, 1102), "http_5xx"],
    [
      "with its mark as a header",
      answers(522, { headers: { "cf-error-type": "origin" }, afterMs: 1_900 }),
      "timeout_connect",
    ],
    ["without a word", answers(521), "connection_refused"],
    ["a page for browsers: refused", branded(521, 521), "connection_refused"],
    ["a page for browsers: no connection in time", branded(522, 522), "timeout_connect"],
    ["a page for browsers: DNS", branded(530, 1016), "origin_unresolvable"],
  ])("%s: %#", async (_, reaction, expected) => {
    await expectFailure({ at: { "site.com": reaction } }, expected);
  });

  test.each<[string, Reaction, string]>([
    ["a firewall", madeUp(403, 1020), "blocked"],
    ["a firewall's page", branded(403, 1020), "blocked"],
    ["an address that is banned", madeUp(403, 1006), "blocked"],
    ["a browser that is banned", madeUp(403, 1010), "blocked"],
    ["a country that is banned", madeUp(403, 1009), "geo_block"],
    ["too many requests", madeUp(429, 1015), "rate_limited"],
    [
      "a challenge",
      answers(403, { headers: { ...HTML, "cf-mitigated": "challenge" } }),
      "challenge",
    ],
    [
      "a challenge as a 503",
      answers(503, { headers: { ...HTML, "cf-mitigated": "challenge" } }),
      "challenge",
    ],
  ])("%s is a wall", async (_, reaction, expected) => {
    const { word, sight } = await probed({ at: { "site.com": reaction } });
    expect(word).toBe(expected);
    expect(isRefusalCode(word)).toBe(true);
    expect(sight).toMatchObject({ outcome: "unsure", failure: null, fault: null, attempts: 1 });
    expect(sight.evidence).not.toBeNull();
  });

  test("the same numbers of another server are its own errors", async () => {
    const headers = { server: "nginx" };
    for (const status of [520, 521, 522, 523, 524, 525, 526, 530])
      await expectFailure({ at: { "site.com": answers(status, { headers }) } }, "http_5xx");
  });
});

describe("an exception", () => {
  const shut = { knocks: { "site.com": "rejected" } } as const;
  test.each<[string, Reaction, Omit<NetScript, "at">, string]>([
    [
      "dropped in the middle",
      error("Error", "Network connection lost.", { retryable: true, remote: true }),
      {},
      "connection_lost",
    ],
    ["refused", error("Error", "Network connection lost."), shut, "connection_refused"],
    [
      "the same at Cloudflare's own edge, where we may not connect",
      error("Error", "Network connection lost."),
      { ...shut, dns: { "site.com": ["104.16.1.1"] } },
      "connection_lost",
    ],
    [
      "TLS",
      error("Error", "internal error; reference = 0123456789abcdefghijklmn"),
      {},
      "tls_failed",
    ],
    [
      "of the runtime's own DNS",
      error("Error", "internal error; reference = 0123456789abcdefghijklmn"),
      shut,
      "unknown",
    ],
    ["too many subrequests", error("Error", "Too many subrequests."), {}, "unknown"],
    [
      "a forbidden address",
      error("TypeError", "Fetch API cannot load: https://site.com/"),
      {},
      "unknown",
    ],
    ["of a kind to come", error("QuantumError", "the cat is out"), {}, "unknown"],
    ["that is no error", throws({ cat: "out" }), {}, "unknown"],
    ["connection never made", hangs, { knocks: { "site.com": "unanswered" } }, "timeout_connect"],
    ["never answered", hangs, {}, "timeout_first_byte"],
  ])("%s: %#", async (_, reaction, rest, expected) => {
    await expectFailure({ at: { "site.com": reaction }, ...rest }, expected);
  });

  test("that nobody knows is written down, and names nobody", async () => {
    const at = { "site.com": error("OddError", "site.com:443 said no to 0123456789abcdefghij") };
    const { unknowns } = await probed({ at });
    expect(unknowns).toEqual(Array(2).fill("OddError: … said no to …"));
  });
});

async function expectFailure(script: NetScript, expected: string) {
  const { word, sight } = await probed(script);
  expect(word).toBe(expected);
  if (!isFailureCode(word)) throw new Error(`${word} is no failure`);
  const { outcome, fault, phase } = FAILURES[word];
  expect(sight).toMatchObject({ outcome, fault, phase, scheme: null, refusal: null, attempts: 2 });
}
