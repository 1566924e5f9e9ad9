/**
 * One sweep and one caller in, one judgement out. The only thing that the rest of the project needs
 * of this folder. Pure.
 */
import type { Observation } from "../probe/observation";
import { VANTAGE_IDS } from "../vantage/registry";
import { type Ballot, ballotsOf, castBy, newestOf, type Tally, tallyOf, type Vote } from "./ballot";
import { type Confidence, confidenceOf } from "./confidence";
import { doubtsOf } from "./doubt";
import { type Explanation, explain } from "./explain";
import { type Here, type Report, type Scope, scopeOf, type Verdict, verdictOf } from "./rule";
import { type Seat, settledVerdict } from "./settle";
import type { Words } from "./words";

export interface Question {
  /** The host as a person reads it. */
  readonly host: string;
  readonly here: Here | null;
  readonly report: Report;
  /** The vantages of the sweep that have not answered yet; none when left out. */
  readonly pending?: readonly Seat[];
}

export interface Judgement extends Explanation {
  readonly verdict: Verdict;
  /** `unknown` also while the pending can still change it; it may be open when the verdict is not. */
  readonly scope: Scope;
  readonly confidence: Confidence;
  readonly votes: Tally;
  /** How the caller's own region voted; null when it was not heard, or nobody knows where "here" is. */
  readonly hereVote: Vote | null;
  readonly intermittent: boolean;
}

export function judge(
  heard: readonly Observation[],
  { host, here, report, pending = [] }: Question,
  words: Words,
): Judgement {
  const observations = inOrder(newestOf(heard));
  const ballots = ballotsOf(observations);
  const verdict = verdictOf(ballots, here, report);
  const doubts = doubtsOf(observations, ballots, report);
  const evidence = {
    ...{ verdict, host, observations, ballots, doubts, here, report },
    pending: pending.length,
  };
  return {
    verdict,
    scope: isScopeSettled(castBy(observations), pending) ? scopeOf(ballots) : "unknown",
    confidence: confidenceOf(verdict, ballots, here, doubts),
    votes: tallyOf(ballots),
    hereVote: ballots.find(({ region }) => region === here?.region)?.vote ?? null,
    intermittent: doubts.isIntermittent,
    ...explain(evidence, words),
  };
}

/** Whether nothing still pending can change the verdict for this caller. */
export function isSettled(
  observations: readonly Observation[],
  pending: readonly Seat[],
  { here, report }: Pick<Question, "here" | "report">,
): boolean {
  return settledVerdict(castBy(observations), pending, here, report) !== null;
}

/** The scope of a sweep: what is stored, shared, and decides how long it stays fresh. */
export function scopeOfSweep(observations: readonly Observation[]): Scope {
  return scopeOf(ballotsOf(observations));
}

/** In the order of the registry, so that the same votes give the same words whoever came first. */
export function inOrder(observations: readonly Observation[]): readonly Observation[] {
  const rank = ({ vantage }: Observation) => VANTAGE_IDS.indexOf(vantage);
  return observations.toSorted((a, b) => rank(a) - rank(b));
}

/** A scope is the verdict for somebody who is nowhere and saw nothing, so it settles with that. */
function isScopeSettled(cast: readonly Ballot[], pending: readonly Seat[]): boolean {
  return settledVerdict(cast, pending, null, null) !== null;
}
