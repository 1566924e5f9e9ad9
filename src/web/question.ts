/**
 * Reads who asks what of a request, for every route that asks about one target.
 */
import type { Context } from "hono";
import { parseTarget } from "../target/parse";
import type { Question } from "./ask";
import { callerOf } from "./caller";
import { doorAt, type FrontEnv, type FrontOptions } from "./front";
import { languageOf } from "./language";
import { type Problem, problem, problemOfParameter } from "./problem";

/** @param text what stands for the target. A problem for what cannot be asked. */
export function questionOf<E extends FrontEnv>(
  c: Context<{ Bindings: E }>,
  text: string,
  options: Pick<FrontOptions<E>, "door">,
): Question | Problem {
  const target = parseTarget(text, doorAt(c, options));
  if (target.kind === "rejected") return problem(target.code, { reason: target.reason });
  const caller = callerOf(new URL(c.req.url).searchParams, c.req.raw.cf);
  if (caller.kind === "bad_parameter") return problemOfParameter(caller);
  const { headers, method } = c.req.raw;
  return { kind: "question", target, caller, language: languageOf(c), headers, method };
}
