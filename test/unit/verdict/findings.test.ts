/** What is told beside the verdict: facts that vantages met, never a cause. */
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import { type Finding, findingsOf } from "../../../src/verdict/findings";
import { seen, sweep, TWIN } from "./build";

const took = (totalMs: number) => ({
  timings: { dnsMs: 21, connectMs: null, firstByteMs: null, totalMs },
});
const http = { scheme: "http", embedding: "mixed" } as const;
const sendsTo = (redirectsTo: string) => ({ status: 301, redirectsTo, embedding: null });

const HUMAN = { wants: "human", where: "everywhere" } as const;
const FEWER = { wants: "fewer", where: "everywhere" } as const;
const UNCLEAR = { wants: "unclear", where: "everywhere" } as const;

describe("nothing is worth telling", () => {
  test.each<[string, readonly Observation[]]>([
    ["before anybody was heard", []],
    ["when all are up", sweep({})],
    ["when all are down", sweep({}, "connection_refused")],
    ["when one is down", sweep({ japan: "http_5xx" })],
    ["of a failure that took long", [seen("japan", "timeout_connect", took(21_000))]],
    ["of a prober that did not answer", [seen("japan", "prober_timeout", took(25_000))]],
    ["of a second try that one vantage needed", sweep({ japan: "up on second try" })],
    ["of an answer just quick enough", [seen("japan", "up", took(3_999))]],
  ])("%s", (_, observations) => {
    expect(findingsOf(observations)).toEqual([]);
  });

  test.each(["impaired", "misplaced", "duplicate"] as const)("of one that is %s", (health) => {
    expect(
      findingsOf([
        seen("germany", "up"),
        seen("japan", "up", { ...http, ...sendsTo("b.org"), ...took(9_000), health }),
        seen("india", "http_403", { health }),
        seen("brazil", "up on second try", { health }),
        seen("ireland", "up on second try", { health }),
      ]),
    ).toEqual([]);
  });
});

describe("told is", () => {
  test.each<[string, readonly Observation[], Finding]>([
    [
      "one that answers over http only",
      [seen("germany", "up"), seen("japan", "up", http)],
      { kind: "http_only", failure: null, cities: ["Tokyo"], isAll: false },
    ],
    [
      "that everyone who was answered got http",
      [seen("germany", "up", http), seen("india", "tls_failed"), seen("japan", "up", http)],
      { kind: "http_only", failure: null, cities: ["Frankfurt", "Tokyo"], isAll: true },
    ],
    [
      "another site that it sends on to",
      [seen("germany", "up"), seen("japan", "up", sendsTo("b.org"))],
      { kind: "sends_on", host: "b.org", cities: ["Tokyo"] },
    ],
    [
      "one that is turned away",
      sweep({ india: "http_403" }),
      { kind: "refused", refusal: "http_403", ...UNCLEAR, cities: ["Mumbai"], isAll: false },
    ],
    [
      "that everyone who was answered is turned away",
      sweep({ india: "challenge", japan: "challenge" }, "connection_refused"),
      { kind: "refused", refusal: "challenge", ...HUMAN, cities: ["Mumbai", "Tokyo"], isAll: true },
    ],
    [
      "an answer as long as people wait",
      [seen("germany", "up"), seen("japan", "up", took(4_000))],
      { kind: "slow", cities: ["Tokyo"], slowestMs: 4_000 },
    ],
    [
      "the slowest of those that were slow",
      [seen("germany", "up", took(7_000)), seen("india", "up", took(9_000)), seen("japan", "up")],
      { kind: "slow", cities: ["Frankfurt", "Mumbai"], slowestMs: 9_000 },
    ],
    [
      "that two needed a second try",
      sweep({ japan: "up on second try", india: "up on second try" }),
      { kind: "intermittent" },
    ],
  ])("%s", (_, observations, finding) => {
    expect(findingsOf(observations)).toEqual([finding]);
  });
});

describe("several findings", () => {
  test("are grouped by what was met, in the order in which it was met first", () => {
    expect(
      findingsOf([
        seen("us-east", "up", sendsTo("b.org")),
        seen("brazil", "challenge"),
        seen("germany", "up", sendsTo("a.org")),
        seen("india", "http_403"),
        seen("japan", "up", sendsTo("b.org")),
        seen("australia", "challenge"),
      ]),
    ).toEqual([
      {
        kind: "refused",
        refusal: "challenge",
        ...HUMAN,
        cities: ["São Paulo", "Sydney"],
        isAll: false,
      },
      { kind: "refused", refusal: "http_403", ...UNCLEAR, cities: ["Mumbai"], isAll: false },
      { kind: "sends_on", host: "b.org", cities: ["Ashburn", "Tokyo"] },
      { kind: "sends_on", host: "a.org", cities: ["Frankfurt"] },
    ]);
  });

  test("come in one order: what helps first, what is odd, and what is shaky last", () => {
    const all = [
      seen("us-east", "up on second try", took(5_000)),
      seen("us-west", "parked", { families: "both" }),
      seen("ireland", "refused, and its twin answers", { families: "both" }),
      seen("germany", "up on second try", sendsTo("b.org")),
      seen("india", "up", http),
      seen("japan", "http_429", took(6_000)),
    ];
    expect(findingsOf(all)).toEqual([
      { kind: "twin_works", host: TWIN, cities: ["Dublin"], isAll: true },
      { kind: "refused", refusal: "http_429", ...FEWER, cities: ["Tokyo"], isAll: false },
      { kind: "suspect", suspect: "parked", cities: ["Portland"], isAll: false },
      { kind: "http_only", failure: null, cities: ["Mumbai"], isAll: false },
      { kind: "sends_on", host: "b.org", cities: ["Frankfurt"] },
      { kind: "families_untested" },
      { kind: "slow", cities: ["Ashburn", "Tokyo"], slowestMs: 6_000 },
      { kind: "intermittent" },
    ]);
  });
});
