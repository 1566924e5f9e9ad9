/**
 * An error as metrics. What is wrong with one target is an answer about that target, and its scrape
 * succeeds; what is wrong with the scrape, and would be so for any target, fails it, as blackbox_exporter
 * does: then `up` is 0, and nothing is said of any website.
 */
import type { Context } from "hono";
import { note } from "../noted";
import { type Problem, type ProblemCode, problemWords } from "../problem";
import { EXPOSITION_TYPE, expositionOf } from "./exposition";
import { familiesOfProblem } from "./families";

/** These say something of the target, or that nobody could look at it right now. */
const OF_A_TARGET: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(["invalid_target", "forbidden_target", "opted_out", "no_such_name"] as const),
  ...(["no_stored_answer", "rate_limited", "overloaded"] as const),
]);

export function sendMetricsProblem(c: Context, problem: Problem): Response {
  const { code } = problem;
  note(c, { said: code, seenAt: null });
  // Numbers have no language, and neither have the words beside them.
  const { title, detail } = problemWords(problem, "en");
  const text = expositionOf(familiesOfProblem(code), [`${title}. ${detail}`]);
  // Prometheus would not wait, so nothing tells it to.
  return c.body(text, statusOf(problem), {
    ...{ "content-type": EXPOSITION_TYPE, "cache-control": "no-store" },
  });
}

function statusOf({ code, reason, status }: Problem) {
  // No target at all is a mistake in the scrape's configuration.
  return OF_A_TARGET.has(code) && reason !== "empty" ? 200 : status;
}
