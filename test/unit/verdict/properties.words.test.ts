/** P17: the words say what was counted; and in every sweep they are words for people. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FAILURES, REFUSAL_CODES, SUSPECT_CODES } from "../../../src/probe/failure";
import type { Observation } from "../../../src/probe/observation";
import { VANTAGES, vantageOf } from "../../../src/vantage/registry";
import type { Tally } from "../../../src/verdict/ballot";
import { judge } from "../../../src/verdict/judge";
import type { Verdict } from "../../../src/verdict/rule";
import { EN } from "../../../src/verdict/words";
import { holds, observations, question } from "./arbitraries";

const sweepAndQuestion = fc.tuple(observations, question);

/** Whatever those want who turned us away, they are counted. */
const TURNED_AWAY = new RegExp(
  `^It answers, (?:${[
    "but turns robots away",
    "but not to visitors from where we stand",
    "and asks for a login",
    "but says that there were too many requests",
    "and sends whoever carries no cookies in a circle, as we do",
    "but turned us away",
  ].join("|")}) \\((\\d+) of (\\d+) vantage points?\\), so we cannot see what`,
);

/** Another test counts these. */
const SECOND_TRY = / It answered (\d+) vantage points? only on the second try\./;

/** A number or a name that the text gives, taken out of it; what is left has to have none. */
function reader(text: string) {
  let rest = text;
  return {
    take: (pattern: RegExp): readonly (string | undefined)[] | undefined => {
      const match = pattern.exec(rest);
      if (match !== null) rest = rest.replace(match[0], "");
      return match?.slice(1);
    },
    rest: () => rest,
  };
}

describe("P17 the counts in the text equal the tally", () => {
  test("P17 of every definite verdict", () => {
    holds(
      sweepAndQuestion,
      ([heard, asked]) => {
        const { verdict, votes, explanation } = judge(heard, asked, EN);
        if (verdict === "unknown") return;
        const { take, rest } = reader(explanation);
        const lead = take(/^(\d+) of (\d+) vantage points (reached|could not reach) example\.com/);
        const [count, of, what] = lead ?? [];
        const side = what === "reached" ? "up" : "down";
        expect([Number(count), Number(of)]).toEqual([votes[side], votes.up + votes.down]);

        const others = take(/; the other (\d+) (reached it|could not)/);
        if (others) {
          const other = others[1] === "reached it" ? "up" : "down";
          expect(other).not.toBe(side);
          expect(Number(others[0])).toBe(votes[other]);
        }
        const uncounted = take(/; (\d+) (was|were) not counted/)?.[0] ?? "0";
        expect(Number(uncounted)).toBe(votes.abstained);
        take(SECOND_TRY);
        expect(rest()).not.toMatch(/\d/);
      },
      5_000,
    );
  });

  test("P17 of every “We can't tell”", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { verdict, votes, explanation } = judge(heard, asked, EN);
      if (verdict !== "unknown" || heard.length === 0) return;
      const { take, rest } = reader(explanation);
      const ours = take(/^Our own vantage points fail their self-test \((\d+) of (\d+)\)/);
      const robots = take(TURNED_AWAY);
      const few = take(/^(None|Only \d+) of (\d+) vantage points? could tell, and we need 3\./);
      const together = take(/^All (\d+) vantage points that could tell stand on one continent/);
      const refused = heard.filter((one) => one.health === "ok" && one.refusal !== null).length;
      const all = votes.up + votes.down + votes.abstained;
      if (ours) expect(ours.map(Number)).toEqual([impaired(heard), all]);
      else if (robots) expect(robots.map(Number)).toEqual([refused, all]);
      else if (few) {
        expect(few[0]).toBe(votes.up + votes.down === 0 ? "None" : `Only ${votes.up + votes.down}`);
        expect(Number(few[1])).toBe(all);
      } else expect(together?.map(Number)).toEqual([votes.up + votes.down]);
      take(SECOND_TRY);
      expect(rest()).not.toMatch(/\d/);
    });
  });

  test("P17 and where not all agree, the few are named, every one of them and nobody else", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { verdict, votes, explanation } = judge(heard, asked, EN);
      if (verdict === "unknown") return;
      const text = explanation.replace(/the one nearest you \([^)]*\)/, "");
      const named = VANTAGES.filter(({ city }) => text.includes(city)).map(({ id }) => id);
      const few = votes.down <= votes.up ? "down" : "up";
      expect(named).toEqual(VANTAGES.map(({ id }) => id).filter((id) => votedFor(heard, id, few)));
    });
  });

  test("P17 and only the vantage nearest the caller is called the one nearest you", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { explanation } = judge(heard, asked, EN);
      const called = explanation.match(
        /the one nearest you \(([^)]*)\)|[^ ]+(?: [^ ]+)? \(nearest/,
      );
      if (called === null) return;
      const city = vantageOf(asked.here?.region ?? "")?.city;
      expect(called[0]).toContain(city);
    });
  });
});

function impaired(heard: readonly Observation[]): number {
  return heard.filter(({ health }) => health === "impaired").length;
}

function votedFor(heard: readonly Observation[], id: string, side: keyof Tally): boolean {
  return heard.some((o) => o.vantage === id && o.health === "ok" && o.outcome === side);
}

/** How many sentences are due beside the counts: a twin that most met, a suspicion that half met. */
function extras(verdict: Verdict, heard: readonly Observation[]): number {
  const sound = heard.filter(({ health }) => health === "ok");
  const of = (side: "up" | "down") => sound.filter(({ outcome }) => outcome === side);
  const isBad = verdict === "down" || verdict === "here" || verdict === "elsewhere";
  const twins = of("down").filter(({ twin }) => twin !== null);
  if (isBad) return twins.length * 2 > of("down").length ? 1 : 0;
  if (verdict === "unknown") return 0;
  const alike = of("up").filter(({ suspect }) => suspect === "error_page");
  return alike.length > 0 && alike.length * 2 >= of("up").length ? 1 : 0;
}

describe("every answer is in words for people", () => {
  const ALL = [...Object.keys(FAILURES), ...REFUSAL_CODES, ...SUSPECT_CODES];
  const CODES = ALL.filter((code) => code.includes("_"));

  test("one headline, one whole sentence, and one more for each thing that many saw", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { headline, explanation, verdict, intermittent } = judge(heard, asked, EN);
      expect(headline).toMatch(/^(It's|We) .*[^.]$/);
      expect(explanation).toMatch(/^[A-Z0-9].*\.$/);
      const sentences = explanation.replaceAll("example.com", "x").split(/\.(?: |$)/).length - 1;
      expect(sentences).toBe(1 + (intermittent ? 1 : 0) + extras(verdict, heard));
    });
  });

  test("no codes, no leftovers of a program, no stray spaces or commas", () => {
    holds(sweepAndQuestion, ([heard, asked]) => {
      const { headline, explanation } = judge(heard, asked, EN);
      const text = `${headline} ${explanation}`;
      expect(text).not.toMatch(/NaN|undefined|null|\[object|_| {2}| [,;:.]|[,;:]{2}|: ;|\(\)/);
      for (const code of CODES) expect(text).not.toContain(code);
    });
  });
});
