/**
 * The gate between a question and other people's servers: before a sweep starts, and before an
 * object exists for a name, the name must exist, stand for public addresses only, and not have
 * opted out. Trouble of our own here keeps nobody out; the probers ask again.
 */
import { GATE } from "../limits";
import { resolve, resolveText } from "../probe/dns";
import { bounded, type World } from "../probe/world";
import { registrableDomain, twinOf } from "../target/site";

export type Admission = "admitted" | "no_such_name" | "forbidden_target" | "opted_out";

/** The TXT record by which an owner opts out: `_justhere.<host or registrable domain>` = `optout`. */
const OPT_OUT = { label: "_justhere", value: "optout" } as const;

export async function admit(host: string, world: World): Promise<Admission> {
  const [addresses, ...records] = await Promise.all([
    inTime(world, (signal) => resolve(world.resolver, host, signal)),
    ...optOutNames(host).map((name) =>
      inTime(world, (signal) => resolveText(world.resolver, name, signal)),
    ),
  ]);
  const texts = records.flatMap((found) => (found === "timeout" ? [] : found));
  if (texts.includes(OPT_OUT.value)) return "opted_out";
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

function optOutNames(host: string): readonly string[] {
  const names = new Set([host, registrableDomain(host) ?? host]);
  return [...names].map((name) => `${OPT_OUT.label}.${name}`);
}
