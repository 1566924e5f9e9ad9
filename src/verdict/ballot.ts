/**
 * Turns the observations of a sweep into ballots.
 *
 * A vantage may vote only if it can be trusted: its controls answered, and nobody else stands in its
 * place. Otherwise it abstains: a broken prober can make us less sure, it can never blame the target.
 * Pure.
 */
import type { Observation } from "../probe/observation";

export type Vote = "up" | "down" | "abstain";

export interface Ballot {
  readonly vantage: string;
  /** The smallest area a caller can be in; each vantage stands for one. */
  readonly region: string;
  readonly continent: string;
  readonly vote: Vote;
  /** Turned away: it answered, and not as it would answer a visitor. Such a ballot abstains. */
  readonly refused: boolean;
}

/** One ballot for each vantage that was heard, from its newest observation. */
export function ballotsOf(observations: readonly Observation[]): readonly Ballot[] {
  const newest = new Map<string, Observation>();
  for (const observation of observations) {
    const before = newest.get(observation.vantage);
    if (!before || observation.startedAt >= before.startedAt)
      newest.set(observation.vantage, observation);
  }
  return [...newest.values()].map((seen) => ({
    vantage: seen.vantage,
    region: seen.vantage,
    continent: seen.continent,
    vote: voteOf(seen),
    refused: seen.health === "ok" && seen.refusal !== null,
  }));
}

function voteOf({ health, outcome }: Observation): Vote {
  return health !== "ok" || outcome === "unsure" ? "abstain" : outcome;
}

export interface Tally {
  readonly up: number;
  readonly down: number;
  readonly abstained: number;
}

export function tallyOf(ballots: readonly Ballot[]): Tally {
  const count = (vote: Vote) => ballots.filter((ballot) => ballot.vote === vote).length;
  return { up: count("up"), down: count("down"), abstained: count("abstain") };
}
