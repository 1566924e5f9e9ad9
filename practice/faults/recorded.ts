/**
 * What must be true of everything that is recorded and told of outages, after every schedule: in the
 * memories, in the ledger, at the webhook. Pure.
 */
import { SWEEP } from "../../src/limits";
import { VANTAGES, type VantageId } from "../../src/vantage/registry";
import { isBad } from "../../src/verdict/sample";
import type { Kept } from "./kept";
import type { Outcome } from "./play";
import type { Call } from "./probers";
import { isReached, type Site, type Span, totalJumpMs } from "./schedule";
import { ableIn, badIn, longEnoughMs } from "./truth";

/**
 * Tells in sentences what it found wrong; nothing means that it holds.
 *
 * @param met is told of each case in which its premise was true: one that never is proves nothing.
 */
export type Invariant = (outcome: Outcome, met: Met) => readonly string[];

/** @param times 1 unless told. @returns what an invariant says that holds. */
export type Met = (times?: number) => readonly [];

export const second = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** What our clocks said at an instant, give or take all that they jumped. */
const slackMs = ({ schedule }: Outcome) => totalJumpMs(schedule);

export const keptOf = ({ kept }: Outcome, { host }: Site): Kept => {
  const found = kept.find((one) => one.host === host);
  if (found === undefined) throw new Error(`nothing was read of ${host}`);
  return found;
};

/** Whether an owner's wish, or what follows of it, can explain that something is missing. */
export const optsOut = ({ optsOutAt }: Site) => optsOutAt !== null;

/**
 * Its storage took no alarm, and then it was dropped, or the platform had called seven times in vain:
 * it sleeps until somebody asks. One that is watched is woken by the cron trigger.
 */
export function isAbandoned({ abandoned, schedule }: Outcome, name: string): boolean {
  const isWatched = schedule.hosts.some((site) => site.host === name && site.isWatched);
  return !isWatched && abandoned.has(name);
}

/**
 * A true outage of a watched host is recorded, if for two looks' time on end those who can vote saw it
 * and nothing kept its monitor from looking.
 */
export const noOutageIsLost: Invariant = (outcome, met) => {
  const { schedule, hits, startsAt } = outcome;
  return schedule.hosts
    .filter((site) => site.isWatched)
    .flatMap((site) => {
      const until = site.optsOutAt ?? Number.POSITIVE_INFINITY;
      const stretches = site.troubles
        .filter(({ seenFrom }) => seenFrom === "everywhere")
        .map(({ from, to }) => ({ from, to: Math.min(to, until) }))
        .filter(({ from, to }) => from < to)
        .flatMap((trouble) => badIn(trouble, site, schedule))
        .flatMap((trouble) => ableIn(trouble, site.host, schedule, hits))
        .filter(({ from, to }) => to - from >= longEnoughMs(schedule));
      if (optsOut(site)) return [];
      met(stretches.length);
      return stretches
        .filter((one) => !isRecorded(one, keptOf(outcome, site), startsAt, slackMs(outcome)))
        .map(
          ({ from, to }) => `${site.host} was down from ${second(from)} to ${second(to)}, unseen`,
        );
    });
};

function isRecorded({ from, to }: Span, { outages }: Kept, startsAt: number, slack: number) {
  return outages.some(
    ({ start, lastBadAt }) =>
      start.latestAt <= startsAt + to + SWEEP.deadlineMs + slack &&
      lastBadAt >= startsAt + from - slack,
  );
}

