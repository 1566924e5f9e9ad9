/**
 * The Durable Object of one target. It runs one sweep at a time and shares it with everyone who asks
 * meanwhile; a sweep that is still fresh answers without another. What it has seen is in its SQLite.
 * Its alarm makes it look again while verdict/cadence says so, tell others what has changed, and in
 * the end forget everything. It knows no caller: what a sweep says to one is decided at the front.
 *
 * Whatever stops it, at any moment, costs at most the observations of the sweep in flight: the alarm
 * is set before work begins, the work is written down in one piece when it ends, and an alarm that
 * comes twice or too early finds nothing to do. Who it is stands in its memory; an alarm knows no name.
 */
import type { Clock } from "../clock";
import { DurableError, durableBase } from "../durable";
import { CADENCE, MONITOR } from "../limits";
import { logError } from "../log";
import { sameSite } from "../target/site";
import { bindingOf } from "../vantage/registry";
import { type Prober, sweep } from "../vantage/sweep";
import { again } from "./again";
import { agendaOf, isPast } from "./agenda";
import { type Before, encodeEvent, eventsOf, type SweepRecord } from "./events";
import { isFresh } from "./fresh";
import { LiveSweep } from "./live";
import { knownBefore, latestSweep, recallGlance, recallHistory } from "./past";
import { deliver, FORGET, type Postman } from "./postman";
import type { Glance, History } from "./recall";
import { type Readers, remember } from "./remember";
import { MonitorStore } from "./store";
import { type Memory, newMemory } from "./store/memory";
import type { Surroundings } from "./surroundings";

/** One service binding for each vantage. */
type Probers = { readonly [binding in ReturnType<typeof bindingOf>]?: Prober };

export class TargetMonitor extends durableBase<object>() {
  // itty-durable serialises the fields once, before the first call; of these next to nothing comes out.
  private readonly clock: Clock;
  private readonly store: MonitorStore;
  private live: LiveSweep | null = null;
  /** Settles when the sweep in flight has been written down. */
  private running: Promise<void> = Promise.resolve();
  private delivering: Promise<void> | null = null;
  private restUntil = 0;
  private restMs: number = CADENCE.rearmMs;

  constructor(
    state: DurableObjectState,
    env: object,
    private readonly around: Surroundings,
  ) {
    super(state, env);
    this.clock = around.clock;
    this.store = new MonitorStore(state.storage);
  }

  /**
   * The events of a fresh sweep, of the one in flight, or of a new one: `application/x-ndjson`.
   * No `await` stands before `this.live` is set, so two callers cannot start two sweeps.
   *
   * @param host the canonical host that names this object.
   * @param client tells clients apart while the sweep runs; nothing else is known of them. Without it
   *   (as another version of the front may ask) nobody is counted by it.
   * @throws DurableError 503 when too many listen already, 429 when this client does so too often.
   */
  open(host: string, client = ""): Response {
    const now = this.clock.now();
    const memory = this.noteQuestion(host, now);
    const latest = this.live === null ? latestSweep(this.store) : null;
    if (latest && isFresh(latest, now)) {
      // Nobody may have been interested any more, and somebody is now.
      this.state.waitUntil(this.armSurely());
      return replay(latest, this.known(latest.startedAt));
    }
    this.live ??= this.start(memory);
    if (this.live.listeners >= MONITOR.listeners) throw new DurableError(503, "too many listeners");
    if (client !== "" && this.live.listenersOf(client) >= MONITOR.listenersOfOne)
      throw new DurableError(429, "this client listens too often");
    return ndjson(this.live.listen(client));
  }

  /** Where the target stands, without a look. */
  glance(): Glance {
    return recallGlance(this.store, this.clock.now(), this.isWatched());
  }

  /** Everything that is kept of it, without a look. */
  history(): History {
    return recallHistory(this.store, this.clock.now(), this.isWatched());
  }

  /**
   * Sees to it that a watched target is looked at: the first time, and whenever its alarm is missing.
   *
   * @param watch the key of the watch whose wants are its own; null: as everyone's questions.
   */
  async watch(host: string, watch: string | null): Promise<void> {
    // The operator has given the name of one watch to another.
    const before = this.store.memory();
    if (before !== null && before.host !== host) await this.store.erase();
    if (this.store.memory() === null) this.write(newMemory(host, watch));
    if (this.live === null) await this.arm();
  }

