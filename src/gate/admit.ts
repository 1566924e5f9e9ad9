/**
 * What DNS says of a name before anybody looks at it: its domain must exist, it must exist itself,
 * stand for public addresses only, and not have opted out. Trouble of our own here keeps nobody out;
 * the probers ask again.
 */
import { GATE } from "../limits";
import { isRegistered, resolve } from "../probe/dns";
import { optOutName, optOutNames, saysOptOut } from "../probe/opt-out";
import { bounded, type World } from "../probe/world";
import { registrableDomain, twinOf } from "../target/site";

export type Admission = "admitted" | "no_such_name" | "forbidden_target" | "opted_out";

/** The domain that answers for a host: its registrable domain, or a public suffix itself. */
export function domainOf(host: string): string {
  return registrableDomain(host) ?? host;
}

/** What is known of a registrable domain. */
export interface DomainFacts {
  /** Null while nobody can tell. */
  readonly exists: boolean | null;
  /** Null while nobody can tell: for now it counts as no, and is not noted. */
  readonly hasOptedOut: boolean | null;
}

/** Never rejects. */
export async function factsOf(domain: string, world: World): Promise<DomainFacts> {
  const [exists, hasOptedOut] = await Promise.all([
    inTime(world, (signal) => isRegistered(world.resolver, domain, signal)),
    wish(optOutName(domain), world),
  ]);
  return { exists: exists === "timeout" ? null : exists, hasOptedOut };
}

/** Of a name itself, whose domain has not opted out as a whole. Never rejects. */
export async function admit(host: string, world: World): Promise<Admission> {
  const [addresses, isOut] = await Promise.all([
    inTime(world, (signal) => resolve(world.resolver, host, signal)),
    host === domainOf(host) ? false : isWished(optOutName(host), world),
  ]);
  if (isOut) return "opted_out";
  if (addresses === "timeout" || addresses.kind === "addresses") return "admitted";
  switch (addresses.failure) {
    case "dns_nxdomain":
    case "dns_no_data":
      return "no_such_name";
    case "address_forbidden":
      return "forbidden_target";
    default:
      return "admitted";
  }
}

/** Whether the owner of a host wants no probes of it; no, while nobody can tell. Never rejects. */
export async function hasOptedOut(host: string, world: World): Promise<boolean> {
  const wishes = await Promise.all(optOutNames(host).map((name) => isWished(name, world)));
  return wishes.includes(true);
}

async function isWished(name: string, world: World): Promise<boolean> {
  return (await wish(name, world)) === true;
}

/** Null: nobody can tell. */
async function wish(name: string, world: World): Promise<boolean | null> {
  const said = await inTime(world, (signal) => saysOptOut(world.resolver, name, signal));
  return said === "timeout" ? null : said;
}

/** For a name that does not exist: the same with or without `www.`, if DNS has public addresses there. */
export async function twinInDns(host: string, world: World): Promise<string | null> {
  const twin = twinOf(host);
  if (twin === null) return null;
  const addresses = await inTime(world, (signal) => resolve(world.resolver, twin, signal));
  return addresses !== "timeout" && addresses.kind === "addresses" ? twin : null;
}

/** Each look-up on its own: one that hangs takes nothing from what the others found. */
function inTime<T>(world: World, ask: (signal: AbortSignal) => Promise<T>) {
  return bounded(world.clock, GATE.dnsMs, new AbortController().signal, ask);
}
