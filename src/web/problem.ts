/**
 * Every error that the public can meet: a stable code, a status, and words. RFC 9457.
 * Nothing of a stack, of a runtime's message or of another caller's data can stand in one.
 */
import { FRONT } from "../limits";

interface Kind {
  readonly status: 400 | 403 | 404 | 405 | 429 | 500 | 503;
  readonly title: string;
  readonly detail: string;
  /** Seconds, for the Retry-After header. */
  readonly retryAfterS?: number;
}

/** Every code there is. */
export const PROBLEMS = {
  invalid_target: {
    status: 400,
    title: "That is not the name of a website",
    detail: "Ask about a host name, such as example.com.",
  },
  invalid_parameter: {
    status: 400,
    title: "A parameter has a value that we do not know",
    detail: "See the list of parameters in the README.",
  },
  forbidden_target: {
    status: 403,
    title: "We must not look at that name",
    detail: "It does not stand for a public website.",
  },
  opted_out: {
    status: 403,
    title: "Its owner asked us not to look",
    detail: "A DNS record of this site says that it does not want to be probed.",
  },
  no_such_name: {
    status: 404,
    title: "There is no such name",
    detail: "DNS knows no address for it. Is it spelled right?",
  },
  not_found: {
    status: 404,
    title: "There is nothing here",
    detail: "Ask about a website by its name: /example.com",
  },
  method_not_allowed: {
    status: 405,
    title: "Only GET and HEAD are answered here",
    detail: "Ask with GET.",
  },
  rate_limited: {
    status: 429,
    title: "Too many questions",
    detail: "You have started many looks within a minute. Answers that we have already stay free.",
    retryAfterS: FRONT.retryAfterLimitedS,
  },
  internal_error: {
    status: 500,
    title: "We made a mistake",
    detail: "This is our trouble and says nothing about the website.",
  },
  overloaded: {
    status: 503,
    title: "Too many people ask about this website right now",
    detail: "This is our trouble and says nothing about the website. Ask again in a moment.",
    retryAfterS: FRONT.retryAfterOverloadedS,
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** An error as a value, on its way to whatever format was asked for. */
export interface Problem extends Kind {
  readonly kind: "problem";
  readonly code: ProblemCode;
}

export function problem(code: ProblemCode, detail?: string): Problem {
  const known: Kind = PROBLEMS[code];
  return { kind: "problem", code, ...known, detail: detail ?? known.detail };
}

/** The JSON document of RFC 9457, with our `code` as an extension member. */
export function problemDocument({ code, status, title, detail }: Problem, siteUrl: string) {
  return { type: `${siteUrl}/#${code}`, title, status, detail, code };
}

export function problemHeaders({ retryAfterS }: Problem): Record<string, string> {
  return {
    "cache-control": "no-store",
    ...(retryAfterS === undefined ? {} : { "retry-after": String(retryAfterS) }),
  };
}
