/**
 * What must be true after every schedule, whatever has failed meanwhile: of the answers, of what goes
 * on, and of owners who have opted out; and the list of all of it. Pure.
 */
import { CADENCE, GATE, KEPT, LEDGER, MONITOR, SWEEP } from "../../src/limits";
import { MOST_RINGS } from "./injector";
import type { Outcome } from "./play";
import {
  boundsHoldTheTruth,
  callsOf,
  type Invariant,
  keptOf,
  ledgerAgreesWithMemory,
  noOutageIsASingleLook,
  noOutageIsLost,
  noTroubleIsInvented,
  noticesAreOneForEachEvent,
  optsOut,
  second,
  seen,
} from "./recorded";
import { totalJumpMs } from "./schedule";
import { ableIn, longEnoughMs } from "./truth";

/**
 * An answer is due this much after the deadline of a sweep at most: the gate's look-ups and its object
 * come before the sweep, a monitor that was cut off begins anew, and the ledger and its sisters come after.
 */
export const MARGIN_MS =
  2 * (GATE.dnsMs + GATE.objectMs + LEDGER.readMs) + MONITOR.hearMs - SWEEP.deadlineMs;

/** One row of its own, and what may be kept of everything else. */
const MOST_ROWS =
  1 + KEPT.sweeps + KEPT.badSweeps + KEPT.outages + 10 * KEPT.regionalOutages + 2 * KEPT.outbox;

/** An answer says up or down only if most of the sound ones who were heard could see that. */
export const answersAreTrueOrUnknown: Invariant = (outcome) =>
  outcome.asked.flatMap(({ host, askedAt, says }) => {
    const site = outcome.schedule.hosts.find((one) => one.host === host);
    if (says.kind !== "answer" || site === undefined) return [];
    if (says.verdict !== "up" && says.verdict !== "down") return [];
    const count = seen(callsOf(outcome, host, says.startedAt), site);
    return count[says.verdict] * 2 > count.sound
      ? []
      : [
          `asked at ${second(askedAt)}, ${host} was called ${says.verdict}: ${JSON.stringify(count)}`,
        ];
  });

/** No target has more rows than were counted on, and no monitor turns in circles. */
export const nothingGrowsWithoutEnd: Invariant = ({ kept, rings }) => [
  ...kept.filter(({ rows }) => rows > MOST_ROWS).map(({ host, rows }) => `${host}: ${rows} rows`),
  ...[...rings].filter(([, count]) => count > MOST_RINGS).map(([host]) => `${host} spins`),
];

/** Whoever asks is answered in time: by an answer, or by a problem that says what is wrong. */
export const everyQuestionIsAnswered: Invariant = ({ asked, schedule }) =>
  asked.flatMap(({ host, askedAt, answeredAt, says }) => {
    const about = `asked about ${host} at ${second(askedAt)}:`;
    if (says.kind === "threw") return [`${about} ${says.text}`];
    if (answeredAt === null) return [`${about} no answer`];
    const tookMs = answeredAt - askedAt;
    if (tookMs > SWEEP.deadlineMs + MARGIN_MS)
      return [`${about} an answer after ${second(tookMs)}`];
    if (askedAt <= schedule.calmFrom) return [];
    // The websites are well by now too.
    if (says.kind === "answer" && says.verdict !== "up")
      return [`${about} ${says.verdict}, when all was well`];
    const isRefused = says.kind === "problem" && says.code !== "opted_out";
    return isRefused ? [`${about} ${says.code}, when all was well`] : [];
  });

/**
 * Its storage took no alarm, and then it was dropped, or the platform had called seven times in vain:
 * it sleeps until somebody asks. One that is watched is woken by the cron trigger.
 */
function isAbandoned({ abandoned, schedule }: Outcome, name: string): boolean {
  const isWatched = schedule.hosts.some((site) => site.host === name && site.isWatched);
  return !isWatched && abandoned.has(name);
}

