/**
 * The front Worker's bindings and variables, and what a question needs of them.
 */
import type { Context } from "hono";
import { systemClock } from "../clock";
import { stubOf } from "../durable";
import { keyedBy, type RateLimit } from "../gate/client";
import type { DomainGate } from "../gate/domain";
import { eraseOptedOut } from "../gate/erase";
import type { Gate } from "../gate/gate";
import { factsForm, factsS, notedForm, notedS } from "../gate/notes";
import { ledgerOf } from "../ledger/ledger";
import { networkOf } from "../ledger/network";
import type { TargetMonitor } from "../monitor/monitor";
import type { World } from "../probe/world";
import { readHosts } from "../target/hosts";
import type { ParseOptions } from "../target/parse";
import { readWatchList } from "../watch/list";
import type { AskDeps } from "./ask";
import { forgiving, kept, remembered, sweepCache } from "./cache";
import {
  glanceReader,
  ledgerReader,
  namedHosts,
  networkReader,
  readGroups,
  watchedHosts,
} from "./group";
import type { PracticeListing } from "./home";
import { notingVantages } from "./vantages";

export interface FrontEnv {
  readonly MONITOR: DurableObjectNamespace;
  readonly GATE: DurableObjectNamespace;
  readonly CLIENT_LIMIT: RateLimit;
  readonly BLOCK_LIMIT: RateLimit;
  readonly NAMES_LIMIT: RateLimit;
  readonly READ_LIMIT: RateLimit;
  /** A secret: the limiters' keys are hashes that are keyed with it. */
  readonly LIMIT_SECRET?: string;
  /** Hosts whose owners have opted out by mail, with spaces between them. */
  readonly DENIED?: string;
  /** Where people reach the operator: `mailto:` or `https:`. */
  readonly CONTACT?: string;
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

/** The name under which we were reached is our own too: that of `workers.dev`, say. */
export function doorAt<E extends FrontEnv>(
  c: Context<{ Bindings: E }>,
  { door }: Pick<FrontOptions<E>, "door">,
): ParseOptions {
  const { ownHosts, ...rest } = door(c.env);
  return { ...rest, ownHosts: [...ownHosts, new URL(c.req.url).hostname] };
}

type Ctx<E extends FrontEnv> = Context<{ Bindings: E }>;

export function gateOf<E extends FrontEnv>(
  c: Ctx<E>,
  { door, worldFor }: Pick<FrontOptions<E>, "door" | "worldFor">,
): Gate {
  const { env } = c;
  const cache = forgiving(caches.default, systemClock);
  const noteAt = (place: string) => `${env.SITE_URL}/.gate/v1/${place}`;
  const gates = (domain: string) => stubOf<DomainGate>(env.GATE, domain);
  return {
    clock: systemClock,
    worldFor: (host) => worldFor(env, host),
    denied: readHosts(env.DENIED ?? "", door(env)),
    refusalOf: (host) => kept(cache, noteAt(`refusal/${host}`), notedForm, notedS),
    factsOf: (domain) => kept(cache, noteAt(`domain/${domain}`), factsForm, factsS),
    erase: (host, of) =>
      eraseOptedOut(host, of, {
        monitorOf: (name) => stubOf<TargetMonitor>(env.MONITOR, name),
        gateOf: gates,
      }),
    waitUntil: (work) => c.executionCtx.waitUntil(work),
    domainGate: gates,
    limiters: {
      client: env.CLIENT_LIMIT,
      block: env.BLOCK_LIMIT,
      client_names: env.NAMES_LIMIT,
      reads: env.READ_LIMIT,
    },
    keyed: keyedBy(secretOf(env), systemClock.now()),
  };
}

/** Without one, each isolate has its own, and counts for itself: better than a key that anybody knows. */
function secretOf({ LIMIT_SECRET }: FrontEnv): string {
  if (LIMIT_SECRET) return LIMIT_SECRET;
  madeUp ??= crypto.randomUUID();
  return madeUp;
}
let madeUp: string | null = null;

export function depsOf<E extends FrontEnv>(c: Ctx<E>, options: FrontOptions<E>): AskDeps {
  const { env } = c;
  const { watches } = readWatchList(env.WATCH, options.door(env));
  const groups = readGroups(env.GROUPS, options.door(env));
  const worldFor = (host: string) => options.worldFor(env, host);
  const glance = (host: string) => stubOf<TargetMonitor>(env.MONITOR, host).glance();
  const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work);
  const named = namedHosts(groups, watches);
  const cache = forgiving(caches.default, systemClock);
  const remember = remembered(cache, env.SITE_URL, waitUntil);
  const reading = { clock: systemClock, named, remember };
  const networkAt = (host: string) => networkOf(host, worldFor(host), env.ORIGIN_ZONE ?? "");
  return {
    clock: systemClock,
    cache: notingVantages(sweepCache(cache, env.SITE_URL), cache, env.SITE_URL),
    gate: gateOf(c, options),
    monitors: env.MONITOR,
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
