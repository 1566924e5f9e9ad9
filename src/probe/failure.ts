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

/** Every failure there is. */
export const FAILURES = {
  dns_nxdomain: down("dns"),
  dns_no_data: down("dns"),
  dns_servfail: down("dns"),
  origin_unresolvable: down("dns"),
  connection_refused: down("connect"),
  connection_lost: down("http"),
  host_unreachable: down("connect"),
  timeout_connect: down("connect"),
  tls_failed: down("tls"),
  tls_certificate: down("tls"),
  timeout_first_byte: down("http"),
  http_5xx: down("http"),
  redirect_loop: down("http"),
  redirect_to_dead: down("http"),

  // Answered or not, a visitor may see something else: no vote.
  address_forbidden: { phase: "dns", fault: "target", outcome: "unsure" },

  resolver_unreachable: ours("resolver", "dns"),
  own_zone_loop: ours("vantage", "connect"),
  unknown: ours("vantage", null),
  prober_timeout: ours("vantage", null),
  prober_error: ours("vantage", null),
  prober_invalid: ours("vantage", null),
} as const satisfies Readonly<Record<string, FailureFacts>>;

export type FailureCode = keyof typeof FAILURES;

/**
 * Every way to answer and turn us away. A refusal shows that somebody is at home; it does not show
 * what a visitor gets. It never votes.
 */
export const REFUSAL_CODES = [
  "http_401",
  "http_403",
  "http_407",
  "http_429",
  "http_451",
  "challenge",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

export function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(FAILURES, text);
}

export function isRefusalCode(text: string): text is RefusalCode {
  return (REFUSAL_CODES as readonly string[]).includes(text);
}
