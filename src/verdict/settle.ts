/**
 * The early stop: answers as soon as nothing that is still to come can change the answer.
 *
 * Sound, not likely: it never differs from the verdict of the full sweep. It need not try every
 * completion. For one given fate of the caller's own region, turning a silence into a down vote or
 * an up vote into a down vote never improves a definite verdict, and the reverse never worsens one;
 * so the two extremes, everybody else up and everybody else down, hold all others between them.
 * (A test compares this with every completion there is.) Pure.
 */
import type { Ballot, Vote } from "./ballot";
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
  if (pending.length === 0) return now;
  // More votes can always make something of nothing.
  if (now === "unknown") return null;
  const own = pending.filter(({ region }) => region === here?.region);
  const others = pending.filter(({ region }) => region !== here?.region);
  const fates: readonly Fate[] =
    own.length > 0 ? ["up", "down", "abstain", "refused"] : ["abstain"];
  const isSame = fates.every((fate) =>
    (["up", "down", "abstain"] as const).every((vote) => {
      const completion = [
        ...ballots,
        ...own.map((seat) => cast(seat, fate)),
        ...others.map((seat) => cast(seat, vote)),
      ];
      return verdictOf(completion, here, report) === now;
    }),
  );
  return isSame ? now : null;
}

type Fate = Vote | "refused";

function cast(seat: Seat, fate: Fate): Ballot {
  return {
    ...seat,
    vote: fate === "refused" ? "abstain" : fate,
    refused: fate === "refused",
  };
}
