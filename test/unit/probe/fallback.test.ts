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

describe("a failed request is followed by a bare exchange of a second and a half at most", () => {
  const silent = { end: "stopped", heard: new Uint8Array() } as const;
  test.each([
    ["nobody opens", { reached: "nothing", end: "closed" }, "connection_refused", 0],
    ["what is heard says nothing", "HTTP/1.1 200 OK\r\n\r\n", "connection_lost", 0],
    ["it is no HTTP", "SSH-2.0-OpenSSH_9.9\r\n", "not_http", 0],
    ["silence", silent, "connection_lost", 1_500],
    ["silence before it opens", { ...silent, reached: "nothing" }, "connection_lost", 1_500],
  ] as const)("%s", async (_, exchange, expected, tookMs) => {
    const { word, net } = await pair(throws(LOST, 100), throws(LOST), {
      exchanges: { "site.com": exchange },
    });
    expect(word).toBe(expected);
    const [first, second] = net.sent.filter(({ url }) => url === HTTPS);
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBe(100 + tookMs + 1_000);
  });

  test("of a request, as it was sent; after a failure of TLS, of a hello", async () => {
    const lost = await pair(throws(LOST), throws(LOST));
    expect(lost.net.exchanged[0]).toMatchObject({ secure: true, says: { path: "/" } });
    const broken = await pair(throws(INTERNAL), throws(LOST));
    expect(broken.net.exchanged[0]).toMatchObject({ door: "site.com:443", secure: false });
    expect(broken.net.exchanged[0]?.says).toBeInstanceOf(Uint8Array);
  });

  test("and by none where a Worker may not connect: nobody knows then", async () => {
    const dns = { "site.com": ["104.16.0.1"] };
    const shut = { dns, knocks: { "site.com": "rejected" } };
    expect((await pair(throws(LOST), throws(LOST), shut)).word).toBe("connection_lost");
    const broken = await pair(throws(INTERNAL), throws(LOST), shut);
    expect(broken.word).toBe("unknown");
    expect(broken.net.exchanged.filter(({ secure }) => !secure)).toEqual([]);
  });
});

describe("why https failed is told with an answer over http", () => {
  test.each<[string, Reaction, object, string | null]>([
    [
      "nobody listens",
      throws(LOST),
      { knocks: { "site.com:443": "rejected" } },
      "connection_refused",
    ],
    ["TLS fails", throws(INTERNAL), {}, "tls_failed"],
    ["a certificate, says Cloudflare", answers(526), {}, "tls_certificate"],
    [
      "nobody opens in time",
      hangs,
      { knocks: { "site.com:443": "unanswered" } },
      "timeout_connect",
    ],
    ["it did not: it sent us to http", redirects(HTTP), {}, null],
  ])("%s", async (_, https, rest, expected) => {
    for (const http of [answers(200), answers(403)]) {
      const { sight } = await pair(https, http, rest);
      expect(sight).toMatchObject({ scheme: "http", httpsFailure: expected });
    }
  });
});
