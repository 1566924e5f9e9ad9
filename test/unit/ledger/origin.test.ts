import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asName,
  firstOf,
  neighbourhoodOf,
  originName,
  printable,
  readAsName,
  readOrigin,
} from "../../../src/ledger/origin";
import { LEDGER } from "../../../src/limits";

const DUBLIN = "87.238.84.17";
const SIX = "2a00:1450:4001:80b::200e";

describe("the names that are asked", () => {
  test.each([
    [DUBLIN, "17.84.238.87.origin.asn.cymru.com"],
    [SIX, "e.0.0.2.0.0.0.0.0.0.0.0.0.0.0.0.b.0.8.0.1.0.0.4.0.5.4.1.0.0.a.2.origin6.asn.cymru.com"],
  ])("for the origin of %s", (address, name) => {
    expect(originName(address, "asn.cymru.com")).toBe(name);
  });

  test("for what a system is called, in a zone of one's own", () => {
    expect(asName(16_509, "origins.example")).toBe("AS16509.origins.example");
  });
});

describe("the origin of an address", () => {
  const IN_IRELAND = "16509 | 87.238.84.0/22 | IE | ripencc | 2005-11-29";

  test.each<[string, string, readonly string[], string | null]>([
    ["one record", DUBLIN, [IN_IRELAND], "87.238.84.0/22 AS16509"],
    ["without spaces", DUBLIN, ["16509|87.238.84.0/22|IE"], "87.238.84.0/22 AS16509"],
    ["IPv6", SIX, ["15169 | 2a00:1450:4001::/48 | IE |"], "2a00:1450:4001::/48 AS15169"],
    ["IPv6, as nobody writes it", SIX, ["15169 | 2A00:1450:0:0::/32"], "2a00:1450::/32 AS15169"],
    ["a block from its middle", DUBLIN, ["16509 | 87.238.86.9/22 |"], "87.238.84.0/22 AS16509"],
    ["several systems", DUBLIN, ["39111 16509 | 87.238.84.0/22"], "87.238.84.0/22 AS16509"],
    [
      "the last number of 32 bits",
      DUBLIN,
      ["4294967295 | 87.238.84.0/22"],
      "87.238.84.0/22 AS4294967295",
    ],
    [
      "the most specific",
      DUBLIN,
      ["1 | 87.224.0.0/11", IN_IRELAND, "2 | 87.238.0.0/16"],
      "87.238.84.0/22 AS16509",
    ],
    ["two of one length", DUBLIN, ["39111 | 87.238.84.0/22", IN_IRELAND], "87.238.84.0/22 AS16509"],
    ["the one that can be read", DUBLIN, ["", "hello", IN_IRELAND], "87.238.84.0/22 AS16509"],
    [
      "the one that holds the address",
      DUBLIN,
      ["1 | 8.8.8.0/24", IN_IRELAND],
      "87.238.84.0/22 AS16509",
    ],
    ["none", DUBLIN, [], null],
    ["somebody else's block", DUBLIN, ["16509 | 87.238.88.0/22"], null],
    ["a block of the other family", DUBLIN, ["16509 | 2000::/3"], null],
    ["a block of everything", DUBLIN, ["16509 | 0.0.0.0/0"], null],
    ["a block that nobody has", DUBLIN, ["16509 | 80.0.0.0/7"], null],
    ["more bits than there are", DUBLIN, ["16509 | 87.238.84.17/33"], null],
    ["no number", DUBLIN, ["NA | 87.238.84.0/22"], null],
    ["number nought", DUBLIN, ["0 | 87.238.84.0/22"], null],
    ["a number of 33 bits", DUBLIN, ["4294967296 | 87.238.84.0/22"], null],
    ["a negative number", DUBLIN, ["-16509 | 87.238.84.0/22"], null],
    ["no block", DUBLIN, ["16509 | "], null],
    ["an address without a length", DUBLIN, ["16509 | 87.238.84.0"], null],
    ["an address as no DNS writes it", DUBLIN, ["16509 | 0x57.238.84.0/22"], null],
    ["another name's record", DUBLIN, ["16509 | US | arin | 2000-05-04 | AMAZON-02, US"], null],
  ])("%s", (_, address, texts, expected) => {
    const found = readOrigin(texts, address);
    expect(found && `${found.prefix} AS${found.asn}`).toBe(expected);
  });

  test("does not depend on the order of the records", () => {
    const texts = [
      "7 9 | 87.238.84.0/22",
      "8 | 87.238.84.0/22",
      "3 | 87.0.0.0/8",
      "6 | 87.238.84.0/23",
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: 4 }), (shuffled) => {
        expect(readOrigin(shuffled, DUBLIN)).toEqual({ prefix: "87.238.84.0/23", asn: 6 });
      }),
    );
  });

  test("whatever is said, it is read or passed over", () => {
    const field = fc.oneof(fc.string(), fc.constantFrom("16509", "87.238.84.0/22", "::/0", "/"));
    const text = fc.array(field).map((fields) => fields.join("|"));
    fc.assert(
      fc.property(fc.array(text), fc.constantFrom(DUBLIN, SIX), (texts, address) => {
        const found = readOrigin(texts, address);
        if (found !== null) expect(found.prefix).toMatch(/^[0-9a-f.:]{2,39}\/\d{1,3}$/);
      }),
    );
  });
});

