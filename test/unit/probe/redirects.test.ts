/** Redirects are followed by hand, within one site, and every hop is guarded before it is asked. */
import { describe, expect, test } from "vitest";
import { dnsJson } from "../../support/script-dns";
import { answers, hangs, LOST, type Reaction, redirects, throws } from "../../support/script-net";
import { probed } from "./probing";

const HOME = "https://site.com/";
const addresses = (requests: readonly string[]) => requests.map((text) => text.split(" ")[0]);

describe("a redirect within the site is followed", () => {
  test.each([
    ["to a path", "/home", "https://site.com/home"],
    ["to a relative path", "home?x=1", "https://site.com/home?x=1"],
    ["to its www name", "https://www.site.com/", "https://www.site.com/"],
    ["to the same without a scheme", "//www.site.com", "https://www.site.com/"],
    ["deep below it", "https://a.b.c.site.com/x/y", "https://a.b.c.site.com/x/y"],
    ["to plain http", "http://site.com/", "http://site.com/"],
    ["with the usual port", "https://www.site.com:443/", "https://www.site.com/"],
    ["in capital letters", "HTTPS://WWW.SITE.COM/Path", "https://www.site.com/Path"],
    ["without its fragment", "https://www.site.com/#top", "https://www.site.com/"],
    ["with spaces round it", "  https://www.site.com/  ", "https://www.site.com/"],
    ["by backslashes", "\\\\www.site.com\\x", "https://www.site.com/x"],
  ])("%s", async (_, location, expected) => {
    const { sight, requests } = await probed({
      at: { [HOME]: redirects(location), [expected]: answers(200) },
    });
    expect(addresses(requests)).toEqual([HOME, expected]);
    expect(sight).toMatchObject({ outcome: "up", status: 200, attempts: 1, redirectsTo: null });
    expect(sight.scheme).toBe(new URL(expected).protocol.replace(":", ""));
  });

  test("from the www name to the bare one", async () => {
    const { requests, word } = await probed(
      { at: { "www.site.com": redirects(HOME), [HOME]: answers(200) } },
      "www.site.com",
    );
    expect(addresses(requests)).toEqual(["https://www.site.com/", HOME]);
    expect(word).toBe("up");
  });

  test.each([301, 302, 303, 307, 308])("by a %i", async (status) => {
    const { requests } = await probed({
      at: { [HOME]: answers(status, { headers: { location: "/a" } }), "site.com": answers(200) },
    });
    expect(addresses(requests)).toEqual([HOME, "https://site.com/a"]);
  });

  test("and what it leads to counts", async () => {
    const to = (end: object) => probed({ at: { [HOME]: redirects("/a"), ...end } });
    expect((await to({ "site.com": answers(403) })).sight).toMatchObject({ refusal: "http_403" });
    expect((await to({ "site.com": answers(500) })).sight).toMatchObject({
      failure: "http_5xx",
      status: 500,
    });
    expect((await to({ "site.com": throws(LOST) })).sight).toMatchObject({
      failure: "connection_lost",
      status: 301,
    });
  });

  const chain = (length: number) => (_nth: number, url: URL) => {
    const hop = Number(url.pathname.slice(1)) + 1;
    return hop > length ? answers(200) : redirects(`/${hop}`);
  };

  test.each([
    [5, "up"],
    [20, "up"],
    [21, "redirect_too_many"],
  ])("%i times, as a browser would: %s", async (length, expected) => {
    const { word, sight, net } = await probed({ at: { "site.com": chain(length) } });
    expect(word).toBe(expected);
    expect(net.sent).toHaveLength(sight.attempts * 21 - (length < 20 ? 20 - length : 0));
  });

  test("to the twin and back as often as that", async () => {
    const { word } = await probed({
      at: {
        "site.com": (_nth, url) => redirects(`https://www.site.com${url.pathname}x`),
        "www.site.com": (_nth, url) =>
          url.pathname.length > 8 ? answers(200) : redirects(`https://site.com${url.pathname}x`),
      },
    });
    expect(word).toBe("up");
  });

  test("to other names of the site three times, and no further; the last one is told", async () => {
    const { sight, requests } = await probed({
      at: {
        [HOME]: redirects("https://a.site.com/"),
        "a.site.com": redirects("https://b.site.com/"),
        "b.site.com": redirects("https://c.site.com/"),
        "c.site.com": redirects("https://d.site.com/"),
      },
    });
    expect(addresses(requests)).toEqual([
      HOME,
      "https://a.site.com/",
      "https://b.site.com/",
      "https://c.site.com/",
    ]);
    const told = { outcome: "up", status: 301, redirectsTo: "d.site.com", attempts: 1 };
    expect(sight).toMatchObject(told);
  });

  test("and each body on the way is let go of", async () => {
    const { net } = await probed({ at: { [HOME]: redirects("/a"), "site.com": answers(200) } });
    expect(net.sent.map(({ body }) => body?.fate())).toEqual(["cancelled", "read"]);
  });
});