/** Between its bounds an outage that is recorded has a true beginning, and a true end. */
export const boundsHoldTheTruth: Invariant = (outcome, met) => {
  const { schedule, startsAt } = outcome;
  const slack = slackMs(outcome);
  const lies = schedule.faults.filter(isLie);
  const silences = schedule.faults.filter(({ kind }) => kind === "prober" || kind === "await");
  return schedule.hosts.flatMap((site) => {
    const isPlain = site.troubles.every(({ seenFrom }) => seenFrom === "everywhere");
    // Where somebody lies, or only some see the trouble, who else can vote decides when it is seen.
    const edgesOf = (which: "from" | "to") => [
      ...site.troubles.map((one) => one[which]),
      ...lies.flatMap(({ from, to }) => [from, to]),
      ...(isPlain && lies.length === 0 ? [] : silences.flatMap(({ from, to }) => [from, to])),
    ];
    const holds = (which: "from" | "to", least: number | null, most: number | null) =>
      edgesOf(which).some(
        (edge) =>
          startsAt + edge >= (least ?? Number.NEGATIVE_INFINITY) - slack &&
          startsAt + edge <= (most ?? Number.POSITIVE_INFINITY) + slack,
      );
    // Votes that fail now and then have no instant of their own.
    if (!isPlain && silences.some(({ kind }) => kind === "await")) return [];
    const { outages } = keptOf(outcome, site);
    met(outages.length);
    return outages.flatMap(({ id, start, end }) => [
      ...(holds("from", start.earliestAt, start.latestAt)
        ? []
        : [`${site.host}'s outage ${id - startsAt} did not begin within its bounds`]),
      ...(end === null || holds("to", end.earliestAt, end.latestAt)
        ? []
        : [`${site.host}'s outage ${id - startsAt} did not end within its bounds`]),
    ]);
  });
};

const isLie = (fault: Outcome["schedule"]["faults"][number]) =>
  fault.kind === "prober" && fault.does.startsWith("says_") && fault.at.length > 0;

/** What the sound ones among the probers of a sweep can have seen: how many, up or down. */
export function seen(calls: readonly Call[], site: Site) {
  const heard = calls.filter(({ said }) => said !== "silent");
  const sound = heard.filter(({ lied }) => !lied);
  const saw = (isUp: boolean) =>
    sound.filter((call) => wasEver(isUp, site, call.vantage, call)).length;
  return {
    lies: heard.length - sound.length,
    sound: sound.length,
    up: saw(true),
    down: saw(false),
  };
}

/** Whether it was up, or down, at any moment of a call. */
function wasEver(isUp: boolean, site: Site, vantage: VantageId, { from, to }: Span): boolean {
  const moments = [from, to, ...site.troubles.flatMap((one) => [one.from, one.to])];
  return moments
    .filter((at) => at >= from && at <= to)
    .some((at) => isReached(site, vantage, at) === isUp);
}

export const callsOf = ({ calls }: Outcome, host: string, startedAt: number) =>
  calls.filter((call) => call.host === host && call.startedAt === startedAt);

/**
 * No sweep is kept as down, nor as partial, that saw no true trouble: a target is down only if most of
 * the sound ones found it so, and partly down if one of them did, or somebody lied. So our own trouble
 * makes no outage, and no outage for everyone comes of two who lie.
 */
export const noTroubleIsInvented: Invariant = (outcome, met) =>
  outcome.schedule.hosts.flatMap((site) =>
    keptOf(outcome, site).sweeps.flatMap(({ startedAt, scope }) => {
      const calls = callsOf(outcome, site.host, startedAt);
      // By a clock that was put back, two may have begun at the same instant.
      if (calls.length > VANTAGES.length) return [];
      met();
      const { lies, sound, up, down } = seen(calls, site);
      const isTrue = {
        up: up * 2 > sound,
        down: down * 2 > sound,
        partial: down > 0 || lies > 0,
        unknown: true,
      }[scope];
      const at = second(startedAt - outcome.startsAt);
      return isTrue
        ? []
        : [`${site.host} is kept as ${scope} at ${at}; of ${sound} sound ones ${down} saw it down`];
    }),
  );

/** No outage is recorded that only one sweep found. */
export const noOutageIsASingleLook: Invariant = (outcome, met) =>
  outcome.kept.flatMap(({ host, sweeps, outages }) =>
    outages.flatMap(({ id, start, lastBadAt }) => {
      const isOf = ({ startedAt, completedAt, scope }: Kept["sweeps"][number]) =>
        isBad(scope) && completedAt >= start.latestAt && startedAt <= lastBadAt;
      return sweeps.filter(isOf).length > 1
        ? met()
        : [`${host}'s outage ${id - outcome.startsAt} was seen in one sweep`];
    }),
  );

