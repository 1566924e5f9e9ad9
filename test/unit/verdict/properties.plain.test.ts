/**
 * In every language: whoever is named stands on the side that they are named for, in the explanation
 * and in the headline; what is counted is so many; and nothing is said in jargon, or of a cause.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../src/language";
import { REFUSAL_CODES, SUSPECT_CODES } from "../../../src/probe/failure";
import type { Observation } from "../../../src/probe/observation";
import { type Continent, VANTAGES } from "../../../src/vantage/registry";
import { ballotsOf, type Vote } from "../../../src/verdict/ballot";
import { type Judgement, judge } from "../../../src/verdict/judge";
import { WORDS } from "../../../src/verdict/words";
import { holds, observations, question } from "./arbitraries";
import { sweep } from "./build";

/** Some of them with every page over plain http. */
const sweepAndQuestion = fc
  .tuple(observations, question, fc.integer({ min: 0, max: 9 }))
  .map(([heard, asked, at]): readonly [readonly Observation[], typeof asked] =>
    at > 0
      ? [heard, asked]
      : [heard.map((seen) => (seen.outcome === "up" ? { ...seen, scheme: "http" } : seen)), asked],
  );

interface Reading {
  /** A part of an explanation between semicolons, and the side of those whom it names; first match. */
  readonly parts: readonly (readonly [RegExp, Vote])[];
  readonly secondTry: RegExp;
  readonly httpOnly: string;
  readonly notAlways: RegExp;
  readonly jargon: RegExp;
  readonly causes: RegExp;
}

const READING: Readonly<Record<Language, Reading>> = {
  en: {
    parts: [
      [/ not counted/, "abstain"],
      [/^\d+ of \d+ vantage points could not reach /, "down"],
      [/^\d+ of \d+ vantage points reached /, "up"],
      [/^the other \d+ reached it/, "up"],
      [/^the other \d+ could not/, "down"],
      [/^only .* could$/, "up"],
      [/ could not( either)?$/, "down"],
    ],
    secondTry: / It answered (\d+) vantage points? only on the second try\./,
    httpOnly: " It answers over http only, not over https.",
    notAlways: /not always|does not always answer|only now and then/,
    jargon:
      /\b(dns|[tsu]cp|tls|ssl|rtt|pops?|cdn|ttl|asn|nxdomain|servfail|consensus|quorum|observ\w*|ballots?|tally|votes?|voted|voters?|abstain\w*|scope|verdict|anycast|latency|time-?outs?|timed out|probe[rs]*|sweeps?|controls?|impaired|misplaced|duplicate|intermittent|flapping|resolver|regional|vantage(?! points?\b)|status|endpoint|nodes?|workers?|cached?|edge|origin|handshake|\dxx)\b/i,
    causes:
      /\b(because|due to|owing to|thanks to|caus\w*|reasons?|therefore|attack\w*|ddos|hack\w*|overload\w*|crash\w*|outages?|fault\w*|blame\w*|probably|likely|seems?|misconfigur\w*)\b/i,
  },
  de: {
    parts: [
      [/ nicht gewertet/, "abstain"],
      [/^\d+ von \d+ Messpunkten ha(t|ben) example\.com nicht erreicht/, "down"],
      [/^\d+ von \d+ Messpunkten ha(t|ben) example\.com erreicht/, "up"],
      [/^die anderen \d+ schon/, "up"],
      [/^die anderen \d+ nicht/, "down"],
      [/^gelungen ist es nur /, "up"],
      [/ nicht$/, "down"],
    ],
    secondTry: / (\d+) Messpunkte? beka(?:m|men) erst beim zweiten Versuch eine Antwort\./,
    httpOnly: " Eine Antwort kommt nur über http, nicht über https.",
    notAlways: /nicht immer|nur ab und zu/,
    jargon:
      /\b(dns|[tsu]cp|tls|ssl|rtt|pops?|cdn|ttl|asn|nxdomain|servfail|konsens\w*|quorum|beobachtung\w*|stimmen?|gestimmt|abstimm\w*|enthalt\w*|votum|scope|verdikt|anycast|latenz\w*|timeouts?|zeitüberschreitung\w*|prober?|proben|sonden?|kontroll\w*|beeinträchtigt|resolver|server\w*|status\w*|endpunkt\w*|knoten|cache\w*|\dxx)\b/i,
    causes:
      /weil|wegen|aufgrund|infolge|durch |dank |deshalb|daher|Angriff|angegriffen|verursacht|Ursache|\bGrund\b|\bliegt an|vermutlich|wahrscheinlich|offenbar|gehackt|Ausfall|ausgefallen|überlastet|Überlastung|Schuld|abgestürzt/i,
  },
};

