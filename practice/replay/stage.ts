/**
 * Everything that a question passes through, in one process and on a clock that never sleeps: the
 * real front, monitor, ledger and probers, with stand-ins for the platform and for the internet
 * alone.
 */
import { type Stub, stubOf } from "../../src/durable";
import type { LedgerEntry } from "../../src/ledger/facts";
import { type Ledger, ledgerOf } from "../../src/ledger/ledger";
import { type TargetMonitor, targetMonitor } from "../../src/monitor/monitor";
import type { History } from "../../src/monitor/recall";
import { makeRounds, type RoundsEnv } from "../../src/monitor/rounds";
import { type Surroundings, surroundingsFrom } from "../../src/monitor/surroundings";
import { type ParseOptions, parseTarget } from "../../src/target/parse";
import { bindingOf, VANTAGE_IDS, type VantageId } from "../../src/vantage/registry";
import { readWatchList } from "../../src/watch/list";
import type { Answer } from "../../src/web/answer";
import { type AskDeps, ask, type Question } from "../../src/web/ask";
import { remembered, sweepCache } from "../../src/web/cache";
import { callerOf } from "../../src/web/caller";
import {
  glanceReader,
  ledgerReader,
  namedHosts,
  networkReader,
  readGroups,
  watchedHosts,
} from "../../src/web/group";
import { askTogether, readTogether, type TogetherAnswer } from "../../src/web/together";
import { type FakeClock, fakeClock } from "../fake-clock";
import type { Switch } from "../hosts";
import { PracticeNet } from "../internet";
import { memoryCache } from "./cache";
import { d1 } from "./databases";
import type { Life } from "./life";
import { Objects } from "./objects";
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
  readonly #net = new PracticeNet("test");
  readonly #objects: Objects;
  readonly #env: RoundsEnv;
  readonly #cache;
  readonly #groups;
  readonly #around;

  constructor({ startsAt, hosts, everyS, migrations }: StageOptions) {
    this.clock = fakeClock(startsAt);
    const around = { clock: this.clock, net: this.#net, siteUrl: SITE_URL };
    this.#around = { ...around, resolverUrl: RESOLVER_URL };
    this.vantages = new Vantages(this.#around, DOOR);
    this.#objects = new Objects(this.clock, (state, life) => this.#monitor(state, life));
    const LEDGER = d1(migrations);
    this.#env = {
      ...{ SITE_URL, LEDGER, ORIGIN_ZONE: "asn.cymru.com", MONITOR: this.#objects.namespace },
      WATCH: hosts.map((url) => ({ url, every: everyS })),
    };
    const ledger = ledgerOf(LEDGER);
    if (ledger === null) throw new Error("no ledger");
    this.ledger = this.#recording(ledger);
    this.#cache = memoryCache(this.clock);
    this.#groups = readGroups(hosts.join(" "), DOOR);
  }

  /** What the cron trigger does. */
  makeRounds(): Promise<void> {
    return makeRounds(this.#env, DOOR, this.clock.now());
  }

  turn(part: Switch, state: "on" | "off"): void {
    this.#net.turn(part, state);
  }

  async ask(host: string, from: VantageId): Promise<Answer> {
    const target = parseTarget(host, DOOR);
    if (target.kind !== "target") throw new Error(`${host}: ${target.reason}`);
    const caller = callerOf(new URLSearchParams({ from }), undefined);
    if (caller.kind !== "caller") throw new Error(`from ${from}`);
    const headers = new Headers();
    const question: Question = { kind: "question", target, caller, language: "en", headers };
    const asked = await ask(question, "verdict", this.#askDeps());
    if (asked.kind === "problem") throw new Error(`${host}: ${asked.code}`);
    return asked.answer;
  }

  async askTogether(hosts: readonly string[], from: VantageId): Promise<TogetherAnswer> {
    const query = new URLSearchParams({ hosts: hosts.join(","), from });
    const question = readTogether(query, undefined, DOOR);
    if (question.kind !== "together") throw new Error(question.code);
    const asker = { language: "en", headers: new Headers() } as const;
    return askTogether(question, asker, this.#askDeps());
  }

  history(host: string): Promise<History> {
    return this.#monitorAt(host).history();
  }

  /** The platform drops the object of this host, in the middle of whatever it does. */
  drop(host: string): void {
    this.#objects.drop(host);
  }

  close(): void {
    this.#objects.close();
  }

  #monitorAt(host: string): Stub<TargetMonitor> {
    return stubOf<TargetMonitor>(this.#objects.namespace, host);
  }

  #monitor(state: DurableObjectState, life: Life): TargetMonitor {
    const probers = VANTAGE_IDS.map((id) => {
      const prober = this.vantages.prober(id);
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
    const { hasOptedOut, networkOf, ...rest } = surroundingsFrom<RoundsEnv>(options)(this.#env);
    const { clock, ledger } = this;
    if (life === null) return { ...rest, hasOptedOut, networkOf, clock, ledger };
    return {
      ...rest,
      clock: life.clock(clock),
      ledger: { ...ledger, write: (entry, now) => life.during(ledger.write(entry, now)) },
      hasOptedOut: (host) => life.during(hasOptedOut(host)),
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

  #askDeps(): AskDeps {
    const { clock } = this;
    const { watches } = readWatchList(this.#env.WATCH, DOOR);
    const named = namedHosts(this.#groups, watches);
    const waitUntil = (work: Promise<unknown>) => void work;
    const remember = remembered(this.#cache, SITE_URL, waitUntil);
    return {
      ...{ clock, groups: this.#groups, named, waitUntil, notice: null },
      cache: sweepCache(this.#cache, SITE_URL),
      monitors: this.#objects.namespace,
      limiter: { limit: async () => ({ success: true }) },
      worldFor: () => frontWorld(this.#around),
      entriesAround: ledgerReader(this.ledger, { clock, named, remember }),
      watched: watchedHosts(watches),
      glanceAt: glanceReader(watches, (host) => this.#monitorAt(host).glance(), clock),
      networkAt: networkReader(this.#surroundings(null).networkOf, remember),
    };
  }
}
