/** A fast failure is believed only after a second try, exactly one second later. */
import { describe, expect, test } from "vitest";
import { answers, INTERNAL, inTurn, LOST, redirects, throws } from "../../support/script-net";
import { probed } from "./probing";

describe("a fast failure is tried again one second later", () => {
  test.each([
    ["lost", throws(LOST, 200), 200],
    ["lost just before a silence", throws(LOST, 4_900), 4_900],
    ["a server error", answers(503, { afterMs: 300 }), 300],
    ["a made-up 520", answers(520, { afterMs: 10 }), 10],
    ["a made-up 530", answers(530, { afterMs: 10, body: "error code: 1016" }), 10],
    ["a failure that we cannot name", throws("of another day", 50), 50],
  ])("%s, then it answers", async (_, failure, tookMs) => {
    const { sight, requests, retriesAtMs } = await probed({
      at: { "https://site.com/": inTurn(failure, answers(200, { afterMs: 40 })) },
    });
    expect(sight).toMatchObject({ outcome: "up", failure: null, attempts: 2, status: 200 });
    expect(requests).toEqual(["https://site.com/ at 0", `https://site.com/ at ${tookMs + 1_000}`]);
    expect(retriesAtMs).toEqual([tookMs]);
    expect(sight.timings.totalMs).toBe(tookMs + 1_040);
  });

  test("two failures are down, and the second says why", async () => {
    const { sight } = await probed({
      at: { "site.com": inTurn(answers(502), throws(LOST, 30)) },
    });
    expect(sight).toMatchObject({
      outcome: "down",
      failure: "connection_lost",
      fault: "target",
      phase: "http",
      status: null,
      scheme: null,
      attempts: 2,
      timings: { totalMs: 1_030 },
    });
  });

  test("a failure of DNS is not remembered", async () => {
    const { sight, net } = await probed({
      at: { "site.com": answers() },
      dns: { "site.com": inTurn("servfail", ["44.128.0.1"]) },
    });
    expect(sight).toMatchObject({ outcome: "up", attempts: 2 });
    expect(net.asked.map(({ atMs }) => atMs)).toEqual([0, 0, 1_000, 1_000]);
  });

  test("addresses are asked for once, and the second attempt still says how long that took", async () => {
    const { sight, net } = await probed({
      at: { "site.com": inTurn(answers(500), answers(200)) },
      dns: { "site.com": { A: { ...addressAfter(70) }, AAAA: "no_data" } },
    });
    expect(net.asked).toHaveLength(2);
    expect(sight.timings).toMatchObject({ dnsMs: 70, totalMs: 1_070 });
  });
});

describe("an answer is believed at once", () => {
  test.each([
    [200, "up"],
    [204, "up"],
    [404, "up"],
    [401, "http_401"],
    [403, "http_403"],
    [407, "http_407"],
    [429, "http_429"],
    [451, "http_451"],
  ])("%i: %s", async (status, expected) => {
    const { word, sight, requests, retriesAtMs } = await probed({
      at: { "site.com": answers(status, { afterMs: 25 }) },
    });
    expect(word).toBe(expected);
    expect(requests).toEqual(["https://site.com/ at 0"]);
    expect(retriesAtMs).toEqual([]);
    expect(sight).toMatchObject({ status, scheme: "https", attempts: 1, phase: null, fault: null });
    expect(sight.timings).toEqual({ dnsMs: 0, connectMs: null, firstByteMs: 25, totalMs: 25 });
  });

  test("a challenge is a refusal, even as a 503", async () => {
    const headers = { "cf-mitigated": "challenge" };
    const { sight } = await probed({ at: { "site.com": answers(503, { headers }) } });
    expect(sight).toMatchObject({ outcome: "unsure", refusal: "challenge", failure: null });
    expect(sight.attempts).toBe(1);
  });
});

describe("what we may not look at is not looked at twice", () => {
  test.each([
    ["its address", { dns: { "site.com": ["10.0.0.1"] } }, []],
    [
      "where it redirects to",
      { at: { "site.com": redirects("https://10.0.0.1/") } },
      ["https://site.com/ at 0"],
    ],
  ])("%s is not public", async (_, script, expected) => {
    const { sight, requests, retriesAtMs, knocks } = await probed(script);
    expect(sight).toMatchObject({
      outcome: "unsure",
      failure: "address_forbidden",
      fault: "target",
      phase: "dns",
      attempts: 1,
    });
    expect(requests).toEqual(expected);
    expect(knocks).toEqual([]);
    expect(retriesAtMs).toEqual([]);
  });
});

describe("the timings are kept up to the phase that failed", () => {
  const dns = { "site.com": { A: addressAfter(20), AAAA: "no_data" } } as const;
  const https = "https://site.com/";
  test.each([
    ["dns_servfail", {}, { "site.com": "servfail" } as const, null, null],
    ["connection_lost", { "site.com": throws(LOST, 5) }, dns, 20, null],
    ["tls_failed", { [https]: throws(INTERNAL, 5), "site.com": throws(LOST) }, dns, 20, null],
    ["tls_certificate", { "site.com": answers(526, { afterMs: 5 }) }, dns, 20, null],
    ["connection_refused", { "site.com": answers(521, { afterMs: 5 }) }, dns, 20, null],
    ["timeout_connect", { "site.com": answers(522, { afterMs: 1_500 }) }, dns, 20, null],
    ["timeout_first_byte", { "site.com": answers(524, { afterMs: 5 }) }, dns, 20, null],
    [
      "origin_unresolvable",
      { "site.com": answers(530, { afterMs: 5, body: "error code: 1016" }) },
      dns,
      20,
      null,
    ],
    ["tls_failed", { [https]: throws(INTERNAL, 5), "site.com": answers(503) }, dns, 20, null],
    ["http_5xx", { "site.com": answers(503, { afterMs: 5 }) }, dns, 20, 5],
    [
      "http_5xx",
      { "site.com": answers(530, { afterMs: 5, body: "error code: 1101" }) },
      dns,
      20,
      5,
    ],
    ["up", { "site.com": answers(200, { afterMs: 5 }) }, dns, 20, 5],
  ])("%s", async (expected, at, names, dnsMs, firstByteMs) => {
    const { word, sight } = await probed({ at, dns: names });
    expect(word).toBe(expected);
    expect(sight.timings).toMatchObject({ dnsMs, connectMs: null, firstByteMs });
  });
});

function addressAfter(afterMs: number) {
  const body = JSON.stringify({ Status: 0, Answer: [{ type: 1, data: "44.128.0.1" }] });
  return answers(200, { afterMs, body });
}