/**
 * An outage of a region is what its vantage found: at its first and at its last bad look that vantage said
 * that it could not reach the target, and its self-test was well. If it was alone with that, it said so
 * three times. That it lied, nobody can know; that it was silent or found itself broken, everybody can.
 */
export const noRegionIsInvented: Invariant = (outcome, met) =>
  outcome.schedule.hosts.flatMap((site) => {
    const { sweeps, regional } = keptOf(outcome, site);
    return regional.flatMap(({ vantage, outage: { id, start, lastBadAt } }) => {
      const first = sweeps.find(({ completedAt }) => completedAt === start.latestAt);
      const last = sweeps.find(({ startedAt }) => startedAt === lastBadAt);
      // What was well for everyone is not kept as long as an outage.
      if (first === undefined || last === undefined) return [];
      const isFound = ({ startedAt }: Kept["sweeps"][number]) =>
        callsOf(outcome, site.host, startedAt).some(
          (call) =>
            call.vantage === vantage &&
            call.said === "down" &&
            (call.lied || wasEver(false, site, vantage, call)),
        );
      // The first look of one that fails alone bounds nothing, and counts all the same.
      const found = sweeps.filter(
        (one) =>
          one.startedAt > (start.earliestAt ?? 0) && one.startedAt <= lastBadAt && isFound(one),
      );
      const isShared = found.some((one) => isBad(one.scope));
      if (isFound(first) && isFound(last) && found.length >= (isShared ? 2 : 3)) return met();
      const at = second(id - outcome.startsAt);
      return [`${site.host}'s outage in ${vantage} at ${at} was found by ${found.length} looks`];
    });
  });

/** In the end the ledger has a row for each outage that a monitor remembers, with its bounds, and no other. */
export const ledgerAgreesWithMemory: Invariant = (outcome, met) =>
  outcome.schedule.hosts.flatMap((site) => {
    if (optsOut(site) || isAbandoned(outcome, site.host)) return [];
    const kept = keptOf(outcome, site);
    met(kept.outages.length);
    const remembered = kept.outages.map(({ id, scope, start, end, hasEnded }) =>
      // That nobody watches any more is told when somebody does again.
      JSON.stringify([id, scope, start, hasEnded ? end : null]),
    );
    const written = outcome.ledger
      .filter(({ host }) => host === site.host)
      .map(({ outage: { id, scope, start, end } }) => JSON.stringify([id, scope, start, end]));
    return [
      ...remembered
        .filter((one) => !written.includes(one))
        .map((one) => `not in the ledger: ${one}`),
      ...written.filter((one) => !remembered.includes(one)).map((one) => `only there: ${one}`),
      ...(written.length === new Set(written).size ? [] : [`${site.host} has a row twice`]),
      ...(kept.unsent === 0 ? [] : [`${kept.unsent} letters of ${site.host} were never told`]),
    ];
  });

/**
 * What the webhook is told of one event has one id, however often it is told; and of each outage of a
 * watched host it is told that it began, and that it ended.
 */
export const noticesAreOneForEachEvent: Invariant = (outcome, met) => {
  const { messages, schedule } = outcome;
  const events = Map.groupBy(messages, ({ type, outage }) =>
    [type, outage.id, outage.comebacks].join(" "),
  );
  const twice = [...events].flatMap(([event, told]) => {
    const ids = new Set(told.map(({ id }) => id));
    return ids.size === 1 ? [] : [`${event} has the ids ${[...ids].join(", ")}`];
  });
  met(events.size);
  const told = (type: string, id: number) =>
    messages.some((one) => one.type === type && one.outage.id === id);
  const untold = schedule.hosts
    .filter((site) => site.isWatched && !optsOut(site))
    .flatMap((site) => keptOf(outcome, site).outages)
    .flatMap(({ id, hasEnded }) => [
      ...(told("outage.opened", id) ? [] : [`nobody was told that ${id} began`]),
      ...(!hasEnded || told("outage.closed", id) ? [] : [`nobody was told that ${id} ended`]),
    ]);
  return [...twice, ...untold];
};
