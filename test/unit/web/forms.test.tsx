/** The forms of an answer: text for a terminal, a page for people, and what both must never show. */
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import { parseTarget, type Target } from "../../../src/target/parse";
import { VANTAGE_IDS, type VantageId } from "../../../src/vantage/registry";
import { type Answer, answerOf } from "../../../src/web/answer";
import { AnswerPage, ProblemPage } from "../../../src/web/page";
import { PROBLEMS, type ProblemCode, problem, problemDocument } from "../../../src/web/problem";
import { answerText, problemText } from "../../../src/web/text";
import { SCENARIO_LIST } from "../../scenarios";
import { seen } from "../verdict/build";

const SITE = "https://justhere.example";
const NOW = 1_292_189_217_700;

function targetOf(text: string): Target {
  const target = parseTarget(text, { practice: true, ownHosts: [] });
  if (target.kind === "rejected") throw new Error(target.reason);
  return target;
}

function answerOn(
  observations: readonly Observation[],
  rest: { host?: string; vantage?: VantageId | null; completedAt?: number | null } = {},
): Answer {
  const { host = "up.test", vantage = "germany", completedAt = NOW - 800 } = rest;
  const past = { lastGoodAt: null, firstBadAt: null };
  const sweep = { startedAt: NOW - 2_700, completedAt, observations, past };
  const caller = { vantage, country: null, report: null };
  return answerOf(targetOf(host), caller, sweep, { now: NOW, notice: null });
}

describe("text for a terminal", () => {
  test.each(SCENARIO_LIST)("of %s fits in 80 columns and ends its last line", (_name, scenario) => {
    const sweep = VANTAGE_IDS.map((id) => seen(id, scenario.sees(id)));
    const text = answerText(answerOn(sweep), SITE);
    expect(text.endsWith("\n")).toBe(true);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });

  test("begins with one sentence, and marks the vantage nearest the caller", () => {
    const text = answerText(answerOn(VANTAGE_IDS.map((id) => seen(id, "up"))), SITE);
    expect(text.startsWith("It's up for everyone: 10 of 10 vantage points reached up.test")).toBe(
      true,
    );
    expect(text.match(/^> .*$/gm)).toEqual([expect.stringContaining("Frankfurt")]);
  });

  test("says of a vantage that has not answered that it is still looking", () => {
    const sweep = VANTAGE_IDS.slice(0, 9).map((id) => seen(id, "up"));
    const answer = answerOn(sweep, { completedAt: null });
    expect(answer.pending).toEqual(["australia"]);
    expect(answer.sweep).toMatchObject({ complete: false, completedAt: null, ageMs: 0 });
    expect(answerText(answer, SITE)).toMatch(/^ {2}Sydney +still looking$/m);
  });

  test("cuts a row that is too long, and says so by its last character", () => {
    const long = `${"a".repeat(60)}.${"b".repeat(60)}.org`;
    const sentOn = seen("us-east", "up", { redirectsTo: long });
    const row = answerText(answerOn([sentOn]), SITE)
      .split("\n")
      .find((line) => line.includes("Ashburn"));
    expect(row).toMatch(/…/);
    expect(row?.length).toBeLessThanOrEqual(80);
  });
});

describe("an answer while vantages are still looking", () => {
  const early = (failing: readonly VantageId[]) =>
    answerOn(
      VANTAGE_IDS.filter((id) => id !== "japan").map((id) =>
        seen(id, failing.includes(id) ? "connection_refused" : "up"),
      ),
      { completedAt: null },
    );

  test("does not tell a scope that the rest can still change", () => {
    // One failure of ten is up for everyone; a second one, in Tokyo, would make it partial.
    expect(early(["germany"])).toMatchObject({ verdict: "here", scope: "unknown", since: null });
  });

  test("tells one that nothing can change any more", () => {
    expect(early([])).toMatchObject({ verdict: "up", scope: "up" });
    expect(early(["germany", "ireland"])).toMatchObject({ verdict: "here", scope: "partial" });
  });
});

describe("a page", () => {
  const render = async (answer: Answer) => (await (<AnswerPage answer={answer} />)).toString();

  test("has a row for each vantage, a heading, and the same words as the text", async () => {
    const answer = answerOn(VANTAGE_IDS.map((id) => seen(id, "connection_refused")));
    const html = await render(answer);
    expect(html.match(/<tr>/g)).toHaveLength(11);
    expect(html).toContain("<h1>up.test</h1>");
    expect(html).toContain(answer.explanation);
    expect(html).toContain("<strong>nearest you</strong>");
  });

  test("shows a name in another script by its plain form, and the other beside it", async () => {
    const html = await render(answerOn([seen("us-east", "up")], { host: "аpple.test" }));
    expect(html).toContain("<h1>xn--pple-43d.test</h1>");
    expect(html).toContain("<bdi>аpple.test</bdi>");
    expect(html).not.toMatch(/<(h1|title)>[^<]*аpple/);
  });

  test("says so when nobody knows where the caller is", async () => {
    const html = await render(answerOn([seen("us-east", "up")], { vantage: null }));
    expect(html).toContain("We do not know which vantage point is nearest you.");
    expect(html).not.toContain("nearest you</strong>");
  });
});

describe("an error has the same code in every form", () => {
  test.each(Object.keys(PROBLEMS) as ProblemCode[])("%s", async (code) => {
    const it = problem(code);
    expect(problemDocument(it, SITE)).toEqual({
      type: `${SITE}/#${code}`,
      title: it.title,
      status: it.status,
      detail: it.detail,
      code,
    });
    expect(problemText(it)).toMatch(new RegExp(`\\n\\(${code}\\)\\n$`));
    expect((await (<ProblemPage problem={it} />)).toString()).toContain(`<code>${code}</code>`);
  });
});
