/**
 * Everything that a question passes through, in one process and on a clock that never sleeps: the
 * real front, monitor, ledger and probers, with stand-ins for the platform and for the internet
 * alone.
 */
import type { Clock } from "../../src/clock";
import { stubOf } from "../../src/durable";
import type { RateLimit } from "../../src/gate/client";
import { DomainGate } from "../../src/gate/domain";
import type { LedgerEntry } from "../../src/ledger/facts";
import { type Ledger, ledgerOf } from "../../src/ledger/ledger";
import { type TargetMonitor, targetMonitor } from "../../src/monitor/monitor";
import type { History } from "../../src/monitor/recall";
import { makeRounds } from "../../src/monitor/rounds";
import {
  type Surroundings,
  type SurroundingsEnv,
  surroundingsFrom,
} from "../../src/monitor/surroundings";
import { type ParseOptions, parseTarget, type Target } from "../../src/target/parse";
import { bindingOf, VANTAGE_IDS, type VantageId } from "../../src/vantage/registry";
import type { Prober } from "../../src/vantage/sweep";
import { readWatchList } from "../../src/watch/list";
import type { Watch } from "../../src/watch/watch";
import type { Answer } from "../../src/web/answer";
import { type Asked, ask, type Question } from "../../src/web/ask";
import { type DataCentreCache, forgiving } from "../../src/web/cache";
import { callerOf } from "../../src/web/caller";
import { readGroups } from "../../src/web/group";
import { askHistory, type HistoryAnswer } from "../../src/web/history";
import type { Problem } from "../../src/web/problem";
import { askTogether, readTogether, type TogetherAnswer } from "../../src/web/together";
import { type FakeClock, fakeClock } from "../fake-clock";
import type { Switch } from "../hosts";
import { PracticeNet } from "../internet";
import { memoryCache } from "./cache";
import { d1 } from "./databases";
import { askDepsOf, type Front, type FrontVars, historyDepsOf } from "./front";
import type { Life } from "./life";
import { Objects, type Platform } from "./objects";
import { frontWorld, Vantages } from "./vantages";

export const SITE_URL = "https://justhere.example";
const RESOLVER_URL = "https://resolver.test/dns-query";
const DOOR: ParseOptions = { practice: true, ownHosts: [new URL(SITE_URL).hostname] };

export interface StageOptions {
  readonly startsAt: number;
  /** Watched, and listed as one operator's. */
  readonly hosts: readonly string[];
  readonly everyS: number;
  /** The SQL that makes the ledger's tables. */
  readonly migrations: readonly string[];
  /** Left out where it is the practice internet as anybody finds it. */
  readonly net?: PracticeNet;
  /** Variables beyond those of the evening. */
  readonly env?: Partial<SurroundingsEnv>;
  readonly between?: Between;
}

/** What may be put between the parts, to have them fail. Each is handed the sound one. */
export interface Between {
  /** What our own parts read the time from, and not the internet. */
  readonly clock?: (sound: Clock) => Clock;
  readonly prober?: (vantage: VantageId, sound: Prober) => Prober;
  readonly surroundings?: (sound: Surroundings) => Surroundings;
  /** Of the monitors, and of the gates of domains. */
  readonly platform?: Platform;
  readonly gatePlatform?: Platform;
  readonly database?: (sound: D1Database) => D1Database;
  readonly cache?: (sound: DataCentreCache) => DataCentreCache;
  /** Of clients; left out, nobody is too many. */
  readonly limiter?: RateLimit;
}

/** What the ledger was told, and when. */
export interface Written {
  readonly at: number;
  readonly entry: LedgerEntry;
}

export class Stage {
  readonly clock: FakeClock;
  readonly vantages: Vantages;
  readonly written: Written[] = [];
  readonly ledger: Ledger;
  readonly objects: Objects;
  /** Of the registrable domains. */
  readonly gates: Objects;
  /** The ledger's own, past whatever stands between. */
  readonly database: D1Database;
  readonly #net: PracticeNet;
  readonly #between: Between;
  /** As our own parts tell the time. */
  readonly #told: Clock;
  #env: FrontVars;
  readonly #caches = new Map<number, DataCentreCache>();
  readonly #groups;
  readonly #around;

