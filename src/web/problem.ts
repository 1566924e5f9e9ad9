/**
 * Every error that the public can meet: a stable code, a status, and words. RFC 9457.
 * Nothing of a stack, of a runtime's message or of another caller's data can stand in one.
 */
import type { Language } from "../language";
import { FRONT } from "../limits";
import type { RejectionReason } from "../target/rejection";
import { PROBLEM_WORDS } from "./problem.words";

interface Kind {
  readonly status: 400 | 403 | 404 | 405 | 429 | 500 | 503;
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
  rate_limited: { status: 429, retryAfterS: FRONT.retryAfterLimitedS },
  internal_error: { status: 500 },
  overloaded: { status: 503, retryAfterS: FRONT.retryAfterOverloadedS },
} as const satisfies Readonly<Record<string, Kind>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A parameter whose value we can refuse; the last: what the caller saw, where several are asked about. */
export type Parameter = "from" | "report" | "wait" | "hosts" | "reportOfMany";

/** What is known beyond the code; the most telling sentence comes of it. */
interface Particulars {
  /** Why a target was refused. */
  readonly reason?: RejectionReason;
  /** Which parameter of the question was refused. */
  readonly parameter?: Parameter;
  /** The name that may be meant: with or without `www.`, and DNS knows it. */
  readonly twin?: string | null;
}

/** An error as a value, without a language, on its way to whatever format was asked for. */
export interface Problem extends Kind, Particulars {
  readonly kind: "problem";
  readonly code: ProblemCode;
}

export function problem(code: ProblemCode, more: Particulars = {}): Problem {
  return { kind: "problem", code, ...PROBLEMS[code], ...more };
}

export interface ProblemWords {
  /** No full stop at the end. */
  readonly title: string;
  /** One sentence or two, which never repeat what was typed. */
  readonly detail: string;
}

export function problemWords(problem: Problem, language: Language): ProblemWords {
  const { code, reason, parameter, twin } = problem;
  const words = PROBLEM_WORDS[language];
  const { title, detail } = words.problem[code];
  if (reason !== undefined) return { title, detail: words.rejection[reason] };
  if (parameter !== undefined) return { title, detail: words.parameter[parameter] };
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

export function problemHeaders({ retryAfterS }: Problem): Record<string, string> {
  return {
    "cache-control": "no-store",
    ...(retryAfterS === undefined ? {} : { "retry-after": String(retryAfterS) }),
  };
}
