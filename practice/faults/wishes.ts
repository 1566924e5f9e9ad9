/**
 * What must be true of owners who want no probes, after every schedule. Pure.
 */
import { domainOf } from "../../src/gate/admit";
import type { Outcome } from "./play";
import { type Invariant, isAbandoned, keptOf, optsOut, second } from "./recorded";
import { isOf, type OptOut } from "./schedule";
import { longEnoughMs } from "./truth";

/** So long a question that was under way when it was first seen may still start a sweep. */
const UNDER_WAY_MS = 45_000;

/**
 * Once it was seen that an owner has opted out, no monitor probes the host of its own accord, and in
 * the end nothing of it is kept, here or in the ledger; while a resolver answers, that is, and but for
 * questions that a gate lets through which has looked within the hour before.
 */
export const optedOutIsLeftAlone: Invariant = (outcome, met) =>
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
        host === site.host && isLetThrough(says) && (answeredAt ?? 0) >= seenAt,
    );
    if (letThrough.length > 0) return [];
    // By its names a gate finds what there is to erase; this one has lost them.
    if (hasForgotten(outcome, site.host)) return [];
    // Its monitor could not be told: whoever asks next has it erased, and nobody has.
    const isUntold = ({ kind, host, at }: Outcome["hits"][number]) =>
      kind === "monitor_gone" && host === site.host && at >= seenAt;
    if (!site.isWatched && outcome.hits.some(isUntold)) return [];
    met();
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

/** Its monitor may have been asked, whatever it said. */
function isLetThrough(says: Outcome["asked"][number]["says"]): boolean {
  return says.kind === "answer" || (says.kind === "problem" && says.code === "overloaded");
}

/** Its gate could not note a name, or was made to forget them. */
function hasForgotten({ hits }: Outcome, host: string): boolean {
  const domain = domainOf(host);
  return hits.some(
    (hit) => hit.host === domain && (hit.kind === "gate_storage" || hit.kind === "gate_alarm"),
  );
}

/** For whoever was let through before it was known, to hear a sweep out. */
const LET_THROUGH_MS = 60_000;

/**
 * Once all is well and somebody is told that a name has opted out, nothing is left of it, and of nothing
 * that its wish speaks for and its gate knew: no row of a monitor, and no name in the gate.
 */
export const optedOutIsErased: Invariant = (outcome, met) =>
  outcome.schedule.optOuts.flatMap((optOut) => {
    const toldAt = toldAtOf(outcome, optOut);
    if (toldAt === null || toldAt + LET_THROUGH_MS > outcome.endedAt) return [];
    if (hasForgotten(outcome, optOut.name)) return [];
    // By mail everything below a name opts out, and is erased when it is asked for.
    const spokenFor = outcome.schedule.hosts
      .filter(({ host }) => (optOut.by === "domain" ? isOf(optOut, host) : host === optOut.name))
      .filter(({ host }) => !isAbandoned(outcome, host));
    const since = toldAt - LET_THROUGH_MS;
    const wasLetThrough = outcome.asked.some(
      ({ host, says, answeredAt }) =>
        isLetThrough(says) && (answeredAt ?? 0) > since && isOf(optOut, host),
    );
    if (wasLetThrough) return [];
    return spokenFor.flatMap((site) => {
      met();
      const { rows } = keptOf(outcome, site);
      const about = `${optOut.name} was told at ${second(toldAt)} that it has opted out;`;
      return [
        ...(rows === 0 ? [] : [`${about} ${rows} rows of ${site.host} are left`]),
        ...(outcome.gateNames.includes(site.host) ? [`${about} its gate knows ${site.host}`] : []),
      ];
    });
  });

/** When that name itself was asked about, once all was well; null: its wish was not known there. */
function toldAtOf({ asked, schedule }: Outcome, { name }: OptOut): number | null {
  const told = asked.findLast(
    ({ host, askedAt, says }) =>
      host === name &&
      askedAt > schedule.calmFrom &&
      says.kind === "problem" &&
      says.code === "opted_out",
  );
  return told?.answeredAt ?? null;
}
