/** The operator's watch list, as configuration gives it: what is read, and what is told of faults. */
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { WATCH } from "../../../src/limits";
import { wanted as wantedByProbers } from "../../../src/probe/wanted";
import { readWatchList } from "../../../src/watch/list";
import { PUBLIC_ONLY, WITH_PRACTICE } from "../target/outcome";

const read = (value: unknown) => readWatchList(value, PUBLIC_ONLY);
const codesOf = (value: unknown) => read(value).faults.map(({ code }) => code);
const wantedOf = (entry: object) => {
  const { watches, faults } = read([entry]);
  expect(faults).toEqual([]);
  return watches[0]?.wanted;
};

/** Nothing special, over https alone. */
const HTTPS = { scheme: "https", port: null, path: "/", status: null, text: null } as const;

describe("a list", () => {
  test("reads every key", () => {
    const entry = {
      url: "https://Shop.example.com:8443/health?deep=1#top",
      name: " Shop ",
      every: 120,
      status: 200,
      text: "healthy",
    };
    const watch = {
      name: "Shop",
      host: "shop.example.com",
      everyMs: 120_000,
      wanted: {
        ...{ scheme: "https", port: 8443, path: "/health?deep=1" },
        ...{ status: [200], text: "healthy" },
      },
    };
    expect(read([entry])).toEqual({ watches: [watch], faults: [] });
    expect(read(JSON.stringify([entry]))).toEqual({ watches: [watch], faults: [] });
  });

  test("needs a host and nothing else", () => {
    const watch = { name: "b.com", host: "b.com", everyMs: WATCH.everyMs, wanted: null };
    expect(read([{ url: "b.com" }])).toEqual({ watches: [watch], faults: [] });
  });

  test.each([undefined, "", "[]", []])("is empty when WATCH is %j", (value) => {
    expect(read(value)).toEqual({ watches: [], faults: [] });
  });

  test("stands in the order in which it was written", () => {
    const { watches } = read([{ url: "c.com" }, { url: "a.com" }, { url: "b.com" }]);
    expect(watches.map(({ host }) => host)).toEqual(["c.com", "a.com", "b.com"]);
  });
});

describe("what is looked at", () => {
  test.each([
    "b.com",
    "b.com/",
    "B.COM.",
    "https://b.com",
    "https://b.com/",
    "https://b.com:443/#x",
  ])("of %s is what everybody's questions look at", (url) => expect(wantedOf({ url })).toBeNull());

  test.each([
    ["http://b.com", { scheme: "http" }],
    ["http://b.com:80/", { scheme: "http" }],
    ["HTTPS://b.com/a", { path: "/a" }],
    ["https://b.com:80", { port: 80 }],
    ["https://b.com:08443", { port: 8443 }],
    ["https://b.com?q=1", { path: "/?q=1" }],
    ["https://b.com/a/../b c?é", { path: "/b%20c?%C3%A9" }],
    ["https://b.com//c.com", { path: "//c.com" }],
    ["b.com/a", { scheme: null, path: "/a" }],
  ])("of %s is that alone", (url, wanted) => {
    expect(wantedOf({ url })).toEqual({ ...HTTPS, ...wanted });
  });

  test.each([
    [
      { url: "b.com", status: 204 },
      { scheme: null, status: [204] },
    ],
    [{ url: "https://b.com", status: [200, 304, 200] }, { status: [200, 304] }],
    [{ url: "https://b.com", text: "fine" }, { text: "fine" }],
  ])("is told of %j", (entry, wanted) => {
    expect(wantedOf(entry)).toEqual({ ...HTTPS, ...wanted });
  });
});

describe("without a name, a watch is called by", () => {
  test.each([
    ["https://b.com", "b.com"],
    ["https://b.com:8443", "b.com:8443"],
    ["https://b.com/health", "b.com"],
    ["https://b.com:8443/health?token=secret", "b.com:8443"],
  ])("%s: %s", (url, name) => {
    expect(read([{ url }]).watches.map((watch) => watch.name)).toEqual([name]);
  });

  test("nothing, when that is too long for a name: it must be given one", () => {
    expect(codesOf([{ url: `${"a".repeat(WATCH.nameLength)}.b.com/a` }])).toEqual(["invalid_name"]);
  });
});

