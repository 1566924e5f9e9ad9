/** What a certificate alone shows, for a host and at an instant. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readCertificate } from "../../../src/probe/classify/certificate";
import { derOf, FROM, type Identity, identity, TO } from "../../support/tls";

const NOW = Date.parse("2026-11-01T00:00:00Z");

let authority: Identity;
let fine: Uint8Array;
beforeAll(async () => {
  authority = await identity({ name: "An Authority" });
  const hosts = ["shop.example", "*.wild.example", "127.0.0.1"];
  fine = derOf(await identity({ name: "named-nowhere-else.example", hosts, by: authority }));
});

describe("the name", () => {
  test.each([
    ["itself", "shop.example", null],
    ["an address", "127.0.0.1", null],
    ["a label for the wildcard", "www.wild.example", null],
    ["an A-label for it", "xn--bcher-kva.wild.example", null],
    ["a label with an underscore for it", "my_shop.wild.example", null],
    ["a label that begins with one", "_dmarc.wild.example", null],
    ["two labels for it", "a.b.wild.example", "tls_wrong_host"],
    ["two labels for it, one with an underscore", "a_b.c.wild.example", "tls_wrong_host"],
    ["no label for it", "wild.example", "tls_wrong_host"],
    ["another host", "shop.test", "tls_wrong_host"],
    ["a host below it", "www.shop.example", "tls_wrong_host"],
    ["a host that ends like it", "myshop.example", "tls_wrong_host"],
    ["underscores where no wildcard is", "s_op.example", "tls_wrong_host"],
    ["another address", "127.0.0.2", "tls_wrong_host"],
    ["the common name alone", "named-nowhere-else.example", "tls_wrong_host"],
  ])("%s: %s", (_name, host, expected) => {
    expect(readCertificate(fine, host, NOW)).toBe(expected);
  });

  test("an underscore is no way to the name of another label", async () => {
    const der = derOf(await identity({ name: "x.wild.example", by: authority }));
    expect(readCertificate(der, "x.wild.example", NOW)).toBeNull();
    expect(readCertificate(der, "a_b.wild.example", NOW)).toBe("tls_wrong_host");
  });

  test("a part of a label is no wildcard", async () => {
    const der = derOf(await identity({ name: "sh*.example.org", by: authority }));
    expect(readCertificate(der, "shop.example.org", NOW)).toBe("tls_wrong_host");
  });
});

test.each([
  ["long before", Date.parse(FROM) - 1_000_000, "tls_not_yet_valid"],
  ["a millisecond before", Date.parse(FROM) - 1, "tls_not_yet_valid"],
  ["at its first instant", Date.parse(FROM), null],
  ["at its last instant", Date.parse(TO), null],
  ["a millisecond after", Date.parse(TO) + 1, "tls_expired"],
  ["long after", Date.parse(TO) + 1_000_000, "tls_expired"],
])("its dates, %s", (_name, now, expected) => {
  expect(readCertificate(fine, "shop.example", now)).toBe(expected);
});

describe("who signed it", () => {
  const kindOf = async (wanted: Omit<Parameters<typeof identity>[0], "name">) =>
    readCertificate(
      derOf(await identity({ name: "shop.example", ...wanted })),
      "shop.example",
      NOW,
    );

  test("itself", async () => expect(await kindOf({})).toBe("tls_self_signed"));

  test("somebody, of whom nothing is known", async () =>
    expect(await kindOf({ by: authority })).toBeNull());

  test("somebody of the same name, with another key", async () => {
    const namesake = await identity({ name: "shop.example" });
    expect(await kindOf({ by: namesake })).toBeNull();
  });
});

/** What stays wrong when the others are mended comes first. */
test.each([
  ["self-signed", { hosts: ["other.example"], to: "2021-01-01T00:00:00Z" }, "tls_self_signed"],
  [
    "the name",
    { hosts: ["other.example"], to: "2021-01-01T00:00:00Z", by: true },
    "tls_wrong_host",
  ],
  [
    "the name",
    { hosts: ["other.example"], from: "2030-01-01T00:00:00Z", by: true },
    "tls_wrong_host",
  ],
  ["the date", { to: "2021-01-01T00:00:00Z", by: true }, "tls_expired"],
  ["the date", { from: "2030-01-01T00:00:00Z", by: true }, "tls_not_yet_valid"],
])("of several faults, %s first: %o", async (_name, { by, ...wanted }: Faults, expected) => {
  const wants = { name: "shop.example", ...wanted, ...(by && { by: authority }) };
  expect(readCertificate(derOf(await identity(wants)), "shop.example", NOW)).toBe(expected);
});

interface Faults {
  readonly hosts?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly by?: boolean;
}

describe("what is no certificate shows nothing", () => {
  test("whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (der) => {
        expect(readCertificate(der, "shop.example", NOW)).toBeNull();
      }),
    );
  });

  test("a true one with a byte changed, or cut off, throws nothing", () => {
    fc.assert(
      fc.property(fc.nat(fine.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
        const der = isCut ? fine.slice(0, at) : fine.with(at, byte);
        readCertificate(der, "shop.example", NOW);
      }),
    );
  });
});
