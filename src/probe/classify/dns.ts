/**
 * Phase dns: what the resolver's two answers for a name amount to. Pure.
 */
import type { FailureCode } from "../failure";

/** What DNS over HTTPS said of one name. */
export type DnsAnswer =
  | {
      readonly kind: "addresses";
      readonly ipv4: readonly string[];
      readonly ipv6: readonly string[];
    }
  | { readonly kind: "failed"; readonly failure: FailureCode };

/**
 * What a resolver said of one family: the DNS response code (RFC 1035 §4.1.1), the addresses, and
 * whether the name is an alias (CNAME). Or that it said nothing, or nonsense.
 */
export type FamilyAnswer =
  | "unreachable"
  | "invalid"
  | {
      readonly code: number;
      readonly addresses: readonly string[];
      readonly isAlias: boolean;
    };

const NOERROR = 0;
const SERVFAIL = 2;
const NXDOMAIN = 3;

/**
 * Puts the two families together. A name server that fails for one family and answers for the other
 * is common and harmless; a resolver that did not answer for one leaves an address unguarded, so
 * then nothing is known.
 */
export function readDns(ipv4: FamilyAnswer, ipv6: FamilyAnswer): DnsAnswer {
  if (ipv4 === "unreachable" || ipv6 === "unreachable") return failed("resolver_unreachable");
  if (ipv4 === "invalid" || ipv6 === "invalid") return failed("resolver_invalid");
  if (ipv4.addresses.length + ipv6.addresses.length > 0)
    return { kind: "addresses", ipv4: ipv4.addresses, ipv6: ipv6.addresses };

  const codes = [ipv4.code, ipv6.code];
  if (codes.includes(NXDOMAIN))
    return failed(ipv4.isAlias || ipv6.isAlias ? "dns_dangling" : "dns_nxdomain");
  if (codes.every((code) => code === NOERROR)) return failed("dns_no_data");
  // Any other code is the resolver's own no: to us, or to such a question.
  const isTheirs = codes.every((code) => code === NOERROR || code === SERVFAIL);
  return failed(isTheirs ? "dns_servfail" : "resolver_invalid");
}

/** The families that a name has; for telling, not for choosing: the runtime chooses. */
export function familiesOf(answer: DnsAnswer): "ipv4" | "ipv6" | "both" | null {
  if (answer.kind === "failed") return null;
  if (answer.ipv6.length === 0) return "ipv4";
  return answer.ipv4.length === 0 ? "ipv6" : "both";
}

function failed(failure: FailureCode): DnsAnswer {
  return { kind: "failed", failure };
}
