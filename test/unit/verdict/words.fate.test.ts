/** The sentences of a shared fate, and of several targets side by side, in each language. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/language";
import type { NetworkFacts } from "../../../src/ledger/facts";
import { FAILURES, isFailureCode } from "../../../src/probe/failure";
import type { Companion, Fate } from "../../../src/verdict/fate";
import type { SharedTrouble } from "../../../src/verdict/together";
import { WORDS } from "../../../src/verdict/words";
import type { FateTold, TogetherTold } from "../../../src/verdict/words/fate";

const DUBLIN: NetworkFacts = { prefix: "87.238.84.0/22", asn: 16509, name: "AMAZON-02, IE" };
const S = 1_000;

function one(host: string, over: Partial<Companion> = {}): Companion {
  const shared = { scope: "down", shares: "prefix", isKin: true } as const;
  return { host, ...shared, withinMs: 90 * S, isBounded: true, ...over };
}

function told(together: readonly Companion[], over: Partial<FateTold & Fate> = {}): FateTold {
  const { network = DUBLIN, unnamed = 0, group = null } = over;
  return { fate: { network, together, unnamed }, group };
}

const SHOPS = ["shop-fr.test", "shop-it.test", "shop-at.test"];

describe("the founding case", () => {
  const shops = SHOPS.map((host, at) => one(host, { withinMs: (70 + 10 * at) * S }));
  const group = { down: SHOPS, up: ["shop-com.test"] };

  test("in English", () => {
    expect(WORDS.en.fate(told(shops, { group }))).toEqual([
      "Its sisters shop-fr.test, shop-it.test and shop-at.test went down within 90 s of it, on the same network (87.238.84.0/22, AS16509 AMAZON-02, IE).",
      "Its sister shop-com.test is up.",
    ]);
  });

  test("in German", () => {
    expect(WORDS.de.fate(told(shops, { group }))).toEqual([
      "Die Schwesterseiten shop-fr.test, shop-it.test und shop-at.test sind mit höchstens 90 s Abstand ebenfalls ausgefallen, im selben Netz (87.238.84.0/22, AS16509 AMAZON-02, IE).",
      "Die Schwesterseite shop-com.test ist erreichbar.",
    ]);
  });
});

describe("in English", () => {
  const { fate } = WORDS.en;

  test.each<[string, FateTold, readonly string[]]>([
    ["nothing", { fate: null, group: null }, []],
    [
      "one that is no sister, and the span rounded up",
      told([one("a.org", { isKin: false, withinMs: 44_100 })]),
      [
        "a.org went down within 45 s of it, on the same network (87.238.84.0/22, AS16509 AMAZON-02, IE).",
      ],
    ],
    [
      "no “sisters” where one of them is none",
      told([one("a.org"), one("b.org", { isKin: false })]),
      [
        "a.org and b.org went down within 90 s of it, on the same network (87.238.84.0/22, AS16509 AMAZON-02, IE).",
      ],
    ],
    [
      "the autonomous system alone, and one first seen down",
      told([one("a.org", { isKin: false, shares: "as", isBounded: false, withinMs: 120 * S })]),
      [
        "a.org was first seen down within 2 min of it, on the same autonomous system (AS16509 AMAZON-02, IE).",
      ],
    ],
    [
      "a sister elsewhere, down in places",
      told([one("a.org", { shares: null, scope: "partial", withinMs: 0 })]),
      ["Its sister a.org went down, at least in some places, within 1 s of it."],
    ],
    [
      "a network of which little is known",
      told([one("a.org", { isKin: false })], { network: { ...DUBLIN, asn: null, name: null } }),
      ["a.org went down within 90 s of it, on the same network (87.238.84.0/22)."],
    ],
    [
      "different things of different ones, the nearest first",
      told([
        one("a.org", { isKin: false, withinMs: 10 * S }),
        one("b.org", { shares: null, withinMs: 20 * S }),
        one("c.org", { isKin: false, withinMs: 30 * S }),
      ]),
      [
        "a.org and c.org went down within 30 s of it, on the same network (87.238.84.0/22, AS16509 AMAZON-02, IE).",
        "Its sister b.org went down within 20 s of it.",
      ],
    ],
    [
      "strangers by their number",
      told([], { unnamed: 4 }),
      [
        "4 more websites on its network or autonomous system were first seen down within 5 min of it; nobody has asked us to name them.",
      ],
    ],
    [
      "sisters of which only their state is known, each once",
      told([one("a.org", { shares: null })], { group: { down: ["a.org", "b.org"], up: [] } }),
      ["Its sister a.org went down within 90 s of it.", "Its sister b.org is in trouble too."],
    ],
    [
      "the group alone",
      { fate: null, group: { down: ["a.org", "b.org"], up: ["c.org", "d.org"] } },
      ["Its sisters a.org and b.org are in trouble too.", "Its sisters c.org and d.org are up."],
    ],
  ])("%s", (_, what, sentences) => {
    expect(fate(what)).toEqual(sentences);
  });
});

const NOBODY = { down: [], partial: [], up: [], unknown: [], refused: [] };
const SHARED: SharedTrouble = {
  hosts: ["a.org", "b.org"],
  network: { shares: "prefix", ...DUBLIN, hosts: ["a.org", "b.org"] },
  failure: "connection_refused",
  withinMs: 49_500,
  isBounded: true,
  regions: ["ireland", "germany"],
};

const CASE: TogetherTold = {
  partition: {
    ...{ down: ["a.org"], partial: ["b.org"], up: ["c.org"], unknown: ["d.org"] },
    refused: ["e.org"],
  },
  invalid: 0,
  shared: SHARED,
  control: { host: "c.org", stands: "elsewhere" },
};

describe("several side by side", () => {
  test("in English", () => {
    expect(WORDS.en.together(CASE)).toEqual([
      "a.org is down for everyone.",
      "b.org is down in some places and up in others.",
      "c.org is up.",
      "We can't tell about d.org.",
      "1 of 5 was not looked at.",
      "Those that fail are on the same network (87.238.84.0/22, AS16509 AMAZON-02, IE).",
      "All that fail do so in the same way: connection refused.",
      "Their troubles began within 50 s of each other.",
      "All that fail do so from Dublin and Frankfurt.",
      "c.org is on another network.",
    ]);
  });

  test("in German", () => {
    expect(WORDS.de.together(CASE)).toEqual([
      "a.org ist für niemanden erreichbar.",
      "b.org ist an einigen Orten nicht erreichbar, an anderen schon.",
      "c.org ist erreichbar.",
      "Über d.org können wir nichts sagen.",
      "Bei 1 von 5 haben wir nicht nachgesehen.",
      "Alle gestörten Websites stehen im selben Netz (87.238.84.0/22, AS16509 AMAZON-02, IE).",
      "Bei allen gestörten Websites ist es derselbe Fehler: Verbindung abgelehnt.",
      "Zwischen dem Beginn der ersten und der letzten Störung lagen höchstens 50 s.",
      "Von Dublin und Frankfurt aus ist keine der gestörten Websites erreichbar.",
      "c.org steht in einem anderen Netz.",
    ]);
  });

  test("some that share a system, and a control that shares it too", () => {
    const partition = { ...NOBODY, down: ["a.org", "b.org", "e.org"], up: ["c.org"] };
    const network = { ...SHARED.network, shares: "as", prefix: null, hosts: ["a.org", "e.org"] };
    const shared = {
      ...SHARED,
      ...{ hosts: ["a.org", "b.org", "e.org"], network, failure: null, isBounded: false },
    } as SharedTrouble;
    const control = { host: "c.org", stands: "as" } as const;
    expect(WORDS.en.together({ partition, invalid: 0, shared, control })).toEqual([
      "a.org, b.org and e.org are down for everyone.",
      "c.org is up.",
      "a.org and e.org are on the same autonomous system (AS16509 AMAZON-02, IE).",
      "c.org is on the same autonomous system as some that fail.",
    ]);
  });

  test("nothing in common is no sentence", () => {
    const partition = { ...NOBODY, up: ["a.org", "b.org"] };
    const control = { host: "a.org", stands: "unknown" } as const;
    expect(WORDS.en.together({ partition, invalid: 0, shared: null, control })).toEqual([
      "a.org and b.org are up.",
    ]);
  });

  test("those that were no hosts at all were not looked at either", () => {
    const partition = { ...NOBODY, up: ["a.org"], refused: ["b.org"] };
    const told = { partition, invalid: 2, shared: null, control: null };
    expect(WORDS.en.together(told)).toEqual(["a.org is up.", "3 of 4 were not looked at."]);
    expect(WORDS.en.together({ ...told, partition: { ...NOBODY, up: ["a.org"] } })[1]).toBe(
      "2 of 3 were not looked at.",
    );
  });

  test.each(LANGUAGES)("in %s no sentence is garbled or tells a cause", (language) => {
    const words = WORDS[language];
    const standings = ["prefix", "as", "elsewhere", "unknown"] as const;
    const sentences = [
      ...Object.keys(FAILURES)
        .filter(isFailureCode)
        .flatMap((failure) => words.together({ ...CASE, shared: { ...SHARED, failure } })),
      ...standings.flatMap((stands) => {
        return words.together({ ...CASE, control: { host: "c.org", stands } });
      }),
      ...([1, 2, 3] as const).flatMap((count) =>
        (["prefix", "as", null] as const).flatMap((shares) =>
          [true, false].flatMap((isBounded) => {
            const some = SHOPS.slice(0, count).map((host) => one(host, { shares, isBounded }));
            const group = { down: ["x.org"], up: SHOPS.slice(0, count) };
            return words.fate(told(some, { unnamed: 3, group }));
          }),
        ),
      ),
    ];
    expect(sentences.length).toBeGreaterThan(300);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^\S.*\S\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN| {2}|\[object|\.\.|,,/);
      expect(sentence).not.toMatch(/\b(because|due to|caused?|reason|wegen|weil|Ursache|Grund)\b/);
    }
  });
});
