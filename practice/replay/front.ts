/**
 * What the front Worker makes of its bindings, for a stage: the same readers and gates as in production,
 * on the stage's clock, with the stage's parts behind them.
 */
import type * as v from "valibot";
import type { Clock } from "../../src/clock";
import { stubOf } from "../../src/durable";
import { hasOptedOut } from "../../src/gate/admit";
import type { RateLimit } from "../../src/gate/client";
import type { DomainGate } from "../../src/gate/domain";
import { eraseOptedOut } from "../../src/gate/erase";
import { type Gate, mayRead, mayRecall } from "../../src/gate/gate";
import { factsForm, factsS, notedForm, notedS } from "../../src/gate/notes";
import type { Ledger } from "../../src/ledger/ledger";
import type { TargetMonitor } from "../../src/monitor/monitor";
import type { RoundsEnv } from "../../src/monitor/rounds";
import type { Surroundings, SurroundingsEnv } from "../../src/monitor/surroundings";
import type { World } from "../../src/probe/world";
import { readHosts } from "../../src/target/hosts";
import type { ParseOptions } from "../../src/target/parse";
import { readWatchList } from "../../src/watch/list";
import type { AskDeps } from "../../src/web/ask";
import { type DataCentreCache, kept, remembered, sweepCache } from "../../src/web/cache";
import {
  type Groups,
  glanceReader,
  ledgerReader,
  namedHosts,
  networkReader,
  watchedHosts,
} from "../../src/web/group";
import type { HistoryDeps } from "../../src/web/history";
import { keptHistory } from "../../src/web/recalled";

export type FrontVars = RoundsEnv & SurroundingsEnv;

/** The front of one data centre. */
export interface Front {
  readonly door: ParseOptions;
  readonly siteUrl: string;
  readonly clock: Clock;
  readonly env: FrontVars;
  readonly world: World;
  readonly cache: DataCentreCache;
  readonly limiter: RateLimit;
  readonly ledger: Ledger;
  readonly groups: Groups;
  readonly networkOf: Surroundings["networkOf"];
  readonly waitUntil: (work: Promise<unknown>) => void;
}

export function gateOf({ cache, clock, door, env, limiter, siteUrl, ...front }: Front): Gate {
  const note = <T>(
    place: string,
    form: v.GenericSchema<unknown, T>,
    freshS: (value: T) => number,
  ) => kept(cache, `${siteUrl}/.gate/v1/${place}`, form, freshS);
  const domainGate = (domain: string) => stubOf<DomainGate>(env.GATE, domain);
  const monitorOf = (host: string) => stubOf<TargetMonitor>(env.MONITOR, host);
  return {
    ...{ clock, domainGate, waitUntil: front.waitUntil, worldFor: () => front.world },
    denied: readHosts(env.DENIED ?? "", door),
    refusalOf: (host) => note(`refusal/${host}`, notedForm, notedS),
    factsOf: (domain) => note(`domain/${domain}`, factsForm, factsS),
    erase: (host, of) => eraseOptedOut(host, of, { monitorOf, gateOf: domainGate }),
    limiters: { client: limiter, block: limiter, client_names: limiter, reads: limiter },
    keyed: async (block) => block,
  };
}

export function askDepsOf(front: Front): AskDeps {
  const { cache, clock, door, env, groups, ledger, siteUrl, waitUntil } = front;
  const { watches } = readWatchList(env.WATCH, door);
  const named = namedHosts(groups, watches);
  const remember = remembered(cache, siteUrl, waitUntil);
  const glance = (host: string) => stubOf<TargetMonitor>(env.MONITOR, host).glance();
  return {
    ...{ clock, groups, named, waitUntil, notice: null },
    cache: sweepCache(cache, siteUrl),
    monitors: env.MONITOR,
    gate: gateOf(front),
    entriesAround: ledgerReader(ledger, { clock, named, remember }),
    watched: watchedHosts(watches),
    glanceAt: glanceReader(watches, glance, clock),
    networkAt: networkReader(front.networkOf, remember),
  };
}

export function historyDepsOf(front: Front): HistoryDeps {
  const { cache, clock, door, env, siteUrl, world } = front;
  const gate = gateOf(front);
  const watched = watchedHosts(readWatchList(env.WATCH, door).watches);
  return {
    clock,
    mayRead: () => mayRead(new Headers(), gate),
    mayRecall: async (host) => (watched.has(host) ? null : mayRecall(host, gate)),
    keptOf: (host) => keptHistory(cache, siteUrl, host),
    monitorOf: (host) => stubOf<TargetMonitor>(env.MONITOR, host),
    hasOptedOut: (host) => hasOptedOut(host, world),
  };
}
