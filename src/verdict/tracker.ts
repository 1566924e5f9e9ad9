/**
 * Opens and closes outages. One track follows one line of sweeps: what a target is for everyone, or
 * for one region. A sweep more in, the next state out; what has changed beside it.
 *
 * An outage opens with the second bad sweep that is a re-check of the first, and closes with the
 * second good one. Where a region fails alone, one look is less: the third one opens an outage, and a
 * single one after a good one does not carry it on. One that comes back within minutes is the same outage.
 * Sweeps that said nothing change nothing. Those of one target do not overlap: a monitor runs one at a
 * time. Pure.
 */
import { CADENCE } from "../limits";
import type { Look } from "./edge";
import { isWatchedThrough } from "./pace";
import { type Moment, type Run, surelyBadAt, type Track } from "./track";

/** `lost`: nobody watched any more. When it ended is not known, unless a single good look bounds it. */
export type Change = "opened" | "reopened" | "worsened" | "confirmed" | "closed" | "lost";

export interface Tracked {
  readonly track: Track;
  /** Oldest first. Each tells of the run as it is right after it. */
  readonly changes: readonly { readonly kind: Change; readonly run: Run }[];
}

const CONFIRMED_AT = 3;

/**
 * So many bad looks open an outage. Where nobody else fails, one vantage is all the evidence, and what it
 * loses on its way comes in pairs more often than in threes.
 */
const OPENS_AT = { together: 2, alone: 3 } as const;

/** A sweep that is not newer than what the track has seen changes nothing, so telling it twice is safe. */
export function track(before: Track, sample: Look): Tracked {
  const { scope } = sample;
  if (scope === "unknown" || sample.startedAt <= lastSeenAt(before)) return same(before);
  return scope === "up" ? good(before, sample) : bad(before, { ...sample, scope });
}

/** Start of the newest sweep that told something. */
function lastSeenAt({ lastGoodAt, suspect, outage }: Track): number {
  return Math.max(
    ...[lastGoodAt, suspect?.lastBad.startedAt, outage?.lastBad.startedAt].map(
      (at) => at ?? Number.NEGATIVE_INFINITY,
    ),
  );
}

const same = (before: Track): Tracked => ({ track: before, changes: [] });

function good(before: Track, sample: Look): Tracked {
  const moment = momentOf(sample);
  const calm = Math.min(3, before.calm + 1);
  const next: Track = { ...before, lastGoodAt: sample.startedAt, calm, suspect: null };
  const { outage } = before;
  if (outage?.phase !== "open") return { track: next, changes: [] };
  if (outage.firstGood === null)
    return { track: { ...next, outage: { ...outage, firstGood: moment } }, changes: [] };
  if (!isRecheck(outage.firstGood.completedAt, sample)) return { track: next, changes: [] };
  const run: Run = { ...outage, phase: "ended" };
  return { track: { ...next, outage: run }, changes: [{ kind: "closed", run }] };
}

type BadSample = Look & { readonly scope: "down" | "partial" };

function bad(before: Track, sample: BadSample): Tracked {
  const { outage } = before;
  const next: Track = { ...before, calm: sample.isLone ? before.calm : 0 };
  if (outage?.phase !== "open") return suspect(next, sample);
  const isWatched = isWatchedThrough(outage, sample.startedAt);
  // A region that was found well, and then fails alone once, may not be in trouble any more.
  const isOver = sample.isLone === true && outage.firstGood !== null;
  if (isWatched && !isOver) return goOn(next, outage, sample);
  const run: Run = { ...outage, phase: "ended" };
  const tracked = suspect({ ...next, outage: run }, sample);
  const kind = isWatched ? "closed" : "lost";
  return { ...tracked, changes: [{ kind, run }, ...tracked.changes] };
}

function goOn(next: Track, outage: Run, sample: BadSample): Tracked {
  const run: Run = { ...withBad(outage, sample), firstGood: null };
  const changes: Tracked["changes"] = [
    ...(run.scope !== outage.scope ? [{ kind: "worsened", run } as const] : []),
    ...(run.badLooks === CONFIRMED_AT && outage.badLooks < CONFIRMED_AT
      ? [{ kind: "confirmed", run } as const]
      : []),
  ];
  return { track: { ...next, outage: run }, changes };
}

