/**
 * An answer, or an error, in the form that was asked for.
 */
import type { Context } from "hono";
import { NOTHING_BEFORE, type SweepSoFar } from "../monitor/events";
import { type Answer, answerOf } from "./answer";
import type { AskDeps, Question } from "./ask";
import { sendBadgeProblem } from "./badge/send";
import { languageOf } from "./language";
import { sendMetricsProblem } from "./metrics/problem";
import { type Form, isColored } from "./negotiate";
import { note } from "./noted";
import { pageContext } from "./page/context";
import { AnswerPage } from "./page/page";
import { ProblemPage } from "./page/problem";
import { readQuery } from "./pasted";
import { type Problem, problemDocument, problemHeaders } from "./problem";
import { answerText, problemText } from "./text";

/** What has errors of its own form. */
export type ErrorForm = Form | "badge" | "shields" | "metrics";
export type { Form };
export type Reply = Response | Promise<Response>;

/** What a page needs beside the answer. */
interface Shown {
  readonly code: string | null;
  readonly isSimulated: boolean;
  readonly siteUrl: string;
}

const VARY = "Accept, Accept-Language";

export function sendAnswer(c: Context, answer: Answer, form: Form, shown: Shown): Reply {
  note(c, { said: answer.verdict, seenAt: answer.sweep.completedAt });
  c.header("cache-control", "no-store");
  c.header("vary", VARY);
  switch (form) {
    case "json":
      return c.json(answer);
    case "html":
      return page(c, answer, shown);
    case "text":
      return c.text(answerText(answer, shown.siteUrl, isColored(c)));
  }
}

/** The headers of an answer. */
export function sendHead(c: Context, form: Form): Response {
  const type = { html: "text/html", json: "application/json", text: "text/plain" }[form];
  const charset = form === "json" ? "" : "; charset=UTF-8";
  const headers = { "content-type": type + charset, "cache-control": "no-store", vary: VARY };
  return c.body(null, 200, headers);
}

/** What there is as JSON alone. */
export function sendJson(c: Context, document: object): Response {
  c.header("cache-control", "no-store");
  c.header("vary", VARY);
  return c.json(document);
}

/** The page of a question that nobody has answered yet. */
export function sendAsking(c: Context, question: Question, deps: AskDeps, shown: Shown): Reply {
  const { target, caller, language } = question;
  const now = deps.clock.now();
  const nothing: SweepSoFar = {
    ...{ startedAt: now, completedAt: null, observations: [] },
    ...NOTHING_BEFORE,
  };
  const answer = answerOf(target, caller, nothing, { now, notice: deps.notice, language });
  return sendAnswer(c, answer, "html", shown);
}

function page(c: Context, answer: Answer, shown: Shown): Reply {
  const { host } = answer.target;
  const { kept } = readQuery(new URL(c.req.url).searchParams);
  const waiting = new URLSearchParams(kept);
  waiting.set("wait", "settled");
  const again = new URLSearchParams(kept);
  for (const name of ["wait", "s", "report"]) again.delete(name);
  kept.delete("wait");
  // What a browser asks for with its own requests need not be what it asks for with a page.
  kept.set("lang", answer.language);
  return c.html(
    <AnswerPage
      answer={answer}
      context={pageContext(c)}
      liveUrl={`/live/${host}?${kept}`}
      jsonUrl={`/v1/check/${host}?${kept}`}
      againUrl={again.size > 0 ? `/${host}?${again}` : `/${host}`}
      waitUrl={`/${host}?${waiting}`}
      {...shown}
    />,
  );
}

/** @param typed what was asked about, so that the page need not be typed again. */
export function refuse(
  c: Context,
  problem: Problem,
  { form, typed }: { form: ErrorForm; typed?: string },
): Reply {
  note(c, { said: problem.code, seenAt: null });
  const headers = { ...problemHeaders(problem), vary: VARY };
  const language = languageOf(c);
  switch (form) {
    case "badge":
    case "shields":
      return sendBadgeProblem(c, problem);
    case "metrics":
      return sendMetricsProblem(c, problem);
    case "json":
      return c.json(problemDocument(problem, c.env.SITE_URL, language), problem.status, {
        ...headers,
        "content-type": "application/problem+json",
      });
    case "html":
      return c.html(
        <ProblemPage problem={problem} context={pageContext(c)} {...(typed ? { typed } : {})} />,
        problem.status,
        headers,
      );
    case "text":
      return c.text(problemText(problem, language, isColored(c)), problem.status, headers);
  }
}
