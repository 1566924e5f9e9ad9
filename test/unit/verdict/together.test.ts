/** Several targets side by side: every one in its part, what those that fail share, and the control. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NetworkFacts } from "../../../src/ledger/facts";
import { VANTAGE_IDS, VANTAGES } from "../../../src/vantage/registry";
import { scopeOfSweep } from "../../../src/verdict/judge";
import { isBad } from "../../../src/verdict/sample";
import { type Member, togetherOf } from "../../../src/verdict/together";
import { holds, observations } from "./arbitraries";
import { type Saw, SWEPT_AT, sweep } from "./build";

const DUBLIN: NetworkFacts = { prefix: "87.238.84.0/22", asn: 16509, name: "AMAZON-02, IE" };
const SAME_AS: NetworkFacts = { ...DUBLIN, prefix: "52.16.0.0/15" };
const VIRGINIA: NetworkFacts = { prefix: "192.0.2.0/24", asn: 64500, name: null };

const S = 1_000;
const START = { earliestAt: SWEPT_AT - 45 * S, latestAt: SWEPT_AT };

type Over = Partial<Member> & { readonly saw?: Saw | ReturnType<typeof sweep> };

/** One of which all of the ten saw that; in Dublin, unless it says otherwise. */
function member(host: string, { saw = "connection_refused", ...over }: Over = {}): Member {
  const seen = typeof saw === "string" ? sweep({}, saw) : saw;
  const scope = scopeOfSweep(seen);
  return {
    ...{ host, scope, observations: seen, network: DUBLIN },
    verdict: scope === "partial" ? "elsewhere" : scope,
    confidence: scope === "unknown" ? "none" : "high",
    start: isBad(scope) ? START : null,
    ...over,
  };
}

const up = (host: string, over: Over = {}) => member(host, { saw: "up", ...over });

test("the founding case: five shops in Dublin, and their sister in Virginia", () => {
  const shops = ["shop-de", "shop-fr", "shop-it", "shop-at", "shop-co-uk"];
  const members = shops.map((host, at) =>
    member(host, {
      start: { earliestAt: SWEPT_AT - 45 * S + at * S, latestAt: SWEPT_AT + at * S },
    }),
  );
  const all = [...members, up("shop-com", { network: VIRGINIA })];
  const { partition, shared, control, regions } = togetherOf(all, []);
  expect(partition).toEqual({
    ...{ down: shops, partial: [], up: ["shop-com"], unknown: [], refused: [] },
  });
  expect(shared).toEqual({
    hosts: shops,
    network: { shares: "prefix", ...DUBLIN, hosts: shops },
    failure: "connection_refused",
    withinMs: 49 * S,
    isBounded: true,
    regions: VANTAGE_IDS,
  });
  expect(control).toEqual({ host: "shop-com", stands: "elsewhere" });
  expect(regions).toHaveLength(VANTAGES.length);
  expect(regions[3]).toEqual({
    ...{
      vantage: "ireland",
      city: "Dublin",
      down: shops,
      up: ["shop-com"],
      unsure: [],
      pending: [],
    },
  });
});

test("each is in the part of its scope, and one that was not looked at in none of these", () => {
  const members = [
    member("a.org"),
    member("b.org", { saw: sweep({ ireland: "http_5xx", germany: "http_5xx" }) }),
    up("c.org"),
    member("d.org", { saw: "challenge" }),
  ];
  const { partition, regions } = togetherOf(members, ["not a host", "e.org"]);
  expect(partition).toEqual({
    ...{ down: ["a.org"], partial: ["b.org"], up: ["c.org"], unknown: ["d.org"] },
    refused: ["not a host", "e.org"],
  });
  expect(regions[0]).toMatchObject({ down: ["a.org"], up: ["b.org", "c.org"], unsure: ["d.org"] });
  expect(regions[3]).toMatchObject({ down: ["a.org", "b.org"], up: ["c.org"], unsure: ["d.org"] });
});

test.each([
  ["nobody fails", [up("a.org"), up("b.org")]],
  ["one fails", [member("a.org"), up("b.org")]],
  ["nobody can tell", [member("a.org", { saw: "challenge" }), up("b.org")]],
])("nothing is shared when %s", (_, members) => {
  expect(togetherOf(members, []).shared).toBeNull();
});

