/**
 * How an owner opts out: by a TXT record of `_justhere.<host>`, or of `_justhere.<registrable
 * domain>`, that says `optout`. Where nobody can tell, nobody has.
 */
import { registrableDomain } from "../target/site";
import { type Resolver, resolveText } from "./dns";

const OPT_OUT = { label: "_justhere", value: "optout" } as const;

/** The names whose TXT records speak for a host. */
export function optOutNames(host: string): readonly string[] {
  const names = new Set([host, registrableDomain(host) ?? host]);
  return [...names].map(optOutName);
}

/** The name whose TXT records speak for this host alone. */
export function optOutName(host: string): string {
  return `${OPT_OUT.label}.${host}`;
}

/** Whether one of those names says so; null when nobody can tell. Never rejects. */
export async function saysOptOut(
  resolver: Resolver,
  name: string,
  signal: AbortSignal,
): Promise<boolean | null> {
  const texts = await resolveText(resolver, name, signal);
  return texts === null ? null : texts.includes(OPT_OUT.value);
}
