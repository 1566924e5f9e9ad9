/**
 * What a monitor's store tells of the past: before a sweep, and to whoever asks without a look.
 */
import { KEPT, MONITOR } from "../limits";
import { VANTAGE_IDS } from "../vantage/registry";
import { ballotsOf, tallyOf } from "../verdict/ballot";
import { lasting, type Outage, outageOf } from "../verdict/outages";
import { scopeOf } from "../verdict/rule";
import { type Past, pastOf } from "../verdict/since";
import type { Track } from "../verdict/track";
import { discreet, hourOf } from "./discreet";
import { type Before, NOTHING_BEFORE, type SweepRecord } from "./events";
import type { Glance, History } from "./recall";
import type { MonitorStore } from "./store";
import { WORLD } from "./store/outages";

/** What was known before a sweep that started at that instant. */
export function knownBefore(store: MonitorStore, instant: number, isWatched: boolean): Before {
  const memory = store.memory();
  if (memory === null) return NOTHING_BEFORE;
  const samples = store.sweeps.samplesBefore(instant, MONITOR.sweepsTold);
  const past = (track: Track): Past => {
    const { lastGoodAt, firstBadAt } = pastOf(track, instant);
    return { lastGoodAt: goodTold(lastGoodAt, firstBadAt ?? instant, isWatched), firstBadAt };
  };
  const regions = VANTAGE_IDS.flatMap((id) => {
    const track = memory.regions[id];
    return track === undefined ? [] : [[id, past(track)] as const];
  });
  return {
    past: past(memory.world),
    regions: Object.fromEntries(regions),
    recent: isWatched ? samples : discreet(samples),
    outages: outagesIn(store, WORLD, memory.world, {
      ...{ now: instant, count: MONITOR.outagesTold, isWatched },
    }),
    network: memory.network?.facts ?? null,
  };
}

/** The newest sweep; null when there is none. */
export function latestSweep(store: MonitorStore): SweepRecord | null {
  return store.memory() === null ? null : store.sweeps.latest();
}

export function recallGlance(store: MonitorStore, now: number, isWatched: boolean): Glance {
  const { recent, outages, network } = knownBefore(store, now, isWatched);
  const watchedSince = store.memory()?.watchedSince ?? null;
  return { watchedSince: sinceTold(watchedSince, isWatched), recent, outages, network };
}

const sinceTold = (at: number | null, isWatched: boolean) =>
  at === null || isWatched ? at : hourOf(at);

export function recallHistory(store: MonitorStore, now: number, isWatched: boolean): History {
  const memory = store.memory();
  if (memory === null) return { watchedSince: null, outages: [], regions: [], sweeps: [] };
  const regions = VANTAGE_IDS.map((vantage) => ({
    vantage,
    outages: outagesIn(store, vantage, memory.regions[vantage], {
      ...{ now, count: KEPT.regionalOutages, isWatched },
    }),
  }));
  const told = store.sweeps
    .newest(KEPT.sweeps + KEPT.badSweeps)
    .map(({ observations, ...sweep }) => {
      const ballots = ballotsOf(observations);
      return { ...sweep, scope: scopeOf(ballots), votes: tallyOf(ballots) };
    });
  return {
    watchedSince: sinceTold(memory.watchedSince, isWatched),
    outages: outagesIn(store, WORLD, memory.world, { now, count: KEPT.outages, isWatched }),
    regions: regions.filter(({ outages }) => outages.length > 0),
    sweeps: isWatched ? told : discreet(told),
  };
}

/** Newest first. A row is as old as its last change; of the one that goes on, the track knows more. */
function outagesIn(
  store: MonitorStore,
  region: string,
  track: Track | undefined,
  { now, count, isWatched }: { now: number; count: number; isWatched: boolean },
): readonly Outage[] {
  const current = track?.outage ?? null;
  return store.outages.newest(region, count).map((run) => {
    const outage = outageOf(run.id === current?.id ? current : run, now);
    const { earliestAt, latestAt } = outage.start;
    const start = { earliestAt: goodTold(earliestAt, latestAt, isWatched), latestAt };
    return lasting({ ...outage, start }, now);
  });
}

/** A good look long before trouble was somebody's question; to the hour it is as true a bound. */
function goodTold(at: number | null, troubleAt: number, isWatched: boolean): number | null {
  if (at === null || isWatched || troubleAt - at <= MONITOR.nearTroubleMs) return at;
  return hourOf(at);
}
