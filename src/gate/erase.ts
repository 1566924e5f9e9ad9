/**
 * An owner who wants no probes by now wants no record of the earlier ones either.
 */
import type { Stub } from "../durable";
import { GATE } from "../limits";
import { logError } from "../log";
import { domainOf } from "./admit";
import type { DomainGate } from "./domain";

/** By a record of the host itself, by one of its whole domain, or by mail. */
export type OptedOut = "host" | "domain" | "listed";

interface Keepers {
  /** The monitor of a host. */
  readonly monitorOf: (host: string) => { forget(): Promise<unknown> };
  /** The gate of a domain: it knows which of its names were looked at. */
  readonly gateOf: (domain: string) => Pick<Stub<DomainGate>, "drop" | "forget" | "known">;
}

/** Whether nothing is left. Never rejects. */
export async function eraseOptedOut(
  host: string,
  of: OptedOut,
  { monitorOf, gateOf }: Keepers,
): Promise<boolean> {
  try {
    const domain = domainOf(host);
    const gate = gateOf(domain);
    // The gate forgets last: stopped in between, nobody would know any more what is to be erased.
    const { hosts } = await gate.known();
    if (of !== "domain") {
      // Below a name on the operator's list anything can be made up, and DNS is not asked.
      if (of === "host" || hosts.includes(host) || host === domain) await monitorOf(host).forget();
      await gate.drop([host]);
      return true;
    }
    // Names of a domain may be made up without number: those that were looked at, and no others.
    const all = [...new Set([domain, ...hosts])];
    const some = all.slice(0, GATE.eraseAtOnce);
    await Promise.all(some.map((one) => monitorOf(one).forget()));
    // Whoever asks next has the others erased.
    if (some.length < all.length) await gate.drop(some);
    else await gate.forget();
    return some.length === all.length;
  } catch (error) {
    logError("target_not_forgotten", error, { host });
    return false;
  }
}
