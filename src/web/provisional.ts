/**
 * What is said of an answer before its verdict: how far it has come, and what it looks like, once
 * enough votes agree. It never holds a verdict that is not likely, and no answer that is stored,
 * cached or given at once holds any of it. Pure.
 */
import { VANTAGES } from "../vantage/registry";
import { ballotsOf, type Tally } from "../verdict/ballot";
import { isSilent, type Likely, likelyVerdict } from "../verdict/likely";
import type { Answer } from "./answer";

/** The data of `provisional` events. */
export interface Provisional {
  /** What it looks like; null while too little is known, or the votes differ. */
  readonly verdict: Likely | null;
  readonly votes: Tally;
  /** Vantages that have answered, of how many. */
  readonly heard: number;
  readonly of: number;
  /** Nobody has answered for so long that a person begins to wonder. */
  readonly silent: boolean;
}

export function provisionalOf(answer: Answer): Provisional {
  const { observations, votes, report, sweep, checkedAt } = answer;
  const here = answer.here && { region: answer.here.vantage, continent: answer.here.continent };
  const heard = observations.length;
  return {
    verdict: likelyVerdict(ballotsOf(observations), here, report),
    ...{ votes, heard, of: VANTAGES.length },
    silent: isSilent(heard, checkedAt - sweep.startedAt),
  };
}