  /** Leaves nothing of the target here, and takes it out of the ledger, as soon as that is there. */
  async forget(): Promise<void> {
    const memory = this.store.memory();
    const now = this.clock.now();
    // What fails from here on, the alarm takes up again. There is none where nothing is kept.
    if (memory !== null)
      await this.state.storage
        .setAlarm(now + CADENCE.rearmMs)
        .catch(() => this.state.waitUntil(this.armSurely()));
    // Whoever listens hears it to its end; nothing of it is written down.
    this.live = null;
    // A watch with wants of its own has written nothing there; what stands there is of the website.
    if (memory === null || memory.watch !== null || this.around.ledger === null)
      return this.store.erase();
    const { host } = memory;
    // In one piece: stopped in between, nobody would know any more what is to go from the ledger.
    this.store.replace({ ...newMemory(host, null), askedAt: now }, () => {
      this.store.outbox.add(FORGET, now);
    });
    // Where the operator has it watched all the same, a look is due at once, and finds the same.
    this.restUntil = now + CADENCE.rearmMs;
    await this.deliver();
    await this.arm();
  }

  /** Called by the platform at least once, at the time that `arm` has set or later. */
  async alarm(): Promise<void> {
    const memory = this.store.memory();
    if (memory === null) return;
    const now = this.clock.now();
    // First of all: whatever happens to us from here on, somebody comes again.
    await this.state.storage.setAlarm(now + CADENCE.rearmMs);
    const { forgetAt, lookAt } = agendaOf(memory, this.around.watches);
    if (isPast(forgetAt, now)) return this.forget();
    const isLookDue = isPast(lookAt, now);
    // One without anything to do may be of somebody who was cut off while everything was forgotten.
    const asksFirst = isLookDue || !isPast(this.store.outbox.nextDueAt(), now);
    if (this.live === null && asksFirst && (await this.around.hasOptedOut(memory.host)))
      return this.forget();
    if (this.live === null && isLookDue) await this.look(memory);
    await this.running;
    await this.deliver();
    await this.arm();
  }

  /** Of its own accord, if the gate of the domain lets it; else later. */
  private async look(memory: Memory): Promise<void> {
    const waitMs = await this.mustWait(memory);
    // A gate that is full has room for one within seconds, and a domain may have many who wait for it:
    // each would ask it, and DNS, all the time, and leave nothing for people.
    const restMs = Math.max(waitMs, CADENCE.rearmMs);
    if (waitMs > 0) this.restUntil = Math.max(this.restUntil, this.clock.now() + restMs);
    // Somebody may have asked while we waited, and have their answer by now, or it may have been forgotten.
    const current = waitMs > 0 ? null : this.store.memory();
    const lookAt = current && agendaOf(current, this.around.watches).lookAt;
    if (current && isPast(lookAt, this.clock.now())) this.live ??= this.start(current);
  }

  /** Milliseconds; the gate of the domain counts the looks of monitors too, but for an operator's own. */
  private async mustWait(memory: Memory): Promise<number> {
    if (agendaOf(memory, this.around.watches).watch !== null) return 0;
    return this.around.mustWait(memory.host);
  }

  private noteQuestion(host: string, now: number): Memory {
    const memory = this.store.memory() ?? newMemory(host, null);
    const { askedAt } = memory;
    if (askedAt !== null && now - askedAt < CADENCE.askedPreciselyMs) return memory;
    const noted = { ...memory, askedAt: now };
    this.write(noted);
    return noted;
  }

  private start(memory: Memory): LiveSweep {
    const startedAt = this.clock.now();
    const live = new LiveSweep(startedAt, this.known(startedAt));
    const tries = (memory.looking?.tries ?? 0) + 1;
    this.write({ ...memory, looking: { startedAt, tries } });
    // If we are stopped in the middle, the alarm takes it up again.
    this.state.waitUntil(this.state.storage.setAlarm(startedAt + CADENCE.rearmMs));
    const probers: Probers = this.state.env;
    const running = sweep(memory.host, {
      clock: this.clock,
      proberOf: (vantage) => probers[bindingOf(vantage)],
      onObservation: (observation) => live.add(observation),
      wanted: agendaOf(memory, this.around.watches).watch?.wanted ?? null,
      denied: this.around.denied.filter((name) => sameSite(name, memory.host)),
    });
    this.running = running
      .then(() => this.finish(live, memory.host))
      .catch((error) => this.abandon(live, error));
    this.state.waitUntil(this.running.then(() => this.deliver()).finally(() => this.armSurely()));
    return live;
  }

