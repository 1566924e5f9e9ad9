/**
 * Turns the observations of a sweep into ballots.
 *
 * A vantage may vote only if it can be trusted: its controls answered, and nobody else stands in its
 * place. Otherwise it abstains: a broken prober can make us less sure, it can never blame the target.
 * Pure.
 */
import type { Observation } from "../probe/observation";
import { excuse, type Networks } from "./network";

export type Vote = "up" | "down" | "abstain";

export interface Ballot {
  readonly vantage: string;
  /** The smallest area a caller can be in; each vantage stands for one. */
  readonly region: string;
  readonly continent: string;
  readonly vote: Vote;
  /** Turned away: it answered, and not as it would answer a visitor. Such a ballot abstains. */
  readonly refused: boolean;
  /** It failed, and with an answer: an error of the target's own. */
  readonly answered?: boolean;
  /** It failed, and its whole network with it (./network). Such a ballot abstains. */
  readonly excused?: boolean;
}

/** The newest observation of each vantage: a vantage speaks once, whatever came in which order. */
export function newestOf(observations: readonly Observation[]): readonly Observation[] {
  const newest = new Map<string, Observation>();
  for (const seen of observations) {
    const before = newest.get(seen.vantage);
    if (before === undefined || isNewer(seen, before)) newest.set(seen.vantage, seen);
  }
  return [...newest.values()];
}

/** Two of one instant are ranked by what they say, so that the order of arrival never decides. */
function isNewer(a: Observation, b: Observation): boolean {
  if (a.startedAt !== b.startedAt) return a.startedAt > b.startedAt;
  const says = ({ health, outcome, refusal, attempts, suspect, twin }: Observation) =>
    [health, outcome, refusal, attempts, suspect, twin].join();
  return says(a) > says(b);
}

/** The ballots that count: those of a network of ours that is in doubt abstain. */
export function ballotsOf(
  observations: readonly Observation[],
  networks?: Networks,
): readonly Ballot[] {
  return excuse(castBy(observations), networks);
}

/** One ballot for each vantage that was heard, from its newest observation. */
export function castBy(observations: readonly Observation[]): readonly Ballot[] {
  return newestOf(observations).map((seen) => ({
    vantage: seen.vantage,
    region: seen.vantage,
    continent: seen.continent,
    vote: voteOf(seen),
    refused: seen.health === "ok" && seen.refusal !== null,
    ...(voteOf(seen) === "down" && seen.status !== null && { answered: true }),
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
