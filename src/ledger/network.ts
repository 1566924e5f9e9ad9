/**
 * Where a target stands: the block of addresses that its first one belongs to, and who announces it.
 * Three look-ups over our own resolver and none of the target; whatever of them fails, what is known
 * without it stands. Must never make anybody wait longer than its limit.
 */
import { LEDGER } from "../limits";
import { resolve, resolveText } from "../probe/dns";
import { bounded, type World } from "../probe/world";
import type { NetworkFacts } from "./facts";
import { asName, firstOf, neighbourhoodOf, originName, readAsName, readOrigin } from "./origin";

/**
 * Null when the host has no addresses, or one that is not public. Never rejects.
 *
 * @param zone of the service that tells origins, such as `asn.cymru.com`; empty: nobody is asked.
 */
export async function networkOf(
  host: string,
  world: World,
  zone: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<NetworkFacts | null> {
  let known: NetworkFacts | null = null;
  await bounded(world.clock, LEDGER.networkMs, signal, async (untilThen) => {
    for await (const facts of ever(host, world, zone, untilThen)) known = facts;
  });
  return known;
}

/** What is known, better each time. */
async function* ever(
  host: string,
  { resolver }: World,
  zone: string,
  signal: AbortSignal,
): AsyncGenerator<NetworkFacts> {
  const found = await resolve(resolver, host, signal);
  if (found.kind === "failed") return;
  const address = firstOf(found.ipv4) ?? firstOf(found.ipv6);
  if (address === null) return;
  yield { prefix: neighbourhoodOf(address), asn: null, name: null };
  if (zone === "") return;
  const texts = (await resolveText(resolver, originName(address, zone), signal)) ?? [];
  const origin = readOrigin(texts, address);
  if (origin === null) return;
  yield { ...origin, name: null };
  const names = (await resolveText(resolver, asName(origin.asn, zone), signal)) ?? [];
  yield { ...origin, name: readAsName(names, origin.asn) };
}
