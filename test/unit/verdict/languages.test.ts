/** Every language has a word for everything, and words of its own. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/language";
import { REFUSALS, type Wants } from "../../../src/probe/failure";
import { VANTAGES } from "../../../src/vantage/registry";
import { WORDS, type Words } from "../../../src/verdict/words";

const CONTINENTS = ["NA", "SA", "EU", "AF", "ME", "AS", "OC"] as const;
const CONFIDENCES = ["high", "good", "low", "none"] as const;

const WANTS: readonly Wants[] = [...new Set(Object.values(REFUSALS))];

/** The same in every language. */
const SAME = new Set(["namely", ...["Ashburn", "Portland", "São Paulo", "Dublin", "Frankfurt"]]);
for (const city of ["Dubai", "Mumbai", "Sydney"]) SAME.add(city);

/** Every phrase of a table by its path; one that is a function is asked with stand-ins. */
function phrasesOf(words: Words): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown, path: string) => {
    if (typeof value === "string") found.set(path, value);
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, path ? `${path}.${key}` : key);
  };
  const { inContinent, inCity, cityAndCountry, city, list, headline, lead, others, unknown } =
    words;
  visit(words, "");
  for (const code of CONTINENTS) found.set(`inContinent ${code}`, inContinent(code));
  for (const { city: name } of VANTAGES) {
    found.set(name, city(name));
    found.set(`inCity ${name}`, inCity(name));
    found.set(`cityAndCountry ${name}`, cityAndCountry(name));
  }
  found.set("list", list(["A", "B"]));
  for (const side of ["up", "down"] as const) {
    found.set(`lead.${side}`, lead[side](2, 3, "a.org"));
    found.set(`others.${side}`, others[side](2));
  }
  for (const key of ["hereAnd", "youAnd", "elsewhere", "someButYou", "some"] as const)
    found.set(`headline.${key}`, headline[key](["in A"]));
  found.set("headline.notAlways.split", headline.notAlways.split("A"));
  for (const key of ["couldNot", "couldNotEither", "onlyCould", "namely", "nearest"] as const)
    found.set(key, words[key]("A"));
  found.set("nearestAmongThem", words.nearestAmongThem("A"));
  for (const count of [1, 2]) {
    found.set(`intermittent ${count}`, words.intermittent(count));
    found.set(`notCounted ${count}`, words.notCounted(count));
    found.set(`nearestNotCounted ${count}`, words.nearestNotCounted(count, "A"));
    found.set(`nearestRefused ${count}`, words.nearestRefused(count, "A"));
    found.set(`unknown.controls ${count}`, unknown.controls(count, 3));
    for (const wants of WANTS)
      found.set(`unknown.refused.${wants} ${count}`, unknown.refused[wants](count, count));
  }
  found.set("twinAnswers", words.twinAnswers("A"));
  found.set("suspected", words.suspected("A"));
  for (const votes of [0, 1, 2]) found.set(`unknown.tooFew ${votes}`, unknown.tooFew(votes, 3));
  found.set("unknown.tooFew of none", unknown.tooFew(0, 0));
  found.set("unknown.oneContinent", unknown.oneContinent(3));
  for (const how of CONFIDENCES) found.set(`footer ${how}`, words.footer(how, 60_000));
  return found;
}

const english = phrasesOf(WORDS.en);
const others = LANGUAGES.filter((language) => language !== "en");

describe.each(others)("in %s", (language) => {
  const phrases = phrasesOf(WORDS[language]);

  test("no phrase is missing", () => {
    expect([...phrases.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    expect(phrases.size).toBeGreaterThan(260);
  });

  test.each([...phrases])("%s: %s", (path, phrase) => {
    expect(phrase.trim()).not.toBe("");
    expect(phrase).not.toMatch(/undefined|null|NaN| {2}|\[object/);
    expect(phrase === english.get(path)).toBe(SAME.has(path));
  });
});

test.each([
  ["en", "10 of 10 reached it.", "10 of 10 reached it."],
  ["en", "It answers.", "it answers."],
  ["de", "Unsere Messpunkte schweigen.", "Unsere Messpunkte schweigen."],
] as const)("in %s, “%s” goes on after a colon as “%s”", (language, sentence, words) => {
  expect(WORDS[language].afterColon(sentence)).toBe(words);
});
