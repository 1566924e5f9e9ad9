/**
 * `GET /probe?target={host}`: the answer as metrics, for a Prometheus that is set up for blackbox_exporter.
 * A scrape starts a look like any other question, through the same gate; what it is not told is where the
 * Prometheus stands, or the same series would change its meaning with it: only `from` says that.
 */
import { type Context, Hono } from "hono";
import { parseTarget } from "../../target/parse";
import type { Question } from "../ask";
import type { Caller } from "../caller";
import { depsOf, doorAt, type FrontEnv, type FrontOptions } from "../front";
import { note } from "../noted";
import { readParameters } from "../parameters";
import { type Problem, problem, problemOfParameter } from "../problem";
import { EXPOSITION_TYPE, expositionOf } from "./exposition";
import { familiesOf } from "./families";
import { sendMetricsProblem } from "./problem";
import { askWithin, budgetMsOf } from "./within";

type Ctx<E extends FrontEnv> = Context<{ Bindings: E }>;

/** `app.route("/", metricsRoutes(options))` */
export function metricsRoutes<E extends FrontEnv>(options: FrontOptions<E>) {
  const app = new Hono<{ Bindings: E }>();
  app.get("/probe", (c) => probe(c, options));
  return app;
}

async function probe<E extends FrontEnv>(c: Ctx<E>, options: FrontOptions<E>): Promise<Response> {
  const question = questionOf(c, options);
  if (question.kind === "problem") return sendMetricsProblem(c, question);
  const headers = { "content-type": EXPOSITION_TYPE, "cache-control": "no-store" };
  // Nobody would read what a look says; the headers are the same.
  if (c.req.method === "HEAD") return c.body(null, 200, headers);
  const budgetMs = budgetMsOf(c.req.header("x-prometheus-scrape-timeout-seconds") ?? null);
  const answer = await askWithin(question, budgetMs, depsOf(c, options));
  if ("kind" in answer) return sendMetricsProblem(c, answer);
  note(c, { said: answer.verdict, seenAt: answer.sweep.completedAt });
  const families = familiesOf(answer, { from: question.caller.vantage, budgetMs });
  const page = `${c.env.SITE_URL}/${answer.target.host}`;
  const said = answer.settled ? answer.headline : "Nobody can tell yet";
  const remarks = [`${said}. ${page}`, ...(answer.notice ? [answer.notice] : [])];
  return c.body(expositionOf(families, remarks), 200, headers);
}

/** `module`, which blackbox_exporter needs, says nothing to us, and is passed over. */
function questionOf<E extends FrontEnv>(c: Ctx<E>, options: FrontOptions<E>): Question | Problem {
  const { searchParams } = new URL(c.req.url);
  const [text = "", ...others] = searchParams.getAll("target");
  if (others.length > 0) return problem("invalid_parameter", { parameter: "repeated" });
  const asked = readParameters(searchParams, ["from"]);
  if (asked.kind === "bad_parameter") return problemOfParameter(asked);
  const target = parseTarget(text, doorAt(c, options));
  if (target.kind === "rejected") return problem(target.code, { reason: target.reason });
  const caller: Caller = {
    ...{ kind: "caller", vantage: asked.from, country: null },
    ...{ report: null, code: null, tested: null },
  };
  const { headers, method } = c.req.raw;
  // Numbers have no language, and neither have the words beside them.
  return { kind: "question", target, caller, language: "en", headers, method };
}
