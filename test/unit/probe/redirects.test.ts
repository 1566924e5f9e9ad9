/** Redirects are followed by hand, within one site, and every hop is guarded before it is asked. */
import { describe, expect, test } from "vitest";
import { answers, LOST, redirects, throws } from "../../support/script-net";
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

  test("three times, and no further", async () => {
    const { sight, requests } = await probed({
      at: {
        [HOME]: redirects("/1"),
        "https://site.com/1": redirects("/2"),
        "https://site.com/2": redirects("https://www.site.com/3"),
        "https://www.site.com/3": redirects("/4"),
      },
    });
    expect(addresses(requests)).toEqual([
      HOME,
      "https://site.com/1",
      "https://site.com/2",
      "https://www.site.com/3",
    ]);
    expect(sight).toMatchObject({ outcome: "up", status: 301, redirectsTo: null, attempts: 1 });
  });

  test("and each body on the way is let go of", async () => {
    const { net } = await probed({ at: { [HOME]: redirects("/a"), "site.com": answers(200) } });
    expect(net.sent.map(({ body }) => body?.fate())).toEqual(["cancelled", "cancelled"]);
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
    ["a script", "javascript:alert(1)"],
    ["data", "data:text/html,hello"],
    ["another protocol", "ftp://site.com/"],
    ["a file", "file:///etc/passwd"],
    ["a name in the place of the scheme", "www.site.com:443"],
    ["a name in the place of the scheme, and a path", "site.com:80/x"],
    ["another port", "https://site.com:8443/"],
    ["the port of the other scheme", "https://site.com:80/"],
    ["a user name", "https://user@site.com/"],
    ["a user name and a password", "https://user:password@www.site.com/"],
    ["a host that is none", "https://a b/"],
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
