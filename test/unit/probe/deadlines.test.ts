/** How long silence is believed in: ten seconds to connect, twenty to the first byte. */
import { describe, expect, test } from "vitest";
import type { NetScript } from "../../support/script-net";
import { answers, hangs, inTurn, LOST, redirects, throws } from "../../support/script-net";
import { probed } from "./probing";

const silent = (knocks: NetScript["knocks"] = {}): NetScript => ({
  at: { "site.com": hangs },
  knocks,
});

describe("C3: a target that never answers", () => {
  test.each([
    ["opens no port", "unanswered", "timeout_connect", 10_000],
    ["opens its port, and is mute", "opened", "timeout_first_byte", 20_000],
    ["stands where we may not knock", "rejected", "timeout_first_byte", 20_000],
    ["never lets go of a knock", "deaf", "timeout_connect", 10_000],
    ["opens slowly", { answer: "opened", afterMs: 3_000 }, "timeout_first_byte", 20_000],
    ["opens too late", { answer: "opened", afterMs: 9_000 }, "timeout_connect", 10_000],
  ] as const)("%s", async (_, knock, failure, totalMs) => {
    const { sight } = await probed(silent({ "site.com": knock }));
    expect(sight).toMatchObject({
      outcome: "down",
      failure,
      phase: failure === "timeout_connect" ? "connect" : "http",
      status: null,
      attempts: 2,
    });
    expect(sight.timings).toEqual({ dnsMs: 0, connectMs: null, firstByteMs: null, totalMs });
  });

  test("is knocked for once in each attempt, where it was asked", async () => {
    const { knocks } = await probed(silent());
    expect(knocks).toEqual(["site.com:443 at 4000", "site.com:443 at 6000"]);
  });
});

describe("a host that drops whatever comes to port 443", () => {
  const filtered = { "site.com:443": "unanswered" } as const;

  test("is asked over http by the second attempt", async () => {
    const { sight, requests } = await probed({
      at: { "https://site.com": hangs, "http://site.com": answers(200, { afterMs: 30 }) },
      knocks: filtered,
    });
    expect(sight).toMatchObject({ outcome: "up", scheme: "http", attempts: 2 });
    expect(sight.timings.totalMs).toBe(5_030);
    expect(requests).toEqual(["https://site.com/ at 0", "http://site.com/ at 5000"]);
  });

  test("has the long limit once port 80 opens", async () => {
    const { sight } = await probed({
      at: { "https://site.com": hangs, "http://site.com": answers(200, { afterMs: 6_000 }) },
      knocks: filtered,
    });
    expect(sight).toMatchObject({ outcome: "up", scheme: "http", attempts: 2 });
    expect(sight.timings.totalMs).toBe(11_000);
  });

  test("is mute when port 80 opens and nothing comes", async () => {
    const { word, sight } = await probed(silent(filtered));
    expect(word).toBe("timeout_connect");
    expect(sight.timings.totalMs).toBe(20_000);
  });

  test("may fail over http before its time is up", async () => {
    const { word, sight } = await probed({
      at: { "https://site.com": hangs, "http://site.com": throws(LOST) },
      knocks: { ...filtered, "site.com:80": "rejected" },
    });
    expect(word).toBe("timeout_connect");
    expect(sight.timings.totalMs).toBe(10_000);
  });
});

