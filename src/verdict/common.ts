/**
 * What many of the observations have in common, and enough of them that it may be said of the target
 * and not only of places. What fewer saw is a finding, with their cities. Pure.
 */
import { REFUSALS, type SuspectCode, type Wants } from "../probe/failure";
import type { Observation } from "../probe/observation";
import type { Verdict } from "./rule";

/** Those that say anything, by what they say, in the order in which it was met first. */
export function groups<K>(
  seen: readonly Observation[],
  keyOf: (one: Observation) => K | null,
): ReadonlyMap<K, readonly Observation[]> {
  const found = new Map<K, Observation[]>();
  for (const one of seen) {
    const key = keyOf(one);
    if (key !== null) found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

/** What is said of the target beside the counts; null where too few agree. */
export interface Common {
  /** The twin that answered for more than half of those that could not reach the target. */
  readonly twin: string | null;
  /** What at least half of the answers look like that count as up. */
  readonly suspect: SuspectCode | null;
  /** Every answer that counts as up came over http, after https had failed. */
  readonly isHttpOnly: boolean;
}

/** @param observations one for each vantage. */
export function commonOf(verdict: Verdict, observations: readonly Observation[]): Common {
  const isGood = verdict === "up" || verdict === "just-you";
  const voters = observations.filter(({ health }) => health === "ok");
  const up = voters.filter(({ outcome }) => outcome === "up");
  const down = voters.filter(({ outcome }) => outcome === "down");
  const twin = isGood || verdict === "unknown" ? null : mostOf(down, ({ twin }) => twin);
  const suspect = isGood ? mostOf(up, ({ suspect }) => suspect) : null;
  return {
    twin: twin && twin.by * 2 > down.length ? twin.key : null,
    suspect: suspect && suspect.by * 2 >= up.length ? suspect.key : null,
    isHttpOnly: isGood && up.every(({ scheme }) => scheme === "http"),
  };
}

/** What most of those want who turned us away. */
export function commonWants(observations: readonly Observation[]): Wants {
  const refused = observations.filter(({ health }) => health === "ok");
  const most = mostOf(refused, ({ refusal }) => refusal && REFUSALS[refusal]);
  return most?.key ?? "unclear";
}

/** What most of them say, the one met first among equals; null when they say nothing. */
function mostOf<K>(seen: readonly Observation[], keyOf: (one: Observation) => K | null) {
  const counted = [...groups(seen, keyOf)].map(([key, { length: by }]) => ({ key, by }));
  return counted.toSorted((a, b) => b.by - a.by)[0] ?? null;
}
