/**
 * The early stop: answers as soon as nothing that is still to come can change the answer.
 *
 * Sound, not likely: it never differs from the verdict of the full sweep. It need not try every
 * completion. A silence or a down vote that turns to up never worsens a verdict, and the reverse
 * never improves a definite one; so two completions, all up and all down, hold all others between
 * them, being turned away next door included. Where even they are too few votes, all are.
 * (A test compares this with every completion there is.) Pure.
 */
import type { Ballot } from "./ballot";
import { type Here, type Report, type Verdict, verdictOf } from "./rule";

/** A vantage that has not answered yet. */
export interface Seat {
  readonly vantage: string;
  readonly region: string;
  readonly continent: string;
}

/** The verdict, when it is the same whatever the pending vantages will say; null otherwise. */
export function settledVerdict(
  ballots: readonly Ballot[],
  pending: readonly Seat[],
  here: Here | null,
  report: Report,
): Verdict | null {
  const now = verdictOf(ballots, here, report);
  const isSame = (["up", "down"] as const).every((vote) => {
    const completion = pending.map((seat) => ({ ...seat, vote, refused: false }));
    return verdictOf([...ballots, ...completion], here, report) === now;
  });
  return isSame ? now : null;
}
