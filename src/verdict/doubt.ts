/**
 * What speaks against an answer beside its votes. Pure.
 */
import type { FailureCode } from "../probe/failure";
import type { Observation } from "../probe/observation";
import { networkOf } from "../vantage/registry";
import type { Ballot } from "./ballot";
import { isIntermittent, retriedOf } from "./intermittent";
import type { Networks } from "./network";
import type { Report } from "./rule";

export interface Doubts {
  /** Vantages that succeeded only on their second try. */
  readonly retried: number;
  /** It answers, but not always. */
  readonly isIntermittent: boolean;
  /**
   * Nothing at all came back to anybody who voted, all of them stand on one network, and the caller has not seen
   * the same from theirs: a target that shuts that network out looks like one that is gone.
   */
  readonly isOneSided: boolean;
}

export const NO_DOUBT: Doubts = { retried: 0, isIntermittent: false, isOneSided: false };

export function doubtsOf(
  observations: readonly Observation[],
  ballots: readonly Ballot[],
  report: Report,
  networks: Networks = networkOf,
): Doubts {
  const voters = ballots.filter(({ vote }) => vote !== "abstain");
  const isOneNetwork = new Set(voters.map(({ vantage }) => networks(vantage))).size === 1;
  return {
    retried: retriedOf(observations),
    isIntermittent: isIntermittent(observations, ballots),
    isOneSided: report !== "down" && isOneNetwork && isMute(observations, voters),
  };
}

/** Nothing came back: no connection, or not a word over one. A filter that shuts us out does either. */
const SILENCES: ReadonlySet<FailureCode | null> = new Set([
  "timeout_connect",
  "timeout_tls",
  "timeout_first_byte",
]);

/** Whether everybody who voted waited for an answer, and in vain. */
function isMute(observations: readonly Observation[], voters: readonly Ballot[]): boolean {
  const ids = new Set(voters.map(({ vantage }) => vantage));
  return observations
    .filter(({ vantage }) => ids.has(vantage))
    .every(({ failure }) => SILENCES.has(failure));
}
