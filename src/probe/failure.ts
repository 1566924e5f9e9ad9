/**
 * The closed vocabulary of what can go wrong, and of being turned away.
 *
 * Each failure has a stable code, the phase it belongs to, and whose fault it is. The fault decides
 * the outcome: only a fault of the target may count against the target. Pure data.
 */

/** The steps of one look, in order. */
export type Phase = "dns" | "connect" | "tls" | "http";

/** Whose trouble it is: the target's own, our resolver's, or our vantage's. */
export type Fault = "target" | "resolver" | "vantage";

interface FailureFacts {
  /** Null when the trouble is not part of looking at the target. */
  readonly phase: Phase | null;
  readonly fault: Fault;
  /** `down` needs a fault of the target that a visitor would meet as well. */
  readonly outcome: "down" | "unsure";
  /** What a person reads in a table; completes "it saw: …". */
  readonly words: string;
}

const down = (phase: Phase, words: string): FailureFacts => ({
  phase,
  fault: "target",
  outcome: "down",
  words,
});

const ours = (fault: "resolver" | "vantage", phase: Phase | null, words: string): FailureFacts => ({
  phase,
  fault,
  outcome: "unsure",
  words,
});

/** Every failure there is. */
export const FAILURES = {
  dns_nxdomain: down("dns", "no such name in DNS"),
  dns_no_data: down("dns", "the name has no address"),
  dns_servfail: down("dns", "its name servers fail"),
  origin_unresolvable: down("dns", "its CDN cannot find the server"),
  connection_refused: down("connect", "connection refused"),
  connection_lost: down("http", "the connection broke off"),
  host_unreachable: down("connect", "no route to it"),
  timeout_connect: down("connect", "no connection in time"),
  tls_failed: down("tls", "no secure connection"),
  tls_certificate: down("tls", "its certificate is not valid"),
  timeout_first_byte: down("http", "connected, but no answer in time"),
  http_5xx: down("http", "server error"),
  redirect_loop: down("http", "redirects in a circle"),
  redirect_to_dead: down("http", "redirects to a page that is down"),

  // Answered or not, a visitor may see something else: no vote.
  address_forbidden: {
    phase: "dns",
    fault: "target",
    outcome: "unsure",
    words: "an address we may not look at",
  },

  resolver_unreachable: ours("resolver", "dns", "our resolver did not answer"),
  own_zone_loop: ours("vantage", "connect", "we cannot look at our own zone"),
  unknown: ours("vantage", null, "a failure we cannot name"),
  prober_timeout: ours("vantage", null, "our prober did not answer"),
  prober_error: ours("vantage", null, "our prober failed"),
  prober_invalid: ours("vantage", null, "our prober answered nonsense"),
} as const satisfies Readonly<Record<string, FailureFacts>>;

export type FailureCode = keyof typeof FAILURES;

/**
 * Every way to answer and turn us away. A refusal shows that somebody is at home; it does not show
 * what a visitor gets. It never votes.
 */
export const REFUSALS = {
  http_401: "asks for a password",
  http_403: "answers, but refuses robots",
  http_407: "asks for a proxy password",
  http_429: "answers, but too many requests",
  http_451: "answers, but blocked by law there",
  challenge: "answers, but wants proof of a human",
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(FAILURES, text);
}

export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(REFUSALS, text);
}