describe("a redirect to a name of the site whose owner has opted out", () => {
  const optOut = { TXT: dnsJson(0, [{ type: 16, data: '"optout"' }]) };
  test.each(["www.site.com", "shop.site.com"])(
    "is an answer: %s is told and not asked",
    async (name) => {
      const { sight, requests } = await probed({
        at: { [HOME]: redirects(`https://${name}/`) },
        dns: { [name]: ["44.128.0.1"], [`_justhere.${name}`]: optOut },
      });
      expect(sight).toMatchObject({ outcome: "up", status: 301, redirectsTo: name });
      expect(addresses(requests)).toEqual([HOME]);
    },
  );

  test.each([
    ["www.site.com", "www.site.com"],
    ["shop.site.com", "shop.site.com"],
    ["deep.shop.site.com", "shop.site.com"],
  ])("by mail as well: %s, of which %s is listed", async (name, listed) => {
    const script = {
      at: { [HOME]: redirects(`https://${name}/`), [name]: answers(200) },
      dns: { [name]: ["44.128.0.1"] },
    };
    const { sight, requests, net } = await probed(script, "site.com", 0, null, [listed]);
    expect(sight).toMatchObject({ outcome: "up", status: 301, redirectsTo: name });
    expect(addresses(requests)).toEqual([HOME]);
    // The list is enough: its owner need not be asked for a record.
    const asked = net.asked.map(({ url }) => new URL(url).searchParams.get("name"));
    expect(asked).not.toContain(`_justhere.${name}`);
    const others = await probed(script, "site.com", 0, null, ["other.site.com"]);
    expect(addresses(others.requests)).toEqual([HOME, `https://${name}/`]);
  });

  test("back to the name that was asked about is followed: the gate has let that one through", async () => {
    const { net, word } = await probed({
      at: {
        [HOME]: redirects("https://www.site.com/"),
        "www.site.com": redirects("https://site.com/home"),
        "https://site.com/home": answers(200),
      },
    });
    expect(word).toBe("up");
    const asked = net.asked.map(({ url }) => new URL(url).searchParams.get("name"));
    expect(asked.filter((name) => name?.startsWith("_"))).toEqual(["_justhere.www.site.com"]);
  });

  test("is followed when nobody can tell in time", async () => {
    const { word } = await probed({
      at: { [HOME]: redirects("https://www.site.com/"), "www.site.com": answers(200) },
      dns: { "_justhere.www.site.com": { TXT: hangs } },
    });
    expect(word).toBe("up");
  });
});

describe("a redirect to another site is an answer", () => {
  test.each([
    ["https://other.com/path?secret=1", "other.com"],
    ["//other.com", "other.com"],
    ["https://site.com.evil.net/", "site.com.evil.net"],
    ["https://notsite.com/", "notsite.com"],
    ["https://bücher.example.org/", "xn--bcher-kva.example.org"],
  ])("%s is named and not asked", async (location, redirectsTo) => {
    const { sight, requests, net } = await probed({ at: { [HOME]: redirects(location) } });
    expect(sight).toMatchObject({ outcome: "up", status: 301, redirectsTo, scheme: "https" });
    expect(addresses(requests)).toEqual([HOME]);
    expect(net.asked.every(({ url }) => url.includes("name=site.com&"))).toBe(true);
  });
});

describe("a redirect that is no page is an answer, and is not followed", () => {
  test.each([
    ["another protocol", "ftp://site.com/"],
    ["a name in the place of the scheme", "www.site.com:443"],
    ["a name in the place of the scheme, and a path", "site.com:80/x"],
    ["another port", "https://site.com:8443/"],
    ["the port of the other scheme", "https://site.com:80/"],
    ["a user name", "https://user@site.com/"],
    ["a user name and a password", "https://user:password@www.site.com/"],
    ["a host with an empty label", "https://www..site.com/"],
    ["an address longer than any", `https://site.com/${"x".repeat(65_536)}`],
    ["nowhere", ""],
  ])("%s", async (_, location) => {
    const { sight, requests, net } = await probed({ at: { [HOME]: redirects(location) } });
    expect(sight).toMatchObject({ outcome: "up", status: 301, redirectsTo: null, attempts: 1 });
    expect(addresses(requests)).toEqual([HOME]);
    expect(net.asked).toHaveLength(2);
    expect(net.knocked).toEqual([]);
  });
});

describe("a redirect that a browser refuses is down", () => {
  test.each([
    ["a script", "javascript:alert(1)"],
    ["data", "data:text/html,hello"],
    ["a file", "file:///etc/passwd"],
    ["a host that is none", "https://a b/"],
    ["a port that is none", "https://site.com:99999/"],
    ["an address in brackets that is none", "http://[oops]/"],
  ])("%s", async (_, location) => {
    const { sight, net } = await probed({ at: { [HOME]: redirects(location) } });
    expect(sight).toMatchObject({ outcome: "down", failure: "redirect_invalid", status: 301 });
    expect(net.sent.map(({ url }) => url)).toEqual([HOME, HOME]);
  });
});

describe("a redirect to a login is a wall", () => {
  test.each<[string, Record<string, Reaction>, string | null]>([
    ["within the site", { [HOME]: redirects("/login"), "site.com": answers(200) }, null],
    ["of another site", { [HOME]: redirects("https://id.other.com/login?x=1") }, "id.other.com"],
  ])("%s", async (_, at, redirectsTo) => {
    const { sight, requests } = await probed({ at });
    const wall = { outcome: "unsure", refusal: "login", evidence: "redirect", attempts: 1 };
    expect(sight).toMatchObject({ ...wall, redirectsTo });
    expect(requests.every((text) => text.startsWith("https://site.com/"))).toBe(true);
  });

  test("but a login that fails is down: nobody gets in", async () => {
    const { word } = await probed({
      at: { [HOME]: redirects("/login"), "site.com": answers(500) },
    });
    expect(word).toBe("http_5xx");
  });
});
