/**
 * Decides which hosts are one site: those below the same registrable domain.
 *
 * Only the ICANN section of the Public Suffix List counts. Customers of one hosting domain are then
 * one site, on purpose: limits per site protect that domain's name servers, and a redirect from one
 * customer to another stays with the same operator.
 */
import { getDomain } from "tldts";

/**
 * The registrable domain of a canonical host, or null for a public suffix itself, a single label
 * or an address. An unknown suffix counts as one label (`moved.test` for `gone.moved.test`).
 *
 * Source: the algorithm of publicsuffix.org, as in the installed version of the list.
 */
export function registrableDomain(host: string): string | null {
  // The host went through the one parser already; it must not be picked out of a URL again here.
  return getDomain(host, { allowPrivateDomains: false, extractHostname: false });
}

/** True if two canonical hosts are equal or have the same registrable domain. */
export function sameSite(a: string, b: string): boolean {
  const domain = registrableDomain(a);
  return a === b || (domain !== null && domain === registrableDomain(b));
}

/**
 * The same name with or without `www.`, of which people take one for the other: `www.` and the
 * registrable domain. Null for every other name, and for what has no registrable domain.
 */
export function twinOf(host: string): string | null {
  const domain = registrableDomain(host);
  if (domain === null) return null;
  if (host === domain) return `www.${host}`;
  return host === `www.${domain}` ? domain : null;
}
