/**
 * What two targets have in common of the network that they stand in. A fact to tell, and no cause.
 * Pure.
 */
import type { NetworkFacts } from "./facts";

/** `prefix`: the same block of addresses; `as`: other blocks of the same autonomous system. */
export function sharedNetwork(
  a: NetworkFacts | null,
  b: NetworkFacts | null,
): "prefix" | "as" | null {
  if (a === null || b === null) return null;
  if (a.prefix === b.prefix) return "prefix";
  return a.asn !== null && a.asn === b.asn ? "as" : null;
}
