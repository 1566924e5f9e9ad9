/** The one door for foreign text, and what cuts a text for it, against whatever anybody could type. */
import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import fc from "fast-check";
import { parseSync, Visitor } from "vite";
import { describe, expect, test } from "vitest";
import { FRONT } from "../../src/limits";
import { isAddress, isPublicAddress } from "../../src/target/address";
import { isWithin, METADATA, SPECIAL_USE, WILDCARD_DNS } from "../../src/target/names";
import { type ParseOptions, parseTarget } from "../../src/target/parse";
import { registrableDomain } from "../../src/target/site";
import { readPath, readQuery } from "../../src/web/pasted";
import { sharedAddress } from "../../src/web/take/shared";
import { countedAtTheEnd, fuzz, mutated } from "../fuzz-support/fuzz";
import { TARGETS } from "../fuzz-support/regressions";

const PUBLIC: ParseOptions = { practice: false, ownHosts: ["justhere.example.org"] };

/** Every text in the tables of the unit tests: each is there because it once meant something. */
const corpus = await textsOf("test/unit/target/*.test.ts");

async function textsOf(pattern: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of await Array.fromAsync(glob(pattern)))
    new Visitor({
      Literal: ({ value }) => {
        if (typeof value === "string") found.add(value);
      },
    }).visit(parseSync(path, readFileSync(path, "utf8")).program);
  return [...found];
}

/** What some parser strips, folds, splits at, or takes for a digit. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      ..."/\\@%[]?#:-_. \t\r\n\0\u007f\u0085\u00a0\u00ad\u200b\u200d\u202e\u2060\u3002\uff0e\uff61",
    ],
    ...[..."0xX۱１①⑯⓪ⅷéßıſKÅаорс\ufdfa\ufeff\ufffd\ud800\u{1f600}\u{e0001}"],
    ...["http://", "HTTPS:/", "//", "xn--", "XN--", "%2e", "%00", "%e3%80%82", "::", "::ffff:"],
    ...["127.1", "0177.1", "0x7f.1", "2130706433", "①②⑦.⓪.⓪.①", "fe80::1%25eth0", "[::1]", "1e3"],
    ...[
      "localhost",
      ".local",
      ".internal",
      ".nip.io",
      "metadata.google.internal",
      ".test",
      ".onion",
    ],
    ...["user:SECRET@", ":80", ":443", ":0443", ":65536", ":-1", "a".repeat(63), "a".repeat(64)],
  ),
  fc.string({ unit: "binary", maxLength: 3 }),
);

const label = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
  fc.stringMatching(/^[a-z0-9_-]{1,12}$/),
  fc.stringMatching(/^xn--[a-z0-9-]{1,14}$/),
  fc.stringMatching(/^[0-9]{1,4}$|^0x[0-9a-f]{0,8}$/),
  piece,
);
const ending = fc.constantFrom("com", "test", "co.uk", "рф", "xn--p1ai", "中国", "127", "0x7f", "");
const host = fc
  .tuple(fc.array(label, { maxLength: 5 }), ending, fc.constantFrom(".", "。", "．", "｡"))
  .map(([labels, last, dot]) => [...labels, last].join(dot));

/** An address put together of its parts, right and wrong ones, in the right order. */
const address = fc
  .tuple(
    fc.constantFrom("", "http://", "https://", "hTTps://", "https:/", "https:\\\\", "ftp://", "//"),
    fc.constantFrom("", "", "", "user@", "user:pass@", "a:b@c@", "%40"),
    fc.oneof(
      host,
      fc.ipV4Extended(),
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.domain(),
    ),
    fc.constantFrom("", "", ":80", ":443", ":8443", ":", ":x", ":00080", ":4294967376"),
    fc.constantFrom("", "", "/", "/a/b?c#d", "?x", "#y", "\\z", "/..", " ", "\u0000"),
  )
  .map((parts) => parts.join(""));

