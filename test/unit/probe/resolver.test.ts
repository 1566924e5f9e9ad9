/** Asking DNS over HTTPS, and what becomes of a probe when that goes wrong. */
import { describe, expect, test } from "vitest";
import { type FamilyAnswer, readDns } from "../../../src/probe/classify/dns";
import { resolve, resolveText } from "../../../src/probe/dns";
import { type DnsScript, dnsJson, type Records } from "../../support/script-dns";
import { answers, hangs, LOST, scriptNet, throws } from "../../support/script-net";
import { probed } from "./probing";

const answered = { "site.com": answers(200) };
const json = (value: unknown) => answers(200, { body: JSON.stringify(value) });

async function resolved(script: DnsScript) {
  const { world } = scriptNet({ dns: { "site.com": script } });
  return resolve(world.resolver, "site.com", new AbortController().signal);
}

describe("the resolver is asked", () => {
  test("for both families at once, in JSON, at its own address", async () => {
    const { net } = await probed({ at: answered });
    expect(net.asked.map(({ url }) => url)).toEqual([
      "https://resolver.script/dns-query?name=site.com&type=A",
      "https://resolver.script/dns-query?name=site.com&type=AAAA",
    ]);
    expect(net.asked.map(({ accept }) => accept)).toEqual(Array(2).fill("application/dns-json"));
  });

  test("with whatever else stands in its address", async () => {
    const { world, asked } = scriptNet({});
    const resolver = { ...world.resolver, url: "https://resolver.script/dns-query?key=1&name=x" };
    await resolve(resolver, "site.com", new AbortController().signal);
    expect(asked[0]?.url).toBe("https://resolver.script/dns-query?key=1&name=site.com&type=A");
  });
});

describe("trouble with our resolver blames nobody", () => {
  test.each<[string, Records]>([
    ["unreachable", throws(LOST)],
    ["an error of its own", answers(500)],
    ["a refusal", answers(403, { body: JSON.stringify({ Status: 0 }) })],
    ["a made-up 530", answers(530)],
    ["a broken body", answers(200, { body: { chunks: ['{"Status":0'], end: "breaks" } })],
  ])("it does not answer: %s", async (_, reaction) => {
    await expectNobodyBlamed(reaction, "resolver_unreachable");
  });

  test.each<[string, Records]>([
    ["a page", answers(200, { body: "<html>" })],
    ["nothing", answers(200, { body: "" })],
    ["null", json(null)],
    ["a list", json([])],
    ["no status", json({ Answer: [] })],
    ["a status that is text", json({ Status: "0", Answer: [] })],
    ["a status that is no number", json({ Status: 0.5 })],
    ["records that are none", json({ Status: 0, Answer: "44.128.0.1" })],
    ["a record without data", json({ Status: 0, Answer: [{ type: 1 }] })],
    ["a record of numbers", json({ Status: 0, Answer: [{ type: 1, data: 738197505 }] })],
    ["a record longer than any", dnsJson(0, [{ type: 1, data: "1".repeat(4_097) }])],
    ["more than 64 KiB", dnsJson(0, Array(3_000).fill({ type: 1, data: "44.128.0.1" }))],
    ["addresses that are none", dnsJson(0, [{ type: 1, data: "everywhere" }])],
    ["a code of its own", dnsJson(5, [])],
  ])("it answers nonsense: %s", async (_, reaction) => {
    await expectNobodyBlamed(reaction, "resolver_invalid");
  });

  async function expectNobodyBlamed(reaction: Records, failure: string) {
    const { sight, requests, knocks } = await probed({
      at: answered,
      dns: { "site.com": reaction },
    });
    expect(sight).toMatchObject({
      ...{ outcome: "unsure", failure, fault: "resolver", phase: "dns", attempts: 2 },
    });
    expect(sight.timings).toMatchObject({ dnsMs: null, firstByteMs: null, totalMs: 1_000 });
    expect([requests, knocks]).toEqual([[], []]);
  }

  test("the page of its error is let go of", async () => {
    const { net } = await probed({ dns: { "site.com": answers(500) } });
    expect(net.asked.map(({ body }) => body?.fate())).toEqual(Array(4).fill("cancelled"));
  });

  test.each<[string, DnsScript]>([
    ["both families", hangs],
    ["one family", { A: ["44.128.0.1"], AAAA: hangs }],
    ["one family, in the middle", { A: stalling(), AAAA: "no_data" }],
  ])("it hangs in both attempts: %s", async (_, dns) => {
    const { sight, net, knocks } = await probed({ at: answered, dns: { "site.com": dns } });
    expect(sight).toMatchObject({ outcome: "unsure", failure: "resolver_unreachable" });
    expect(sight.timings.totalMs).toBe(3_000 + 1_000 + 3_000);
    expect(net.sent).toEqual([]);
    expect(knocks).toEqual([]);
  });

  test.each<[string, Records, Records]>([
    ["first", throws(LOST), ["44.128.0.1"]],
    ["first, and DNS says no the second time", throws(LOST), "nxdomain"],
  ])("a single look at the target is not believed: %s", async (_, first, second) => {
    const { sight } = await probed({
      at: { "site.com": answers(503) },
      dns: { "site.com": (nth) => (nth === 1 ? first : second) },
    });
    expect(sight).toMatchObject({
      outcome: "unsure",
      failure: "resolver_unreachable",
      attempts: 2,
    });
  });

  test("an answer on the second try is", async () => {
    const { word } = await probed({
      at: answered,
      dns: { "site.com": (nth) => (nth === 1 ? throws(LOST) : ["44.128.0.1"]) },
    });
    expect(word).toBe("up");
  });

  test("a door is not knocked at before its address was guarded", async () => {
    const slowly = dnsJson(0, [{ type: 1, data: "10.0.0.1" }], 2_900);
    const { word, knocks, requests } = await probed({
      dns: { "site.com": (nth) => (nth === 1 ? answers(502, { afterMs: 900 }) : slowly) },
    });
    expect(word).toBe("address_forbidden");
    expect([requests, knocks]).toEqual([[], []]);
  });
});

