/**
 * What must be true of the load that we put on others and on ourselves, after every schedule: of sweeps,
 * alarms and look-ups within any minute, of what is fresh, of a gate that is silent. Pure.
 */
import { domainOf } from "../../src/gate/admit";
import { CADENCE, FRONT, GATE, MONITOR, SWEEP } from "../../src/limits";
import type { Happened } from "./injector";
import type { Outcome } from "./play";
import { type Invariant, second } from "./recorded";
import type { FaultKind, Span } from "./schedule";

const MIN = 60_000;

/** After these a monitor begins anew, or does not know what it has done: it may do it again. */
const UPSETS: readonly FaultKind[] = ["storage", "await", "eviction", "deploy", "clock"];

/** One sweep, by the real instant at which it asked its probers. */
interface Swept extends Span {
  readonly host: string;
  /** A call that was under way at that instant was answered later. */
  readonly latestTo: number;
}

function sweepsOf({ calls }: Outcome): readonly Swept[] {
  const groups = Map.groupBy(calls, ({ host, from }) => `${from} ${host}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const told = group.map(({ to }) => to).filter(Number.isFinite);
    const to = Math.max(...group.map((one) => one.to));
    return [{ host: first.host, from: first.from, to, latestTo: Math.max(first.from, ...told) }];
  });
}

const isWatched = ({ schedule }: Outcome, name: string) =>
  schedule.hosts.some((site) => site.host === name && site.isWatched);

/** Whether one of these struck one of these names, or everybody, within a span. */
function wereStruck(
  { hits }: Outcome,
  kinds: readonly FaultKind[],
  names: (name: string) => boolean,
  { from, to }: Span,
): boolean {
  return hits.some(
    ({ kind, host, at }) =>
      at >= from && at <= to && kinds.includes(kind) && (host === null || names(host)),
  );
}

const within = <T extends { readonly at: number }>(list: readonly T[], { from, to }: Span) =>
  list.filter(({ at }) => at >= from && at < to);

/** Of looks there are three a minute at most, each with an alarm before and one after; and there are letters. */
const MOST_ALARMS = 9;
/** However much fails. */
const MOST_ALARMS_EVER = 60;

/** No monitor turns in circles. */
export const alarmsAreBounded: Invariant = (outcome, met) => {
  const kinds = [...UPSETS, "alarm_twice", "alarm_late"] as const;
  const byHost = Map.groupBy(outcome.rangAt, ({ name }) => name);
  return [...byHost].flatMap(([name, rings]) =>
    rings.flatMap(({ at }, index) => {
      const count = countFrom(rings, index, MIN);
      if (count <= MOST_ALARMS) return met();
      const around = { from: at - MIN, to: at + MIN };
      const isUpset = wereStruck(outcome, kinds, (one) => one === name, around);
      if (isUpset && count <= MOST_ALARMS_EVER) return [];
      return [`${name}'s alarm rang ${count} times in the minute from ${second(at)}`];
    }),
  );
};

/** However often an alarm is not answered, the next one has been set by then, if storage took it. */
export const noAlarmIsLost: Invariant = ({ lost, unanswered }, met) => [
  ...met(unanswered),
  ...[...lost].map((name) => `${name}'s alarm was given up by the platform`),
];

/** How many, beginning with that one, come within so long. */
function countFrom(sorted: readonly Happened[], index: number, ms: number): number {
  const from = sorted[index]?.at ?? 0;
  let last = index;
  while (last < sorted.length && (sorted[last]?.at ?? 0) < from + ms) last += 1;
  return last - index;
}

/** A look of its own accord asks for two wishes, and whoever the gate tells to wait has asked too. */
const ALARMS_OF_ONE = 3;
const LOOK_UPS_OF_QUESTION = 10;

/** Within a minute, of one domain: three alarms for each of its monitors at most, and look-ups to match. */
export const domainsAreSpared: Invariant = (outcome, met) =>
  domainsOf(outcome).flatMap(([domain, hosts]) => {
    const isOfIt = (name: string) => hosts.includes(name) || name === domain;
    const rings = outcome.rangAt.filter(({ name }) => hosts.includes(name));
    const lookUps = outcome.lookedUpAt.filter(({ name }) => name === domain);
    const questions = outcome.asked
      .filter(({ host }) => hosts.includes(host))
      .map(({ askedAt }) => ({ at: askedAt }));
    const minutes = Array.from({ length: Math.ceil(outcome.endedAt / MIN) }, (_, nth) => nth * MIN);
    return minutes.flatMap((from) => {
      const span = { from, to: from + MIN };
      const rang = within(rings, span).length;
      const lookedUp = within(lookUps, span).length;
      const askedOf = within(questions, { from: from - MIN, to: span.to }).length;
      if (lookedUp > 0) met();
      const kinds = [...UPSETS, "alarm_twice", "alarm_late"] as const;
      const isUpset = wereStruck(outcome, kinds, isOfIt, { from: from - MIN, to: span.to });
      const mostAlarms = 6 + ALARMS_OF_ONE * hosts.length;
      const most = LOOK_UPS_OF_QUESTION * askedOf + 2 * mostAlarms + 1.5 * GATE.lookUps.count;
      const about = `${domain} from ${second(from)}:`;
      return [
        ...(rang > mostAlarms && !isUpset ? [`${about} ${rang} alarms in a minute`] : []),
        ...(lookedUp > most && !isUpset ? [`${about} ${lookedUp} look-ups in a minute`] : []),
      ];
    });
  });

function domainsOf({ schedule }: Outcome): readonly (readonly [string, readonly string[]])[] {
  const names = schedule.hosts.map(({ host }) => host);
  return [...Map.groupBy(names, domainOf)];
}