  constructor({ startsAt, hosts, everyS, migrations, ...more }: StageOptions) {
    const { net = new PracticeNet("test"), env = {}, between = {} } = more;
    this.clock = fakeClock(startsAt);
    const told = between.clock?.(this.clock) ?? this.clock;
    this.#told = told;
    this.#net = net;
    this.#between = between;
    const around = { clock: this.clock, net: this.#net, siteUrl: SITE_URL };
    this.#around = { ...around, resolverUrl: RESOLVER_URL };
    this.vantages = new Vantages(this.#around, DOOR);
    const monitor = (state: DurableObjectState, life: Life) => this.#monitor(state, life);
    this.objects = new Objects(told, monitor, between.platform);
    const gate = (state: DurableObjectState, life: Life) => domainGate(state, life.clock(told));
    this.gates = new Objects(told, gate, between.gatePlatform);
    this.database = d1(migrations);
    const LEDGER = between.database?.(this.database) ?? this.database;
    this.#env = {
      ...{ SITE_URL, LEDGER, ORIGIN_ZONE: "asn.cymru.com", MONITOR: this.objects.namespace },
      GATE: this.gates.namespace,
      WATCH: hosts.map((url) => ({ url, every: everyS })),
      ...env,
    };
    const ledger = ledgerOf(LEDGER);
    if (ledger === null) throw new Error("no ledger");
    this.ledger = this.#recording(ledger);
    this.#groups = readGroups(hosts.join(" "), DOOR);
  }

  /** What the cron trigger does. */
  makeRounds(): Promise<void> {
    return makeRounds(this.#env, DOOR, this.#told.now());
  }

  turn(part: Switch, state: "on" | "off"): void {
    this.#net.turn(part, state);
  }

  async ask(host: string, from: VantageId): Promise<Answer> {
    const asked = await this.question(host, from);
    if (asked.kind === "problem") throw new Error(`${host}: ${asked.code}`);
    return asked.answer;
  }

  /** @param dataCentre that it comes in at: each has a cache of its own. */
  async question(host: string, from: VantageId, dataCentre = 0): Promise<Asked | Problem> {
    const target = targetOf(host);
    const caller = callerOf(new URLSearchParams({ from }), undefined);
    if (caller.kind !== "caller") throw new Error(`from ${from}`);
    const headers = new Headers();
    const how = { language: "en", headers, method: "GET" } as const;
    const question: Question = { kind: "question", target, caller, ...how };
    return ask(question, "verdict", askDepsOf(this.#front(dataCentre)));
  }

  async askTogether(hosts: readonly string[], from: VantageId): Promise<TogetherAnswer> {
    const query = new URLSearchParams({ hosts: hosts.join(","), from });
    const question = readTogether(query, undefined, DOOR);
    if (question.kind !== "together") throw new Error(question.code);
    const asker = { language: "en", headers: new Headers(), method: "GET" } as const;
    return askTogether(question, asker, askDepsOf(this.#front(0)));
  }

  get watches(): readonly Watch[] {
    return readWatchList(this.#env.WATCH, DOOR).watches;
  }

  /** As its monitor tells it, past the front. */
  history(host: string): Promise<History> {
    return stubOf<TargetMonitor>(this.objects.namespace, host).history();
  }

  askHistory(host: string, dataCentre = 0): Promise<HistoryAnswer | Problem> {
    const how = { siteUrl: SITE_URL, language: "en", notice: null } as const;
    return askHistory(targetOf(host), historyDepsOf(this.#front(dataCentre)), how);
  }

  /** The operator lists a name whose owner has opted out by mail; with that, everything is deployed anew. */
  deny(name: string): void {
    this.#env = { ...this.#env, DENIED: `${this.#env.DENIED ?? ""} ${name}` };
    this.objects.dropAll();
    this.gates.dropAll();
  }

  /** The platform drops the object of this host, in the middle of whatever it does. */
  drop(host: string): void {
    this.objects.drop(host);
  }

  close(): void {
    this.objects.close();
    this.gates.close();
  }

  #monitor(state: DurableObjectState, life: Life): TargetMonitor {
    const probers = VANTAGE_IDS.map((id) => {
      const sound = this.vantages.prober(id);
      const prober = this.#between.prober?.(id, sound) ?? sound;
      const fetch: typeof prober.fetch = (url, init) => life.during(prober.fetch(url, init));
      return [bindingOf(id), { fetch }] as const;
    });
    const Monitor = targetMonitor<object>(() => this.#surroundings(life));
    return new Monitor(state, Object.fromEntries(probers));
  }

  /** @param life of the monitor that they are for. */
  #surroundings(life: Life | null): Surroundings {
    const worldFor = () => frontWorld(this.#around);
    const clock = this.#told;
    const options = { door: () => DOOR, worldFor, allowLocal: false, clock };
    const configured = surroundingsFrom<FrontVars>(options)(this.#env);
    const read = { ...configured, ledger: this.ledger };
    if (life === null) return read;
    const { hasOptedOut, mustWait, networkOf, ...rest } =
      this.#between.surroundings?.(read) ?? read;
    const { ledger } = rest;
    return {
      ...rest,
      clock: life.clock(clock),
      ledger: ledger && {
        ...ledger,
        write: (entry, now) => life.during(ledger.write(entry, now)),
        forget: (host) => life.during(ledger.forget(host)),
      },
      hasOptedOut: (host) => life.during(hasOptedOut(host)),
      mustWait: (host) => life.during(mustWait(host)),
      networkOf: (host) => life.during(networkOf(host)),
    };
  }

  #recording(ledger: Ledger): Ledger {
    return {
      ...ledger,
      write: async (entry, now) => {
        await ledger.write(entry, now);
        this.written.push({ at: now, entry });
      },
    };
  }

  #front(dataCentre: number): Front {
    const platform = this.#between.platform ?? {};
    const { waitUntil = (work: Promise<unknown>) => void work } = platform;
    return {
      ...{ door: DOOR, siteUrl: SITE_URL, clock: this.#told, env: this.#env, waitUntil },
      ...{ cache: this.#cacheOf(dataCentre), ledger: this.ledger, groups: this.#groups },
      world: frontWorld(this.#around),
      limiter: this.#between.limiter ?? { limit: async () => ({ success: true }) },
      networkOf: this.#surroundings(null).networkOf,
    };
  }

  #cacheOf(dataCentre: number): DataCentreCache {
    const found = this.#caches.get(dataCentre);
    if (found !== undefined) return found;
    const sound = memoryCache(this.clock);
    const cache = forgiving(this.#between.cache?.(sound) ?? sound, this.#told);
    this.#caches.set(dataCentre, cache);
    return cache;
  }
}

function targetOf(host: string): Target {
  const target = parseTarget(host, DOOR);
  if (target.kind !== "target") throw new Error(`${host}: ${target.reason}`);
  return target;
}

function domainGate(state: DurableObjectState, clock: Clock): DomainGate {
  return Object.assign(new DomainGate(state, {}), { clock });
}
