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
 * What a sweep says for everyone, and what it says for each region: the vote of its vantage. A down
 * vote that the verdict tolerates may be that vantage's own trouble, and tells nothing of its region.
 */
export function samplesOf(sweep: SweepSeen): {
  readonly world: Sample;
  readonly regions: ReadonlyMap<VantageId, Sample>;
} {
  const { startedAt, completedAt, observations } = sweep;
  const ballots = ballotsOf(observations);
  const scope = scopeOf(ballots);
  const scopeAt = (id: VantageId): Scope => {
    const vote = ballots.find(({ region }) => region === id)?.vote ?? "abstain";
    if (vote === "down") return isBad(scope) ? "down" : "unknown";
    return vote === "up" ? "up" : "unknown";
  };
  return {
    world: { startedAt, completedAt, scope },
    regions: new Map(
      VANTAGE_IDS.map((id) => [id, { startedAt, completedAt, scope: scopeAt(id) }] as const),
    ),
  };
}
