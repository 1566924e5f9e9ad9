/**
 * Turns what fetch and DNS said into one failure, one refusal, or "it answered". Pure.
 *
 * A failed fetch has two forms. On a developer's machine it is an exception with one of three
 * meanings; on Cloudflare it is mostly a *response* that Cloudflare made up, 520 to 526 or 530, with
 * `error code: NNNN` in its body. Both are read here, by class and never by one exact string; what
 * is in neither form is `unknown`, which blames nobody.
 */
import { PROBE } from "../limits";
import type { FailureCode, RefusalCode } from "./failure";

/** What an answered request amounts to. `redirect` is for the caller to follow or not. */
export type Reading =
  | { readonly kind: "up" }
  | { readonly kind: "redirect" }
  | { readonly kind: "failed"; readonly failure: FailureCode }
  | { readonly kind: "refused"; readonly refusal: RefusalCode }
  /** A made-up 530: its body says which failure. */
  | { readonly kind: "read_error_code" };

/** The little of a response that classification needs. */
export interface ResponseFacts {
  readonly status: number;
  /** Value of `cf-mitigated`; `challenge` is the only documented one. */
  readonly mitigated: string | null;
  readonly hasLocation: boolean;
  /** Milliseconds from the request to the headers. */
  readonly tookMs: number;
}

const REFUSING_STATUS: Readonly<Record<number, RefusalCode>> = {
  401: "http_401",
  403: "http_403",
  407: "http_407",
  429: "http_429",
  451: "http_451",
};

/** developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors */
const MADE_UP_STATUS: Readonly<Record<number, FailureCode>> = {
  520: "connection_lost",
  521: "connection_refused",
  522: "timeout_connect",
  523: "host_unreachable",
  524: "timeout_first_byte",
  525: "tls_failed",
  526: "tls_certificate",
};

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export function readResponse(facts: ResponseFacts): Reading {
  const { status } = facts;
  if (facts.mitigated === "challenge") return { kind: "refused", refusal: "challenge" };
  const refusal = REFUSING_STATUS[status];
  if (refusal) return { kind: "refused", refusal };
  if (status === 530) return { kind: "read_error_code" };
  if (status === 522 && facts.tookMs < PROBE.ownZoneLoopMs)
    return { kind: "failed", failure: "own_zone_loop" };
  const failure = MADE_UP_STATUS[status];
  if (failure) return { kind: "failed", failure };
  if (status >= 500) return { kind: "failed", failure: "http_5xx" };
  if (REDIRECTS.has(status) && facts.hasLocation) return { kind: "redirect" };
  return { kind: "up" };
}

/**
 * Reads the body of a 530. 1001, 1002 and 1016 are DNS of the origin; 1033 is a tunnel whose far end
 * is gone. Any other is a server error like the rest.
 * Source: …/http-status-codes/cloudflare-1xxx-errors
 */
export function readErrorCode(body: string): FailureCode {
  const code = /error code: (\d{4})/.exec(body)?.[1];
  if (code === "1001" || code === "1002" || code === "1016") return "origin_unresolvable";
  if (code === "1033") return "host_unreachable";
  return "http_5xx";
}

/** What a TCP connection to the same port did, when somebody tried one. */
export type Knock = "opened" | "rejected" | "unanswered" | "untried";

/**
 * Reads an exception of fetch, with what a TCP connection to the same port did.
 *
 * workerd throws "Network connection lost." for refused, reset and anything that is not HTTP, and
 * "internal error" for TLS and for DNS (which was asked before, so over https it is TLS).
 */
export function readException(error: unknown, scheme: "https" | "http", knock: Knock): FailureCode {
  const text = error instanceof Error ? error.message : "";
  if (/^network connection lost/i.test(text))
    return knock === "rejected" ? "connection_refused" : "connection_lost";
  if (/^internal error/i.test(text)) {
    return scheme === "https" && knock !== "rejected" ? "tls_failed" : "unknown";
  }
  return "unknown";
}

/** What DNS over HTTPS said of one name. */
export type DnsAnswer =
  | {
      readonly kind: "addresses";
      readonly ipv4: readonly string[];
      readonly ipv6: readonly string[];
    }
  | { readonly kind: "failed"; readonly failure: FailureCode };

/** One family's answer: the DNS response code (RFC 1035 §4.1.1) and the addresses, or no answer. */
export type FamilyAnswer = { readonly code: number; readonly addresses: readonly string[] } | null;

const NOERROR = 0;
const NXDOMAIN = 3;

/**
 * Puts the two families together. A name server that fails for one family and answers for the other
 * is common and harmless; a resolver that did not answer for one leaves an address unguarded, so
 * then nothing is known.
 */
export function readDns(ipv4: FamilyAnswer, ipv6: FamilyAnswer): DnsAnswer {
  if (ipv4 === null || ipv6 === null) return { kind: "failed", failure: "resolver_unreachable" };
  if (ipv4.addresses.length + ipv6.addresses.length > 0)
    return { kind: "addresses", ipv4: ipv4.addresses, ipv6: ipv6.addresses };
  const codes = [ipv4.code, ipv6.code];
  if (codes.includes(NXDOMAIN)) return { kind: "failed", failure: "dns_nxdomain" };
  if (codes.every((code) => code === NOERROR)) return { kind: "failed", failure: "dns_no_data" };
  return { kind: "failed", failure: "dns_servfail" };
}