describe("what a system is called", () => {
  const called = (name: string) => `16509 | US | arin | 2000-05-04 | ${name}`;

  test.each<[string, readonly string[], string | null]>([
    ["its name and its country", [called("AMAZON-02, US")], "AMAZON-02, US"],
    [
      "a longer one",
      [called("AMAZON-02 - Amazon.com, Inc., US")],
      "AMAZON-02 - Amazon.com, Inc., US",
    ],
    ["with a bar in it", [called("A | B, US")], "A | B, US"],
    ["with accents", [called("Telefo\u0302nica, BR")], "Telefônica, BR"],
    ["on two lines", [called("TWO\r\n\tLINES, US")], "TWO LINES, US"],
    ["with controls", [called("A\u0000B\u001b[31m, US")], "AB[31m, US"],
    ["that turns the line", [called("\u202eSU ,NOZAMA\u202c")], "SU ,NOZAMA"],
    ["with letters that look alike", [called("АMAZON, US")], "MAZON, US"],
    ["with what is not seen", [called("AMA\u200bZON\ufffd, US")], "AMAZON, US"],
    ["of another system", ["7224 | US | arin | 1996-09-26 | AMAZON-AS, US"], null],
    ["of another system first", ["7224 | US | arin | 1996 | X", called("Y")], "Y"],
    ["of nothing to show", [called("\u0007")], null],
    ["nothing", [], null],
    ["too few fields", ["16509 | US | arin | 2000-05-04"], null],
  ])("%s", (_, texts, expected) => {
    expect(readAsName(texts, 16_509)).toBe(expected);
  });

  test("no name is longer than there is room", () => {
    expect(readAsName([called("ABC ".repeat(1_000))], 16_509)).toHaveLength(LEDGER.nameLength - 1);
  });

  test("what is printable stays as it is, whatever it was made of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (name) => {
        const shown = printable(name);
        expect(printable(shown)).toBe(shown);
        expect(shown).not.toMatch(/[\p{C}\n]/u);
        expect([...shown].length).toBeLessThanOrEqual(LEDGER.nameLength);
      }),
    );
  });
});

describe("where nobody tells a block", () => {
  test.each([
    [DUBLIN, "87.238.84.0/24"],
    [SIX, "2a00:1450:4001::/48"],
  ])("%s is told with its neighbours", (address, prefix) => {
    expect(neighbourhoodOf(address)).toBe(prefix);
  });
});

describe("of several addresses", () => {
  test.each<[readonly string[], string | null]>([
    [[], null],
    [["87.238.84.17", "9.9.9.9", "87.238.84.2"], "9.9.9.9"],
    [["2a00:1450::2", "2a00:1450::1", "2a00:1450:1::"], "2a00:1450::1"],
  ])("%j, the lowest stands for all, in whichever order they come", (addresses, first) => {
    expect(firstOf(addresses)).toBe(first);
    expect(firstOf(addresses.toReversed())).toBe(first);
  });
});
