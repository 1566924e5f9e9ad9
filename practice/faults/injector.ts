/**
 * Brings the faults of a schedule about: it stands between the parts of a stage, lets everything
 * through while it is well, and writes down what it did. Its chances come from the schedule's seed, so
 * that the same schedule goes wrong in the same way each time.
 */
import type { Clock } from "../../src/clock";
import { registrableDomain } from "../../src/target/site";
import type { VantageId } from "../../src/vantage/registry";
import type { Prober } from "../../src/vantage/sweep";
import { type FakeClock, START_AT } from "../fake-clock";
import type { Platform } from "../replay/objects";
import type { Between } from "../replay/stage";
import {
  brokenCache,
  brokenDatabase,
  brokenGateStorage,
  brokenLimiter,
  brokenStorage,
  brokenSurroundings,
  stalling,
} from "./broken";
import { Chance } from "./chance";
import { Probers } from "./probers";
import {
  type Fault,
  type FaultKind,
  isWithin,
  type Moment,
  type Schedule,
  skewAt,
} from "./schedule";

/** A fault that struck. Instants are those of the schedule. */
export interface Hit {
  readonly kind: FaultKind;
  readonly at: number;
  /** Whose object it was; null where it was nobody's alone. */
  readonly host: string | null;
  readonly what: string;
}

/** Something of a host, or of a domain; an instant of the schedule. */
export interface Happened {
  readonly name: string;
  readonly at: number;
}

/** The one that is at work at the moment. */
type Of<K extends FaultKind, F = Fault> = F extends { kind: infer J }
  ? K extends J
    ? F
    : never
  : never;

/** No schedule gives a monitor reason to wake up more often: it would be turning in circles. */
export const MOST_RINGS = 1_500;

export class Injector {
  readonly hits: Hit[] = [];
  /** What happened, for people to read. */
  readonly notes: { readonly at: number; readonly says: string }[] = [];
  readonly probers: Probers;
  readonly rings = new Map<string, number>();
  /** When each alarm rang, and of each domain's names one was looked up by the front or a monitor. */
  readonly rangAt: Happened[] = [];
  readonly lookedUpAt: Happened[] = [];
  /** When it was first seen that an owner has opted out. */
  readonly optOutSeenAt = new Map<string, number>();
  /** Whose storage has refused an alarm, and has taken none since. */
  readonly refused = new Set<string>();
  /** Of these, who was dropped then, or called by the platform seven times in vain. */
  readonly abandoned = new Set<string>();
  /** Whose alarm the platform has given up, though storage had taken the next one. */
  readonly lost = new Set<string>();
  /** Alarms that somebody failed to answer. */
  unanswered = 0;
  clock: FakeClock | null = null;
  drop: (host: string) => void = () => {};
  readonly #goneUntil = new Map<string, number>();
  /** Rewrites what a host's object keeps, as another version would have written it. */
  rewrite: (host: string) => void = () => {};
  readonly chance: Chance;
  /** Faults that strike once, and have not yet. */
  readonly #waiting: Set<Of<"eviction">>;
  deploys = 0;