const CONTINENTS: readonly Continent[] = ["NA", "SA", "EU", "AF", "ME", "AS", "OC"];
/** A phone shows so much of it in four lines. */
const HEADLINE_CHARS = 150;

function votesOf(heard: readonly Observation[]): ReadonlyMap<string, Vote> {
  return new Map(ballotsOf(heard).map(({ vantage, vote }) => [vantage, vote]));
}

/** The vantages whose city a text names. */
function namedIn(text: string, language: Language): readonly string[] {
  return VANTAGES.filter(({ city }) => text.includes(WORDS[language].city(city))).map(
    ({ id }) => id,
  );
}

describe.each(LANGUAGES)("in %s", (language) => {
  const words = WORDS[language];
  const reading = READING[language];
  const isNamed = (continent: Continent, headline: string) =>
    headline.toLowerCase().includes(words.inContinent(continent).toLowerCase());
  const told = (check: (judged: Judgement, heard: readonly Observation[]) => void) =>
    holds(sweepAndQuestion, ([heard, asked]) => check(judge(heard, asked, words), heard));

  test("every city of an explanation is named for the side on which it stands", () => {
    told(({ verdict, explanation }, heard) => {
      if (verdict === "unknown") return;
      const [sentence = ""] = explanation.split(/\.(?= |$)/);
      const votes = votesOf(heard);
      for (const part of sentence.split("; ")) {
        const side = reading.parts.find(([pattern]) => pattern.test(part))?.[1];
        expect(side, part).toBeDefined();
        for (const id of namedIn(part, language)) expect(votes.get(id), part).toBe(side);
      }
    });
  });

  test("a place of a headline fails: a city by its vantage, a continent by two or more and all", () => {
    told(({ headline }, heard) => {
      const votes = votesOf(heard);
      for (const id of namedIn(headline, language)) expect(votes.get(id), headline).toBe("down");
      for (const continent of CONTINENTS) {
        if (!isNamed(continent, headline)) continue;
        const there = heard
          .filter((seen) => seen.continent === continent)
          .map(({ vantage }) => votes.get(vantage));
        expect(there.filter((vote) => vote === "down").length, headline).toBeGreaterThan(1);
        expect(there, headline).not.toContain("up");
      }
    });
  });

  test("a headline that names places names all that fail but those that are “here”", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { verdict, headline } = judge(heard, asked, words);
      const named = namedIn(headline, language);
      if (named.length === 0) return;
      const missing = ballotsOf(heard).filter(
        ({ vote, vantage, continent }) =>
          vote === "down" &&
          !named.includes(vantage) &&
          !isNamed(continent as Continent, headline) &&
          !(verdict === "here" && continent === asked.here?.continent),
      );
      expect(missing, headline).toEqual([]);
    });
  });

  test("a headline says that it does not always answer when it is flagged so, and only then", () => {
    told(({ verdict, headline, explanation, intermittent }, heard) => {
      const isSaid = reading.notAlways.test(headline);
      expect(isSaid, headline).toBe(intermittent && verdict !== "unknown");
      const late = heard.filter(
        (seen) => seen.health === "ok" && seen.outcome === "up" && seen.attempts > 1,
      ).length;
      const count = reading.secondTry.exec(explanation)?.[1];
      expect(count ?? "none", explanation).toBe(intermittent ? `${late}` : "none");
    });
  });

  test("plain http is told of what is up, when no page came over https", () => {
    let times = 0;
    told(({ verdict, explanation }, heard) => {
      const up = heard.filter(({ health, outcome }) => health === "ok" && outcome === "up");
      const isHttp = up.every(({ scheme }) => scheme === "http");
      const isDue = isHttp && (verdict === "up" || verdict === "just-you");
      expect(explanation.includes(reading.httpOnly)).toBe(isDue);
      if (isDue) times += 1;
    });
    expect(times).toBeGreaterThan(20);
  });

  test("no jargon, no cause, and a headline that a phone has room for", () => {
    told(({ headline, explanation }) => {
      const text = `${headline} ${explanation}`.replaceAll("example.com", "it");
      expect(text).not.toMatch(reading.jargon);
      expect(text).not.toMatch(reading.causes);
      expect(headline.length).toBeLessThanOrEqual(HEADLINE_CHARS);
    });
  });

  test.each([...SUSPECT_CODES, ...REFUSAL_CODES])("nor where everybody met %s", (saw) => {
    const { headline, explanation } = judge(
      sweep({}, saw),
      { host: "example.com", here: null, report: null },
      words,
    );
    expect(`${headline} ${explanation}`).not.toMatch(reading.jargon);
    expect(`${headline} ${explanation}`).not.toMatch(reading.causes);
  });
});
