/**
 * The front Worker's bindings and variables, and what a question needs of them.
 */
import type { Context } from "hono";
import { systemClock } from "../clock";
import { stubOf } from "../durable";
import type { RateLimit } from "../gate/client";
import { ledgerOf } from "../ledger/ledger";
import { networkOf } from "../ledger/network";
import type { TargetMonitor } from "../monitor/monitor";
import type { World } from "../probe/world";
import type { ParseOptions } from "../target/parse";
import { readWatchList } from "../watch/list";
import type { AskDeps } from "./ask";
import { remembered, sweepCache } from "./cache";
import {
  glanceReader,
  ledgerReader,
  namedHosts,
  networkReader,
  readGroups,
  watchedHosts,
} from "./group";
import type { PracticeListing } from "./home";

export interface FrontEnv {
  readonly MONITOR: DurableObjectNamespace;
  readonly CLIENT_LIMIT: RateLimit;
  readonly READ_LIMIT: RateLimit;
  /** Our own address, without a final slash. */
  readonly SITE_URL: string;
  readonly RESOLVER_URL: string;
  /** Websites of one operator each: hosts with spaces between them, `;` between groups. */
  readonly GROUPS: string;
  /** The operator's watch list: its hosts may be told by name too. */
  readonly WATCH?: unknown;
  /** Left out where there is no ledger. */
  readonly LEDGER?: D1Database;
  /** Where to ask for the network of an address; empty: nowhere. */
  readonly ORIGIN_ZONE?: string;
}

/** What differs between production and a machine with the practice internet. */
export interface FrontOptions<E extends FrontEnv> {
  readonly door: (env: E) => ParseOptions;
  /** The world that a name belongs to. */
  readonly worldFor: (env: E, host: string) => World;
  readonly practice: PracticeListing | null;
  /** What every answer must say of this service; null in production. */
  readonly notice: string | null;
  /** A name that is simulated where no browser can reach it. */
  readonly isSimulated: (env: E, host: string) => boolean;
}

export function depsOf<E extends FrontEnv>(
  c: Context<{ Bindings: E }>,
  options: FrontOptions<E>,
): AskDeps {
  const { env } = c;
  const { watches } = readWatchList(env.WATCH, options.door(env));
  const groups = readGroups(env.GROUPS, options.door(env));
  const worldFor = (host: string) => options.worldFor(env, host);
  const glance = (host: string) => stubOf<TargetMonitor>(env.MONITOR, host).glance();
  const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work);
  const named = namedHosts(groups, watches);
  const remember = remembered(caches.default, env.SITE_URL, waitUntil);
  const reading = { clock: systemClock, named, remember };
  const networkAt = (host: string) => networkOf(host, worldFor(host), env.ORIGIN_ZONE ?? "");
  return {
    clock: systemClock,
    cache: sweepCache(caches.default, env.SITE_URL),
    limiter: env.CLIENT_LIMIT,
    monitors: env.MONITOR,
    worldFor,
    waitUntil,
    notice: options.notice,
    groups,
    named,
    entriesAround: ledgerReader(ledgerOf(env.LEDGER), reading),
    watched: watchedHosts(watches),
    glanceAt: glanceReader(watches, glance, systemClock),
    networkAt: networkReader(networkAt, remember),
  };
}
