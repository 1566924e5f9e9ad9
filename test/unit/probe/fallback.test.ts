/** Over https first; over http only if connecting or TLS failed. */
import { describe, expect, test } from "vitest";
import type { DnsScript } from "../../support/script-dns";
import {
  answers,
  hangs,
  INTERNAL,
  LOST,
  type Reaction,
  redirects,
  throws,
} from "../../support/script-net";
import { probed } from "./probing";

const HTTPS = "https://site.com/";
const HTTP = "http://site.com/";

const pair = (https: Reaction, http: Reaction, rest: object = {}) =>
  probed({ at: { "https://site.com": https, "http://site.com": http }, ...rest });

describe("http is asked at once", () => {
  const shut = { knocks: { "site.com:443": "rejected" } };
  test.each([
    ["nobody listens on port 443", throws(LOST), shut],
    ["TLS fails", throws(INTERNAL), {}],
    ["a made-up 521", answers(521), {}],
    ["a made-up 522, which took its time", answers(522, { afterMs: 1_900 }), {}],
    ["a made-up 523", answers(523), {}],
    ["a made-up 525", answers(525), {}],
    ["a made-up 526", answers(526), {}],
    ["a tunnel whose far end is gone", answers(530, { body: "error code: 1033" }), {}],
  ])("when %s", async (_, https, rest) => {
    const { sight, net } = await pair(https, answers(200, { afterMs: 9 }), rest);
    expect(sight).toMatchObject({ outcome: "up", scheme: "http", status: 200, attempts: 1 });
    expect(sight.timings.firstByteMs).toBe(9);
    expect(net.sent.map(({ url }) => url)).toEqual([HTTPS, HTTP]);
  });
});

describe("http is not asked", () => {
  test.each<[string, Reaction, DnsScript]>([
    ["after a server error", answers(500), ["44.128.0.1"]],
    ["when the connection breaks off", throws(LOST), ["44.128.0.1"]],
    ["after a made-up 520", answers(520), ["44.128.0.1"]],
    ["after a made-up 524", answers(524), ["44.128.0.1"]],
    ["after a failure that we cannot name", throws("of another day"), ["44.128.0.1"]],
    ["when the CDN cannot find its origin", answers(530, { body: "error code: 1016" }), []],
    ["when the name does not exist", answers(200), "nxdomain"],
    ["when its name servers fail", answers(200), "servfail"],
    ["when the first byte does not come", hangs, ["44.128.0.1"]],
  ])("%s", async (_, https, dns) => {
    const { sight, net } = await pair(https, answers(200), { dns: { "site.com": dns } });
    expect(sight.outcome).not.toBe("up");
    expect(net.sent.filter(({ url }) => url.startsWith("http:"))).toEqual([]);
  });
});

describe("when http fails as well, https says why", () => {
  test.each([
    ["refuses too", throws(LOST)],
    ["answers with a server error", answers(503)],
    ["redirects back to https", redirects(HTTPS)],
    ["redirects to a private place", redirects("http://10.0.0.1/")],
  ])("%s", async (_, http) => {
    const { sight } = await pair(throws(INTERNAL), http);
    expect(sight).toMatchObject({
      outcome: "down",
      failure: "tls_failed",
      phase: "tls",
      status: null,
      scheme: null,
      attempts: 2,
    });
    expect(sight.timings.firstByteMs).toBeNull();
  });

  test("each attempt tries both", async () => {
    const { requests } = await pair(throws(INTERNAL), throws(LOST));
    expect(requests).toEqual([
      `${HTTPS} at 0`,
      `${HTTP} at 0`,
      `${HTTPS} at 1000`,
      `${HTTP} at 1000`,
    ]);
  });

  test("a refusal over http is a refusal", async () => {
    const { sight } = await pair(throws(INTERNAL), answers(403));
    expect(sight).toMatchObject({ outcome: "unsure", refusal: "http_403", scheme: "http" });
  });
});

describe("a failed request is followed by a knock of one second at most", () => {
  test.each([
    ["rejected", "rejected", "connection_refused", 0],
    ["opens", "opened", "connection_lost", 0],
    ["opens after a while", { answer: "opened", afterMs: 700 }, "connection_lost", 700],
    ["never answered", "unanswered", "connection_lost", 1_000],
    ["never answered, nor let go", "deaf", "connection_lost", 1_000],
  ] as const)("%s", async (_, knock, expected, tookMs) => {
    const { word, net } = await pair(throws(LOST, 100), throws(LOST), {
      knocks: { "site.com": knock },
    });
    expect(word).toBe(expected);
    const [first, second] = net.sent.filter(({ url }) => url === HTTPS);
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBe(100 + tookMs + 1_000);
  });
});