describe("a silence is measured where it is", () => {
  test("a lost https and a dropped http do not keep the second attempt from https", async () => {
    const { sight, requests } = await probed({
      at: { "https://site.com": inTurn(throws(LOST), answers(200)), "http://site.com": hangs },
      knocks: { "site.com:443": "rejected", "site.com:80": "unanswered" },
    });
    expect(sight).toMatchObject({ outcome: "up", scheme: "https", attempts: 2 });
    expect(requests).toEqual([
      "https://site.com/ at 0",
      "http://site.com/ at 0",
      "https://site.com/ at 5000",
    ]);
  });

  test("a hop that answered at last has the next one asked without haste", async () => {
    const { sight } = await probed({
      at: {
        "site.com": inTurn(redirects("https://www.site.com/", { afterMs: 4_500 }), hangs),
        "www.site.com": answers(200, { afterMs: 7_000 }),
      },
      knocks: { "site.com": "unanswered" },
    });
    expect(sight).toMatchObject({ outcome: "up", attempts: 1 });
    expect(sight.timings.totalMs).toBe(11_500);
  });

  test("a second hop that drops everything keeps the second attempt on https", async () => {
    const { requests, sight } = await probed({
      at: { "site.com": redirects("https://www.site.com/"), "www.site.com": hangs },
      knocks: { "www.site.com": "unanswered" },
    });
    const end = { failure: "redirect_to_dead", phase: "connect", status: 301 };
    expect(sight).toMatchObject({ ...end, timings: { totalMs: 10_000 } });
    expect(requests.slice(2)).toEqual([
      "https://site.com/ at 5000",
      "https://www.site.com/ at 5000",
    ]);
  });

  test("after a fast failure it is the second attempt that is knocked for", async () => {
    const { word, sight, knocks, exchanges } = await probed({
      at: { "https://site.com": inTurn(throws(LOST, 100), hangs), "http://site.com": throws(LOST) },
      knocks: { "site.com:443": "unanswered", "site.com:80": "rejected" },
      dns: { "site.com": ["44.128.0.1"] },
    });
    // Why the first one failed is asked by an exchange.
    expect(exchanges).toEqual(["site.com:443 at 100"]);
    expect(knocks).toEqual(["site.com:443 at 4000"]);
    expect(word).toBe("timeout_connect");
    expect(sight.timings.totalMs).toBe(10_000);
  });

  test("after a failure at 4.9 s the second attempt still ends at the limits of the probe", async () => {
    const script = (knock: "opened" | "unanswered"): NetScript => ({
      at: { "site.com": inTurn(answers(503, { afterMs: 4_900 }), hangs) },
      knocks: { "site.com": knock },
    });
    const shut = await probed(script("unanswered"));
    expect([shut.word, shut.sight.timings.totalMs]).toEqual(["timeout_connect", 10_000]);
    const mute = await probed(script("opened"));
    expect([mute.word, mute.sight.timings.totalMs]).toEqual(["timeout_first_byte", 20_000]);
  });

  test("a chain of slow redirects ends at the limits of the probe", async () => {
    const slowly = (path: string) => redirects(`https://site.com/${path}`, { afterMs: 8_000 });
    const { word, sight } = await probed({
      at: {
        "https://site.com/": slowly("a"),
        "https://site.com/a": slowly("b"),
        "https://site.com/b": slowly("c"),
      },
    });
    expect(word).toBe("timeout_first_byte");
    expect(sight.timings).toMatchObject({ totalMs: 20_000, firstByteMs: null });
  });
});

describe("the body of a made-up 530 is not waited for", () => {
  test("longer than two seconds an attempt", async () => {
    const body = { chunks: [], end: "stalls" } as const;
    const { word, sight } = await probed({ at: { "site.com": answers(530, { body }) } });
    expect(word).toBe("http_5xx");
    expect(sight).toMatchObject({ attempts: 2, status: 530 });
    expect(sight.timings.totalMs).toBe(5_000);
  });

  test("longer than 64 KiB", async () => {
    const body = { chunks: ["x".repeat(10_000)], end: "repeats" } as const;
    const { word, net } = await probed({ at: { "site.com": answers(530, { body }) } });
    expect(word).toBe("http_5xx");
    expect(net.sent.map((sent) => sent.body?.pulledBytes())).toEqual([70_000, 70_000]);
  });
});

describe("behind an open port, mute TLS is told from a mute server", () => {
  const silent = { end: "stopped", heard: new Uint8Array() } as const;
  test.each([
    ["the handshake is not answered", silent, "timeout_tls"],
    ["it is", {}, "timeout_first_byte"],
    ["it is broken off", { ...silent, end: "closed" }, "timeout_first_byte"],
  ] as const)("%s", async (_, exchange, expected) => {
    const { word, sight, exchanges } = await probed({
      at: { "site.com": hangs },
      exchanges: { "site.com:443": exchange },
    });
    expect(word).toBe(expected);
    expect(sight.timings.totalMs).toBe(20_000);
    const again = expected === "timeout_tls" ? [] : ["site.com:443 at 6000"];
    expect(exchanges).toEqual(["site.com:443 at 4000", ...again]);
  });

  test("mute TLS sends the second attempt to http, as it sends browsers", async () => {
    const { sight } = await probed({
      at: { "https://site.com": hangs, "http://site.com": answers(200) },
      exchanges: { "site.com:443": silent },
    });
    const seen = { outcome: "up", scheme: "http", httpsFailure: "timeout_tls", attempts: 2 };
    expect(sight).toMatchObject(seen);
  });

  test("over http there is none", async () => {
    const { word, exchanges } = await probed({
      at: { "https://site.com": answers(521), "http://site.com": hangs },
    });
    expect([word, exchanges]).toEqual(["timeout_first_byte", []]);
  });
});