const none = { addresses: [], isAlias: false };
const found: FamilyAnswer = { ...none, code: 0, addresses: ["44.128.0.1"] };
const empty: FamilyAnswer = { ...none, code: 0 };
const nxdomain: FamilyAnswer = { ...none, code: 3 };
const servfail: FamilyAnswer = { ...none, code: 2 };
const refused: FamilyAnswer = { ...none, code: 5 };
const unsound: FamilyAnswer = { ...found, code: 3 };
const dangling: FamilyAnswer = { ...nxdomain, isAlias: true };
const silent: FamilyAnswer = "unreachable";
const nonsense: FamilyAnswer = "invalid";

const word = (ipv4: FamilyAnswer, ipv6: FamilyAnswer): string => {
  const read = readDns(ipv4, ipv6);
  return read.kind === "addresses" ? "addresses" : read.failure;
};

describe("two families, in either order", () => {
  test.each([
    ["both have addresses", found, found, "addresses"],
    ["one has, the other has none", found, empty, "addresses"],
    ["one has, the other's name servers fail", found, servfail, "addresses"],
    ["one has, the other is refused", found, refused, "addresses"],
    ["one has, for the other the name is unknown", found, nxdomain, "addresses"],
    ["an unknown name with an address all the same", unsound, empty, "addresses"],
    ["one has, about the other we know nothing", found, silent, "resolver_unreachable"],
    ["we know nothing", silent, silent, "resolver_unreachable"],
    ["we know nothing of one, the other is unknown", nxdomain, silent, "resolver_unreachable"],
    ["one has, about the other we hear nonsense", found, nonsense, "resolver_invalid"],
    ["nonsense about one, nothing about the other", nonsense, silent, "resolver_unreachable"],
    ["an alias of a name that does not exist", dangling, dangling, "dns_dangling"],
    ["the same, says one", dangling, empty, "dns_dangling"],
    ["no such name", nxdomain, nxdomain, "dns_nxdomain"],
    ["no such name, says one", nxdomain, empty, "dns_nxdomain"],
    ["no such name, says one, and the other fails", nxdomain, servfail, "dns_nxdomain"],
    ["a name without addresses", empty, empty, "dns_no_data"],
    ["no address, and the other fails", empty, servfail, "dns_servfail"],
    ["no address, and the other is refused", empty, refused, "resolver_invalid"],
    ["both fail", servfail, servfail, "dns_servfail"],
    ["both are refused", refused, refused, "resolver_invalid"],
  ])("%s", (_, one, other, expected) => {
    expect(word(one, other)).toBe(expected);
    expect(word(other, one)).toBe(expected);
  });
});

