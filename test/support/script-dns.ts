/**
 * What DNS says of a name, and the same in the form in which public resolvers say it over HTTPS.
 */
import type { Reaction } from "./script-net";

type Family = "A" | "AAAA" | "TXT" | "SOA";

/** Addresses (or texts), a way to have none, or any reaction of the resolver itself. */
export type Records = readonly string[] | "nxdomain" | "servfail" | "no_data" | Reaction;

/** The same for all families, or family by family; it may differ from question to question. */
export type DnsScript =
  | Records
  | ((nth: number) => DnsScript)
  | { readonly [family in Family]?: Records };

const TYPE: Readonly<Record<Family, number>> = { A: 1, AAAA: 28, TXT: 16, SOA: 6 };
const CODE = { nxdomain: 3, servfail: 2, no_data: 0 } as const;

/** A name that no script mentions has one public address. */
export const SOMEWHERE: readonly string[] = ["44.128.0.1"];

export const RESOLVER_URL = "https://resolver.script/dns-query";

export interface Question {
  readonly name: string;
  readonly type: Family;
}

/** The question that a request to the resolver asks, or null if it is another request. */
export function questionOf(url: URL): Question | null {
  if (url.origin + url.pathname !== RESOLVER_URL) return null;
  const type = url.searchParams.get("type");
  if (type !== "A" && type !== "AAAA" && type !== "TXT" && type !== "SOA")
    throw new Error(`no type in ${url}`);
  return { name: url.searchParams.get("name") ?? "", type };
}

/** @param nth which question of this type about this name it is, from 1. */
export function dnsReaction(script: DnsScript, { type }: Question, nth: number): Reaction {
  if (typeof script === "function") return dnsReaction(script(nth), { name: "", type }, nth);
  if (typeof script === "string") return dnsJson(CODE[script], []);
  if (isList(script)) return dnsJson(0, recordsOf(script, type));
  if ("kind" in script) return script;
  return dnsReaction(script[type] ?? "no_data", { name: "", type }, nth);
}

/** A resolver's answer, as `application/dns-json`. */
export function dnsJson(
  Status: number,
  Answer: readonly { type: number; data: string }[],
  afterMs = 0,
): Reaction {
  const chunks = [JSON.stringify({ Status, Answer })];
  return { kind: "answers", status: 200, headers: {}, afterMs, body: { chunks, end: "closes" } };
}

const isList = (script: object): script is readonly string[] => Array.isArray(script);

function recordsOf(texts: readonly string[], type: Family) {
  const family = (text: string) => (text.includes(":") ? "AAAA" : "A");
  const wanted =
    type === "TXT" || type === "SOA" ? [] : texts.filter((text) => family(text) === type);
  return wanted.map((data) => ({ type: TYPE[type], data }));
}
