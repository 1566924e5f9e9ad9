/** P17 in German: the words say what was counted, and are words for people in every sweep. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FAILURES, REFUSAL_CODES, SUSPECT_CODES } from "../../../src/probe/failure";
import { VANTAGES } from "../../../src/vantage/registry";
import { judge } from "../../../src/verdict/judge";
import { WORDS } from "../../../src/verdict/words";
import { holds, observations, question } from "./arbitraries";

const { de, en } = WORDS;
const sweepAndQuestion = fc.tuple(observations, question);

describe("P17 in German", () => {
  test("P17 the counts in the text equal the tally", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { verdict, votes, explanation } = judge(heard, asked, de);
      if (verdict === "unknown") return;
      const lead = /^(\d+) von (\d+) Messpunkten (hat|haben) example\.com (nicht )?erreicht/.exec(
        explanation,
      );
      const [all, count, of, have, not] = lead ?? [""];
      const side = not ? "down" : "up";
      expect([Number(count), Number(of)]).toEqual([votes[side], votes.up + votes.down]);
      expect(have).toBe(count === "1" ? "hat" : "haben");

      const rest = explanation.slice(all.length);
      const others = /; die anderen (\d+) (schon|nicht)/.exec(rest);
      if (others) {
        expect(others[2]).toBe(side === "up" ? "nicht" : "schon");
        expect(Number(others[1])).toBe(votes[side === "up" ? "down" : "up"]);
      }
      const uncounted = /; (\d+) (?:wurde|wurden) nicht gewertet/.exec(rest)?.[1] ?? "0";
      expect(Number(uncounted)).toBe(votes.abstained);
    });
  });

  test("P17 the same vantages are named as in English, by the names that German has for them", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const english = judge(heard, asked, en);
      const german = judge(heard, asked, de);
      for (const { city } of VANTAGES) {
        const times = (text: string, name: string) => text.split(name).length;
        for (const part of ["headline", "explanation"] as const)
          expect(times(german[part], de.city(city))).toBe(times(english[part], city));
      }
      expect(`${german.headline} ${german.explanation}`).not.toMatch(/Cape Town|Tokyo/);
    });
  });

  test("everything but the words is the same as in English", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { headline: _h, explanation: _e, ...english } = judge(heard, asked, en);
      expect(judge(heard, asked, de)).toMatchObject(english);
    });
  });
});

describe("every German answer is in words for people", () => {
  const ALL = [...Object.keys(FAILURES), ...REFUSAL_CODES, ...SUSPECT_CODES];
  const CODES = ALL.filter((code) => code.includes("_"));

  test("one headline, and as many whole sentences as in English", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { headline, explanation } = judge(heard, asked, de);
      expect(headline).toMatch(/^[A-ZÄÖÜ].*[^.]$/);
      expect(explanation).toMatch(/^[A-ZÄÖÜ0-9].*\.$/);
      const sentencesOf = (text: string) =>
        text.replaceAll("example.com", "x").split(/\.(?: |$)/).length - 1;
      expect(sentencesOf(explanation)).toBe(sentencesOf(judge(heard, asked, en).explanation));
    });
  });

  test("no codes, no leftovers of a program or of another language, no stray spaces or commas", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { headline, explanation } = judge(heard, asked, de);
      const text = `${headline} ${explanation}`;
      expect(text).not.toMatch(/NaN|undefined|null|\[object|_| {2}| [,;:.]|[,;:]{2}|: ;|\(\)/);
      expect(text).not.toMatch(/\b(the|you|and|could|reached|points?|down|up)\b/i);
      for (const code of CODES) expect(text).not.toContain(code);
    });
  });

  test("a headline with a colon is followed by a figure, so that nothing starts with a capital", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { headline, explanation } = judge(heard, asked, de);
      if (headline.includes(":")) expect(explanation).toMatch(/^\d/);
    });
  });
});