test("each family keeps its own addresses", () => {
  const ipv6: FamilyAnswer = { ...found, addresses: ["2606:4700::1", "2606:4700::2"] };
  expect(readDns(found, ipv6)).toEqual({
    kind: "addresses",
    ipv4: ["44.128.0.1"],
    ipv6: ["2606:4700::1", "2606:4700::2"],
  });
});

describe("every address of a name must be public", () => {
  test.each<[string, DnsScript, string]>([
    ["one", ["44.128.0.1"], "addresses"],
    ["both families", ["44.128.0.1", "2606:4700::1"], "addresses"],
    ["IPv6 alone", ["2606:4700::1"], "addresses"],
    ["private", ["10.0.0.1"], "address_forbidden"],
    ["loopback", ["127.0.0.1"], "address_forbidden"],
    ["link-local metadata", ["169.254.169.254"], "address_forbidden"],
    ["private in IPv6", ["fd00::1"], "address_forbidden"],
    ["one of several private", ["44.128.0.1", "44.128.0.2", "10.0.0.1"], "address_forbidden"],
    ["public in one family, private in the other", ["44.128.0.1", "::1"], "address_forbidden"],
    ["an address that is none", ["everywhere"], "resolver_invalid"],
    ["private, though the other fails", { A: ["10.0.0.1"], AAAA: "servfail" }, "address_forbidden"],
    ["public, though the other fails", { A: ["44.128.0.1"], AAAA: "servfail" }, "addresses"],
    ["no such name", "nxdomain", "dns_nxdomain"],
    ["no addresses", "no_data", "dns_no_data"],
    ["its name servers fail", "servfail", "dns_servfail"],
    ["a CNAME, then an address", aliased("44.128.0.1"), "addresses"],
    ["a CNAME, then a private one", aliased("192.168.1.1"), "address_forbidden"],
    ["a CNAME that leads nowhere", aliased(null), "dns_no_data"],
    ["a CNAME of a name that does not exist", aliased(null, 3), "dns_dangling"],
  ])("%s", async (_, script, expected) => {
    const answer = await resolved(script);
    expect(answer.kind === "addresses" ? "addresses" : answer.failure).toBe(expected);
  });
});

describe("the texts of a name", () => {
  test.each<[string, Records, readonly string[] | null]>([
    ["in quotation marks", texts('"optout"', '"other"'), ["optout", "other"]],
    ["without", texts("optout"), ["optout"]],
    ["in several strings", texts('"opt" "out"', '"a""b"'), ["optout", "ab"]],
    ["with escapes", texts('"say \\"hi\\" \\195\\180\\\\"'), ['say "hi" ô\\']],
    ["with half of the quotation marks", texts('"optout'), ["optout"]],
    ["none", "no_data", []],
    ["of no name", "nxdomain", []],
    ["when nobody answers", throws(LOST), null],
    ["nonsense", answers(200, { body: "optout" }), null],
  ])("%s", async (_, script, expected) => {
    const { world } = scriptNet({ dns: { "site.com": { TXT: script } } });
    const { signal } = new AbortController();
    expect(await resolveText(world.resolver, "site.com", signal)).toEqual(expected);
  });
});

function stalling() {
  return answers(200, { body: { chunks: ['{"Status":0,'], end: "stalls" } });
}

function texts(...data: string[]) {
  return dnsJson(
    0,
    data.map((text) => ({ type: 16, data: text })),
  );
}

/** The answer to A; the other family has none. */
function aliased(address: string | null, code = 0): DnsScript {
  const alias = { type: 5, data: "edge.cdn.net." };
  const end = address === null ? [] : [{ type: 1, data: address }];
  return { A: dnsJson(code, [alias, ...end]), AAAA: dnsJson(code, [alias]) };
}
