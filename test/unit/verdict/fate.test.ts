/** Who went down within minutes, what they share, and who is never named. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LedgerEntry, NetworkFacts } from "../../../src/ledger/facts";
import { LEDGER } from "../../../src/limits";
import { apart, type Companion, fateOf } from "../../../src/verdict/fate";
import { holds } from "./arbitraries";

const DUBLIN: NetworkFacts = { prefix: "87.238.84.0/22", asn: 16509, name: "AMAZON-02, IE" };
const SAME_AS: NetworkFacts = { ...DUBLIN, prefix: "52.16.0.0/15" };
const ELSEWHERE: NetworkFacts = { prefix: "192.0.2.0/24", asn: 64500, name: null };

const S = 1_000;
const MIN = 60 * S;
/** When the target was first seen down; it was last seen well half a minute before. */
const AT = Date.parse("2010-12-12T20:58:55Z");
const SELF = {
  host: "shop-de.test",
  start: { earliestAt: AT - 30 * S, latestAt: AT },
  network: DUBLIN,
};

type Over = Partial<LedgerEntry["outage"]> & { readonly network?: NetworkFacts | null };

/** An outage first seen so much later than the target's, and bounded by a look half a minute before. */
function entry(
  host: string,
  afterMs: number,
  { network = DUBLIN, ...over }: Over = {},
): LedgerEntry {
  const latestAt = AT + afterMs;
  const start = { earliestAt: latestAt - 30 * S, latestAt };
  return { host, outage: { id: latestAt, scope: "down", start, end: null, ...over }, network };
}

const lists = (named: readonly string[], kin: readonly string[] = []) => ({
  named: new Set(named),
  kin: new Set(kin),
});
const names = (together: readonly Companion[] = []) => together.map(({ host }) => host);

describe("together", () => {
  const all = lists(["a.org", "b.org", "c.org", SELF.host]);

  test.each<[string, LedgerEntry, Partial<Companion> | null]>([
    ["one in the same block", entry("a.org", 10 * S), { shares: "prefix", isKin: false }],
    ["one of the same system", entry("a.org", 0, { network: SAME_AS }), { shares: "as" }],
    ["one elsewhere", entry("a.org", 0, { network: ELSEWHERE }), null],
    ["one of whose network nothing is known", entry("a.org", 0, { network: null }), null],
    ["one that came before", entry("a.org", -LEDGER.togetherMs), { shares: "prefix" }],
    ["one at the edge", entry("a.org", LEDGER.togetherMs), { shares: "prefix" }],
    ["one beyond it", entry("a.org", LEDGER.togetherMs + 1), null],
    ["one before it", entry("a.org", -LEDGER.togetherMs - 1), null],
    ["one that nobody lists", entry("stranger.org", 0), null],
    ["the target itself", entry(SELF.host, 0), null],
    ["one down in places", entry("a.org", 0, { scope: "partial" }), { scope: "partial" }],
  ])("%s", (_, one, companion) => {
    const fate = fateOf(SELF, [one], all);
    if (companion === null) expect(fate).toBeNull();
    else expect(fate?.together).toEqual([expect.objectContaining(companion)]);
  });

  test("a sister is told wherever it stands", () => {
    const kin = lists(["a.org", "b.org"], ["a.org", "b.org"]);
    const entries = [
      entry("a.org", 0, { network: ELSEWHERE }),
      entry("b.org", 1, { network: null }),
    ];
    expect(fateOf(SELF, entries, kin)?.together).toEqual([
      expect.objectContaining({ host: "a.org", shares: null, isKin: true }),
      expect.objectContaining({ host: "b.org", shares: null, isKin: true }),
    ]);
  });

  test("the nearest comes first, then by name; each host once, with its nearest outage", () => {
    const entries = [
      entry("c.org", 90 * S),
      entry("b.org", 20 * S),
      entry("a.org", 20 * S),
      entry("c.org", -10 * S, { id: 7 }),
    ];
    const together = fateOf(SELF, entries, all)?.together;
    expect(names(together)).toEqual(["c.org", "a.org", "b.org"]);
    expect(together?.map(({ withinMs }) => withinMs)).toEqual([40 * S, 50 * S, 50 * S]);
  });

  test("its network may be known from the ledger alone", () => {
    const self = { ...SELF, network: null };
    const fate = fateOf(self, [entry("a.org", 0), entry(SELF.host, 0)], all);
    expect(fate).toMatchObject({ network: DUBLIN, together: [{ host: "a.org" }] });
    expect(fateOf(self, [entry("a.org", 0)], all)).toBeNull();
  });
});