const typed = fc.oneof(
  { weight: 4, arbitrary: mutated(corpus, piece) },
  { weight: 3, arbitrary: address },
  { weight: 2, arbitrary: host },
  { weight: 1, arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")) },
  { weight: 1, arbitrary: fc.webUrl({ withFragments: true, withQueryParameters: true }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);

/** Everything that must hold of what the door says to a text. */
function holdsOf(text: string): void {
  for (const practice of [false, true]) {
    const options = { ...PUBLIC, practice };
    const read = parseTarget(text, options);
    if (read.kind === "rejected") {
      // Words of ours alone: nothing of the text can be among them.
      expect(Object.keys(read).toSorted()).toEqual(["code", "kind", "reason"]);
      expect(read.reason).toMatch(/^[a-z_]+$/);
      continue;
    }
    const { host, display } = read;
    expect(host).toMatch(/^(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))+$/);
    expect(host.length).toBeLessThanOrEqual(253);
    expect(isAddress(host) || isPublicAddress(host)).toBe(false);
    // Whatever reads it next reads the same host, and neither a number nor anything beside it.
    const url = new URL(`https://${host}/`);
    expect([url.hostname, url.href]).toEqual([host, `https://${host}/`]);
    expect(host.split(".").at(-1)).not.toMatch(/^(\d+|0x[0-9a-f]*)$/);
    const never = [...METADATA, ...WILDCARD_DNS, ...PUBLIC.ownHosts];
    expect(isWithin(host, never)).toBe(false);
    expect(isWithin(host, SPECIAL_USE)).toBe(practice && host.endsWith(".test"));
    expect(parseTarget(host, options)).toEqual(read);
    expect(parseTarget(`${host}.`, options)).toEqual(read);
    expect(parseTarget(host.toUpperCase(), options)).toEqual(read);
    expect(parseTarget(display, options)).toEqual(read);
    expect(() => registrableDomain(host)).not.toThrow();
  }
}

describe("of every text, the door", () => {
  fuzz(
    "makes a canonical host that is no address and no special name, or a word of ours",
    44_000,
    typed,
    holdsOf,
  );

  test.each(TARGETS)("once failed for %j", holdsOf);
});

describe("of every address behind ours, what is cut off", () => {
  const paths = fc.oneof(typed, typed.map(encodeURIPart)).map((text) => `/${text}`);
  fuzz("leaves a text that the door reads the same, and never throws", 6_000, paths, (path) => {
    const { text } = readPath(path);
    expect(text.length).toBeLessThanOrEqual(path.length + "//".length);
    holdsOf(text);
    const clean = parseTarget(text, PUBLIC);
    // A redirect to the clean address ends there.
    if (clean.kind === "target")
      expect(readPath(`/${clean.host}`)).toEqual({ text: clean.host, isCut: false });
  });

  fuzz("keeps of a query our parameters alone", 2_000, fc.webQueryParameters(), (query) => {
    const { kept } = readQuery(new URLSearchParams(query));
    expect([...kept.keys()].every((name) => /^(from|report|s|wait|lang)$/.test(name))).toBe(true);
  });
});

describe("of everything that a phone shares", () => {
  const shared = fc
    .tuple(fc.constantFrom("url", "text", "title"), typed, fc.constantFrom("", "see ", "«"))
    .map(([field, text, before]) => new URLSearchParams({ [field]: `${before}${text}` }));
  fuzz("an origin is left, and no path, no user and no message", 2_000, shared, (query) => {
    const origin = sharedAddress(query);
    if (origin === null) return;
    expect(origin.length).toBeLessThanOrEqual(FRONT.targetLength * 4);
    const { username, password, pathname, search, hash } = new URL(origin);
    expect([username, password, pathname, search, hash].join("")).toBe("/");
  });
});

function encodeURIPart(text: string): string {
  return encodeURI(text.toWellFormed());
}

countedAtTheEnd("texts");
