import { describe, expect, test } from "vitest";
import type { NetworkFacts } from "../../../src/ledger/facts";
import { sharedNetwork } from "../../../src/ledger/shared";

const inDublin: NetworkFacts = { prefix: "87.238.84.0/22", asn: 16_509, name: "AMAZON-02, US" };

describe("what two targets share", () => {
  test.each<[string, NetworkFacts | null, NetworkFacts | null, "prefix" | "as" | null]>([
    ["one block", inDublin, { ...inDublin }, "prefix"],
    ["one block, of which one has no system", inDublin, { ...inDublin, asn: null }, "prefix"],
    ["another block of one system", inDublin, { ...inDublin, prefix: "52.16.0.0/15" }, "as"],
    [
      "one system under two names",
      inDublin,
      { prefix: "52.16.0.0/15", asn: 16_509, name: null },
      "as",
    ],
    [
      "two systems of one name",
      inDublin,
      { ...inDublin, prefix: "52.16.0.0/15", asn: 14_618 },
      null,
    ],
    [
      "two that have no system",
      { ...inDublin, asn: null },
      { prefix: "52.16.0.0/24", asn: null, name: null },
      null,
    ],
    ["one that is not known", inDublin, null, null],
    ["two that are not known", null, null, null],
  ])("%s", (_, a, b, expected) => {
    expect(sharedNetwork(a, b)).toBe(expected);
    expect(sharedNetwork(b, a)).toBe(expected);
  });
});
