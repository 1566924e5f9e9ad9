/**
 * Who asks, as far as an answer depends on it: where "here" is, and what they saw themselves.
 * Nothing else of a caller is read.
 */
import * as v from "valibot";
import { FRONT } from "../limits";
import { nearestVantage } from "../vantage/nearest";
import { type VantageId, vantageOf } from "../vantage/registry";
import type { Report } from "../verdict/rule";

export interface Caller {
  /** The vantage that stands for the caller; null when nobody knows where they are. */
  readonly vantage: VantageId | null;
  /** ISO 3166-1 alpha-2, from the network; null when unknown, or when `from` was given. */
  readonly country: string | null;
  readonly report: Report;
}

/** The little of Cloudflare's `request.cf` that says where a request came from: text, all optional. */
const origin = v.object({
  latitude: v.optional(v.string()),
  longitude: v.optional(v.string()),
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z0-9]{2}$/))),
});

export interface BadParameter {
  readonly kind: "bad_parameter";
  readonly detail: string;
}

/**
 * @param cf Cloudflare's `request.cf`, whatever it is.
 * @param query `from`: a vantage's id, as if asked from there. `report`: `up` or `down`. `s`: the
 *   browser's own code for what it saw, as the bookmarklet sends it.
 */
export function callerOf(query: URLSearchParams, cf: unknown): Caller | BadParameter {
  const [from, report] = [query.get("from"), query.get("report")];
  if (from !== null && vantageOf(from) === undefined)
    return { kind: "bad_parameter", detail: "“from” is the name of no vantage point of ours." };
  if (report !== null && report !== "up" && report !== "down")
    return { kind: "bad_parameter", detail: "“report” is “up” or “down”." };
  const code = query.get("s");
  const read = v.safeParse(origin, cf);
  const where = read.success ? read.output : {};
  return {
    vantage: from === null ? locate(where) : (vantageOf(from)?.id ?? null),
    country: from === null ? (where.country ?? null) : null,
    report: report ?? (code === null ? null : reportOfBrowser(code)),
  };
}

function locate(where: v.InferOutput<typeof origin>): VantageId | null {
  const latitude = degrees(where.latitude, 90);
  const longitude = degrees(where.longitude, 180);
  return latitude === null || longitude === null ? null : nearestVantage({ latitude, longitude });
}

function degrees(text: string | undefined, limit: number): number | null {
  if (text === undefined || text.trim() === "") return null;
  const value = Number(text);
  return Math.abs(value) <= limit ? value : null;
}

/** The codes of Firefox's error pages that tell of a page that did not come. */
const FIREFOX_ERRORS: ReadonlySet<string> = new Set([
  "connectionFailure",
  "dnsNotFound",
  "dnsNotFound2",
  "netInterrupt",
  "netReset",
  "netTimeout",
  "nssBadCert",
  "nssFailure2",
  "proxyConnectFailure",
  "proxyResolveFailure",
  "redirectLoop",
  "serverError",
  "unknownProtocolFound",
]);

/**
 * Reads a browser's own code: an HTTP status, Chromium's `ERR_…` and `DNS_PROBE_…`, or the reason in
 * Firefox's `about:neterror`. An error code or a 5xx means down, 2xx and 3xx mean up; anything else
 * tells nothing.
 */
export function reportOfBrowser(code: string): Report {
  if (code.length > FRONT.browserCodeLength) return null;
  if (/^5\d\d$/.test(code)) return "down";
  if (/^[23]\d\d$/.test(code)) return "up";
  return /^(ERR|DNS_PROBE)_[A-Z_]+$/.test(code) || FIREFOX_ERRORS.has(code) ? "down" : null;
}