describe("of those that fail", () => {
  const shared = (...members: readonly Member[]) => togetherOf(members, []).shared;

  test.each<[string, (NetworkFacts | null)[], string | null, string[]]>([
    ["all in one block", [DUBLIN, DUBLIN, DUBLIN], "prefix", ["h0", "h1", "h2"]],
    ["all of one system", [DUBLIN, SAME_AS, SAME_AS], "as", ["h0", "h1", "h2"]],
    ["two in one block", [VIRGINIA, DUBLIN, DUBLIN], "prefix", ["h1", "h2"]],
    ["two of one system", [SAME_AS, VIRGINIA, DUBLIN], "as", ["h0", "h2"]],
    ["two in one block, others unknown", [DUBLIN, null, DUBLIN], "prefix", ["h0", "h2"]],
    ["each elsewhere", [DUBLIN, VIRGINIA], null, []],
    ["nobody knows", [null, null], null, []],
  ])("the network of most: %s", (_, networks, shares, hosts) => {
    const found = shared(...networks.map((network, at) => member(`h${at}`, { network })));
    expect(found?.network?.shares ?? null).toBe(shares);
    expect(found?.network?.hosts ?? []).toEqual(hosts);
    if (shares === "as") expect(found?.network?.prefix).toBeNull();
  });

  test("the failure, where it is the same for all", () => {
    const mixed = sweep({ japan: "timeout_connect" }, "http_5xx");
    expect(shared(member("a", { saw: mixed }), member("b", { saw: "http_5xx" }))?.failure).toBe(
      "http_5xx",
    );
    expect(shared(member("a"), member("b", { saw: "http_5xx" }))?.failure).toBeNull();
  });

  test("where all of them fail", () => {
    const inEurope = sweep({ ireland: "http_5xx", germany: "http_5xx" });
    const inAsia = sweep({ germany: "http_5xx", japan: "http_5xx" });
    const found = shared(member("a", { saw: inEurope }), member("b", { saw: inAsia }));
    expect(found?.regions).toEqual(["germany"]);
  });

  test.each<[string, Member["start"][], number | null, boolean]>([
    ["all bounded", [START, START, { earliestAt: SWEPT_AT, latestAt: SWEPT_AT }], 45 * S, true],
    [
      "one never seen well",
      [START, { earliestAt: null, latestAt: SWEPT_AT + 9 * S }],
      9_000,
      false,
    ],
    ["hours apart", [START, { earliestAt: 0, latestAt: 9 }], SWEPT_AT - 9, false],
    ["one without a start", [START, null], null, false],
  ])("how far apart they began: %s", (_, starts, withinMs, isBounded) => {
    const members = starts.map((start, at) => member(`h${at}`, { start }));
    expect(shared(...members)).toMatchObject({ withinMs, isBounded });
  });
});

describe("the control", () => {
  const failing = [member("a.org"), member("b.org")];
  const control = (...members: readonly Member[]) => togetherOf(members, []).control;

  test.each<[string, readonly Member[], string | null]>([
    ["on another network first", [up("c.org"), up("d.org", { network: VIRGINIA })], "d.org"],
    ["else one of which nobody knows", [up("c.org"), up("d.org", { network: null })], "d.org"],
    ["else one of the same system", [up("c.org"), up("d.org", { network: SAME_AS })], "d.org"],
    ["else any", [up("c.org")], "c.org"],
    ["none that we are not sure of", [up("c.org", { confidence: "low" })], null],
    ["none that is down where you are", [up("c.org", { verdict: "here" })], null],
    ["none that is down in places", [up("c.org", { scope: "partial" })], null],
    ["none", [], null],
  ])("is %s", (_, members, host) => {
    expect(control(...failing, ...members)?.host ?? null).toBe(host);
  });

  test("shares a network when it shares one with any of them, and no claim is made of what is not known", () => {
    const stands = (network: NetworkFacts | null, other: NetworkFacts | null = VIRGINIA) =>
      control(member("a"), member("b", { network: other }), up("c", { network }))?.stands;
    expect(stands(VIRGINIA)).toBe("prefix");
    expect(stands(SAME_AS)).toBe("as");
    expect(stands({ prefix: "198.51.100.0/24", asn: 64511, name: null })).toBe("elsewhere");
    expect(stands({ prefix: "198.51.100.0/24", asn: null, name: null })).toBe("unknown");
    expect(stands({ prefix: "198.51.100.0/24", asn: 64511, name: null }, null)).toBe("unknown");
    expect(control(up("c"))).toEqual({ host: "c", stands: "unknown" });
  });
});

describe("whatever was seen", () => {
  const networks = fc.constantFrom(DUBLIN, SAME_AS, VIRGINIA, null);
  const asked = fc
    .tuple(fc.array(fc.tuple(observations, networks), { maxLength: 6 }), fc.nat(3))
    .map(([seen, refused]) => ({
      members: seen.map(([saw, network], at) => member(`h${at}.org`, { saw, network })),
      refused: Array.from({ length: refused }, (_, at) => `r${at}.org`),
    }));

  test("every host is in exactly one part, and once in each region if it was looked at", () => {
    holds(asked, ({ members, refused }) => {
      const { partition, regions } = togetherOf(members, refused);
      const hosts = members.map(({ host }) => host);
      expect(Object.values(partition).flat().toSorted()).toEqual([...hosts, ...refused].toSorted());
      for (const { down, up: upHere, unsure, pending } of regions)
        expect([...down, ...upHere, ...unsure, ...pending].toSorted()).toEqual(hosts.toSorted());
    });
  });

  test("nothing is named that was not asked about, and what is shared is shared", () => {
    holds(asked, ({ members, refused }) => {
      const { shared, control, partition, regions } = togetherOf(members, refused);
      const failing = [...partition.down, ...partition.partial].toSorted();
      expect(shared === null).toBe(failing.length < 2);
      expect(control === null || partition.up.includes(control.host)).toBe(true);
      if (shared === null) return;
      expect(shared.hosts.toSorted()).toEqual(failing);
      const sharing = members.filter(({ host }) => shared.network?.hosts.includes(host));
      expect(sharing.length).not.toBe(1);
      const key = shared.network?.shares === "as" ? "asn" : "prefix";
      expect(new Set(sharing.map(({ network }) => network?.[key])).size).toBeLessThan(2);
      for (const vantage of shared.regions)
        expect(regions.find((one) => one.vantage === vantage)?.down).toEqual(
          expect.arrayContaining(failing),
        );
    });
  });
});
