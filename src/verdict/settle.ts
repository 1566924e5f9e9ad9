/**
 * The early stop: answers as soon as nothing that is still to come can change the answer.
 *
 * Sound, not likely: it never differs from the verdict of the full sweep. It need not try every
 * completion. A silence or a down vote that turns to up never worsens a verdict, and the reverse
 * never improves a definite one; so two completions, all up and all down, hold all others between
 * them, being turned away next door included. Where even they are too few votes, all are. That
 * failures of ours may yet be excused, or an excuse be taken back, lies between the two as well.
 * (A test compares this with every completion there is.) Pure.
 */
import type { Ballot } from "./ballot";
import { excuse, excuseAtBest, type Networks } from "./network";
import { type Here, type Report, type Verdict, verdictOf } from "./rule";

/** A vantage that has not answered yet. */
export interface Seat {
  readonly vantage: string;
  readonly region: string;
  readonly continent: string;
}

/**
 * The verdict, when it is the same whatever the pending vantages will say; null otherwise.
 *
 * @param ballots as they were cast: which of them are excused may be open, too.
 */
export function settledVerdict(
  ballots: readonly Ballot[],
  pending: readonly Seat[],
  here: Here | null,
  report: Report,
  networks?: Networks,
): Verdict | null {
  const now = verdictOf(excuse(ballots, networks), here, report);
  if (pending.length === 0) return now;
  const all = (vote: "up" | "down") =>
    pending.map((seat): Ballot => ({ ...seat, vote, refused: false }));
  const best = excuseAtBest([...ballots, ...all("up")], networks);
  const worst = [...ballots, ...all("down")];
  const isSame = [best, worst].every((completion) => verdictOf(completion, here, report) === now);
  return isSame ? now : null;
}
