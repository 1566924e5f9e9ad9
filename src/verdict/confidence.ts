/**
 * How sure an answer is, in three tiers whose shares were measured: docs/verdict.md. Pure.
 */
import { type Ballot, tallyOf } from "./ballot";
import { type Doubts, NO_DOUBT } from "./doubt";
import type { Here, Verdict } from "./rule";

/** `none` belongs to `unknown` and to nothing else. */
export type Confidence = "high" | "good" | "low" | "none";

const HIGH = { votes: 6, continents: 4, dissentWhenDown: 1 } as const;
const GOOD = { votes: 5, alignedFailures: 2 } as const;

export function confidenceOf(
  verdict: Verdict,
  ballots: readonly Ballot[],
  here: Here | null,
  doubts: Doubts = NO_DOUBT,
): Confidence {
  if (verdict === "unknown") return "none";
  if (doubts.isIntermittent || doubts.isOneSided) return "low";
  const isSteady = doubts.retried === 0;
  const { up, down } = tallyOf(ballots);
  if (verdict === "here" || verdict === "elsewhere")
    return isSteady && down >= GOOD.alignedFailures && failuresFillContinents(ballots)
      ? "good"
      : "low";

  const isUnanimous = verdict === "down" ? up <= HIGH.dissentWhenDown : down === 0;
  const voters = ballots.filter(({ vote }) => vote !== "abstain");
  const isBroad =
    voters.length >= HIGH.votes &&
    new Set(voters.map(({ continent }) => continent)).size >= HIGH.continents;
  const ownRegionVoted = voters.some(({ region }) => region === here?.region);
  if (isUnanimous && isBroad && ownRegionVoted && isSteady) return "high";
  return voters.length >= GOOD.votes ? "good" : "low";
}

/** Whether no continent that fails has a vantage that succeeds: the look of a real regional cut. */
function failuresFillContinents(ballots: readonly Ballot[]): boolean {
  const failing = new Set(
    ballots.filter(({ vote }) => vote === "down").map(({ continent }) => continent),
  );
  return ballots.every(({ vote, continent }) => vote !== "up" || !failing.has(continent));
}
