/**
 * A browser's own code for what it saw: an HTTP status, Chromium's `ERR_…` and `DNS_PROBE_…`, or the
 * reason in Firefox's `about:neterror` and `about:certerror`. The bookmarklet sends it. It is a claim
 * of that browser about that moment, and it is shown and believed to whoever sent it alone. Pure.
 */
import { FRONT } from "../limits";
import type { Report } from "../verdict/rule";

/** What a code means, coarse enough to be put into words. */
export type BrowserTrouble =
  | "dns"
  | "refused"
  | "timeout"
  | "broken"
  | "unreachable"
  | "certificate"
  | "tls"
  | "circle"
  | "proxy"
  | "offline"
  | "blocked"
  | "server_error"
  | "other";

/** The codes of Firefox's error pages that tell of a page that did not come. */
const FIREFOX: Readonly<Record<string, BrowserTrouble>> = {
  connectionFailure: "refused",
  corruptedContentErrorv2: "broken",
  dnsNotFound: "dns",
  dnsNotFound2: "dns",
  netEmptyResponse: "broken",
  netInterrupt: "broken",
  netOffline: "offline",
  netReset: "broken",
  netTimeout: "timeout",
  networkProtocolError: "broken",
  nssBadCert: "certificate",
  nssFailure2: "tls",
  proxyConnectFailure: "proxy",
  proxyResolveFailure: "proxy",
  redirectLoop: "circle",
  serverError: "server_error",
  unknownProtocolFound: "other",
};

/** The families of Chromium's codes: net/base/net_error_list.h. The first that matches counts. */
const CHROMIUM: readonly (readonly [RegExp, BrowserTrouble])[] = [
  [/^ERR_INTERNET_DISCONNECTED$|^ERR_NETWORK_CHANGED$|NO_INTERNET$/, "offline"],
  [/^DNS_PROBE_|^ERR_NAME_|^ERR_DNS_|^ERR_ICANN_NAME/, "dns"],
  [/PROXY|^ERR_TUNNEL_|^ERR_SOCKS_/, "proxy"],
  [/^ERR_BLOCKED_BY_|^ERR_NETWORK_ACCESS_DENIED$/, "blocked"],
  [/^ERR_CONNECTION_REFUSED$/, "refused"],
  [/TIMED_OUT$/, "timeout"],
  [/UNREACHABLE$/, "unreachable"],
  [/^ERR_CERT(_|IFICATE_)/, "certificate"],
  [/^ERR_SSL_|^ERR_BAD_SSL_|^ERR_ECH_/, "tls"],
  [/^ERR_TOO_MANY_REDIRECTS$/, "circle"],
  [/^ERR_CONNECTION_|^ERR_EMPTY_RESPONSE$|^ERR_INCOMPLETE_|^ERR_CONTENT_LENGTH/, "broken"],
];

/** Null for a code that tells nothing: a 404 is a page, and what is no code is no claim. */
export function troubleOf(code: string): BrowserTrouble | null {
  if (code.length > FRONT.browserCodeLength) return null;
  if (/^5\d\d$/.test(code)) return "server_error";
  // Somebody pressed Stop.
  if (code === "ERR_ABORTED") return null;
  if (/^(ERR|DNS_PROBE)_[A-Z0-9_]+$/.test(code))
    return CHROMIUM.find(([family]) => family.test(code))?.[1] ?? "other";
  return Object.hasOwn(FIREFOX, code) ? (FIREFOX[code] ?? null) : null;
}

/** An error code or a 5xx means down, 2xx and 3xx mean up; anything else tells nothing. */
export function reportOfBrowser(code: string | null): Report {
  if (code === null) return null;
  if (/^[23]\d\d$/.test(code)) return "up";
  return troubleOf(code) === null ? null : "down";
}
