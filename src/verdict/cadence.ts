/**
 * When to look again at a target, of its own accord, and when to stop. The monitor obeys. Pure.
 *
 * A question about a website that is well costs one sweep. What is suspect is looked at again at once,
 * what is down less and less often, what has recovered twice more; a watched one always. Nothing
 * here goes on for ever because a stranger once asked, and nothing that a website does, or that our
 * own vantages fail to see, hurries us for long.
 */
import { CADENCE, SWEEP } from "../limits";
import { isWatchedThrough, paceOf, seenAtOf } from "./pace";
import { isBad, type Sample } from "./sample";
import type { Run, Track } from "./track";

export interface Interest {
  readonly track: Track;
  /** The newest sweep, whatever it said; null when there is none. */
  readonly lastLook: Sample | null;
  /** When somebody last asked, to within minutes; null when nobody ever did. */
  readonly askedAt: number | null;
  /** From the operator's watch list; null when it is not on it. */
  readonly watchedEveryMs: number | null;
}

export type Why = "recheck" | "trouble" | "recovery" | "watched";

export interface NextLook {
  /** Epoch milliseconds. In the past when it is overdue. */
  readonly at: number;
  readonly why: Why;
}

/** Null: let it sleep. */
export function nextLook(interest: Interest): NextLook | null {
  const { lastLook, watchedEveryMs } = interest;
  if (lastLook === null) return watchedEveryMs === null ? null : { at: 0, why: "watched" };
  const own = becauseOfTrouble(interest, lastLook);
  if (watchedEveryMs === null) return own;
  const watched: NextLook = { at: lastLook.startedAt + watchedEveryMs, why: "watched" };
  return own !== null && own.at < watched.at ? own : watched;
}

function becauseOfTrouble(
  { track, askedAt, watchedEveryMs }: Interest,
  lastLook: Sample,
): NextLook | null {
  const recovery = lastLook.scope === "up" ? afterRecovery(track, lastLook) : null;
  if (recovery !== null) return recovery;
  const { suspect, outage } = track;
  const run = suspect ?? (outage?.phase === "open" ? outage : null);
  if (run === null) return null;
  const next =
    suspect !== null && isBad(lastLook.scope)
      ? after(lastLook, CADENCE.recheckMs, "recheck")
      : after(lastLook, troublePause(run, lastLook), "trouble");
  const followMs = run.start.earliestAt === null ? CADENCE.followUnseenMs : CADENCE.followMs;
  const interestEndsAt = (askedAt ?? run.start.latestAt) + followMs;
  const isFollowed = lastLook.completedAt < interestEndsAt && isWatchedThrough(run, next.at);
  return watchedEveryMs !== null || isFollowed ? next : null;
}

/** Looks that say nothing do not hurry us: the longer they do, the less often. */
function troublePause(run: Run, { completedAt }: Sample): number {
  const silentMs = completedAt - seenAtOf(run);
  return Math.min(CADENCE.slowestMs, Math.max(paceOf(completedAt - run.start.latestAt), silentMs));
}

/**
 * After a good look: the one that closes the outage, and one more, if trouble that it may find would
 * still be that outage. A suspicion that is refuted needs none. Otherwise a target that flips as we
 * look could keep us busy with one young outage after the other.
 */
function afterRecovery({ outage, calm }: Track, lastLook: Sample): NextLook | null {
  if (outage === null || outage.firstGood === null) return null;
  if (outage.phase === "open" && calm === 1) return after(lastLook, CADENCE.recheckMs, "recovery");
  const next = after(lastLook, CADENCE.afterRecoveryMs, "recovery");
  const mergesUntil = outage.firstGood.completedAt + CADENCE.mergeMs;
  return calm === 2 && next.at + SWEEP.deadlineMs <= mergesUntil ? next : null;
}

const after = ({ completedAt }: Sample, ms: number, why: Why): NextLook => ({
  at: completedAt + ms,
  why,
});

/** When an idle target may be erased; null while the operator watches it. */
export function forgetAt({ lastLook, askedAt, watchedEveryMs }: Interest): number | null {
  if (watchedEveryMs !== null) return null;
  return Math.max(askedAt ?? 0, lastLook?.completedAt ?? 0) + CADENCE.forgetMs;
}