  private finish(live: LiveSweep, host: string): void {
    const record = live.complete(this.clock.now());
    // Erased while it ran, since its owner has opted out …
    if (this.live !== live) return;
    this.live = null;
    const before = this.store.memory();
    // … or the name of its watch was given away.
    if (before === null || before.host !== host) return;
    const { memory, world, outages, letters } = remember(before, record, this.readers(before));
    this.write(memory, () => {
      this.store.sweeps.save(record, world);
      for (const { region, run } of outages) this.store.outages.save(region, run);
      for (const letter of letters) this.store.outbox.add(letter, record.completedAt);
    });
  }

  /** A full or failing disk costs us the memory of a sweep. Everyone has their answer. */
  private write(memory: Memory, more?: () => void): void {
    try {
      this.store.write(memory, more);
      this.restMs = CADENCE.rearmMs;
    } catch (error) {
      logError("memory_not_written", error, { host: memory.host });
      // What cannot be written down looks as if it had never been done, and would be done at once.
      const now = this.clock.now();
      if (now < this.restUntil) return;
      this.restUntil = now + this.restMs;
      this.restMs = Math.min(CADENCE.slowestMs, 2 * this.restMs);
    }
  }

  private abandon(live: LiveSweep, error: unknown): void {
    logError("sweep_failed", error);
    if (this.live === live) this.live = null;
    live.fail(error);
  }

  /** Sets the alarm for whatever comes next. It all follows from what is stored, so it may be asked for at any time. */
  private async arm(): Promise<void> {
    const memory = this.store.memory();
    if (memory === null) return;
    const { lookAt, forgetAt } = agendaOf(memory, this.around.watches);
    const times = [lookAt, forgetAt, this.store.outbox.nextDueAt()].filter((at) => at !== null);
    const { storage } = this.state;
    if (times.length === 0) return storage.deleteAlarm();
    const at = Math.max(this.clock.now(), this.restUntil, Math.min(...times));
    if ((await storage.getAlarm()) !== at) await storage.setAlarm(at);
  }

  private armSurely(): Promise<void> {
    return again(this.clock, "alarm_not_set", () => this.arm());
  }

  private known(before: number): Before {
    return knownBefore(this.store, before, this.isWatched());
  }

  private isWatched(): boolean {
    const memory = this.store.memory();
    return memory !== null && agendaOf(memory, this.around.watches).watch !== null;
  }

  private readers(memory: Memory): Readers {
    const { ledger, watches, webhooks, siteUrl } = this.around;
    const { watch } = agendaOf(memory, watches);
    return {
      // What an operator wants of one address says nothing about the website.
      hasLedger: ledger !== null && memory.watch === null,
      webhook: watch !== null && webhooks !== null ? { watch, siteUrl } : null,
    };
  }

  /** One round of the outbox at a time; an outage that opens is a reason to find out its network. */
  private deliver(): Promise<void> {
    const postman: Postman = { store: this.store, clock: this.clock, around: this.around };
    this.delivering ??= deliver(postman).finally(() => {
      this.delivering = null;
    });
    return this.delivering;
  }
}

/**
 * The class as it is deployed.
 *
 * @param around what it needs of the world, which is another one in development and in tests.
 */
export function targetMonitor<E extends object>(around: (env: E) => Surroundings) {
  return class extends TargetMonitor {
    constructor(state: DurableObjectState, env: E) {
      super(state, env, around(env));
    }
  };
}

function replay(sweep: SweepRecord, before: Before): Response {
  const events = eventsOf(sweep, before);
  return ndjson(events.map(encodeEvent).join(""));
}

function ndjson(body: ReadableStream<Uint8Array> | string): Response {
  return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
}
