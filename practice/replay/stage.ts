/**
 * Everything that a question passes through, in one process and on a clock that never sleeps: the
 * real front, monitor, ledger and probers, with stand-ins for the platform and for the internet
 * alone.
 */
import type * as v from "valibot";
import type { Clock } from "../../src/clock";
import { type Stub, stubOf } from "../../src/durable";
import { DomainGate } from "../../src/gate/domain";
import { eraseOptedOut } from "../../src/gate/erase";
import type { Gate } from "../../src/gate/gate";
import { factsForm, factsS, notedForm, notedS } from "../../src/gate/notes";
import type { LedgerEntry } from "../../src/ledger/facts";
import { type Ledger, ledgerOf } from "../../src/ledger/ledger";
import { type TargetMonitor, targetMonitor } from "../../src/monitor/monitor";
import type { History } from "../../src/monitor/recall";
import { makeRounds, type RoundsEnv } from "../../src/monitor/rounds";
import {
  type Surroundings,
  type SurroundingsEnv,
  surroundingsFrom,
} from "../../src/monitor/surroundings";
import { type ParseOptions, parseTarget } from "../../src/target/parse";
import { bindingOf, VANTAGE_IDS, type VantageId } from "../../src/vantage/registry";
import type { Prober } from "../../src/vantage/sweep";
import { readWatchList } from "../../src/watch/list";
import type { Watch } from "../../src/watch/watch";
import type { Answer } from "../../src/web/answer";
import { type AskDeps, type Asked, ask, type Question } from "../../src/web/ask";
import { type DataCentreCache, forgiving, kept, remembered, sweepCache } from "../../src/web/cache";
import { callerOf } from "../../src/web/caller";
import {
  glanceReader,
  ledgerReader,
  namedHosts,
  networkReader,
  readGroups,
  watchedHosts,
} from "../../src/web/group";
import type { Problem } from "../../src/web/problem";
import { askTogether, readTogether, type TogetherAnswer } from "../../src/web/together";
import { type FakeClock, fakeClock } from "../fake-clock";
import type { Switch } from "../hosts";
import { PracticeNet } from "../internet";
import { memoryCache } from "./cache";
import { d1 } from "./databases";
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
  /** The ledger's own, past whatever stands between. */
  readonly database: D1Database;
  readonly #net: PracticeNet;
  readonly #between: Between;
  /** As our own parts tell the time. */
  readonly #told: Clock;
  readonly #gates: Objects;
  readonly #env: RoundsEnv & SurroundingsEnv;
  readonly #cache;
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
    this.#gates = new Objects(told, (state) => domainGate(state, told), between.gatePlatform);
    this.database = d1(migrations);
    const LEDGER = between.database?.(this.database) ?? this.database;
    this.#env = {
      ...{ SITE_URL, LEDGER, ORIGIN_ZONE: "asn.cymru.com", MONITOR: this.objects.namespace },
      GATE: this.#gates.namespace,
      WATCH: hosts.map((url) => ({ url, every: everyS })),
      ...env,
    };
    const ledger = ledgerOf(LEDGER);
    if (ledger === null) throw new Error("no ledger");
    this.ledger = this.#recording(ledger);
    const cache = memoryCache(this.clock);
    this.#cache = forgiving(between.cache?.(cache) ?? cache, this.clock);
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

  async question(host: string, from: VantageId): Promise<Asked | Problem> {
    const target = parseTarget(host, DOOR);
    if (target.kind !== "target") throw new Error(`${host}: ${target.reason}`);
    const caller = callerOf(new URLSearchParams({ from }), undefined);
    if (caller.kind !== "caller") throw new Error(`from ${from}`);
    const headers = new Headers();
    const how = { language: "en", headers, method: "GET" } as const;
    const question: Question = { kind: "question", target, caller, ...how };
    return ask(question, "verdict", this.#askDeps());
  }

  async askTogether(hosts: readonly string[], from: VantageId): Promise<TogetherAnswer> {
    const query = new URLSearchParams({ hosts: hosts.join(","), from });
    const question = readTogether(query, undefined, DOOR);
    if (question.kind !== "together") throw new Error(question.code);
    const asker = { language: "en", headers: new Headers(), method: "GET" } as const;
    return askTogether(question, asker, this.#askDeps());
  }

  get watches(): readonly Watch[] {
    return readWatchList(this.#env.WATCH, DOOR).watches;
  }

  history(host: string): Promise<History> {
    return this.#monitorAt(host).history();
  }

  /** The platform drops the object of this host, in the middle of whatever it does. */
  drop(host: string): void {
    this.objects.drop(host);
  }

  close(): void {
    this.objects.close();
    this.#gates.close();
  }

  #monitorAt(host: string): Stub<TargetMonitor> {
    return stubOf<TargetMonitor>(this.objects.namespace, host);
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
    const options = { door: () => DOOR, worldFor, allowLocal: false };
    const configured = surroundingsFrom<RoundsEnv & SurroundingsEnv>(options)(this.#env);
    const clock = this.#told;
    const read = { ...configured, ledger: this.ledger, clock };
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

  /** As in production, but that nobody is too many here. */
  #gate(): Gate {
    const clock = this.#told;
    const limiter = { limit: async () => ({ success: true }) };
    const note = <T>(
      place: string,
      form: v.GenericSchema<unknown, T>,
      freshS: (value: T) => number,
    ) => kept(this.#cache, `${SITE_URL}/.gate/v1/${place}`, form, freshS);
    const gateOf = (domain: string) => stubOf<DomainGate>(this.#gates.namespace, domain);
    const monitorOf = (host: string) => this.#monitorAt(host);
    return {
      ...{ clock, denied: [], worldFor: () => frontWorld(this.#around), domainGate: gateOf },
      refusalOf: (host) => note(`refusal/${host}`, notedForm, notedS),
      factsOf: (domain) => note(`domain/${domain}`, factsForm, factsS),
      erase: (host, of) => eraseOptedOut(host, of, { monitorOf, gateOf }),
      waitUntil: (work) => void work,
      limiters: { client: limiter, block: limiter, client_names: limiter, reads: limiter },
      keyed: async (block) => block,
    };
  }

  #askDeps(): AskDeps {
    const clock = this.#told;
    const { watches } = readWatchList(this.#env.WATCH, DOOR);
    const named = namedHosts(this.#groups, watches);
    const { waitUntil = (work: Promise<unknown>) => void work } = this.#between.platform ?? {};
    const remember = remembered(this.#cache, SITE_URL, waitUntil);
    return {
      ...{ clock, groups: this.#groups, named, waitUntil, notice: null },
      cache: sweepCache(this.#cache, SITE_URL),
      monitors: this.objects.namespace,
      gate: this.#gate(),
      entriesAround: ledgerReader(this.ledger, { clock, named, remember }),
      watched: watchedHosts(watches),
      glanceAt: glanceReader(watches, (host) => this.#monitorAt(host).glance(), clock),
      networkAt: networkReader(this.#surroundings(null).networkOf, remember),
    };
  }
}

function domainGate(state: DurableObjectState, clock: Clock): DomainGate {
  return Object.assign(new DomainGate(state, {}), { clock });
}