/** In the end there is an alarm wherever something is due, and none that comes too late for it. */
export const nobodySleepsForEver: Invariant = (outcome) => {
  const { kept, startsAt, endedAt, schedule } = outcome;
  const latest = startsAt + endedAt + totalJumpMs(schedule) + CADENCE.slowestMs;
  return kept.flatMap(({ host, dueAt, alarmAt }) => {
    if (dueAt === null || isAbandoned(outcome, host)) return [];
    if (alarmAt === null) return [`${host} has something due, and no alarm`];
    return alarmAt <= Math.max(dueAt, latest) ? [] : [`${host}'s alarm comes too late`];
  });
};

/** What is watched has been well for minutes in the end: no outage of it goes on. */
export const everyOutageEnds: Invariant = ({ kept, schedule, hits, endedAt }) =>
  schedule.hosts
    .filter((site) => site.isWatched && site.optsOutAt === null)
    .filter(({ host }) =>
      ableIn({ from: schedule.calmFrom, to: endedAt }, host, schedule, hits).some(
        ({ from, to }) => to - from >= longEnoughMs(schedule),
      ),
    )
    .flatMap((site) => kept.filter(({ host }) => host === site.host))
    .flatMap(({ host, outages }) =>
      outages
        .filter(({ hasEnded }) => !hasEnded)
        .map(({ id }) => `${host}'s outage ${id} goes on, when all was well`),
    );

/** So long a question that was under way when it was first seen may still start a sweep. */
const UNDER_WAY_MS = 45_000;

/**
 * Once it was seen that an owner has opted out, no monitor probes the host of its own accord, and in
 * the end nothing of it is kept, here or in the ledger; while a resolver answers, that is, and but for
 * questions that a gate lets through which has looked within the hour before.
 */
export const optedOutIsLeftAlone: Invariant = (outcome) =>
  outcome.schedule.hosts.flatMap((site) => {
    const seenAt = outcome.optOutSeenAt.get(site.host);
    const calmMs = outcome.endedAt - outcome.schedule.calmFrom;
    // Its monitor asks before each look.
    if (site.isWatched && optsOut(site) && seenAt === undefined)
      return calmMs > longEnoughMs(outcome.schedule)
        ? [`nobody saw that ${site.host} opted out`]
        : [];
    const isUncertain = ({ at, kind }: Outcome["hits"][number]) =>
      kind === "resolver" && site.optsOutAt !== null && at >= site.optsOutAt;
    if (seenAt === undefined || outcome.hits.some(isUncertain)) return [];
    if (isAbandoned(outcome, site.host)) return [];
    const letThrough = outcome.asked.filter(
      ({ host, answeredAt, says }) =>
        host === site.host && says.kind === "answer" && (answeredAt ?? 0) >= seenAt,
    );
    if (letThrough.length > 0) return [];
    const { rows } = keptOf(outcome, site);
    const calls = outcome.calls.filter(
      ({ host, from }) => host === site.host && from > seenAt + UNDER_WAY_MS,
    );
    const inLedger = outcome.ledger.filter(({ host }) => host === site.host);
    return [
      ...(rows === 0 ? [] : [`${rows} rows of ${site.host} are left`]),
      ...(inLedger.length === 0 ? [] : [`${inLedger.length} rows of it are in the ledger`]),
      ...(calls.length === 0 ? [] : [`${calls.length} probes were sent to it later`]),
    ];
  });

export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  noOutageIsLost,
  boundsHoldTheTruth,
  noTroubleIsInvented,
  noOutageIsASingleLook,
  answersAreTrueOrUnknown,
  ledgerAgreesWithMemory,
  noticesAreOneForEachEvent,
  nothingGrowsWithoutEnd,
  everyQuestionIsAnswered,
  nobodySleepsForEver,
  everyOutageEnds,
  optedOutIsLeftAlone,
};

export interface Violation {
  readonly invariant: string;
  readonly says: string;
}

export function violationsOf(outcome: Outcome): readonly Violation[] {
  return Object.entries(INVARIANTS).flatMap(([invariant, holds]) =>
    holds(outcome).map((says) => ({ invariant, says })),
  );
}
