/**
 * Since when: bounds on the start of the trouble that a sweep found, never a moment.
 *
 * The bounds are those of the outage that the tracker follows, or of the suspicion that may become
 * one. When nobody looked before, it has no earlier bound. Pure.
 */
import type { VantageId } from "../vantage/registry";
import { isWatchedThrough } from "./pace";
import type { Scope } from "./rule";
import { isBad } from "./sample";
import type { Track } from "./track";

/** What earlier sweeps of a target say, epoch milliseconds. */
export interface Past {
  /** Start of the last good sweep before `firstBadAt`, or before now; null when none is known. */
  readonly lastGoodAt: number | null;
  /** End of the first bad sweep of the trouble that is still going on; null when there is none. */
  readonly firstBadAt: number | null;
}

/** Of the regions that were ever heard. */
export type RegionPasts = { readonly [id in VantageId]?: Past | undefined };

/** What a track says of the trouble that a sweep at that instant may find. */
export function pastOf({ lastGoodAt, suspect, outage }: Track, instant: number): Past {
  const run = outage?.phase === "open" ? outage : suspect;
  if (run === null || !isWatchedThrough(run, instant)) return { lastGoodAt, firstBadAt: null };
  // It may have been well for minutes since it began; people ask about now.
  const { earliestAt, latestAt } = run.spell;
  return { lastGoodAt: earliestAt, firstBadAt: run.isLone ? null : latestAt };
}

export interface Since {
  /** Whose trouble: that of one region, by its vantage; null: everyone's. */
  readonly region: VantageId | null;
  readonly start: { readonly earliestAt: number | null; readonly latestAt: number };
  readonly minDurationMs: number;
  /** Null when the start has no earlier bound. */
  readonly maxDurationMs: number | null;
}

/** What a sweep says for everyone, or for one region. `seenAt` is its end, or now while it runs. */
interface Seen {
  readonly startedAt: number;
  readonly seenAt: number;
  readonly scope: Scope;
}

/** Null when the sweep is not bad. @param past of everyone's line, or of the line of that region. */
export function sinceOf(
  past: Past,
  sweep: Seen,
  now: number,
  region: VantageId | null = null,
): Since | null {
  if (!isBad(sweep.scope)) return null;
  const { lastGoodAt: earliestAt } = past;
  const latestAt = past.firstBadAt ?? sweep.seenAt;
  const minDurationMs = Math.max(0, sweep.startedAt - latestAt);
  return {
    ...{ region, start: { earliestAt, latestAt }, minDurationMs },
    // The clock that says now may be behind the one of the sweeps.
    maxDurationMs: earliestAt === null ? null : Math.max(minDurationMs, now - earliestAt),
  };
}