  constructor(readonly schedule: Schedule) {
    this.chance = new Chance(-schedule.seed);
    this.#waiting = new Set(
      schedule.faults.filter(
        (one): one is Of<"eviction"> => one.kind === "eviction" || one.kind === "deploy",
      ),
    );
    this.probers = new Probers(this);
  }

  /** Milliseconds since the schedule began. */
  now(): number {
    return this.clock?.elapsedMs() ?? 0;
  }

  /** What our clocks say at an instant of the schedule. */
  readingAt(at: number): number {
    return START_AT + at + skewAt(this.schedule, at);
  }

  wait(ms: number): Promise<void> {
    return this.clock?.wait(ms) ?? Promise.resolve();
  }

  active<K extends FaultKind>(kind: K): readonly Of<K>[] {
    const at = this.now();
    return this.schedule.faults.filter(
      (one): one is Of<K> => one.kind === kind && isWithin(one, at),
    );
  }

  hit(kind: FaultKind, host: string | null, what: string): void {
    this.hits.push({ kind, at: this.now(), host, what });
    this.note(`${kind}: ${what}${host === null ? "" : ` (${host})`}`);
  }

  note(says: string): void {
    this.notes.push({ at: this.now(), says });
  }

  between(): Between {
    return {
      clock: (sound): Clock => {
        const skew = () => skewAt(this.schedule, this.now());
        return { now: () => sound.now() + skew(), wait: (ms, signal) => sound.wait(ms, signal) };
      },
      prober: (vantage, sound) => this.#prober(vantage, sound),
      surroundings: (sound) => brokenSurroundings(sound, this),
      platform: this.#platform(),
      gatePlatform: {
        waitUntil: this.#later,
        call: (domain) => this.#reach("gate_gone", domain),
        reply: (domain, response) => this.#stall("gate_gone", domain, response),
        storage: (domain, sound) => brokenGateStorage(domain, sound, this),
      },
      limiter: brokenLimiter(this),
      database: (sound) => brokenDatabase(sound, this),
      cache: (sound) => brokenCache(sound, this),
    };
  }

  /** The resolver, as everybody reaches it. */
  async resolving(name: string, vantage: VantageId | null): Promise<void> {
    const domain = registrableDomain(name);
    if (vantage === null && domain !== null) this.lookedUpAt.push({ name: domain, at: this.now() });
    const [fault] = this.active("resolver");
    if (fault === undefined) return;
    this.hit("resolver", null, fault.breaks);
    if (fault.breaks === "slow") await this.wait(5_000);
    else throw new Error("Network connection lost.");
  }

  /** Something that a monitor waits for; it may fail, before or after it is done. */
  async risk<T>(
    host: string | null,
    what: string,
    work: () => Promise<T>,
    isStorage = false,
  ): Promise<T> {
    const fault = this.strikes(isStorage);
    if (fault === null) return work();
    this.hit("await", host, `${what}, ${fault} it is done`);
    if (fault === "after") await work();
    throw new Error(`${what} failed`);
  }

  /** Whether what a monitor waits for fails now, and when. */
  strikes(isStorage = false): "before" | "after" | null {
    const [fault] = this.active("await").filter((one) => one.of === "all" || !isStorage);
    if (fault === undefined || !this.chance.is(fault.percent)) return null;
    return this.chance.is(50) ? "before" : "after";
  }

  #prober(vantage: VantageId, sound: Prober): Prober {
    return {
      fetch: (url, init) => {
        const { host } = JSON.parse(String(init.body)) as { host: string };
        this.#strike(host, "in_sweep");
        return this.probers.ask(vantage, host, () => sound.fetch(url, init));
      },
    };
  }

  sawOptOut(host: string): void {
    if (this.optOutSeenAt.has(host)) return;
    this.optOutSeenAt.set(host, this.now());
    this.note(`${host} has opted out, as we see now`);
  }

  #platform(): Platform {
    return {
      waitUntil: this.#later,
      call: (host) => this.#reach("monitor_gone", host),
      reply: (host, response) => this.#stall("monitor_gone", host, response),
      storage: (host, sound) => brokenStorage(host, sound, this),
      ring: (host, ring) => this.#ring(host, ring),
      givenUp: (host) => {
        if (this.refused.has(host)) this.abandoned.add(host);
        else this.lost.add(host);
        this.note(`${host}'s alarm is given up`);
      },
    };
  }

  #later = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => this.note(`left running, and failed: ${error}`));
  };

  async #reach(kind: "monitor_gone" | "gate_gone", name: string): Promise<void> {
    const isGone = kind === "monitor_gone" && this.now() < (this.#goneUntil.get(name) ?? 0);
    const breaks = isGone ? "rejects" : this.active(kind)[0]?.breaks;
    if (breaks === undefined || breaks === "stalls") return;
    this.hit(kind, name, breaks);
    if (breaks === "hangs") return new Promise(() => {});
    throw new Error("internal error; reference = faults");
  }

  #stall(kind: "monitor_gone" | "gate_gone", name: string, response: Response): Response {
    if (this.active(kind)[0]?.breaks !== "stalls") return response;
    this.hit(kind, name, "stalls");
    return stalling(response);
  }

  async #ring(host: string, ring: () => Promise<void>): Promise<void> {
    const rings = (this.rings.get(host) ?? 0) + 1;
    this.rings.set(host, rings);
    this.rangAt.push({ name: host, at: this.now() });
    if (rings > MOST_RINGS) return;
    const [late] = this.active("alarm_late");
    if (late !== undefined) {
      this.hit("alarm_late", host, `by ${Math.round(late.byMs / 1_000)} s`);
      // What is late is caught up with when the platform is well again.
      await this.wait(Math.min(late.byMs, Math.max(0, this.schedule.calmFrom - this.now())));
    }
    const isTwice = this.active("alarm_twice").length > 0;
    this.#strike(host, "before_alarm");
    this.#strike(host, "in_alarm");
    await ring().catch((error: unknown) => {
      this.unanswered += 1;
      throw error;
    });
    if (!isTwice) return;
    this.hit("alarm_twice", host, "rings again");
    await ring();
  }

  /** Where a fault waits for this moment, and its time has come. */
  #strike(host: string, moment: Moment): void {
    const at = this.now();
    for (const fault of this.#waiting) {
      if (fault.moment !== moment || !isWithin(fault, at)) continue;
      const { goneMs, afterMs, kind } = fault;
      if (goneMs !== null && this.#isWatched(host)) continue;
      this.#waiting.delete(fault);
      const strike = () => {
        if (goneMs !== null) this.#goneUntil.set(host, this.now() + goneMs);
        this.strikeNow(host, kind);
      };
      if (moment === "before_alarm") strike();
      else void this.wait(afterMs).then(strike);
    }
  }

  #isWatched(name: string): boolean {
    return this.schedule.hosts.some(({ host, isWatched }) => host === name && isWatched);
  }

  /** The same version, with other variables: every object has gone. */
  deployed(): void {
    this.hit("deploy", null, "with another list");
    for (const host of this.refused) this.abandoned.add(host);
  }

  strikeNow(host: string, kind: "eviction" | "deploy"): void {
    this.hit(kind, host, kind === "deploy" ? "another version" : "dropped");
    if (this.refused.has(host)) this.abandoned.add(host);
    this.drop(host);
    if (kind === "eviction") return;
    this.deploys += 1;
    this.rewrite(host);
  }
}