/** The gate counts before a sweep begins, which is in no time while all is well. */
const SWEEPS_MS = GATE.sweeps.perMs - 1_000;
/** Those of the domain's own website are counted by themselves. */
const MOST_SWEEPS = GATE.sweeps.count + GATE.site.count;

/**
 * Of the names of one domain that are not watched, no more sweeps begin within a minute than its gate
 * allows. Whoever joins a sweep, or gets one that is fresh, begins none; and a sweep is let through again
 * only if its monitor or its gate has lost it: by an upset of theirs, or out of reach for as long as one
 * is heard.
 */
export const sweepsAreBounded: Invariant = (outcome, met) =>
  domainsOf(outcome).flatMap(([domain, hosts]) => {
    const unwatched = hosts.filter((host) => !isWatched(outcome, host));
    const began = sweepsOf(outcome)
      .filter(({ host }) => unwatched.includes(host))
      .map(({ host, from }) => ({ name: host, at: from }))
      .toSorted((a, b) => a.at - b.at);
    const kinds = [
      ...[...UPSETS, "monitor_gone", "cache", "limiter"],
      ...["gate_eviction", "gate_alarm", "gate_storage", "gate_gone"],
    ] as FaultKind[];
    return began.flatMap(({ at }, index) => {
      const count = countFrom(began, index, SWEEPS_MS);
      if (count < MOST_SWEEPS / 2) return [];
      const around = { from: at - MIN, to: at + MIN };
      const isOfIt = (name: string) => hosts.includes(name) || name === domain;
      if (wereStruck(outcome, kinds, isOfIt, around)) return [];
      met();
      return count <= MOST_SWEEPS
        ? []
        : [`${count} sweeps of ${domain} began in the minute from ${second(at)}`];
    });
  });

/** Who was let through just before may join for a while, and then hear a monitor out. */
const STILL_MS = FRONT.joinS * 1_000 + MONITOR.hearMs + 5_000;

/** While a gate cannot be heard, no sweep begins that it would have to count. */
export const aSilentGateStartsNothing: Invariant = (outcome, met) => {
  const silences = outcome.schedule.faults
    .filter(({ kind }) => kind === "gate_gone")
    .map(({ from, to }) => ({ from: from + STILL_MS, to }));
  return silences.flatMap((silence) => {
    const turnedAway = within(outcome.hits, silence).filter(({ kind }) => kind === "gate_gone");
    met(turnedAway.length);
    return sweepsOf(outcome)
      .filter(
        ({ host, from }) => !isWatched(outcome, host) && from >= silence.from && from < silence.to,
      )
      .map(({ host, from }) => `a sweep of ${host} began at ${second(from)}, its gate was silent`);
  });
};

/** What was seen a moment ago is told again, and no look follows on it so soon. */
export const whatIsFreshIsShared: Invariant = (outcome, met) => {
  const leastMs = Math.min(MONITOR.freshOtherMs, CADENCE.recheckMs) - 100;
  const byHost = Map.groupBy(sweepsOf(outcome), ({ host }) => host);
  return [...byHost].flatMap(([name, sweeps]) => {
    const site = outcome.schedule.hosts.find(({ host }) => host === name);
    const until = site?.optsOutAt ?? Number.POSITIVE_INFINITY;
    const sorted = sweeps.toSorted((a, b) => a.from - b.from);
    const asked = outcome.asked.filter(({ host, isHistory }) => host === name && !isHistory);
    return sorted.flatMap(({ from, to }, index) => {
      const next = sorted[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      const span = { from, to: Math.min(next, to + leastMs) };
      if (!Number.isFinite(to) || span.to >= until) return [];
      if (wereStruck(outcome, UPSETS, (one) => one === name, span)) return [];
      met(asked.filter(({ askedAt }) => askedAt > to && askedAt < to + leastMs).length);
      return next >= to + leastMs
        ? []
        : [`${name} was looked at again at ${second(next)}, and until ${second(to)} before`];
    });
  });
};

/** Its alarm comes after this, and looks up before it looks whether it may. */
const TAKEN_UP_MS = CADENCE.rearmMs + GATE.dnsMs + GATE.objectMs + 5_000;

/** A look that was cut off is taken up by itself, if nothing else is wrong meanwhile. */
export const aCutOffLookIsTakenUp: Invariant = (outcome, met) => {
  const sweeps = sweepsOf(outcome);
  const kinds: readonly FaultKind[] = [
    ...["storage", "await", "clock", "alarm_late", "resolver", "eviction", "deploy"],
    ...["gate_gone", "gate_eviction", "gate_storage"],
  ] as FaultKind[];
  return outcome.hits.flatMap(({ kind, host, at }) => {
    if ((kind !== "eviction" && kind !== "deploy") || host === null) return [];
    const cutOff = sweeps.find(
      (one) =>
        one.host === host && one.from < at && one.latestTo > at && at - one.from < SWEEP.deadlineMs,
    );
    const site = outcome.schedule.hosts.find((one) => one.host === host);
    const until = at + TAKEN_UP_MS;
    if (cutOff === undefined || (site?.optsOutAt ?? Infinity) < until) return [];
    if (until > outcome.endedAt) return [];
    const domain = domainOf(host);
    const isOfIt = (name: string) => name === host || name === domain;
    // An alarm may have been refused before.
    const span = { from: at - MIN, to: until };
    const others = outcome.hits.filter((hit) => hit.at !== at || hit.host !== host);
    if (wereStruck({ ...outcome, hits: others }, kinds, isOfIt, span)) return [];
    // Where many wait for the gate, it may take longer.
    if (outcome.schedule.hosts.length > GATE.ownLooks.count) return [];
    met();
    return sweeps.some((one) => one.host === host && one.from > at && one.from <= until)
      ? []
      : [`the look at ${host} that was cut off at ${second(at)} was not taken up`];
  });
};
