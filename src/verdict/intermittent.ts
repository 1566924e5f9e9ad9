/**
 * Whether a target answers, but not always. Pure.
 */
import type { Observation } from "../probe/observation";
import { type Ballot, ballotsOf } from "./ballot";

/** Of vantages that succeeded only on their second try. One alone has lost a packet of its own … */
const RETRIED = 2;

/** … but where so many fail as well, and a neighbour of theirs does not, chance is the better word. */
const FAILING = 2;

/**
 * What share of flapping targets shows it, and what share of others: docs/verdict.md.
 */
export function isIntermittent(
  observations: readonly Observation[],
  ballots: readonly Ballot[] = ballotsOf(observations),
): boolean {
  const retried = retriedOf(observations);
  if (retried === 0 || retried >= RETRIED) return retried > 0;
  const failing = ballots.filter(({ vote }) => vote === "down");
  const continents = new Set(failing.map(({ continent }) => continent));
  const isScattered = ballots.some(
    ({ vote, continent }) => vote === "up" && continents.has(continent),
  );
  return failing.length >= FAILING && isScattered;
}

/** How many vantages succeeded only on their second try. */
export function retriedOf(observations: readonly Observation[]): number {
  return observations.filter(
    ({ outcome, attempts, health }) => health === "ok" && outcome === "up" && attempts > 1,
  ).length;
}
