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
  /** End of the first bad sweep since then; null when there was none. */
  readonly firstBadAt: number | null;
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