describe("a fault is told, and its entry left out:", () => {
  const ok = { url: "b.com" };
  test.each<[unknown, string]>([
    [null, "not_a_list"],
    [{ url: "b.com" }, "not_a_list"],
    ["b.com", "not_a_list"],
    ['{"url":"b.com"}', "not_a_list"],
    [7, "not_a_list"],
    [["b.com"], "not_a_table"],
    [[["b.com"]], "not_a_table"],
    [[null], "not_a_table"],
    [[{ ...ok, evry: 60 }], "unknown_key"],
    [[{ ...ok, URL: "b.com" }], "unknown_key"],
    [JSON.parse('[{"url":"b.com","__proto__":{"every":60}}]'), "unknown_key"],
    [[{ name: "Shop" }], "missing_url"],
    [[{ url: 7 }], "invalid_url"],
    [[{ url: "" }], "invalid_url"],
    [[{ url: "ftp://b.com" }], "invalid_url"],
    [[{ url: "https:b.com" }], "invalid_url"],
    [[{ url: "https:///b.com" }], "invalid_url"],
    [[{ url: "b.com:8443" }], "invalid_url"],
    [[{ url: "b.com:80" }], "invalid_url"],
    [[{ url: "https://b.com:" }], "invalid_url"],
    [[{ url: "https://b.com:0" }], "invalid_url"],
    [[{ url: "https://b.com:65536" }], "invalid_url"],
    [[{ url: "https://b.com:1:2" }], "invalid_url"],
    [[{ url: "https://user@b.com" }], "invalid_url"],
    [[{ url: "https://user:8443@b.com" }], "invalid_url"],
    [[{ url: "https://b.com:8443@c.com" }], "invalid_url"],
    [[{ url: "https://b.com\\@c.com" }], "invalid_url"],
    [[{ url: "https://b.com/a\nb" }], "invalid_url"],
    [[{ url: `https://b.com/${"é".repeat(400)}` }], "invalid_url"],
    [[{ url: `https://b.com/${"a".repeat(2_048)}` }], "invalid_url"],
    [[{ url: "b" }], "invalid_url"],
    [[{ url: "https://10.0.0.1:8443/" }], "forbidden_target"],
    [[{ url: "https://93.184.215.14" }], "forbidden_target"],
    [[{ url: "https://[::1]:8443/" }], "forbidden_target"],
    [[{ url: "::1" }], "forbidden_target"],
    [[{ url: "https://shop.internal:8443/" }], "forbidden_target"],
    [[{ url: "https://b.test" }], "forbidden_target"],
    [[{ url: "https://justhere.example.org/about" }], "forbidden_target"],
    [[{ ...ok, name: "" }], "invalid_name"],
    [[{ ...ok, name: "  " }], "invalid_name"],
    [[{ ...ok, name: 7 }], "invalid_name"],
    [[{ ...ok, name: "two\nlines" }], "invalid_name"],
    [[{ ...ok, name: "half \ud83d" }], "invalid_name"],
    [[{ ...ok, name: "a".repeat(WATCH.nameLength + 1) }], "invalid_name"],
    [[{ ...ok, every: 29 }], "invalid_interval"],
    [[{ ...ok, every: 86_401 }], "invalid_interval"],
    [[{ ...ok, every: 60.5 }], "invalid_interval"],
    [[{ ...ok, every: "60" }], "invalid_interval"],
    [[{ ...ok, status: 199 }], "invalid_status"],
    [[{ ...ok, status: 600 }], "invalid_status"],
    [[{ ...ok, status: "200" }], "invalid_status"],
    [[{ ...ok, status: [] }], "invalid_status"],
    [[{ ...ok, status: [200, "2xx"] }], "invalid_status"],
    [[{ ...ok, status: Array(WATCH.statuses + 1).fill(200) }], "invalid_status"],
    [[{ ...ok, text: "" }], "invalid_text"],
    [[{ ...ok, text: " \n" }], "invalid_text"],
    [[{ ...ok, text: 200 }], "invalid_text"],
    [[{ ...ok, text: "half \ud83d" }], "invalid_text"],
    [[{ ...ok, text: "a".repeat(WATCH.textLength + 1) }], "invalid_text"],
  ])("%j", (value, code) => {
    const { watches, faults } = read(value);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
    expect(watches).toEqual([]);
  });

  test.each([30, 86_400])("but an interval of %i seconds is none", (every) => {
    expect(codesOf([{ ...ok, every }])).toEqual([]);
  });

  test("practice names are no fault where the practice internet is", () => {
    const { watches, faults } = readWatchList([{ url: "https://b.test:8443" }], WITH_PRACTICE);
    expect([watches.length, faults]).toEqual([1, []]);
  });
});

