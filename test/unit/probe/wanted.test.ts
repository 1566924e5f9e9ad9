/** What an operator wants of a website of their own: where it is looked for, and what counts. */
import { describe, expect, test } from "vitest";
import { PROBE } from "../../../src/limits";
import type { Wanted } from "../../../src/probe/wanted";
import {
  answers,
  hangs,
  INTERNAL,
  LOST,
  type NetScript,
  type Reaction,
  redirects,
  throws,
} from "../../support/script-net";
import { probed } from "./probing";

const ANYTHING: Wanted = { scheme: null, port: null, path: "/", status: null, text: null };
const looked = (wanted: Partial<Wanted>, script: NetScript) =>
  probed(script, "site.com", 0, { ...ANYTHING, ...wanted });
const meets = (wanted: Partial<Wanted>, reaction: Reaction) =>
  looked(wanted, { at: { "site.com": reaction } });

const up = answers(200);
const HOME = "https://site.com/";

describe("the first request goes where it is wanted", () => {
  test.each<[string, Partial<Wanted>, string]>([
    ["nothing in particular", {}, HOME],
    ["a path", { path: "/health" }, "https://site.com/health"],
    ["a path with its query", { path: "/a b?c=d&e" }, "https://site.com/a%20b?c=d&e"],
    ["a path with a fragment", { path: "/a#b" }, "https://site.com/a"],
    ["a path that looks like another host", { path: "//b.org/x" }, "https://site.com//b.org/x"],
    ["the same by backslashes", { path: "/\\b.org" }, "https://site.com//b.org"],
    ["a path that leads nowhere", { path: "/../../@b.org" }, "https://site.com/@b.org"],
    ["a port", { port: 8_443 }, "https://site.com:8443/"],
    ["the usual port", { port: 443 }, HOME],
    ["http", { scheme: "http" }, "http://site.com/"],
    ["http on a port", { scheme: "http", port: 8_080 }, "http://site.com:8080/"],
    ["https on a strange port", { scheme: "https", port: 80 }, "https://site.com:80/"],
  ])("%s", async (_, wanted, url) => {
    const { requests, sight } = await meets(wanted, up);
    expect(requests).toEqual([`${url} at 0`]);
    expect(sight).toMatchObject({ outcome: "up", scheme: wanted.scheme ?? "https" });
  });

  test("its redirects are followed as everybody's, and no later one goes to a port", async () => {
    const at = { "https://site.com:8443/a": redirects("https://www.site.com/b"), ...WWW };
    const { requests, word } = await looked({ port: 8_443, path: "/a" }, { at });
    expect(requests).toEqual(["https://site.com:8443/a at 0", "https://www.site.com/b at 0"]);
    expect(word).toBe("up");
  });
  const WWW = { "https://www.site.com/b": up };

  test.each(["/b", "https://site.com:9443/", "https://www.site.com:8443/"])(
    "a redirect to a port (%s) is not followed, not even to the wanted one",
    async (location) => {
      const { requests, sight } = await meets({ port: 8_443 }, redirects(location));
      expect(requests).toEqual(["https://site.com:8443/ at 0"]);
      expect(sight).toMatchObject({ outcome: "up", status: 301, redirectsTo: null });
    },
  );

  test("its address is guarded all the same", async () => {
    const script = { at: { "site.com": up }, dns: { "site.com": ["10.0.0.1"] } };
    const { requests, word } = await looked({ port: 8_443 }, script);
    expect([requests, word]).toEqual([[], "address_forbidden"]);
  });
});

describe("without a scheme http is tried after https, on the same port; with one, that alone", () => {
  const shut = (port: number) => ({
    at: { "https://site.com": throws(LOST), [`https://site.com:${port}`]: throws(LOST) },
    knocks: { [`site.com:${port}`]: "rejected" as const },
  });

  test("nobody listens for https", async () => {
    const { at, knocks } = shut(443);
    const script = { at: { ...at, "http://site.com/up": up }, knocks };
    const { sight } = await looked({ path: "/up" }, script);
    expect(sight).toMatchObject({ outcome: "up", scheme: "http" });
    expect(sight.httpsFailure).toBe("connection_refused");
  });

  test("a port speaks no TLS", async () => {
    const at = { "https://site.com:8080": throws(INTERNAL), "http://site.com:8080": up };
    const exchanges = { "site.com:8080": "HTTP/1.1 400 Bad Request\r\n\r\n" };
    const { sight, requests } = await looked({ port: 8_080 }, { at, exchanges });
    expect(sight).toMatchObject({ scheme: "http", httpsFailure: "tls_not_spoken" });
    expect(requests).toEqual(["https://site.com:8080/ at 0", "http://site.com:8080/ at 0"]);
  });

  test("what answers over http and is not wanted tells more than why https failed", async () => {
    const at = { "https://site.com:8080": throws(INTERNAL), "http://site.com:8080": answers(404) };
    const exchanges = { "site.com:8080": "HTTP/1.1 400 Bad Request\r\n\r\n" };
    const { sight } = await looked({ port: 8_080, status: [200] }, { at, exchanges });
    expect(sight).toMatchObject({ failure: "unexpected_status", status: 404 });
  });

  test("https alone is not made up for by http", async () => {
    const { at, knocks } = shut(8_443);
    const script = { at: { ...at, "http://site.com:8443": up }, knocks };
    const { word, requests } = await looked({ scheme: "https", port: 8_443 }, script);
    expect(word).toBe("connection_refused");
    expect(requests.filter((text) => text.startsWith("http:"))).toEqual([]);
  });
});

