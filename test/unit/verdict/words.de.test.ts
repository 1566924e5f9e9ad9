/** The German words of the table beside an answer, of the lines below it, and of bounds in time. */
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import { VANTAGES } from "../../../src/vantage/registry";
import { WORDS } from "../../../src/verdict/words";
import { type Saw, seen } from "./build";

const { de } = WORDS;
const stray = { place: { asked: "aws:ap-northeast-1", observed: "KIX" } } as const;

test.each<[Saw, Partial<Observation>, vote: string, words: string]>([
  ["up", {}, "erreicht", "Antwort 200"],
  ["up", { scheme: "http" }, "erreicht", "Antwort 200, nur über http"],
  ["up", { status: 301, redirectsTo: "b.org" }, "erreicht", "Antwort 301, leitet weiter zu b.org"],
  ["connection_refused", {}, "gestört", "Verbindung abgelehnt"],
  ["http_5xx", { status: 503 }, "gestört", "Serverfehler (503)"],
  ["http_403", { status: 403 }, "zählt nicht", "antwortet mit „verboten“ (403)"],
  ["error_page", {}, "erreicht", "Antwort 200, aber wohl eine Fehlerseite"],
  ["page_stalls", {}, "erreicht", "Antwort 200, aber die Seite blieb stehen"],
  ["login", { status: 302 }, "zählt nicht", "antwortet, verlangt aber Anmeldung (302)"],
  ["connection_lost", {}, "gestört", "abgebrochen, oder es kam kein HTTP"],
  ["tls_failed", {}, "gestört", "keine sichere Verbindung, Art unklar"],
  ["prober_timeout", {}, "zählt nicht", "unser Messpunkt hat nicht geantwortet"],
  ["impaired", {}, "zählt nicht", "nicht gewertet: Selbsttest misslungen"],
  ["misplaced", stray, "zählt nicht", "nicht gewertet: lief in KIX"],
  ["duplicate", stray, "zählt nicht", "nicht gewertet: KIX hat schon gestimmt"],
])("one that saw %s %j: %s, %s", (saw, over, vote, words) => {
  const one = seen("japan", saw, over);
  expect(de.vote(one)).toBe(vote);
  expect(de.saw(one)).toBe(words);
});

test.each([
  ...Object.values(de.failure),
  ...Object.values(de.refusal),
  ...Object.values(de.suspect),
])("“%s” is short and no code", (words) => {
  expect(words).toMatch(/^[a-zäöü][^_.]{5,40}$/i);
});

test.each([
  ["high", 0, "Wir sind uns sicher (Gewissheit: hoch). Gerade eben nachgesehen."],
  ["good", 1_000, "Wir sind uns ziemlich sicher (Gewissheit: mittel). Vor 1 s nachgesehen."],
  ["low", 59_700, "Wir sind uns nicht sicher (Gewissheit: gering). Vor 60 s nachgesehen."],
  ["none", 180_000, "Wir wissen es nicht (Gewissheit: keine). Vor 3 min nachgesehen."],
  ["high", 3 * 86_400_000, "Wir sind uns sicher (Gewissheit: hoch). Vor 3 Tagen nachgesehen."],
] as const)("the footer of %s, %i ms old", (confidence, ageMs, words) => {
  expect(de.footer(confidence, ageMs)).toBe(words);
});

test.each([
  [[], ""],
  [["Dublin"], "Dublin"],
  [["Dublin", "Tokio"], "Dublin und Tokio"],
  [["Dublin", "Dubai", "Tokio"], "Dublin, Dubai und Tokio"],
])("the list of %j is %j", (names, words) => {
  expect(de.list(names)).toBe(words);
});

test.each([
  ["Cape Town", "Kapstadt"],
  ["Tokyo", "Tokio"],
  ["São Paulo", "São Paulo"],
  ["toString", "toString"],
])("%s is called %s", (city, words) => {
  expect(de.city(city)).toBe(words);
});

describe("since when", () => {
  const at = (clock: string) => Date.parse(`2010-12-${clock}Z`);
  const MIN = 60_000;
  const begun = "Die Störung begann am 12.12.2010 zwischen 20:58:10 und 20:58:55 UTC";

  test.each([
    [0, 45_000, "höchstens 45 s"],
    [10_900, 54_100, "10 bis 55 s"],
    [45_000, 2 * MIN, "45 s bis 2 min"],
    [28 * MIN, 28.8 * MIN, "28 bis 29 min"],
    [30 * MIN, 30 * MIN, "30 min"],
    [10 * 24 * 60 * MIN, 12 * 24 * 60 * MIN, "10 bis 12 Tage"],
  ])("%i to %i ms is %j", (minDurationMs, maxDurationMs, words) => {
    const start = { earliestAt: at("12T20:58:10"), latestAt: at("12T20:58:55") };
    expect(de.since({ region: null, start, minDurationMs, maxDurationMs })).toBe(
      `${begun} und dauert bisher ${words}.`,
    );
  });

  test("both days are said when they are two", () => {
    const start = { earliestAt: at("12T23:59:30"), latestAt: at("13T00:00:29") + 1 };
    expect(de.since({ region: null, start, minDurationMs: 0, maxDurationMs: MIN })).toBe(
      "Die Störung begann zwischen dem 12.12.2010 um 23:59:30 und dem 13.12.2010 um 00:00:30 UTC und dauert bisher höchstens 60 s.",
    );
  });

  test.each([
    [0, "Die Störung begann am 12.12.2010 um 20:58:55 UTC oder früher."],
    [
      28.9 * MIN,
      "Die Störung begann am 12.12.2010 um 20:58:55 UTC oder früher und dauert bisher mindestens 28 min.",
    ],
  ])("without an earlier look, after %i ms", (minDurationMs, words) => {
    const start = { earliestAt: null, latestAt: at("12T20:58:54") + 1 };
    expect(de.since({ region: null, start, minDurationMs, maxDurationMs: null })).toBe(words);
  });
});

test.each([
  ["NA", "in Nordamerika"],
  ["SA", "in Südamerika"],
  ["EU", "in Europa"],
  ["AF", "in Afrika"],
  ["ME", "im Nahen Osten"],
  ["AS", "in Asien"],
  ["OC", "in Ozeanien"],
] as const)("what is on continent %s is %s", (code, words) => {
  expect(de.inContinent(code)).toBe(words);
});

test("a headline that begins with a place begins with a capital", () => {
  expect(de.headline.some([de.inContinent("ME"), de.inCity("Tokyo")])).toBe(
    "Im Nahen Osten und in Tokio (Japan) nicht erreichbar, anderswo schon",
  );
});

test.each([
  ["Ashburn", "in Ashburn (Osten der USA)"],
  ["Cape Town", "in Kapstadt (Südafrika)"],
  ["Dubai", "in Dubai (Emirate)"],
  ["Atlantis", "in Atlantis"],
])("what is at %s is %s", (city, words) => {
  expect(de.inCity(city)).toBe(words);
});

test("every vantage has its country beside its city", () => {
  for (const { city } of VANTAGES) expect(de.cityAndCountry(city)).toMatch(/^\S.* \(\S.*\)$/);
});
