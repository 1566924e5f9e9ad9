/**
 * An owner who wants no probes by now wants no record of the earlier ones either.
 */
import type { Stub } from "../durable";
import { logError } from "../log";
import { domainOf } from "./admit";
import type { DomainGate } from "./domain";

/** By a record of the host itself, by one of its whole domain, or by mail. */
export type OptedOut = "host" | "domain" | "listed";

interface Keepers {
  /** The monitor of a host. */
  readonly monitorOf: (host: string) => { forget(): Promise<unknown> };
  /** The gate of a domain: it knows which of its names were looked at. */
  readonly gateOf: (domain: string) => Pick<Stub<DomainGate>, "drop" | "forget">;
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
    if (of !== "domain") {
      const { wasKnown } = await gate.drop(host);
      // Below a name on the operator's list anything can be made up, and DNS is not asked.
      if (of === "host" || wasKnown || host === domain) await monitorOf(host).forget();
      return true;
    }
    // Names of a domain may be made up without number: those that were looked at, and no others.
    const hosts = new Set([domain, ...(await gate.forget()).hosts]);
    await Promise.all([...hosts].map((one) => monitorOf(one).forget()));
    return true;
  } catch (error) {
    logError("target_not_forgotten", error, { host });
    return false;
  }
}
