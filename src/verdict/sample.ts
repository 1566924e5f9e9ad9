/**
 * A sweep as far as it tells of the past, for everyone or for one region. Pure.
 */
import type { Observation } from "../probe/observation";
import { VANTAGE_IDS, type VantageId } from "../vantage/registry";
import { ballotsOf } from "./ballot";
import { type Scope, scopeOf } from "./rule";

/** Epoch milliseconds. */
export interface Sample {
  readonly startedAt: number;
  readonly completedAt: number;
  readonly scope: Scope;
}

/** The same for one region: the vote of its vantage. */
export interface RegionSample extends Sample {
  /** It alone was down, where the verdict tolerates that: perhaps the vantage's own trouble. */
  readonly isLone: boolean;
}

/** A sweep that has ended, with what was seen in it. */
export interface SweepSeen {
  readonly startedAt: number;
  readonly completedAt: number;
  readonly observations: readonly Observation[];
}

export function isBad(scope: Scope): scope is "down" | "partial" {
  return scope === "down" || scope === "partial";
}

/**
 * What a sweep says for everyone, and what it says for each region. A vantage that fails its self-test
 * has no vote, and a down vote among too few tells nothing of its region.
 */
export function samplesOf(sweep: SweepSeen): {
  readonly world: Sample;
  readonly regions: ReadonlyMap<VantageId, RegionSample>;
} {
  const { startedAt, completedAt, observations } = sweep;
  const ballots = ballotsOf(observations);
  const scope = scopeOf(ballots);
  const sampleAt = (id: VantageId): RegionSample => {
    const vote = ballots.find(({ region }) => region === id)?.vote ?? "abstain";
    const says = vote === "abstain" || (vote === "down" && scope === "unknown") ? "unknown" : vote;
    return { startedAt, completedAt, scope: says, isLone: says === "down" && scope === "up" };
  };
  return {
    world: { startedAt, completedAt, scope },
    regions: new Map(VANTAGE_IDS.map((id) => [id, sampleAt(id)])),
  };
}
