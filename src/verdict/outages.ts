/**
 * An outage as it is told: bounds on its start, on its end and on how long it took; never a moment.
 *
 * It began after the start of the last sweep that was good and before the end of the first that was
 * bad; it ended after the start of the last bad one and before the end of the next good one. Between
 * two bad looks it may have been up for a while: what nobody looked at is not told, and one that comes
 * back within minutes is told as one. Pure.
 */
import { isWatchedThrough } from "./pace";
import { type Run, surelyBadAt } from "./track";

export interface Outage {
  /** Names it among the outages of its target and region: the end of its first bad sweep. */
  readonly id: number;
  /** The worst that its sweeps said. */
  readonly scope: "down" | "partial";
  /** A third look agreed. */
  readonly confirmed: boolean;
  /** `earliestAt` is null when nobody had found it well before. */
  readonly start: { readonly earliestAt: number | null; readonly latestAt: number };
  /** Null while it goes on. `latestAt` is null when nobody has found it well again. */
  readonly end: { readonly earliestAt: number; readonly latestAt: number | null } | null;
  /** How often it was over for less than five minutes and came back. */
  readonly comebacks: number;
  /** Start of the last sweep that was bad. */
  readonly lastBadAt: number;
  /** What was seen to be well between two spells, which the bounds of the duration leave out. */
  readonly wellMs: number;
  readonly minDurationMs: number;
  /** Up to now while it goes on. Null when the start or the end has no outer bound. */
  readonly maxDurationMs: number | null;
}

/** A run of bad looks as an outage. `now` decides whether one that has not ended still goes on. */
export function outageOf(run: Run, now: number): Outage {
  const { id, scope, start, lastBad, firstGood, phase, spell, comebacks, badMs, wellMs } = run;
  const isGoingOn = phase !== "ended" && isWatchedThrough(run, now);
  const end = isGoingOn
    ? null
    : { earliestAt: surelyBadAt(run), latestAt: firstGood?.completedAt ?? null };
  const outage = {
    ...{ id, scope, confirmed: run.badLooks >= 3, start, end },
    ...{ comebacks, wellMs, lastBadAt: lastBad.startedAt },
    minDurationMs: badMs + Math.max(0, surelyBadAt(run) - spell.latestAt),
  };
  return lasting({ ...outage, maxDurationMs: null }, now);
}

/** The same outage at a later instant: one that goes on has lasted longer by now. */
export function lasting(outage: Outage, now: number): Outage {
  const { start, end, minDurationMs, wellMs } = outage;
  const lastAt = end === null ? now : end.latestAt;
  if (start.earliestAt === null || lastAt === null) return { ...outage, maxDurationMs: null };
  // The clock that says now may be behind the one of the sweeps.
  return { ...outage, maxDurationMs: Math.max(minDurationMs, lastAt - start.earliestAt - wellMs) };
}
