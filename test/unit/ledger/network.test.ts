import { describe, expect, test } from "vitest";
import { PracticeNet } from "../../../practice/internet";
import { NETWORKS } from "../../../practice/networks";
import { practiceNetwork, practiceWorld } from "../../../practice/world";
import { networkOf } from "../../../src/ledger/network";
import { LEDGER } from "../../../src/limits";
import { type DnsScript, dnsJson, type Records } from "../../support/script-dns";
import { answers, hangs, LOST, scriptNet, throws } from "../../support/script-net";

const ZONE = "asn.cymru.com";
const ORIGIN = "17.84.238.87.origin.asn.cymru.com";
const NAME = "AS16509.asn.cymru.com";

const text = (...data: string[]): DnsScript => ({
  TXT: dnsJson(
    0,
    data.map((one) => ({ type: 16, data: one })),
  ),
});

const inDublin: Record<string, DnsScript> = {
  "shop.com": ["87.238.84.17"],
  [ORIGIN]: text('"16509 | 87.238.84.0/22 | IE | ripencc | 2005-11-29"'),
  [NAME]: text('"16509 | US | arin | 2000-05-04 | AMAZON-02, US"'),
};

async function found(dns: Record<string, DnsScript>, zone = ZONE) {
  const net = scriptNet({ dns });
  const facts = await networkOf("shop.com", net.world, zone);
  const asked = net.asked.map(({ url }) => new URL(url).searchParams.get("name"));
  return { net, facts, asked: [...new Set(asked)] };
}

const alone = { prefix: "87.238.84.0/24", asn: null, name: null };
const nameless = { prefix: "87.238.84.0/22", asn: 16_509, name: null };
const whole = { prefix: "87.238.84.0/22", asn: 16_509, name: "AMAZON-02, US" };

describe("the network of a host", () => {
  test("takes three look-ups, and no request to the host", async () => {
    const { net, facts, asked } = await found(inDublin);
    expect(facts).toEqual(whole);
    expect(asked).toEqual(["shop.com", ORIGIN, NAME]);
    expect([net.sent, net.knocked, net.exchanged]).toEqual([[], [], []]);
    expect(net.clock.waiting()).toBe(0);
  });

  test.each<[string, DnsScript, object]>([
    ["in chunks", text('"16509 | 87.238" ".84.0/22 | IE"'), whole],
    ["of several records", text('"1 | 87.0.0.0/8"', '"16509 | 87.238.84.0/22 | IE"'), whole],
    ["of several systems", text('"39111 16509 | 87.238.84.0/22 | IE"'), whole],
    ["of nobody", { TXT: "nxdomain" }, alone],
    ["that fails", { TXT: "servfail" }, alone],
    ["that is nonsense", text('"hello"'), alone],
    ["that says nothing", { TXT: throws(LOST) }, alone],
  ])("with an origin %s", async (_, origin, expected) => {
    const { facts } = await found({ ...inDublin, [ORIGIN]: origin });
    expect(facts).toEqual(expected);
  });

  test.each<[string, DnsScript, string | null]>([
    ["in chunks", text('"16509 | US | arin | 2000-05-04 | AMA" "ZON-02, US"'), "AMAZON-02, US"],
    [
      "with escapes",
      text('"16509 | BR | lacnic | 2000 | Telef\\195\\180nica \\"SP\\""'),
      'Telefônica "SP"',
    ],
    ["of nobody", { TXT: "nxdomain" }, null],
    ["that says nothing", { TXT: throws(LOST) }, null],
  ])("with a name %s", async (_, script, expected) => {
    const { facts } = await found({ ...inDublin, [NAME]: script });
    expect(facts).toEqual({ ...whole, name: expected });
  });

  test("IPv6 alone", async () => {
    const nibbles = "e.0.0.2.0.0.0.0.0.0.0.0.0.0.0.0.b.0.8.0.1.0.0.4.0.5.4.1.0.0.a.2";
    const { facts } = await found({
      "shop.com": ["2a00:1450:4001:80b::200e"],
      [`${nibbles}.origin6.${ZONE}`]: text('"15169 | 2a00:1450:4001::/48 | IE | ripencc |"'),
      [`AS15169.${ZONE}`]: text('"15169 | US | arin | 2000-03-30 | GOOGLE, US"'),
    });
    expect(facts).toEqual({ prefix: "2a00:1450:4001::/48", asn: 15_169, name: "GOOGLE, US" });
  });

  test("the same addresses in another order are the same network", async () => {
    const host = { "shop.com": ["87.238.84.99", "2a00:1450::1", "87.238.84.17"] };
    const { facts, asked } = await found({ ...inDublin, ...host });
    expect(facts).toEqual(whole);
    expect(asked).toContain(ORIGIN);
  });
});

