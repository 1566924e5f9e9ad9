/**
 * How often trouble is looked at, and so for how long a pause somebody is still watching. Pure.
 */
import { CADENCE } from "../limits";
import type { Run } from "./track";

/** How long to wait for the next look at trouble of that age: whole milliseconds, as alarms are. */
export function paceOf(ageMs: number): number {
  const slower = Math.ceil(ageMs / CADENCE.slowdown);
  return Math.min(CADENCE.slowestMs, Math.max(CADENCE.troubleMs, slower));
}

/**
 * Whether somebody watched between the last look of a run and that instant: three of the pauses that we
 * make of our own accord are still watching, for one look may say nothing. Beyond it, nobody knows what
 * happened in between. A run that was found well goes on only if it comes back within minutes.
 */
export function isWatchedThrough(run: Run, instant: number): boolean {
  const seenAt = seenAtOf(run);
  const longest = run.firstGood === null ? 3 * paceOf(seenAt - run.start.latestAt) : 0;
  return instant - seenAt <= Math.max(CADENCE.mergeMs, longest);
}

/** End of the last look that counts for a run. */
export const seenAtOf = ({ lastBad, firstGood }: Run) => (firstGood ?? lastBad).completedAt;
