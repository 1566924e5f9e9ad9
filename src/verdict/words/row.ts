/**
 * One row of the table beside an answer: which of a language's phrases an observation gets. It is the
 * same choice in every language. Pure.
 */
import type { Observation } from "../../probe/observation";
import type { Words } from "./table";

interface SightPhrases extends Pick<Words, "failure" | "refusal" | "suspect"> {
  readonly impaired: string;
  /** @param airport code of the data centre that it ran in. */
  readonly misplaced: (airport: string | null) => string;
  readonly duplicate: (airport: string | null) => string;
  readonly answered: (status: number | null) => string;
  /** After `answered`. */
  readonly overHttpOnly: string;
  /** After `answered`. @param what one of the suspicions. */
  readonly butSuspect: (what: string) => string;
  /** After `answered`. @param host another site, not followed. */
  readonly sendsOn: (host: string) => string;
}

export function sawIn(phrases: SightPhrases): Words["saw"] {
  return (seen) => {
    if (seen.health === "impaired") return phrases.impaired;
    if (seen.health === "misplaced") return phrases.misplaced(seen.place.observed);
    if (seen.health === "duplicate") return phrases.duplicate(seen.place.observed);
    const status = seen.status === null ? "" : ` (${seen.status})`;
    if (seen.refusal !== null) return phrases.refusal[seen.refusal] + status;
    if (seen.failure !== null) return phrases.failure[seen.failure] + status;
    const over = seen.scheme === "http" ? phrases.overHttpOnly : "";
    const but = seen.suspect === null ? "" : phrases.butSuspect(phrases.suspect[seen.suspect]);
    const sentOn = seen.redirectsTo === null ? "" : phrases.sendsOn(seen.redirectsTo);
    return phrases.answered(seen.status) + over + but + sentOn;
  };
}

interface VotePhrases {
  readonly up: string;
  readonly down: string;
  readonly abstain: string;
}

export function voteIn(phrases: VotePhrases): Words["vote"] {
  return ({ health, outcome }: Observation) =>
    phrases[health !== "ok" || outcome === "unsure" ? "abstain" : outcome];
}
