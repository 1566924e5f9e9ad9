/**
 * What must be true after every schedule, whatever has failed meanwhile: of the answers, of what goes
 * on, and of owners who have opted out; and the list of all of it. Pure.
 */
import { CADENCE, GATE, KEPT, LEDGER, MONITOR } from "../../src/limits";
import { MOST_RINGS } from "./injector";
import {
  aCutOffLookIsTakenUp,
  alarmsAreBounded,
  aSilentGateStartsNothing,
  domainsAreSpared,
  noAlarmIsLost,
  sweepsAreBounded,
  whatIsFreshIsShared,
} from "./load";
import type { Outcome } from "./play";
import {
  boundsHoldTheTruth,
  callsOf,
  type Invariant,
  isAbandoned,
  ledgerAgreesWithMemory,
  noOutageIsASingleLook,
  noOutageIsLost,
  noRegionIsInvented,
  noTroubleIsInvented,
  noticesAreOneForEachEvent,
  second,
  seen,
} from "./recorded";
import { totalJumpMs } from "./schedule";
import { ableIn, longEnoughMs } from "./truth";
import { optedOutIsErased, optedOutIsLeftAlone } from "./wishes";

/**
 * An answer is due after this: the gate's look-ups and its object come before the sweep, a monitor that
 * falls silent begins anew at the end of its time, and the ledger and its sisters come after.
 */
const ANSWER_MS =
  2 * (GATE.dnsMs + GATE.objectMs + LEDGER.readMs) + MONITOR.hearMs + MONITOR.openMs;

/** The same of what is remembered: three look-ups, and a monitor that tells, and one that forgets. */
const HISTORY_MS = 3 * GATE.dnsMs + GATE.objectMs + 2 * MONITOR.openMs;

/** So often the cache and the limiters are asked on the way. Each is waited for alone. */
const BESIDE_MS = 12 * GATE.besideMs;

/** One row of its own, and what may be kept of everything else. */
const MOST_ROWS =
  1 + KEPT.sweeps + KEPT.badSweeps + KEPT.outages + 10 * KEPT.regionalOutages + 2 * KEPT.outbox;

/** An answer says up or down only if most of the sound ones who were heard could see that. */
export const answersAreTrueOrUnknown: Invariant = (outcome, met) =>
  outcome.asked.flatMap(({ host, askedAt, says }) => {
    const site = outcome.schedule.hosts.find((one) => one.host === host);
    if (says.kind !== "answer" || site === undefined) return [];
    if (says.verdict !== "up" && says.verdict !== "down") return [];
    const count = seen(callsOf(outcome, host, says.startedAt), site);
    return count[says.verdict] * 2 > count.sound
      ? met()
      : [
          `asked at ${second(askedAt)}, ${host} was called ${says.verdict}: ${JSON.stringify(count)}`,
        ];
  });

/** No target has more rows than were counted on, and no monitor turns in circles. */
export const nothingGrowsWithoutEnd: Invariant = ({ kept, rings }, met) => [
  ...met(kept.filter(({ rows }) => rows > 0).length),
  ...kept.filter(({ rows }) => rows > MOST_ROWS).map(({ host, rows }) => `${host}: ${rows} rows`),
  ...[...rings].filter(([, count]) => count > MOST_RINGS).map(([host]) => `${host} spins`),
];

/** Whoever asks is answered in time: by an answer, or by a problem that says what is wrong. */
export const everyQuestionIsAnswered: Invariant = ({ asked, schedule, hits }, met) =>
  asked.flatMap(({ host, isHistory, askedAt, answeredAt, says }) => {
    met();
    const about = `asked about ${host} at ${second(askedAt)}:`;
    if (says.kind === "threw") return [`${about} ${says.text}`];
    if (answeredAt === null) return [`${about} no answer`];
    const tookMs = answeredAt - askedAt;
    const isSlower = hits.some(
      ({ kind, at }) =>
        (kind === "cache" || kind === "limiter") && at >= askedAt && at <= answeredAt,
    );
    if (tookMs > (isHistory ? HISTORY_MS : ANSWER_MS) + (isSlower ? BESIDE_MS : 0))
      return [`${about} an answer after ${second(tookMs)}`];
    if (says.kind === "answer" && says.isHalf) return [`${about} half a sweep`];
    if (askedAt <= schedule.calmFrom) return [];
    // The websites are well by now too.
    if (says.kind === "answer" && says.verdict !== "up")
      return [`${about} ${says.verdict}, when all was well`];
    const isRefused = says.kind === "problem" && says.code !== "opted_out";
    return isRefused ? [`${about} ${says.code}, when all was well`] : [];
  });

/** In the end there is an alarm wherever something is due, and none that comes too late for it. */
export const nobodySleepsForEver: Invariant = (outcome, met) => {
  const { kept, startsAt, endedAt, schedule } = outcome;
  const latest = startsAt + endedAt + totalJumpMs(schedule) + CADENCE.slowestMs;
  return kept.flatMap(({ host, dueAt, alarmAt }) => {
    if (dueAt === null || isAbandoned(outcome, host)) return [];
    if (alarmAt === null) return [`${host} has something due, and no alarm`];
    return alarmAt <= Math.max(dueAt, latest) ? met() : [`${host}'s alarm comes too late`];
  });
};

/** What is watched has been well for minutes in the end: no outage of it goes on. */
export const everyOutageEnds: Invariant = ({ kept, schedule, hits, endedAt }, met) =>
  schedule.hosts
    .filter((site) => site.isWatched && site.optsOutAt === null)
    .filter(({ host }) =>
      ableIn({ from: schedule.calmFrom, to: endedAt }, host, schedule, hits).some(
        ({ from, to }) => to - from >= longEnoughMs(schedule),
      ),
    )
    .flatMap((site) => kept.filter(({ host }) => host === site.host))
    .flatMap(({ host, outages }) =>
      outages.flatMap(({ id, hasEnded }) =>
        hasEnded ? met() : [`${host}'s outage ${id} goes on, when all was well`],
      ),
    );

export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  noOutageIsLost,
  boundsHoldTheTruth,
  noTroubleIsInvented,
  noOutageIsASingleLook,
  noRegionIsInvented,
  answersAreTrueOrUnknown,
  ledgerAgreesWithMemory,
  noticesAreOneForEachEvent,
  nothingGrowsWithoutEnd,
  everyQuestionIsAnswered,
  nobodySleepsForEver,
  everyOutageEnds,
  alarmsAreBounded,
  noAlarmIsLost,
  domainsAreSpared,
  sweepsAreBounded,
  aSilentGateStartsNothing,
  whatIsFreshIsShared,
  aCutOffLookIsTakenUp,
  optedOutIsLeftAlone,
  optedOutIsErased,
};

export interface Violation {
  readonly invariant: string;
  readonly says: string;
}

/** @param met is told of each case in which the premise of an invariant was true. */
export function violationsOf(
  outcome: Outcome,
  met: (invariant: string, times: number) => void = () => {},
): readonly Violation[] {
  return Object.entries(INVARIANTS).flatMap(([invariant, holds]) => {
    const isMet = (times = 1): readonly [] => {
      met(invariant, times);
      return [];
    };
    return holds(outcome, isMet).map((says) => ({ invariant, says }));
  });
}
