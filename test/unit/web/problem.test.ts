/** Every error has a stable code, and a sentence for people in each language. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/language";
import { parseTarget } from "../../../src/target/parse";
import type { RejectionReason } from "../../../src/target/rejection";
import {
  PROBLEMS,
  type ProblemCode,
  problem,
  problemDocument,
  problemHeaders,
  problemWords,
} from "../../../src/web/problem";
import { PROBLEM_WORDS } from "../../../src/web/problem.words";
import { problemText } from "../../../src/web/text";

const SITE = "https://justhere.example";
const CODES = Object.keys(PROBLEMS) as ProblemCode[];
const REASONS = Object.keys(PROBLEM_WORDS.en.rejection) as RejectionReason[];
const PARAMETERS = ["from", "report", "wait", "lang", "hosts"] as const;
const SENTENCES = /^[A-ZÄÖÜ“„].*[^.?][.?]$/;

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(CODES)("%s has the same code in every form", (code) => {
    const it = problem(code);
    const { title, detail } = problemWords(it, language);
    expect(title).toMatch(/^[A-ZÄÖÜ].*[^.?]$/);
    expect(detail).toMatch(SENTENCES);
    expect(problemDocument(it, SITE, language)).toEqual({
      type: `${SITE}/#${code}`,
      title,
      status: PROBLEMS[code].status,
      detail,
      code,
    });
    const text = problemText(it, language);
    expect(text.split("\n")[0]).toBe(`${title} (${code}).`);
    expect(text.endsWith("\n")).toBe(true);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  test.each(REASONS)("a target refused for %s is told so in a sentence", (reason) => {
    const { detail } = problemWords(problem("invalid_target", { reason }), language);
    expect(detail).toBe(PROBLEM_WORDS[language].rejection[reason]);
    expect(detail).toMatch(SENTENCES);
    expect(detail).not.toMatch(/undefined|null|_/);
  });

  test.each(PARAMETERS)("a bad %s is told by its name", (parameter) => {
    const { detail } = problemWords(problem("invalid_parameter", { parameter }), language);
    expect(detail).toMatch(SENTENCES);
    expect(detail).toContain(parameter);
  });

  test("what the caller saw of one website cannot be told of several", () => {
    const refused = problem("invalid_parameter", { parameter: "reportOfMany" });
    const { detail } = problemWords(refused, language);
    expect(detail).toMatch(SENTENCES);
    for (const name of ["report", "s", "tested"])
      expect(detail).toMatch(new RegExp(`[“„]${name}[”“]`));
  });
});

test("a name that does not exist is told with the one that may be meant", () => {
  const it = problem("no_such_name", { twin: "www.site.com" });
  expect(problemWords(it, "en").detail).toBe(
    "DNS knows no address for it; for www.site.com it does. That may be the one you mean.",
  );
  expect(problemWords(it, "de").detail).toContain("für www.site.com.");
  expect(problemDocument(it, SITE, "en")).toMatchObject({ twin: "www.site.com" });
  expect(problemDocument(problem("no_such_name", { twin: null }), SITE, "en")).toEqual(
    problemDocument(problem("no_such_name"), SITE, "en"),
  );
});

test("no sentence is the same in two languages", () => {
  const of = (language: (typeof LANGUAGES)[number]) => {
    const { problem: problems, rejection, parameter } = PROBLEM_WORDS[language];
    const told = Object.values(problems).flatMap(({ title, detail }) => [title, detail]);
    return [...told, ...Object.values(rejection), ...Object.values(parameter)];
  };
  const all = LANGUAGES.flatMap(of);
  // Two codes say the same of whose trouble it is: that is one sentence in each language.
  const [en, de] = [new Set(of("en")), new Set(of("de"))];
  expect(new Set(all).size).toBe(en.size + de.size);
});

test("a refused name tells its reason in the language of who asked", () => {
  const target = parseTarget("10.0.0.1", { practice: false, ownHosts: [] });
  if (target.kind !== "rejected") throw new Error(target.host);
  const refused = problem(target.code, { reason: target.reason });
  expect(refused).toEqual({
    kind: "problem",
    code: "forbidden_target",
    status: 403,
    reason: "address_literal",
  });
  expect(problemWords(refused, "en").detail).toBe("Only names can be checked, not IP addresses.");
  expect(problemWords(refused, "de").detail).toBe("Geprüft werden nur Namen, keine IP-Adressen.");
});

test("only what passes has a time to come back", () => {
  const waiting = CODES.filter((code) => "retry-after" in problemHeaders(problem(code)));
  expect(waiting).toEqual(["rate_limited", "overloaded"]);
});
