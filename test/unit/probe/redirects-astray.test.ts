/** Redirects to where we must not look, in circles, and to something dead. Every hop is guarded. */
import { describe, expect, test } from "vitest";
import type { DnsScript } from "../../support/script-dns";
import { answers, hangs, INTERNAL, inTurn, redirects, throws } from "../../support/script-net";
import { probed } from "./probing";

const HOME = "https://site.com/";
/** To ever new addresses. */
const ever =
  (options = {}) =>
  (_nth: number, url: URL) =>
    redirects(`/${Number(url.pathname.slice(1)) + 1}`, options);
const addresses = (requests: readonly string[]) => requests.map((text) => text.split(" ")[0]);

describe("A7: a redirect to where we must not look is not asked", () => {
  test.each<[string, string, Record<string, DnsScript>]>([
    ["a private address", "https://10.0.0.1/", {}],
    ["a public address", "https://8.8.8.8/", {}],
    ["loopback, in decimal", "http://2130706433/", {}],
    ["loopback, in IPv6", "http://[::1]/", {}],
    ["an address mapped into IPv6", "http://[::ffff:10.0.0.1]/", {}],
    ["a name inside", "http://db.internal/", {}],
    ["localhost", "http://localhost/", {}],
    ["a name of one label", "https://intranet/", {}],
    ["metadata", "http://metadata.goog/", {}],
    ["a name that spells an address", "https://10.0.0.1.nip.io/", {}],
    ["ourselves", "https://justhere.example.org/", {}],
    ["a name with a private address", "https://in.site.com/", { "in.site.com": ["10.0.0.1"] }],
    [
      "a name with a private address among public ones",
      "https://in.site.com/",
      { "in.site.com": ["44.128.0.1", "192.168.0.1"] },
    ],
    [
      "a name with a private address in the other family",
      "https://in.site.com/",
      { "in.site.com": ["44.128.0.1", "fd00::1"] },
    ],
  ])("%s", async (_, location, dns) => {
    const { sight, requests, knocks } = await probed({ at: { [HOME]: redirects(location) }, dns });
    expect(sight).toMatchObject({ outcome: "unsure", failure: "address_forbidden", attempts: 1 });
    expect(sight.status).toBe(301);
    expect(addresses(requests)).toEqual([HOME]);
    expect(knocks).toEqual([]);
  });

  test("each hop is resolved before it is asked, and once", async () => {
    const { net } = await probed({
      at: {
        [HOME]: redirects("https://www.site.com/", { afterMs: 10 }),
        "https://www.site.com/": redirects("https://m.site.com/", { afterMs: 10 }),
        "https://m.site.com/": redirects("https://www.site.com/home", { afterMs: 10 }),
        "https://www.site.com/home": answers(200),
      },
    });
    const names = net.asked.map(
      ({ url, atMs }) => `${new URL(url).searchParams.get("name")} ${atMs}`,
    );
    const addressed = names.filter((name) => !name.startsWith("_"));
    expect([...new Set(addressed)]).toEqual(["site.com 0", "www.site.com 10", "m.site.com 20"]);
    expect(addressed).toHaveLength(6);
    // The gate has asked whether the owner of the first one has opted out.
    expect(names.filter((name) => name.startsWith("_"))).toEqual([
      "_justhere.www.site.com 10",
      "_justhere.m.site.com 20",
      "_justhere.www.site.com 30",
    ]);
  });
});

describe("a circle is down; one that hands out cookies may turn for us alone", () => {
  const cookie = { headers: { "set-cookie": "seen=1" } };
  test.each([
    ["at once", { [HOME]: redirects(HOME) }, "redirect_loop"],
    ["to itself without a slash", { [HOME]: redirects("https://site.com") }, "redirect_loop"],
    ["by its fragment alone", { [HOME]: redirects("#a") }, "redirect_loop"],
    [
      "over another name",
      { [HOME]: redirects("https://www.site.com/"), "www.site.com": redirects(HOME) },
      "redirect_loop",
    ],
    [
      "over http and back",
      { [HOME]: redirects("http://site.com/"), "http://site.com/": redirects(HOME) },
      "redirect_loop",
    ],
    [
      "on the last hop",
      {
        [HOME]: redirects("/1"),
        "https://site.com/1": redirects("/2"),
        "https://site.com/2": redirects("/3"),
        "https://site.com/3": redirects("/2"),
      },
      "redirect_loop",
    ],
    ["with a cookie", { [HOME]: redirects(HOME, cookie) }, "cookies"],
    [
      "with a cookie on the way",
      { [HOME]: redirects("/login", cookie), "https://site.com/login": redirects("/") },
      "cookies",
    ],
    ["that never comes back, with a cookie", { "site.com": ever(cookie) }, "cookies"],
    ["that never comes back", { "site.com": ever() }, "redirect_too_many"],
  ])("%s", async (_, at, expected) => {
    const { word, sight } = await probed({ at });
    expect(word).toBe(expected);
    expect(sight).toMatchObject({ status: 301, attempts: expected === "cookies" ? 1 : 2 });
    expect(sight.evidence).toBe(expected === "cookies" ? "redirect" : null);
    expect(sight.timings.firstByteMs).toBe(0);
  });

  test("a circle that opens at the second try is up", async () => {
    const { sight } = await probed({ at: { [HOME]: inTurn(redirects(HOME), answers(200)) } });
    expect(sight).toMatchObject({ outcome: "up", attempts: 2 });
  });
});

describe("a redirect to something dead is down, and the answer that sent us there is kept", () => {
  const to = { [HOME]: redirects("https://new.site.com/") };
  test.each([
    ["a name that does not exist", to, { "new.site.com": "nxdomain" }, "dns"],
    ["a name without addresses", to, { "new.site.com": "no_data" }, "dns"],
    ["a name whose servers fail", to, { "new.site.com": "servfail" }, "dns"],
    ["a shut door", { ...to, "new.site.com": answers(521) }, {}, "connect"],
    ["broken TLS", { ...to, "new.site.com": throws(INTERNAL) }, {}, "tls"],
  ] as const)("%s", async (_, at, dns, phase) => {
    const { sight, requests } = await probed({ at, dns });
    expect(sight).toMatchObject({ outcome: "down", failure: "redirect_to_dead", fault: "target" });
    expect(sight).toMatchObject({ phase, attempts: 2 });
    expect(sight.timings.firstByteMs).toBeNull();
    expect(requests.filter((text) => text.startsWith("http:"))).toEqual([]);
  });

  test("a resolver that hangs on the second name blames nobody", async () => {
    const { sight } = await probed({ at: to, dns: { "new.site.com": hangs } });
    expect(sight).toMatchObject({
      outcome: "unsure",
      failure: "resolver_unreachable",
      status: 301,
    });
    expect(sight.timings.totalMs).toBe(7_000);
  });
});