describe("failures on a port are told apart as on the usual ones", () => {
  test.each<[string, Partial<Wanted>, NetScript, string, number]>([
    [
      "refused",
      { port: 8_443 },
      { knocks: { "site.com:8443": "rejected" } },
      "connection_refused",
      1_000,
    ],
    [
      "reset",
      { port: 8_443 },
      { exchanges: { "site.com:8443": { end: "reset" } } },
      "reset",
      1_000,
    ],
    [
      "no HTTP, and no TLS is asked for",
      { scheme: "http", port: 8_080 },
      {
        exchanges: {
          "site.com:8080": ({ secure }) => ({ heard: bytes(secure ? "" : "SSH-2.0-x") }),
        },
      },
      "not_http",
      1_000,
    ],
  ])("%s", async (_, wanted, rest, word, tookMs) => {
    const seen = await looked(wanted, { at: { "site.com": throws(LOST) }, ...rest });
    expect([seen.word, seen.sight.timings.totalMs]).toEqual([word, tookMs]);
  });
  const bytes = (text: string) => new TextEncoder().encode(text);

  test.each<[string, Partial<Wanted>, NetScript, string, number]>([
    [
      "nobody connects",
      {},
      { knocks: { "site.com:8443": "unanswered" } },
      "timeout_connect",
      10_000,
    ],
    [
      "a hello is not answered",
      {},
      { exchanges: { "site.com:8443": { end: "stopped", heard: new Uint8Array() } } },
      "timeout_tls",
      20_000,
    ],
    ["connected and mute", {}, {}, "timeout_first_byte", 20_000],
  ])("silence: %s", async (_, wanted, rest, word, tookMs) => {
    const seen = await looked(
      { scheme: "https", port: 8_443, ...wanted },
      { at: { "site.com": hangs }, ...rest },
    );
    expect([seen.word, seen.sight.timings.totalMs]).toEqual([word, tookMs]);
    expect(seen.requests.map((text) => text.split(" ")[0])).toEqual([
      "https://site.com:8443/",
      "https://site.com:8443/",
    ]);
    expect(new Set(seen.knocks.map((text) => text.split(" ")[0]))).toEqual(
      new Set(["site.com:8443"]),
    );
  });

  test("a made-up 525 is looked into at that port", async () => {
    const script = {
      at: { "site.com": answers(525) },
      exchanges: { "site.com:8443": "SSH-2.0-x" },
    };
    expect((await looked({ scheme: "https", port: 8_443 }, script)).word).toBe("tls_not_spoken");
  });

  test("no hello is said to a port where http alone is wanted", async () => {
    const script = { at: { "site.com": hangs } };
    const { exchanges, knocks } = await looked({ scheme: "http", port: 443 }, script);
    expect([exchanges, knocks.length > 0]).toEqual([[], true]);
  });

  test("behind a port that lets nobody in the second attempt goes over http, to the same port", async () => {
    const at = { "https://site.com:8443": hangs, "http://site.com:8443": up };
    const exchanges = { "site.com:8443": { end: "stopped", heard: new Uint8Array() } } as const;
    const { sight, requests } = await looked({ port: 8_443 }, { at, exchanges });
    expect(requests[1]).toBe("http://site.com:8443/ at 5000");
    expect(sight).toMatchObject({ outcome: "up", httpsFailure: "timeout_tls" });
  });
});

test("the twin is not looked for: it has nothing of what is wanted", async () => {
  const at = { "site.com": answers(404), "www.site.com": up };
  const { sight, requests } = await looked({ status: [200] }, { at });
  expect(sight).toMatchObject({ outcome: "down", twin: null });
  expect(requests.join()).not.toContain("www.");
});

test("what is unexpected is looked at again before anybody believes it", async () => {
  const { requests, retriesAtMs, sight } = await meets({ status: [200] }, answers(404));
  expect([requests.length, retriesAtMs, sight.attempts]).toEqual([2, [0], 2]);
});

test("nothing of path, text or page gets into what is seen", async () => {
  const secrets = { path: "/secret-path?token=secret-query", text: "secret-text" };
  const pages = [
    answers(200, { body: "secret-text and secret-page" }),
    answers(200, { body: "secret-page" }),
    answers(500, { body: "secret-page" }),
    redirects("https://site.com/secret-path/"),
    throws("no words for https://site.com/secret-path?token=secret-query"),
  ];
  for (const page of pages) {
    const { sight, unknowns } = await meets(secrets, page);
    expect(JSON.stringify([sight, unknowns])).not.toContain("secret");
  }
});

test("a redirect that is not followed takes no longer for what is wanted", async () => {
  const body = { chunks: [], end: "stalls" } as const;
  const { sight } = await meets({ text: "x" }, redirects("https://b.org/", { body }));
  expect(sight.timings.totalMs).toBe(PROBE.retryAfterMs);
});