/** A bad look while nothing is open: one of the first of a run, or the one that opens the outage. */
function suspect(next: Track, sample: BadSample): Tracked {
  const { suspect: run } = next;
  const { beganAfterAt: lastGoodAt = next.lastGoodAt } = sample;
  if (run === null || !isWatchedThrough(run, sample.startedAt))
    return { track: { ...next, suspect: firstBad(sample, lastGoodAt) }, changes: [] };
  const grown =
    run.isLone && isRecheck(run.countedAt, sample) ? again(run, sample) : withBad(run, sample);
  const opensAt = sample.isLone ? OPENS_AT.alone : OPENS_AT.together;
  if (grown.badLooks < opensAt) return { track: { ...next, suspect: grown }, changes: [] };
  return open({ ...next, suspect: null }, { ...grown, phase: "open" });
}

function open(next: Track, run: Run): Tracked {
  const { outage: last } = next;
  const endedAt = last?.firstGood?.completedAt;
  const isSame = endedAt !== undefined && run.start.latestAt - endedAt <= CADENCE.mergeMs;
  if (last === null || !isSame)
    return { track: { ...next, outage: run }, changes: [{ kind: "opened", run }] };
  const merged = comeback(last, run);
  return { track: { ...next, outage: merged }, changes: [{ kind: "reopened", run: merged }] };
}

/** An outage that was over, and its return, as one. What was seen well between the two is kept apart. */
function comeback(last: Run, run: Run): Run {
  const { id, start, badLooks } = last;
  const wellFrom = last.firstGood?.completedAt ?? run.start.latestAt;
  const wellUntil = run.start.earliestAt ?? wellFrom;
  return {
    ...run,
    ...{ id, start, spell: run.start, comebacks: last.comebacks + 1 },
    badLooks: Math.max(badLooks, run.badLooks),
    scope: worse(last.scope, run.scope),
    badMs: last.badMs + Math.max(0, surelyBadAt(last) - last.spell.latestAt),
    wellMs: last.wellMs + Math.max(0, wellUntil - wellFrom),
  };
}

function firstBad(sample: BadSample, earliestAt: number | null): Run {
  const start = { earliestAt, latestAt: sample.completedAt };
  return {
    ...{ id: sample.completedAt, phase: "suspect", scope: sample.scope, firstGood: null },
    ...{ start, spell: start, comebacks: 0, badMs: 0, wellMs: 0 },
    ...{ lastBad: momentOf(sample), badLooks: 1, countedAt: sample.completedAt },
    ...(sample.isLone ? { isLone: true } : {}),
  };
}

/** The second look at what one region alone failed at: the first that is sure not to be chance. */
function again({ start, badLooks }: Run, sample: BadSample): Run {
  const { isLone: _, ...run } = firstBad(sample, start.earliestAt);
  return { ...run, badLooks: badLooks + 1 };
}

function withBad(run: Run, sample: BadSample): Run {
  const counts = isRecheck(run.countedAt, sample);
  const { sureBad, ...known } = run;
  // A second one soon after it may be the same chance.
  const sure = sureBad !== undefined && !counts ? sureBad : run.lastBad;
  return {
    ...known,
    ...(sample.isLone ? { sureBad: sure } : {}),
    scope: worse(run.scope, sample.scope),
    lastBad: momentOf(sample),
    badLooks: Math.min(CONFIRMED_AT, run.badLooks + (counts ? 1 : 0)),
    countedAt: counts ? sample.completedAt : run.countedAt,
  };
}

function isRecheck(afterMs: number, { startedAt }: Moment): boolean {
  return startedAt - afterMs >= CADENCE.recheckMs;
}

const momentOf = ({ startedAt, completedAt }: Moment): Moment => ({ startedAt, completedAt });

const worse = (a: "down" | "partial", b: "down" | "partial") =>
  a === "down" || b === "down" ? "down" : "partial";
