/** Which names pass the gate, by what DNS says of them and of their owner's wish; and who asks. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admit, factsOf, hasOptedOut, twinInDns } from "../../../src/gate/admit";
import { blocksOf, keyedBy } from "../../../src/gate/client";
import { settled } from "../../support/clock";
import type { DnsScript, Records } from "../../support/script-dns";
import { dnsJson } from "../../support/script-dns";
import { answers, hangs, LOST, type NetScript, scriptNet, throws } from "../../support/script-net";
import { expectNothingLeft } from "../probe/probing";

const HOST = "www.site.com";

async function admission(dns: NetScript["dns"], host = HOST) {
  const net = scriptNet({ dns: dns ?? {} });
  const result = await admit(host, net.world);
  const tookMs = net.clock.elapsedMs();
  await settled();
  expectNothingLeft(net);
  expect([net.sent, net.knocked]).toEqual([[], []]);
  const questions = net.asked.map(({ url }) => new URL(url).searchParams);
  return { result, tookMs, asked: questions.map((q) => `${q.get("type")} ${q.get("name")}`) };
}

const txt = (...data: string[]): Records =>
  dnsJson(
    0,
    data.map((text) => ({ type: 16, data: text })),
  );

describe("a name passes", () => {
  test.each<[string, DnsScript, string]>([
    ["if it has an address", ["44.128.0.1"], "admitted"],
    ["with IPv6 alone", ["2606:4700::1"], "admitted"],
    ["not if it does not exist", "nxdomain", "no_such_name"],
    ["not if it has no address", "no_data", "no_such_name"],
    ["not with a private address", ["10.0.0.1"], "forbidden_target"],
    ["not with a private address among others", ["44.128.0.1", "10.0.0.1"], "forbidden_target"],
    ["not with a private address in IPv6", ["44.128.0.1", "fd00::1"], "forbidden_target"],
    ["if its name servers fail: it may be down", "servfail", "admitted"],
    ["if our resolver is down", throws(LOST), "admitted"],
    ["if our resolver fails", answers(500), "admitted"],
    ["if our resolver answers nonsense", answers(200, { body: "<html>" }), "admitted"],
    ["if our resolver hangs", hangs, "admitted"],
    ["if it knows one family only", { A: ["44.128.0.1"], AAAA: throws(LOST) }, "admitted"],
  ])("%s", async (_, script, expected) => {
    const { result, tookMs } = await admission({ [HOST]: script });
    expect(result).toBe(expected);
    expect(tookMs).toBe(script === hangs ? 3_000 : 0);
  });

  test.each<[string, DnsScript, string]>([
    ["that it does not exist", "nxdomain", "no_such_name"],
    ["that it is private", ["10.0.0.1"], "forbidden_target"],
  ])(
    "a look-up that hangs takes nothing from another, which knows %s",
    async (_, script, expected) => {
      const hanging = { "_justhere.www.site.com": { TXT: hangs } };
      expect((await admission({ [HOST]: script, ...hanging })).result).toBe(expected);
    },
  );

  test("a look-up of three seconds is too long", async () => {
    const slow = (afterMs: number) => dnsJson(3, [], afterMs);
    expect((await admission({ [HOST]: slow(2_999) })).result).toBe("no_such_name");
    expect((await admission({ [HOST]: slow(3_001) })).result).toBe("admitted");
  });
});

describe("beside a name that does not exist, the one that may be meant", () => {
  test.each<[string, string, NonNullable<NetScript["dns"]>, string | null]>([
    ["with www.", "site.com", { "www.site.com": ["44.128.0.1"] }, "www.site.com"],
    ["without www.", HOST, { "site.com": ["44.128.0.1"] }, "site.com"],
    ["that does not exist either", HOST, { "site.com": "nxdomain" }, null],
    ["that has no public address", HOST, { "site.com": ["10.0.0.1"] }, null],
    ["of a name that has no twin", "mail.site.com", {}, null],
    ["that nobody tells in time", HOST, { "site.com": hangs }, null],
  ])("%s", async (_, host, dns, expected) => {
    const net = scriptNet({ dns });
    expect(await twinInDns(host, net.world)).toBe(expected);
    await settled();
    expectNothingLeft(net);
  });
});

describe("an owner opts out", () => {
  const wish = async (name: string, records: Records) => {
    const net = scriptNet({ dns: { [name]: { TXT: records } } });
    const result = await hasOptedOut(HOST, net.world);
    await settled();
    expectNothingLeft(net);
    return result;
  };

  test.each<[string, string, Records, boolean]>([
    ["of one host", "_justhere.www.site.com", txt('"optout"'), true],
    ["of a whole domain", "_justhere.site.com", txt('"optout"'), true],
    ["among other texts", "_justhere.site.com", txt('"v=1"', '"optout"'), true],
    ["without quotation marks", "_justhere.site.com", txt("optout"), true],
    ["not with another text", "_justhere.site.com", txt('"optin"'), false],
    ["not with more than that text", "_justhere.site.com", txt('"optout=no"'), false],
    ["not on the name itself", "site.com", txt('"optout"'), false],
    ["not of a sibling", "_justhere.mail.site.com", txt('"optout"'), false],
    ["not by a record of another type", "_justhere.site.com", ["44.128.0.1"], false],
    ["not if nobody can tell", "_justhere.site.com", throws(LOST), false],
    ["not if nobody can tell in time", "_justhere.site.com", hangs, false],
  ])("%s", async (_, name, records, expected) => {
    expect(await wish(name, records)).toBe(expected);
  });

  test.each<[string, DnsScript]>([
    ["does not exist", "nxdomain"],
    ["is private", ["10.0.0.1"]],
    ["cannot be resolved", "servfail"],
  ])("even of a name that %s", async (_, script) => {
    const names = { [HOST]: script, "_justhere.www.site.com": { TXT: txt('"optout"') } };
    expect((await admission(names)).result).toBe("opted_out");
  });
});

describe("a domain", () => {
  const facts = (dns: NonNullable<NetScript["dns"]>) =>
    factsOf("site.com", scriptNet({ dns }).world);

  test.each<[string, NonNullable<NetScript["dns"]>, Awaited<ReturnType<typeof facts>>]>([
    ["exists, whatever stands there", {}, { exists: true, hasOptedOut: false }],
    ["does not exist", { "site.com": "nxdomain" }, { exists: false, hasOptedOut: false }],
    ["nobody can tell of", { "site.com": "servfail" }, { exists: null, hasOptedOut: false }],
    ["hangs", { "site.com": hangs }, { exists: null, hasOptedOut: false }],
    [
      "has opted out as a whole",
      { "_justhere.site.com": { TXT: txt('"optout"') } },
      { exists: true, hasOptedOut: true },
    ],
  ])("%s", async (_, dns, expected) => {
    expect(await facts(dns)).toEqual(expected);
  });
});

describe("the questions", () => {
  test.each([
    ["www.site.com", ["_justhere.www.site.com"]],
    ["site.com", []],
    ["a.b.site.co.uk", ["_justhere.a.b.site.co.uk"]],
    ["co.uk", []],
  ])("about %s, of whose domain more is known already", async (host, texts) => {
    const { asked } = await admission({}, host);
    expect(asked).toEqual([`A ${host}`, `AAAA ${host}`, ...texts.map((name) => `TXT ${name}`)]);
  });
});

describe("a client is an IPv4 address or an IPv6 /64, in the block around it", () => {
  test.each([
    ["IPv4", "203.0.113.7", "203.0.113.7", "203.0.113.0/24"],
    ["IPv6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48"],
    ["its neighbour in the /64", "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64", "2001:db8:1::/48"],
    ["the next /64", "2001:db8:1:3::1", "2001:db8:1:3::/64", "2001:db8:1::/48"],
    ["the next /48", "2001:db8:2:3::1", "2001:db8:2:3::/64", "2001:db8:2::/48"],
    ["in capital letters", "2001:DB8:1:2::A", "2001:db8:1:2::/64", "2001:db8:1::/48"],
    ["in full", "2001:0db8:0001:0002:0000:0000:0000:0001", "2001:db8:1:2::/64", "2001:db8:1::/48"],
    ["with a zone", "fe80::1%eth0", "fe80::/64", "fe80::/48"],
    ["IPv4 in IPv6", "::ffff:203.0.113.7", "203.0.113.7", "203.0.113.0/24"],
    ["the same in hexadecimal", "::ffff:cb00:7107", "203.0.113.7", "203.0.113.0/24"],
    ["loopback", "::1", "::/64", "::/48"],
    ["garbage", "somebody", "unknown", "unknown"],
    ["nothing", "", "unknown", "unknown"],
    ["absent", null, "unknown", "unknown"],
    ["several", "203.0.113.7, 198.51.100.1", "unknown", "unknown"],
    ["with a port", "203.0.113.7:80", "unknown", "unknown"],
    ["in brackets", "[2001:db8::1]", "unknown", "unknown"],
    ["out of range", "203.0.113.256", "unknown", "unknown"],
    ["a network", "203.0.113.0/24", "unknown", "unknown"],
  ])("%s", (_, address, own, wide) => {
    expect(blocksOf(address)).toEqual({ own, wide });
  });

  test("whatever the header holds, there is a bucket", () => {
    const pieces = fc.constantFrom(..."0123456789abcdef.:%/[] x".split(""), "::", "ffff", "eth0");
    const almost = fc.array(pieces, { maxLength: 16 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(almost, fc.ipV4(), fc.ipV6(), fc.string()), (text) => {
        const { own, wide } = blocksOf(text);
        expect(own).toMatch(/^(unknown|[\d.]+|[0-9a-f:]+\/64)$/);
        expect(wide).toMatch(/^(unknown|[\d.]+\/24|[0-9a-f:]+\/48)$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the limiters' keys", () => {
  const NOON = Date.UTC(2010, 11, 12, 12);
  const key = (block: string, secret = "secret", now = NOON) => keyedBy(secret, now)(block);

  test("tell clients apart, and nothing of them", async () => {
    expect(await key("203.0.113.7")).toMatch(/^[0-9a-f]{32}$/);
    expect(await key("203.0.113.7")).toBe(await key("203.0.113.7"));
    expect(await key("203.0.113.8")).not.toBe(await key("203.0.113.7"));
  });

  test("are others with another secret, and on another day", async () => {
    const known = await key("203.0.113.7");
    expect(await key("203.0.113.7", "guessed")).not.toBe(known);
    expect(await key("203.0.113.7", "secret", NOON + 11 * 3_600_000)).toBe(known);
    expect(await key("203.0.113.7", "secret", NOON + 13 * 3_600_000)).not.toBe(known);
  });
});
