/**
 * Reads off a certificate alone why nobody may trust it for a host.
 *
 * It cannot find a certificate good: who vouches for it, and whether it was revoked, is not asked.
 * So null says "nothing wrong to be seen here", and never more. Never throws. `now` is passed in.
 */
import { X509Certificate } from "node:crypto";
import ipaddr from "ipaddr.js";

// A CommonJS package: Node finds no names in it.
const { IPv4 } = ipaddr;

export type CertificateFault =
  | "tls_expired"
  | "tls_not_yet_valid"
  | "tls_wrong_host"
  | "tls_self_signed";

/**
 * The gravest fault, or null.
 *
 * When several hold, the order is the one of Chromium (`MapCertStatusToNetError`) and Firefox:
 * nobody vouches for it, then the name, then the dates. A visitor's browser says the same, and what
 * we name stays wrong when the others are mended: renewing a certificate of another host, or one
 * that the server signed for itself, helps nobody.
 *
 * @param der as the server sent it
 * @param host a canonical host, or an IPv4 address
 * @param now epoch milliseconds
 */
export function readCertificate(
  der: Uint8Array,
  host: string,
  now: number,
): CertificateFault | null {
  try {
    const certificate = new X509Certificate(der);
    if (isSelfSigned(certificate)) return "tls_self_signed";
    if (!isFor(certificate, host)) return "tls_wrong_host";
    // Both instants belong to the validity (RFC 5280, 4.1.2.5). One that is no date decides nothing.
    if (now < Date.parse(certificate.validFrom)) return "tls_not_yet_valid";
    if (now > Date.parse(certificate.validTo)) return "tls_expired";
    return null;
  } catch {
    // No certificate that the runtime can read.
    return null;
  }
}

/**
 * Signed with its own key, and not only in its own name: an authority of somebody's own may carry
 * the name of the host (RFC 5280, 3.2).
 */
function isSelfSigned(certificate: X509Certificate): boolean {
  if (certificate.subject !== certificate.issuer) return false;
  try {
    return certificate.verify(certificate.publicKey);
  } catch {
    // A kind of key or signature that the runtime does not know: it cannot be told.
    return false;
  }
}

/** As in browsers: the subject's common name counts for nothing (RFC 9525, 2). */
const NAMES = { subject: "never", partialWildcards: false } as const;

function isFor(certificate: X509Certificate, host: string): boolean {
  if (IPv4.isValidFourPartDecimal(host)) return certificate.checkIP(host) !== undefined;
  if (certificate.checkHost(host, NAMES) !== undefined) return true;
  // The runtime lets `*` stand for no label with an underscore; browsers do. So another label stands
  // in, and only the wildcard may answer to it.
  const [label = ""] = host.split(".", 1);
  if (!label.includes("_")) return false;
  const standIn = certificate.checkHost(`x${host.slice(label.length)}`, NAMES);
  return standIn?.startsWith("*.") ?? false;
}
