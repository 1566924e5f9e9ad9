/**
 * The outages that earlier sweeps tell of, each with bounds on its start, its end and how long it
 * took; never a moment. The reasoning of since.ts, carried on to the end: it ended after the start of
 * the last sweep that was bad and before the end of the next that was good.
 *
 * An outage is a run of bad looks. It may have been up for a while between two of them, and down
 * between two runs: what nobody looked at is not told. Pure.
 */
import { isBad, LONGEST_PAUSE_MS, type Sample } from "./since";

export interface Outage {
  /** The worst that its sweeps said. */
  readonly scope: "down" | "partial";
  /** `earliestAt` is null when no good look before it is known. */
  readonly start: { readonly earliestAt: number | null; readonly latestAt: number };
  /** Null while it goes on. `latestAt` is null when nobody has found it well again. */
  readonly end: { readonly earliestAt: number; readonly latestAt: number | null } | null;
  readonly minDurationMs: number;
  /** Up to now while it goes on. Null when the start or the end has no outer bound. */
  readonly maxDurationMs: number | null;
}

/** Bad looks without a longer pause between them, and the good ones around them. */
interface Run {
  readonly isDown: boolean;
  readonly lastGoodAt: number | null;
  readonly first: Sample;
  readonly last: Sample;
  /** End of the first good sweep after it. */
  readonly nextGoodAt: number | null;
}

/**
 * @param samples newest first; those that say nothing are passed over.
 * @returns newest first. `now` decides whether the newest still goes on.
 */
export function outagesOf(samples: readonly Sample[], now: number): readonly Outage[] {
  return runsOf(samples.toReversed())
    .map((run, index, runs) => outageOf(run, index === runs.length - 1, now))
    .toReversed();
}

/** @param samples oldest first. */
function runsOf(samples: readonly Sample[]): readonly Run[] {
  const runs: Run[] = [];
  let lastGoodAt: number | null = null;
  for (const sample of samples) {
    const { startedAt, completedAt, scope } = sample;
    if (scope === "up") {
      // Two runs with only a pause between them are bounded by the same good look, on either side.
      endAll(runs, completedAt);
      lastGoodAt = startedAt;
    } else if (isBad(scope)) {
      const isDown = scope === "down";
      const before = runs.at(-1);
      if (before !== undefined && goesOn(before, sample))
        runs[runs.length - 1] = { ...before, isDown: before.isDown || isDown, last: sample };
      else runs.push({ isDown, lastGoodAt, first: sample, last: sample, nextGoodAt: null });
    }
  }
  return runs;
}

function goesOn({ last, nextGoodAt }: Run, { startedAt }: Sample): boolean {
  return nextGoodAt === null && startedAt - last.completedAt <= LONGEST_PAUSE_MS;
}

function endAll(runs: Run[], nextGoodAt: number): void {
  for (const [index, run] of runs.entries())
    if (run.nextGoodAt === null) runs[index] = { ...run, nextGoodAt };
}

function outageOf(run: Run, isNewest: boolean, now: number): Outage {
  const { isDown, lastGoodAt, first, last, nextGoodAt } = run;
  const isGoingOn = isNewest && nextGoodAt === null && now - last.completedAt <= LONGEST_PAUSE_MS;
  const lastAt = isGoingOn ? now : nextGoodAt;
  return {
    scope: isDown ? "down" : "partial",
    start: { earliestAt: lastGoodAt, latestAt: first.completedAt },
    end: isGoingOn ? null : { earliestAt: last.startedAt, latestAt: nextGoodAt },
    minDurationMs: Math.max(0, last.startedAt - first.completedAt),
    maxDurationMs: lastGoodAt === null || lastAt === null ? null : Math.max(0, lastAt - lastGoodAt),
  };
}
