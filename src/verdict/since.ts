/**
 * Since when: bounds on the start of the trouble that a sweep found, never a moment.
 *
 * It began after the start of the last sweep that was good and before the end of the first that was
 * bad. When nobody looked before, it has no earlier bound. Sweeps that said nothing change nothing.
 * Pure.
 */
import type { Scope } from "./rule";

/** What earlier sweeps of a target say, epoch milliseconds. */
export interface Past {
  /** Start of the last good sweep; null when none is known. */
  readonly lastGoodAt: number | null;
  /** End of the first sweep of the run of bad ones that is still going on; null when there is none. */
  readonly firstBadAt: number | null;
}

/** A sweep as far as it tells of the past. */
export interface Sample {
  readonly startedAt: number;
  readonly completedAt: number;
  readonly scope: Scope;
}

/**
 * Two bad looks with a longer pause between them are two runs: nobody watched, and it may have been
 * up meanwhile. A good look before that pause still bounds the start of the second run.
 */
export const LONGEST_PAUSE_MS = 5 * 60_000;

/** @param samples newest first; those that say nothing are passed over. `now`: of the next sweep. */
export function pastOf(samples: readonly Sample[], now: number): Past {
  let firstBadAt: number | null = null;
  let nextAt = now;
  for (const { startedAt, completedAt, scope } of samples) {
    if (scope === "up") return { lastGoodAt: startedAt, firstBadAt };
    if (!isBad(scope)) continue;
    if (nextAt - completedAt <= LONGEST_PAUSE_MS) [firstBadAt, nextAt] = [completedAt, startedAt];
    else nextAt = Number.POSITIVE_INFINITY;
  }
  return { lastGoodAt: null, firstBadAt };
}

export interface Since {
  readonly start: { readonly earliestAt: number | null; readonly latestAt: number };
  readonly minDurationMs: number;
  /** Null when the start has no earlier bound. */
  readonly maxDurationMs: number | null;
}

export function isBad(scope: Scope): boolean {
  return scope === "down" || scope === "partial";
}

/** Null when the sweep is not bad. `sweep.seenAt` is its end, or now while it runs. */
export function sinceOf(
  past: Past,
  sweep: { readonly startedAt: number; readonly seenAt: number; readonly scope: Scope },
  now: number,
): Since | null {
  if (!isBad(sweep.scope)) return null;
  const { lastGoodAt: earliestAt } = past;
  const latestAt = past.firstBadAt ?? sweep.seenAt;
  return {
    start: { earliestAt, latestAt },
    minDurationMs: Math.max(0, sweep.startedAt - latestAt),
    maxDurationMs: earliestAt === null ? null : Math.max(0, now - earliestAt),
  };
}
