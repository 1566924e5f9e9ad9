/** What a sweep says for everyone, and for each region. */
import { describe, expect, test } from "vitest";
import { VANTAGE_IDS, type VantageId } from "../../../src/vantage/registry";
import type { Scope } from "../../../src/verdict/rule";
import { isBad, samplesOf } from "../../../src/verdict/sample";
import { type Saw, SWEPT_AT, sweep } from "./build";

const when = { startedAt: SWEPT_AT, completedAt: SWEPT_AT + 1_900 };

test.each<[Scope, boolean]>([
  ["down", true],
  ["partial", true],
  ["up", false],
  ["unknown", false],
])("a sweep that says %s is bad: %s", (scope, bad) => {
  expect(isBad(scope)).toBe(bad);
});

describe("for everyone a sweep says", () => {
  test.each<[Scope, string, Partial<Record<VantageId, Saw | null>>, Saw | null]>([
    ["up", "when all saw it", {}, "up"],
    ["down", "when nobody did", {}, "connection_refused"],
    [
      "partial",
      "when some did not",
      { germany: "connection_refused", ireland: "connection_refused", brazil: "http_5xx" },
      "up",
    ],
    ["unknown", "when nobody was heard", {}, null],
    ["unknown", "when all were turned away", {}, "http_403"],
  ])("%s %s", (scope, _when, saw, rest) => {
    const { world } = samplesOf({ ...when, observations: sweep(saw, rest) });
    expect(world).toEqual({ ...when, scope });
  });
});

describe("for a region a sweep says what its vantage voted", () => {
  test.each<[Saw | null, Scope]>([
    ["up", "up"],
    ["error_page", "up"],
    ["connection_refused", "down"],
    ["http_5xx", "down"],
    ["http_403", "unknown"],
    ["impaired", "unknown"],
    ["misplaced", "unknown"],
    [null, "unknown"],
  ])("%s: %s", (saw, scope) => {
    const observations = sweep({ germany: saw, ireland: "reset", "us-east": "reset" });
    const { world, regions } = samplesOf({ ...when, observations });
    expect(world.scope).toBe("partial");
    expect(regions.get("germany")).toEqual({ ...when, scope });
    expect(regions.get("brazil")).toEqual({ ...when, scope: "up" });
  });

  test("but for a lone failure among those that reached it: that may be our own", () => {
    const { world, regions } = samplesOf({ ...when, observations: sweep({ germany: "reset" }) });
    expect(world.scope).toBe("up");
    expect(regions.get("germany")?.scope).toBe("unknown");
  });

  test("each region is told, whoever was heard, and never as partial", () => {
    const observations = sweep({ germany: "reset", japan: "reset", brazil: "reset" }, null);
    const { regions } = samplesOf({ ...when, observations });
    expect([...regions.keys()]).toEqual(VANTAGE_IDS);
    expect(new Set([...regions.values()].map(({ scope }) => scope))).toEqual(
      new Set(["down", "unknown"]),
    );
  });
});
