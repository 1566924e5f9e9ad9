/**
 * `GET /v1/health/{host}`: the scope as a status and an empty body, for whatever knows statuses alone:
 * scripts, load balancers, other monitors. HEAD asks too, since the status is all there is to say; many
 * monitors send nothing else.
 *
 * Trouble of our own is `unknown` here as everywhere, so a 503 is the target's and never ours.
 */
import { type Context, Hono } from "hono";
import type { Scope } from "../verdict/rule";
import type { Answer } from "./answer";
import { ask } from "./ask";
import { refuse } from "./forms";
import { depsOf, type FrontEnv, type FrontOptions } from "./front";
import { note } from "./noted";
import { FAILINGS, readParameters } from "./parameters";
import { problemHeaders, problemOfParameter } from "./problem";
import { questionOf } from "./question";

/** What each scope is to a client that knows statuses alone. */
export const HEALTH = {
  up: 200,
  down: 503,
  partial: 502,
  unknown: 504,
} as const satisfies Readonly<Record<Scope, number>>;

const form = "json";

/** `app.route("/", healthRoutes(options))` */
export function healthRoutes<E extends FrontEnv>(options: FrontOptions<E>) {
  const app = new Hono<{ Bindings: E }>();
  app.get("/v1/health/:host", async (c) => {
    const asked = readParameters(new URL(c.req.url).searchParams, ["fail-on"]);
    if (asked.kind === "bad_parameter") return refuse(c, problemOfParameter(asked), { form });
    const question = questionOf(c, c.req.param("host"), options);
    if (question.kind === "problem") return refuse(c, question, { form });
    const fails = new Set<Scope>(asked["fail-on"] ?? FAILINGS);
    const result = await ask({ ...question, method: "GET" }, "scope", depsOf(c, options));
    if (result.kind === "asked") return told(c, result.answer.scope, fails, result.answer);
    if (result.code !== "overloaded") return refuse(c, result, { form });
    for (const [name, value] of Object.entries(problemHeaders(result))) c.header(name, value);
    return told(c, "unknown", fails, null);
  });
  return app;
}

/** @param answer null where trouble of ours keeps us from having one. */
function told(
  c: Context,
  scope: Scope,
  fails: ReadonlySet<Scope>,
  answer: Answer | null,
): Response {
  note(c, { said: answer?.verdict ?? "overloaded", seenAt: answer?.sweep.completedAt ?? null });
  const ageS = answer === null ? 0 : Math.max(0, Math.round(answer.sweep.ageMs / 1_000));
  return c.body(null, fails.has(scope) ? HEALTH[scope] : 200, {
    "cache-control": "no-store",
    "justhere-scope": scope,
    "justhere-verdict": answer?.verdict ?? "unknown",
    "justhere-confidence": answer?.confidence ?? "none",
    // Seconds since it was seen; left out where nothing was.
    ...(answer === null ? {} : { "justhere-age": String(ageS) }),
  });
}