describe("of two entries", () => {
  const second = (one: object, other: object) => codesOf([one, other]);

  test.each<[object, object, string[]]>([
    [{ url: "b.com" }, { url: "c.com" }, []],
    [{ url: "b.com", name: "Shop" }, { url: "c.com", name: "Shop" }, ["duplicate_name"]],
    [{ url: "http://b.com" }, { url: "b.com" }, ["duplicate_name"]],
    [{ url: "http://b.com", name: "Shop" }, { url: "b.com" }, []],
    [{ url: "b.com" }, { url: "b.com" }, ["duplicate"]],
    [{ url: "b.com" }, { url: "https://B.com:443/", name: "Shop", every: 90 }, ["duplicate"]],
    [{ url: "b.com/a" }, { url: "b.com/b" }, ["duplicate_name"]],
    [{ url: "b.com/a" }, { url: "b.com/b", name: "B" }, []],
    [
      { url: "b.com", name: "one", status: [200, 204] },
      { url: "b.com", name: "two", status: [204, 200] },
      ["duplicate"],
    ],
    [{ url: "b.com", name: "one", text: "a" }, { url: "b.com", name: "two", text: "b" }, []],
  ])("%j and %j: %j", (one, other, codes) => {
    expect(second(one, other)).toEqual(codes);
    expect(read([one, other]).watches).toHaveLength(2 - codes.length);
  });

  test("the one that works is watched, whatever is wrong with the other", () => {
    const { watches, faults } = read([{ url: "10.0.0.1" }, { url: "b.com" }]);
    expect(watches.map(({ host }) => host)).toEqual(["b.com"]);
    expect(faults.map(({ index, code }) => [index, code])).toEqual([[0, "forbidden_target"]]);
  });
});

test("no more are watched than may be, and the rest is told in one sentence", () => {
  const list = Array.from({ length: WATCH.entries + 3 }, (_, i) => ({ url: `n${i}.com` }));
  const { watches, faults } = read(list);
  expect(watches).toHaveLength(WATCH.entries);
  expect(faults).toEqual([
    {
      ...{ index: WATCH.entries, name: null, code: "too_many" },
      says: "WATCH has 53 entries; 50 are allowed, and the rest is left out.",
    },
  ]);
});

describe("what an operator is told", () => {
  test("is every fault of an entry at once, with its number and its name", () => {
    const { faults } = read([
      { url: "ok.com" },
      { url: "https://u:hunter2@b.com", name: "Shop", every: 5, status: "ok", text: "", evry: 60 },
    ]);
    expect(faults.map(({ index, name }) => [index, name])).toEqual(Array(5).fill([1, "Shop"]));
    const called = 'WATCH, entry 2 ("Shop"): ';
    expect(faults.map(({ says }) => says)).toEqual([
      `${called}it has the key "evry"; the keys are url, name, every, status, text.`,
      `${called}its url is refused (userinfo); it must be the address of a public website, such as "example.com" or "https://example.com:8443/health".`,
      `${called}every is 5; it must be a whole number of seconds, 30 to 86400.`,
      `${called}status is a string of 2 characters; it must be a status from 200 to 599, or a list of 1 to 20 of them.`,
      `${called}text is a string of 0 characters; it must be a string of 1 to 256 characters, not all of them blanks.`,
    ]);
  });

  test("never holds a word of a url or a text that is not in the name", () => {
    const list = [
      { url: "https://u:hunter2@b.com/hunter2" },
      { url: "https://b.com:99999/hunter2" },
      { url: "https://b.com/hunter2", name: "" },
      { url: "b.com", text: `hunter2${"!".repeat(WATCH.textLength)}` },
      { url: "b.com", status: "hunter2" },
      { url: "https://b.com/a?hunter2#hunter2", every: 5 },
    ];
    const { faults } = read(list);
    expect(faults).toHaveLength(list.length);
    expect(JSON.stringify([faults, read("hunter2").faults])).not.toContain("hunter2");
  });
});

describe("for anything that a configuration can say", () => {
  /** Often right, so that more than the first step is reached. */
  const entry = fc.record(
    {
      url: fc.oneof(
        fc.constantFrom("b.com", "https://c.com:8443/a?b#c", "http://d.com", "10.0.0.1"),
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.string({ unit: "binary", maxLength: 30 }).map((text) => `https://b.com${text}`),
        fc.jsonValue(),
      ),
      name: fc.oneof(fc.string({ unit: "binary", maxLength: 70 }), fc.jsonValue()),
      every: fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.jsonValue()),
      status: fc.oneof(fc.integer({ min: 100, max: 700 }), fc.array(fc.integer()), fc.jsonValue()),
      text: fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.jsonValue()),
      other: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const value = fc.oneof(fc.array(fc.oneof(entry, entry, fc.jsonValue())), fc.jsonValue());

  test("each entry is watched or told, nothing is thrown, and probers take what is watched", () => {
    fc.assert(
      fc.property(value, fc.boolean(), (list, isText) => {
        const { watches, faults } = read(isText ? JSON.stringify(list) : list);
        for (const { name, everyMs, wanted } of watches) {
          expect(v.is(v.nullable(wantedByProbers), wanted)).toBe(true);
          expect(encodeURIComponent(name)).not.toBe("");
          expect(everyMs).toBeGreaterThanOrEqual(WATCH.leastEveryMs);
        }
        expect(new Set(watches.map(({ name }) => name)).size).toBe(watches.length);
        if (!Array.isArray(list)) return;
        const told = new Set(faults.map(({ index }) => index)).size;
        expect(watches.length + told).toBe(list.length);
      }),
      { numRuns: 2_000 },
    );
  });
});
