/**
 * Asks DNS over HTTPS (the JSON form: `application/dns-json`) for the addresses of a name, and
 * guards them: a name with any address that is not public is not looked at.
 */
import * as v from "valibot";
import { PROBE } from "../limits";
import { isPublicAddress } from "../target/address";
import { type DnsAnswer, type FamilyAnswer, readDns } from "./classify";
import { discard, type Network, readBounded } from "./network";

/** Record types, IANA "Resource Record (RR) TYPEs". */
const TYPE = { A: 1, AAAA: 28, TXT: 16 } as const;

const answer = v.object({
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
  const read = readDns(ipv4, ipv6);
  if (read.kind === "addresses" && ![...read.ipv4, ...read.ipv6].every(isPublicAddress))
    return { kind: "failed", failure: "address_forbidden" };
  return read;
}

/** The TXT records of a name, unquoted; empty when there are none or nobody answered. Never rejects. */
export async function resolveText(
  resolver: Resolver,
  name: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found = await ask(resolver, name, "TXT", signal);
  return (found?.addresses ?? []).map((text) => text.replace(/^"|"$/g, ""));
}

async function ask(
  { network, url }: Resolver,
  name: string,
  type: keyof typeof TYPE,
  signal: AbortSignal,
): Promise<FamilyAnswer> {
  const question = new URL(url);
  question.searchParams.set("name", name);
  question.searchParams.set("type", type);
  try {
    const response = await network.get(question.href, "application/dns-json", signal);
    if (response.status !== 200) {
      discard(response);
      return null;
    }
    const text = await readBounded(response, PROBE.bodyBytes, signal);
    const parsed = v.safeParse(answer, JSON.parse(text));
    if (!parsed.success) return null;
    const records = parsed.output.Answer.filter((record) => record.type === TYPE[type]);
    return { code: parsed.output.Status, addresses: records.map(({ data }) => data) };
  } catch {
    // Unreachable, too slow, or not JSON: the resolver's trouble, whatever it was.
    return null;
  }
}
