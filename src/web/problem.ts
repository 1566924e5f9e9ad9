/**
 * Every error that the public can meet: a stable code, a status, and words. RFC 9457.
 * Nothing of a stack, of a runtime's message or of another caller's data can stand in one.
 */

import type { Limited, Refusal } from "../gate/gate";
import type { Language } from "../language";
import { CLIENT, FRONT } from "../limits";
import type { RejectionReason } from "../target/rejection";
import type { BadParameter, QueryName } from "./parameters";
import { PROBLEM_WORDS } from "./problem.words";

interface Kind {
  readonly status: 400 | 403 | 404 | 405 | 414 | 429 | 500 | 503 | 508;
  /** Seconds, for the Retry-After header. */
  readonly retryAfterS?: number;
}

/** Every code there is. */
export const PROBLEMS = {
  invalid_target: { status: 400 },
  invalid_parameter: { status: 400 },
  forbidden_target: { status: 403 },
  opted_out: { status: 403 },
  no_such_name: { status: 404 },
  not_found: { status: 404 },
  method_not_allowed: { status: 405 },
  uri_too_long: { status: 414 },
  no_stored_answer: { status: 404 },
  rate_limited: { status: 429, retryAfterS: CLIENT.periodS },
  loop_detected: { status: 508 },
  internal_error: { status: 500 },
  overloaded: { status: 503, retryAfterS: FRONT.retryAfterOverloadedS },
} as const satisfies Readonly<Record<string, Kind>>;

export type ProblemCode = keyof typeof PROBLEMS;

/**
 * A parameter whose value we can refuse; beyond the names: what the caller saw, where several are asked
 * about, and one that stands there twice.
 */
export type Parameter = QueryName | "streamFormat" | "hosts" | "reportOfMany" | "repeated";

/** What is known beyond the code; the most telling sentence comes of it. */
interface Particulars {
  /** Why a target was refused. */
  readonly reason?: RejectionReason;
  /** Which parameter of the question was refused. */
  readonly parameter?: Parameter;
  /** The name that may be meant: with or without `www.`, and DNS knows it. */
  readonly twin?: string | null;
  /** What has run out. */
  readonly limited?: Limited;
}

/** An error as a value, without a language, on its way to whatever format was asked for. */
export interface Problem extends Kind, Particulars {
  readonly kind: "problem";
  readonly code: ProblemCode;
}

export function problem(code: ProblemCode, more: Particulars = {}): Problem {
  return { kind: "problem", code, ...PROBLEMS[code], ...more };
}

export function problemOfParameter({ parameter }: BadParameter): Problem {
  return problem("invalid_parameter", { parameter });
}

export function problemOf(refusal: Refusal): Problem {
  switch (refusal.code) {
    case "no_such_name":
      return problem(refusal.code, { twin: refusal.twin });
    case "rate_limited": {
      const { code, ...limited } = refusal;
      return problem(code, { limited });
    }
    default:
      return problem(refusal.code);
  }
}

export interface ProblemWords {
  /** No full stop at the end. */
  readonly title: string;
  /** One sentence or two, which never repeat what was typed. */
  readonly detail: string;
}

export function problemWords(problem: Problem, language: Language): ProblemWords {
  const { code, reason, parameter, twin, limited } = problem;
  const words = PROBLEM_WORDS[language];
  const { title, detail } = words.problem[code];
  if (reason !== undefined) return { title, detail: words.rejection[reason] };
  if (parameter !== undefined) return { title, detail: words.parameter[parameter] };
  if (limited !== undefined) return { title, detail: words.limit[limited.limit] };
  if (twin) return { title, detail: words.twin(twin) };
  return { title, detail };
}

/** The JSON document of RFC 9457, with our `code`, and the name that may be meant, as extension members. */
export function problemDocument(problem: Problem, siteUrl: string, language: Language) {
  const { code, status, twin } = problem;
  const { title, detail } = problemWords(problem, language);
  const meant = twin ? { twin } : {};
  return { type: `${siteUrl}/#${code}`, title, status, detail, code, ...meant };
}

export function problemHeaders({ retryAfterS, limited }: Problem): Record<string, string> {
  const waitS = limited === undefined ? retryAfterS : Math.ceil(limited.retryAfterMs / 1_000);
  return {
    "cache-control": "no-store",
    ...(waitS === undefined ? {} : { "retry-after": String(waitS) }),
    ...(limited === undefined ? {} : limitHeaders(limited)),
  };
}

/** The RateLimit header fields, draft-ietf-httpapi-ratelimit-headers-10: nothing is left of this one. */
function limitHeaders({ limit, rate, retryAfterMs }: Limited): Record<string, string> {
  return {
    "ratelimit-policy": `"${limit}";q=${rate.count};w=${Math.ceil(rate.perMs / 1_000)}`,
    ratelimit: `"${limit}";r=0;t=${Math.ceil(retryAfterMs / 1_000)}`,
  };
}
