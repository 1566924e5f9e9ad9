/**
 * The closed vocabulary of what can go wrong, and of being turned away.
 *
 * Each failure has a stable code, the phase it belongs to, and whose fault it is. The fault decides
 * the outcome: only a fault of the target may count against the target. What people read of them
 * stands in verdict/words. Pure data.
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
}

const down = (phase: Phase): FailureFacts => ({ phase, fault: "target", outcome: "down" });

const ours = (fault: "resolver" | "vantage", phase: Phase | null): FailureFacts => ({
  phase,
  fault,
  outcome: "unsure",
});

/**
 * Every failure there is. Where two causes cannot be told apart, their code says so
 * (`connection_lost`, `tls_failed`, `unknown`).
 */
export const FAILURES = {
  dns_nxdomain: down("dns"),
  dns_no_data: down("dns"),
  dns_servfail: down("dns"),
  /** An alias (CNAME) of a name that does not exist. */
  dns_dangling: down("dns"),
  origin_unresolvable: down("dns"),

  connection_refused: down("connect"),
  host_unreachable: down("connect"),
  timeout_connect: down("connect"),

  /** Something in the handshake or the certificate; which, cannot be told. */
  tls_failed: down("tls"),
  /** Something in the certificate; what, cannot be told. */
  tls_certificate: down("tls"),
  tls_expired: down("tls"),
  tls_not_yet_valid: down("tls"),
  tls_wrong_host: down("tls"),
  tls_self_signed: down("tls"),
  /** What listens there speaks no TLS at all. */
  tls_not_spoken: down("tls"),
  timeout_tls: down("tls"),

  timeout_first_byte: down("http"),
  /** Reset, empty, no HTTP, or headers too large; which, cannot be told. */
  connection_lost: down("http"),
  reset: down("http"),
  empty_reply: down("http"),
  not_http: down("http"),
  headers_too_large: down("http"),
  /** Headers came, and of the page not one byte. */
  timeout_body: down("http"),
  body_lost: down("http"),
  /** Its compression does not unpack. */
  body_garbled: down("http"),
  http_5xx: down("http"),
  /** A CDN says that it has no website for this name. */
  edge_error: down("http"),
  redirect_loop: down("http"),
  redirect_too_many: down("http"),
  redirect_invalid: down("http"),
  redirect_to_dead: down("http"),
  /** Of a website of the operator's own: not the status that they want of it. */
  unexpected_status: down("http"),
  /** Likewise: read to its end, or to our bound, and not the text that they want in it. */
  unexpected_text: down("http"),

  // Theirs, and a visitor may see something else all the same: no vote.
  address_forbidden: { phase: "dns", fault: "target", outcome: "unsure" },
  /** An answer that breaks the rules of HTTP in a way that browsers forgive, and our runtime not. */
  http_malformed: { phase: "http", fault: "target", outcome: "unsure" },

  resolver_unreachable: ours("resolver", "dns"),
  resolver_invalid: ours("resolver", "dns"),
  own_zone_loop: ours("vantage", "connect"),
  unknown: ours("vantage", null),
  prober_timeout: ours("vantage", null),
  prober_error: ours("vantage", null),
  prober_invalid: ours("vantage", null),
} as const satisfies Readonly<Record<string, FailureFacts>>;

export type FailureCode = keyof typeof FAILURES;

/**
 * What somebody who turns us away wants: a human, a visitor from elsewhere, a login, fewer
 * requests, a browser that carries cookies; or nobody can tell.
 */
export type Wants = "human" | "elsewhere" | "login" | "fewer" | "cookies" | "unclear";

/**
 * Every way to answer and turn us away. A refusal shows that somebody is at home; it does not show
 * what a visitor gets. It never votes. Those of a status alone carry it in their name.
 */
export const REFUSALS = {
  http_401: "login",
  http_403: "unclear",
  http_407: "login",
  http_429: "fewer",
  http_451: "elsewhere",
  http_511: "login",
  http_999: "human",
  /** A test that a person with a browser passes, by a click or without noticing. */
  challenge: "human",
  /** A page that asks whether we are a robot. */
  robot_check: "human",
  /** A firewall's page that says no. */
  blocked: "unclear",
  geo_block: "elsewhere",
  rate_limited: "fewer",
  login: "login",
  /** Turns in a circle for whoever carries no cookies, as we do. */
  cookies: "cookies",
} as const satisfies Readonly<Record<string, Wants>>;

export type RefusalCode = keyof typeof REFUSALS;
export const REFUSAL_CODES = Object.keys(REFUSALS) as RefusalCode[];

/**
 * Why a page that came, and counts as up, may not be what its visitors came for.
 */
export const SUSPECT_CODES = [
  "error_page",
  "database_error",
  "maintenance",
  "default_page",
  "parked",
  "suspended",
  /** Nothing but a redirect, by its markup, to an error. */
  "refresh_to_error",
  "empty_page",
  /** It broke off after its first bytes. */
  "page_incomplete",
  /** It stopped after its first bytes. */
  "page_stalls",
] as const;

export type SuspectCode = (typeof SUSPECT_CODES)[number];

/** What a refusal or a suspicion was read from. */
export const EVIDENCE = ["status", "header", "page", "redirect"] as const;
export type EvidenceClass = (typeof EVIDENCE)[number];

export function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(FAILURES, text);
}

export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(REFUSALS, text);
}
