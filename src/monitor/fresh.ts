/**
 * How long a sweep answers for its target. Pure.
 */
import { MONITOR } from "../limits";
import { scopeOfSweep } from "../verdict/judge";
import type { SweepRecord } from "./events";

/** The instant from which somebody who asks gets a new sweep, epoch milliseconds. */
export function freshUntil(sweep: SweepRecord): number {
  const isUp = scopeOfSweep(sweep.observations) === "up";
  return sweep.completedAt + (isUp ? MONITOR.freshUpMs : MONITOR.freshOtherMs);
}

export function isFresh(sweep: SweepRecord, now: number): boolean {
  // One from the future is of a clock that was wrong, and would be fresh for too long.
  return sweep.startedAt <= now && now < freshUntil(sweep);
}
