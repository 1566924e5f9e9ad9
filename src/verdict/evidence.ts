/** What an explanation is made from. Pure data. */
import type { Observation } from "../probe/observation";
import type { Ballot } from "./ballot";
import type { Doubts } from "./doubt";
import type { Here, Report, Verdict } from "./rule";

export interface Evidence {
  readonly verdict: Verdict;
  /** The host as a person reads it. */
  readonly host: string;
  /** One for each vantage, in the order in which they are to be named. */
  readonly observations: readonly Observation[];
  readonly ballots: readonly Ballot[];
  /** How many have not been heard yet: an early answer never speaks for them. */
  readonly pending: number;
  readonly doubts: Doubts;
  readonly here: Here | null;
  readonly report: Report;
}