describe("without a zone", () => {
  test("nobody is asked, and the block is guessed", async () => {
    const { facts, asked } = await found(inDublin, "");
    expect(facts).toEqual(alone);
    expect(asked).toEqual(["shop.com"]);
  });

  test("IPv6 too", async () => {
    const { facts } = await found({ "shop.com": ["2a00:1450:4001:80b::200e"] }, "");
    expect(facts).toEqual({ prefix: "2a00:1450:4001::/48", asn: null, name: null });
  });
});

describe("nothing is known of a host", () => {
  test.each<[string, Records]>([
    ["that does not exist", "nxdomain"],
    ["whose name servers fail", "servfail"],
    ["without addresses", "no_data"],
    ["with a private address", ["10.0.0.1"]],
    ["with a private address among others", ["87.238.84.17", "10.0.0.1"]],
    ["when the resolver is gone", throws(LOST)],
    ["when the resolver says nonsense", answers(200, { body: "<html>" })],
  ])("%s, and nobody else is asked", async (_, script) => {
    const { facts, asked } = await found({ ...inDublin, "shop.com": script });
    expect(facts).toBeNull();
    expect(asked).toEqual(["shop.com"]);
  });
});

describe("nobody waits longer than the limit", () => {
  test.each<[string, string, object | null]>([
    ["for the addresses", "shop.com", null],
    ["for the origin", ORIGIN, alone],
    ["for the name", NAME, nameless],
  ])("%s: what was known until then is told", async (_, name, expected) => {
    const dns = { ...inDublin, [name]: name === "shop.com" ? hangs : { TXT: hangs } };
    const { net, facts } = await found(dns);
    expect(facts).toEqual(expected);
    expect(net.clock.elapsedMs()).toBe(LEDGER.networkMs);
    expect(net.asked.at(-1)?.signal.aborted).toBe(true);
  });

  test("nor after the one who asked has gone", async () => {
    const { world, clock } = scriptNet({ dns: inDublin });
    expect(await networkOf("shop.com", world, ZONE, AbortSignal.abort())).toBeNull();
    expect(clock.elapsedMs()).toBe(0);
  });
});

describe("the practice internet has networks", () => {
  const net = new PracticeNet("test");
  const service = {
    fetch: (url: string, init: RequestInit) => net.respond(new Request(url, init), null),
  };
  const world = practiceWorld(
    practiceNetwork(service, "http://localhost:8787", null),
    "https://resolver.test/dns-query",
  );

  test.each([
    ["shop-de", "87.238.84.0/22 AS16509 AMAZON-02, US"],
    ["shop-co-uk", "87.238.84.0/22 AS16509 AMAZON-02, US"],
    ["shop-com", "72.21.192.0/19 AS7224 AMAZON-AS, US"],
    ["up", "44.128.0.0/10 AS64500 PRACTICE, ZZ"],
    ["ipv6-only", "2a00:1450::/32 AS64501 PRACTICE-SIX, ZZ"],
  ])("%s.test stands in %s", async (name, expected) => {
    const facts = await networkOf(`${name}.test`, world, ZONE);
    expect(facts && `${facts.prefix} AS${facts.asn} ${facts.name}`).toBe(expected);
  });

  test("each system has one name", () => {
    expect(new Set(NETWORKS.map(({ asn }) => asn)).size).toBe(NETWORKS.length);
  });
});
