/**
 * What the query of a request can say: one schema for each parameter. It validates what comes in, types
 * the code that reads it, and describes the parameter in `/openapi.json`. A value that its schema does
 * not know is refused, and never guessed at. Pure.
 */
import * as v from "valibot";
import { LANGUAGES } from "../language";
import { VANTAGE_IDS } from "../vantage/registry";

/** What may stand before the state on a badge; `host`: the name itself. */
export const BADGE_LABELS = ["justhere", "status", "website", "host", "none"] as const;
/** How a badge is drawn. */
export const BADGE_STYLES = ["flat", "flat-square", "for-the-badge"] as const;

/** A schema that reads the text of one parameter. */
type Reads<T> = v.GenericSchema<string, T>;

/** Several words of a list, with commas between them. */
const someOf = <const W extends string>(words: readonly W[]) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(",").map((word) => word.trim())),
    v.array(v.picklist(words)),
    v.minLength(1),
  );

/** Of a scope: those for which somebody may want to be told that it fails. */
export const FAILINGS = ["down", "partial", "unknown"] as const;

/** By the name that each has in a query. */
export const QUERY = {
  from: v.picklist(VANTAGE_IDS),
  report: v.picklist(["up", "down"]),
  wait: v.picklist(["settled", "full"]),
  lang: v.picklist(LANGUAGES),
  format: v.picklist(["text", "json", "html"]),
  // `?color` alone, and the words of `ls`, `grep` and `git`.
  color: v.picklist(["", "always", "never"]),
  "fail-on": someOf(FAILINGS),
  label: v.picklist(BADGE_LABELS),
  style: v.picklist(BADGE_STYLES),
} as const satisfies Readonly<Record<string, Reads<unknown>>>;

export type QueryName = keyof typeof QUERY;

export const QUERY_NAMES = Object.keys(QUERY) as readonly QueryName[];

export interface BadParameter {
  readonly kind: "bad_parameter";
  readonly parameter: QueryName;
}

/** The values by name; null where the query says nothing. */
export type Read<N extends QueryName> = {
  readonly [K in N]: v.InferOutput<(typeof QUERY)[K]> | null;
} & { readonly kind: "read" };

/** @param names those that the route goes by; whatever else stands in the query is not looked at. */
export function readParameters<N extends QueryName>(
  query: URLSearchParams,
  names: readonly N[],
): Read<N> | BadParameter {
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const text = query.get(name);
    const read = text === null ? null : v.safeParse(QUERY[name], text);
    if (read !== null && !read.success) return { kind: "bad_parameter", parameter: name };
    values[name] = read === null ? null : read.output;
  }
  return { kind: "read", ...values } as Read<N>;
}

/** Whether a parameter can have that value. */
export function isValueOf(name: QueryName, text: string): boolean {
  return v.is(QUERY[name], text);
}