describe("strangers", () => {
  const strangers = (count: number, over: Over = {}) =>
    Array.from({ length: count }, (_, at) => entry(`stranger${at}.org`, at, over));

  const others = (count: number) =>
    Array.from({ length: count }, (_, at) => entry(`other${at}.com`, at));
  const below = (one: LedgerEntry, domain: string) => ({
    ...one,
    host: one.host.replace("org", domain),
  });
  const neverWell = (one: LedgerEntry): LedgerEntry => {
    const { start } = one.outage;
    return { ...one, outage: { ...one.outage, start: { ...start, earliestAt: null } } };
  };

  test.each([
    [LEDGER.leastUnnamed - 1, 0],
    [LEDGER.leastUnnamed, LEDGER.leastUnnamed],
    [LEDGER.leastUnnamed + 4, LEDGER.leastUnnamed + 4],
  ])("%i on the network are told as %i", (count, unnamed) => {
    const entries = [entry("a.org", 0), ...strangers(count)];
    expect(fateOf(SELF, entries, lists(["a.org"]))?.unnamed).toBe(unnamed);
  });

  test.each<[string, readonly LedgerEntry[], number]>([
    ["made up below one domain", strangers(9).map((one) => below(one, "stranger.org")), 0],
    ["below one domain, beside others", [...strangers(3), entry("www.stranger0.org", 0)], 3],
    ["below the target's own domain", strangers(9).map((one) => below(one, SELF.host)), 0],
    ["some on the domain of one that is told", [entry("www.a.org", 0), ...strangers(2)], 0],
    ["that nobody ever saw well", strangers(9).map(neverWell), 0],
    [
      "of which one was seen well once, and never at another time",
      [...strangers(3), ...strangers(1).map(neverWell)],
      3,
    ],
    ["of which some were never seen well", [...strangers(5).map(neverWell), ...others(4)], 4],
  ])("are sites that were up before: %s", (_, entries, unnamed) => {
    expect(fateOf(SELF, [entry("a.org", 0), ...entries], lists(["a.org"]))?.unnamed).toBe(unnamed);
  });

  test("with a name are told also where nobody ever saw them well", () => {
    const fate = fateOf(SELF, [neverWell(entry("a.org", 0))], lists(["a.org"]));
    expect(names(fate?.together)).toEqual(["a.org"]);
  });

  test("are told even when nobody has a name", () => {
    expect(fateOf(SELF, strangers(3), lists([]))).toEqual({
      network: DUBLIN,
      together: [],
      unnamed: 3,
    });
  });

  test("count once each, and not when they stand elsewhere", () => {
    const twice = [...strangers(2), ...strangers(2).map((one) => ({ ...one }))];
    expect(fateOf(SELF, twice, lists([]))).toBeNull();
    expect(fateOf(SELF, strangers(9, { network: ELSEWHERE }), lists([]))).toBeNull();
    expect(fateOf(SELF, strangers(9, { network: null }), lists([]))).toBeNull();
  });
});

describe("how far apart", () => {
  test.each<[string, [number | null, number], [number | null, number], number, boolean]>([
    ["side by side", [0, 30 * S], [30 * S, 60 * S], 60 * S, true],
    ["in each other", [0, 60 * S], [20 * S, 30 * S], 40 * S, true],
    ["at one instant each", [5 * S, 5 * S], [8 * S, 8 * S], 3 * S, true],
    ["one was never seen well", [null, 30 * S], [30 * S, 60 * S], 30 * S, false],
    ["neither was", [null, 30 * S], [null, 60 * S], 30 * S, false],
    ["one was seen well long before", [-60 * MIN, 30 * S], [20 * S, 60 * S], 30 * S, false],
  ])("%s", (_, [earlyA, lateA], [earlyB, lateB], withinMs, isBounded) => {
    const [a, b] = [
      { earliestAt: earlyA, latestAt: lateA },
      { earliestAt: earlyB, latestAt: lateB },
    ];
    expect(apart(a, b)).toEqual({ withinMs, isBounded });
    expect(apart(b, a)).toEqual({ withinMs, isBounded });
  });

  /** Bounds, and the truth between them. */
  const begun = fc
    .tuple(fc.nat(10 * MIN), fc.nat(4 * MIN), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([earliestAt, width, share]) => ({
      start: { earliestAt, latestAt: earliestAt + width },
      truth: earliestAt + width * share,
    }));

  test("is the same seen from either side, and the truth is inside the bound", () => {
    holds(fc.tuple(begun, begun), ([a, b]) => {
      const told = apart(a.start, b.start);
      expect(apart(b.start, a.start)).toEqual(told);
      if (told.isBounded) expect(Math.abs(a.truth - b.truth)).toBeLessThanOrEqual(told.withinMs);
    });
  });
});

describe("whatever the ledger holds", () => {
  const host = fc.constantFrom("a.org", "b.org", "c.org", "d.org", "e.org", SELF.host);
  const network = fc.constantFrom(DUBLIN, SAME_AS, ELSEWHERE, null);
  const some = fc
    .tuple(host, fc.integer({ min: -8 * MIN, max: 8 * MIN }), network, fc.boolean())
    .map(([name, afterMs, where, isWatched]) => {
      const one = entry(name, afterMs, { network: where });
      const { start } = one.outage;
      const from = isWatched ? start.earliestAt : null;
      return { ...one, outage: { ...one.outage, start: { ...start, earliestAt: from } } };
    });
  const ledger = fc.array(some, { maxLength: 12 });
  const named = fc.subarray(["a.org", "b.org", "c.org"]);

  test("no name comes out that the operator does not list, and never the target's own", () => {
    holds(fc.tuple(ledger, named), ([entries, told]) => {
      const fate = fateOf(SELF, entries, lists([...told, SELF.host], told.slice(0, 1)));
      const text = JSON.stringify(fate);
      for (const one of ["a.org", "b.org", "c.org", "d.org", "e.org", SELF.host])
        if (!told.includes(one)) expect(text).not.toContain(one);
      expect(names(fate?.together).length).toBe(new Set(names(fate?.together)).size);
      expect(fate?.unnamed ?? LEDGER.leastUnnamed).not.toBe(1);
      expect(fate?.unnamed ?? LEDGER.leastUnnamed).not.toBe(2);
    });
  });

  test("its order says nothing", () => {
    holds(fc.tuple(ledger, named), ([entries, told]) => {
      const who = lists(told);
      const [one, other] = [entries, entries.toReversed()].map((all) => fateOf(SELF, all, who));
      expect(names(one?.together)).toEqual(names(other?.together));
      expect(one?.together.map(({ withinMs }) => withinMs)).toEqual(
        other?.together.map(({ withinMs }) => withinMs),
      );
      expect(one?.unnamed).toBe(other?.unnamed);
    });
  });
});
