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
    expect(regions.get("germany")).toEqual({ ...when, scope, isLone: false });
    expect(regions.get("brazil")).toEqual({ ...when, scope: "up", isLone: false });
  });

  test("and that it failed alone, where everyone's verdict tolerates it", () => {
    const { world, regions } = samplesOf({ ...when, observations: sweep({ germany: "reset" }) });
    expect(world).toEqual({ ...when, scope: "up" });
    expect(regions.get("germany")).toEqual({ ...when, scope: "down", isLone: true });
    expect(regions.get("ireland")).toEqual({ ...when, scope: "up", isLone: false });
  });

  test.each<Saw | null>(["impaired", "misplaced", "http_403", null])(
    "but of one that is %s nothing, though all others reach it",
    (saw) => {
      const { world, regions } = samplesOf({ ...when, observations: sweep({ germany: saw }) });
      expect(world.scope).toBe("up");
      expect(regions.get("germany")).toEqual({ ...when, scope: "unknown", isLone: false });
    },
  );

  test("and nothing of its failure where too few could tell", () => {
    const observations = sweep({ germany: "reset", japan: "up" }, null);
    const { world, regions } = samplesOf({ ...when, observations });
    expect(world.scope).toBe("unknown");
    expect(regions.get("germany")?.scope).toBe("unknown");
    expect(regions.get("japan")?.scope).toBe("up");
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
