/**
 * Who asks, as far as an answer depends on it: where "here" is, and what they saw themselves.
 * Nothing else of a caller is read.
 */
import * as v from "valibot";
import { nearestVantage } from "../vantage/nearest";
import type { VantageId } from "../vantage/registry";
import type { Report } from "../verdict/rule";
import { TESTED, type Tested } from "../verdict/you";
import { reportOfBrowser } from "./browser-code";
import { type BadParameter, readParameters } from "./parameters";

export interface Caller {
  readonly kind: "caller";
  /** The vantage that stands for the caller; null when nobody knows where they are. */
  readonly vantage: VantageId | null;
  /** ISO 3166-1 alpha-2, from the network; null when unknown, or when `from` was given. */
  readonly country: string | null;
  /** What they said that they saw, or what their browser's code says of it. */
  readonly report: Report;
  /** The browser's own code, when it is one that we know; see `browser-code`. */
  readonly code: string | null;
  /** What the test from our page gave; null when none was made. */
  readonly tested: Tested | null;
}

/** The little of Cloudflare's `request.cf` that says where a request came from: text, all optional. */
const origin = v.object({
  latitude: v.optional(v.string()),
  longitude: v.optional(v.string()),
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z0-9]{2}$/))),
});

/**
 * @param cf Cloudflare's `request.cf`, whatever it is.
 * @param query `from`: a vantage's id, as if asked from there. `report`: `up` or `down`. `s`: the
 *   browser's own code for what it saw, as the bookmarklet sends it. `tested`: what the test from our
 *   page gave; text that is none of it is no test.
 */
export function callerOf(query: URLSearchParams, cf: unknown): Caller | BadParameter {
  const asked = readParameters(query, ["from", "report"]);
  if (asked.kind === "bad_parameter") return asked;
  const { from, report } = asked;
  const code = query.get("s");
  const read = v.safeParse(origin, cf);
  const where = read.success ? read.output : {};
  return {
    kind: "caller",
    vantage: from ?? locate(where),
    country: from === null ? (where.country ?? null) : null,
    report: report ?? reportOfBrowser(code),
    code: reportOfBrowser(code) === null ? null : code,
    tested: TESTED.find((one) => one === query.get("tested")) ?? null,
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
