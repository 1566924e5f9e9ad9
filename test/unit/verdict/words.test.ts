/** The words of the table beside an answer, and of the line below it. */
import { expect, test } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import { VANTAGES } from "../../../src/vantage/registry";
import { EN } from "../../../src/verdict/words";
import { type Saw, seen } from "./build";

const stray = { place: { asked: "aws:ap-northeast-1", observed: "KIX" } } as const;

test.each<[Saw, Partial<Observation>, vote: string, words: string]>([
  ["up", {}, "up", "answered 200"],
  ["up", { scheme: "http" }, "up", "answered 200 over http only"],
  ["up", { status: 301, redirectsTo: "b.org" }, "up", "answered 301, sends on to b.org"],
  ["up on second try", {}, "up", "answered 200"],
  ["connection_refused", {}, "down", "connection refused"],
  ["http_5xx", { status: 503 }, "down", "server error (503)"],
  ["http_403", { status: 403 }, "no vote", "answers, but says “forbidden” (403)"],
  ["error_page", {}, "up", "answered 200, but looks like an error page"],
  ["page_stalls", {}, "up", "answered 200, but stopped halfway"],
  [
    "parked",
    { scheme: "http" },
    "up",
    "answered 200 over http only, but looks like a parked domain",
  ],
  ["login", { status: 302 }, "no vote", "answers, but asks for a login (302)"],
  ["connection_lost", {}, "down", "broke off, or what came was no HTTP"],
  ["tls_failed", {}, "down", "no secure connection, cannot tell why"],
  ["prober_timeout", {}, "no vote", "our prober did not answer"],
  ["impaired", {}, "no vote", "not counted: it failed its self-test"],
  ["http_5xx", { health: "impaired" }, "no vote", "not counted: it failed its self-test"],
  ["misplaced", stray, "no vote", "not counted: it ran in KIX"],
  ["duplicate", stray, "no vote", "not counted: KIX has voted"],
])("one that saw %s %j: %s, %s", (saw, over, vote, words) => {
  const one = seen("japan", saw, over);
  expect(EN.vote(one)).toBe(vote);
  expect(EN.saw(one)).toBe(words);
});

test.each([
  ...Object.values(EN.failure),
  ...Object.values(EN.refusal),
  ...Object.values(EN.suspect),
])("“%s” is short and no code", (words) => {
  expect(words).toMatch(/^[a-z][^_.]{5,50}$/);
});

test.each([
  ["high", 0, "We are sure of it (confidence: high). Seen just now."],
  ["high", 999, "We are sure of it (confidence: high). Seen just now."],
  ["good", 1_000, "We are fairly sure of it (confidence: good). Seen 1 s ago."],
  ["low", 59_700, "We are not sure of it (confidence: low). Seen 60 s ago."],
  ["none", 180_000, "We do not know (confidence: none). Seen 3 min ago."],
] as const)("the footer of %s, %i ms old", (confidence, ageMs, words) => {
  expect(EN.footer(confidence, ageMs)).toBe(words);
});

test.each([
  [[], ""],
  [["Dublin"], "Dublin"],
  [["Dublin", "Tokyo"], "Dublin and Tokyo"],
  [["Dublin", "Dubai", "Tokyo"], "Dublin, Dubai and Tokyo"],
])("the list of %j is %j", (names, words) => {
  expect(EN.list(names)).toBe(words);
});

test.each([
  ["NA", "in North America"],
  ["SA", "in South America"],
  ["EU", "in Europe"],
  ["AF", "in Africa"],
  ["ME", "in the Middle East"],
  ["AS", "in Asia"],
  ["OC", "in Oceania"],
] as const)("what is on continent %s is %s", (code, words) => {
  expect(EN.inContinent(code)).toBe(words);
});

test.each([
  ["Ashburn", "in Ashburn (eastern USA)"],
  ["Portland", "in Portland (western USA)"],
  ["Dubai", "in Dubai (Emirates)"],
  ["Atlantis", "in Atlantis"],
])("what is at %s is %s", (city, words) => {
  expect(EN.inCity(city)).toBe(words);
});

test("every vantage has its country beside its city", () => {
  for (const { city } of VANTAGES) expect(EN.cityAndCountry(city)).toMatch(/^\S.* \(\S.*\)$/);
});
