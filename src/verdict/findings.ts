/**
 * What is worth knowing beside the verdict: things that some or all of the vantages met and that a
 * visitor may meet as well. Facts that were seen, never a cause. Pure.
 */
import type { RefusalCode } from "../probe/failure";
import type { Observation } from "../probe/observation";
import { isIntermittent } from "./explain";

/** `cities` are those that saw it, in the order of the registry; `isAll`: everyone who was answered. */
export type Finding =
  | { readonly kind: "http_only"; readonly cities: readonly string[]; readonly isAll: boolean }
  | { readonly kind: "sends_on"; readonly host: string; readonly cities: readonly string[] }
  | {
      readonly kind: "refused";
      readonly refusal: RefusalCode;
      readonly cities: readonly string[];
      readonly isAll: boolean;
    }
  | { readonly kind: "slow"; readonly cities: readonly string[]; readonly slowestMs: number }
  | { readonly kind: "intermittent" };

/** Longer than a person waits before they ask whether it is down. */
const SLOW_MS = 4_000;

/** @param observations in the order of the registry. */
export function findingsOf(observations: readonly Observation[]): readonly Finding[] {
  const sound = observations.filter(({ health }) => health === "ok");
  const answered = sound.filter(({ outcome, refusal }) => outcome === "up" || refusal !== null);
  const cities = (of: readonly Observation[]) => of.map(({ city }) => city);
  const isAll = (of: readonly Observation[]) => of.length === answered.length;

  const findings: Finding[] = [];
  for (const [refusal, by] of groups(sound, (seen) => seen.refusal))
    findings.push({ kind: "refused", refusal, cities: cities(by), isAll: isAll(by) });
  const overHttp = sound.filter(({ outcome, scheme }) => outcome === "up" && scheme === "http");
  if (overHttp.length > 0)
    findings.push({ kind: "http_only", cities: cities(overHttp), isAll: isAll(overHttp) });
  for (const [host, by] of groups(sound, (seen) => seen.redirectsTo))
    findings.push({ kind: "sends_on", host, cities: cities(by) });
  const slow = answered.filter(({ timings }) => timings.totalMs >= SLOW_MS);
  if (slow.length > 0) {
    const slowestMs = Math.max(...slow.map(({ timings }) => timings.totalMs));
    findings.push({ kind: "slow", cities: cities(slow), slowestMs });
  }
  if (isIntermittent(observations)) findings.push({ kind: "intermittent" });
  return findings;
}

function groups<K>(seen: readonly Observation[], keyOf: (one: Observation) => K | null) {
  const found = new Map<K, Observation[]>();
  for (const one of seen) {
    const key = keyOf(one);
    if (key !== null) found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}
