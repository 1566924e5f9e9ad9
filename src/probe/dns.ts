/**
 * Asks DNS over HTTPS (the JSON form: `application/dns-json`) for the addresses of a name, and
 * guards them: a name with any address that is not public is not looked at.
 */
import * as v from "valibot";
import { PROBE } from "../limits";
import { isAddress, isPublicAddress } from "../target/address";
import { discard, readBody } from "./body";
import { type DnsAnswer, type FamilyAnswer, readDns } from "./classify/dns";
import type { Network } from "./network";

/** Record types, IANA "Resource Record (RR) TYPEs". */
const TYPE = { A: 1, CNAME: 5, SOA: 6, TXT: 16, AAAA: 28 } as const;

/** Response codes, RFC 1035 §4.1.1. */
const CODE = { NOERROR: 0, NXDOMAIN: 3 } as const;

const reply = v.object({
  Status: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
  Answer: v.optional(
    v.array(v.object({ type: v.number(), data: v.pipe(v.string(), v.maxLength(4_096)) })),
    [],
  ),
});

/** How to ask: over which network, which resolver. */
export interface Resolver {
  readonly network: Network;
  /** An endpoint that speaks `application/dns-json`, such as `https://cloudflare-dns.com/dns-query`. */
  readonly url: string;
}

/** Both families of a name. A non-public address among them gives `address_forbidden`. Never rejects. */
export async function resolve(
  resolver: Resolver,
  host: string,
  signal: AbortSignal,
): Promise<DnsAnswer> {
  const [ipv4, ipv6] = await Promise.all([
    ask(resolver, host, "A", signal),
    ask(resolver, host, "AAAA", signal),
  ]);
  const read = readDns(familyOf(ipv4, "A"), familyOf(ipv6, "AAAA"));
  if (read.kind === "addresses" && ![...read.ipv4, ...read.ipv6].every(isPublicAddress))
    return { kind: "failed", failure: "address_forbidden" };
  return read;
}

/** The TXT records of a name, as text; empty when there are none or nobody answered. Never rejects. */
export async function resolveText(
  resolver: Resolver,
  name: string,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const found = await ask(resolver, name, "TXT", signal);
  if (typeof found === "string") return null;
  const isTold = found.Status === CODE.NOERROR || found.Status === CODE.NXDOMAIN;
  return isTold ? dataOf(found, "TXT").map(textOf) : null;
}

/**
 * Whether DNS knows a registrable domain, whatever stands there; null when nobody can tell. Below one
 * that it does not know there is no name (RFC 8020). Never rejects.
 */
export async function isRegistered(
  resolver: Resolver,
  domain: string,
  signal: AbortSignal,
): Promise<boolean | null> {
  const found = await ask(resolver, domain, "SOA", signal);
  if (typeof found === "string") return null;
  if (found.Status === CODE.NXDOMAIN) return false;
  return found.Status === CODE.NOERROR ? true : null;
}

const CHUNK = String.raw`"(?:[^"\\]|\\.)*"`;
const CHUNKS = new RegExp(`^${CHUNK}(?:\\s*${CHUNK})*$`);

/**
 * A TXT record's data as text: its strings joined (RFC 7208 §3.3), each without its quotation marks
 * and escapes (RFC 1035 §5.1). Some resolvers leave those out.
 */
function textOf(data: string): string {
  if (!CHUNKS.test(data)) return data.replace(/^"|"$/g, "");
  const chunks = data.match(new RegExp(CHUNK, "g")) ?? [];
  return chunks.map((chunk) => unescaped(chunk.slice(1, -1))).join("");
}

/** `\"` is a character, `\195\180` are bytes of UTF-8. */
function unescaped(text: string): string {
  return text.replaceAll(/(?:\\\d{3})+|\\(.)/g, (all, one: string | undefined) => {
    if (one !== undefined) return one;
    return new TextDecoder().decode(Uint8Array.from(all.slice(1).split("\\"), Number));
  });
}

type Reply = v.InferOutput<typeof reply> | "unreachable" | "invalid";

function familyOf(found: Reply, type: "A" | "AAAA"): FamilyAnswer {
  if (typeof found === "string") return found;
  const addresses = dataOf(found, type);
  if (!addresses.every(isAddress)) return "invalid";
  return { code: found.Status, addresses, isAlias: dataOf(found, "CNAME").length > 0 };
}

function dataOf({ Answer }: v.InferOutput<typeof reply>, type: keyof typeof TYPE) {
  return Answer.filter((record) => record.type === TYPE[type]).map(({ data }) => data);
}

async function ask(
  { network, url }: Resolver,
  name: string,
  type: keyof typeof TYPE,
  signal: AbortSignal,
): Promise<Reply> {
  const question = new URL(url);
  question.searchParams.set("name", name);
  question.searchParams.set("type", type);
  try {
    const response = await network.get(question.href, "application/dns-json", signal);
    if (response.status !== 200) {
      discard(response);
      return "unreachable";
    }
    const { text, end } = await readBody(response, PROBE.bodyBytes, signal);
    if (end !== "whole") return end === "full" ? "invalid" : "unreachable";
    const read = v.safeParse(reply, parseJson(text));
    return read.success ? read.output : "invalid";
  } catch {
    return "unreachable";
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
