/**
 * What can be said before the verdict: what it looks like so far, or that nobody has answered yet.
 *
 * Words for those who watch, and never an answer: votes still to come may take them back. Nothing of
 * it is stored, cached or counted, and text and JSON wait for the verdict (`settle`). It is given
 * only where the votes heard would make that very verdict if nobody else voted, all of them agree,
 * and they come from far apart. Pure.
 */
import { FRONT } from "../limits";
import type { Ballot } from "./ballot";
import { type Here, type Report, type Verdict, verdictOf } from "./rule";

/** A verdict for everyone; of one that divides the world, too little is known before all have voted. */
export type Likely = Extract<Verdict, "up" | "down" | "just-you">;

/**
 * One more vote and one more continent than a verdict needs: three that agree are often three on the
 * same side of a regional outage, and four from three continents seldom are.
 */
const LIKELY = { votes: 4, continents: 3 } as const;

/**
 * What it looks like; null while too little is known, and again as soon as anybody disagrees.
 *
 * The caller's own region must have voted, since its vote can turn the verdict alone. A caller whose
 * place nobody knows has no such region, and the verdict does not wait for one: nor does this.
 *
 * A report turns it as it turns the verdict: everybody else up, and down for the caller, is
 * `just-you`; up for the caller alone is no verdict for everyone, so then there is nothing to say yet.
 */
export function likelyVerdict(
  ballots: readonly Ballot[],
  here: Here | null,
  report: Report,
): Likely | null {
  const votes = ballots.filter(({ vote }) => vote !== "abstain");
  const isUnanimous = votes.every(({ vote }) => vote === votes[0]?.vote);
  const continents = new Set(votes.map(({ continent }) => continent)).size;
  const isBroad = votes.length >= LIKELY.votes && continents >= LIKELY.continents;
  const ownVoted = here === null || votes.some(({ region }) => region === here.region);
  if (!isUnanimous || !isBroad || !ownVoted) return null;
  const verdict = verdictOf(ballots, here, report);
  return verdict === "up" || verdict === "down" || verdict === "just-you" ? verdict : null;
}

/** Nobody has answered for so long that a person begins to wonder. */
export function isSilent(heard: number, elapsedMs: number): boolean {
  return heard === 0 && elapsedMs >= FRONT.wonderAfterMs;
}
