/**
 * The Durable Object of one target. It runs one sweep at a time and shares it with everyone who asks
 * meanwhile; a sweep that is still fresh answers without another. What it has seen is in its SQLite,
 * so an eviction loses at most the sweep in flight. It knows no caller: what a sweep says to one of
 * them is decided at the front.
 */
import { type Clock, systemClock } from "../clock";
import { DurableError, durableBase } from "../durable";
import { MONITOR } from "../limits";
import { logError } from "../log";
import { bindingOf } from "../vantage/registry";
import { type Prober, sweep } from "../vantage/sweep";
import { scopeOfSweep } from "../verdict/judge";
import { encodeEvent, eventsOf, type SweepRecord } from "./events";
import { isFresh } from "./fresh";
import { LiveSweep } from "./live";
import { SweepStore } from "./store";

/** One service binding for each vantage. */
export type MonitorEnv = Readonly<Record<string, unknown>> & {
  readonly [binding in ReturnType<typeof bindingOf>]?: Prober;
};

export class TargetMonitor extends durableBase<MonitorEnv>() {
  // itty-durable serialises the fields once, before the first call; of these next to nothing comes out.
  private readonly clock: Clock = systemClock;
  private readonly store: SweepStore;
  private live: LiveSweep | null = null;

  constructor(state: DurableObjectState, env: MonitorEnv) {
    super(state, env);
    this.store = new SweepStore(state.storage.sql);
  }

  /**
   * The events of a fresh sweep, of the one in flight, or of a new one: `application/x-ndjson`.
   * No `await` stands before `this.live` is set, so two callers cannot start two sweeps.
   *
   * @param host the canonical host that names this object.
   * @throws DurableError 503 when too many listen already.
   */
  open(host: string): Response {
    const latest = this.live === null ? this.store.latest() : null;
    if (latest && isFresh(latest, this.clock.now())) return replay(latest, this.store);
    this.live ??= this.start(host);
    if (this.live.listeners >= MONITOR.listeners) throw new DurableError(503, "too many listeners");
    return ndjson(this.live.listen());
  }

  private start(host: string): LiveSweep {
    const startedAt = this.clock.now();
    const live = new LiveSweep(startedAt, this.store.before(startedAt));
    const { env } = this.state;
    const running = sweep(host, {
      clock: this.clock,
      proberOf: (vantage) => env[bindingOf(vantage)],
      onObservation: (observation) => live.add(observation),
    });
    this.state.waitUntil(
      running.then(() => this.finish(host, live)).catch((error) => this.abandon(host, live, error)),
    );
    return live;
  }

  private finish(host: string, live: LiveSweep): void {
    const record = live.complete(this.clock.now());
    this.live = null;
    try {
      this.store.save(record, scopeOfSweep(record.observations));
    } catch (error) {
      // A full or failing disk costs us the memory of this sweep. Everyone has their answer.
      logError("sweep_not_stored", error, { host });
    }
  }

  private abandon(host: string, live: LiveSweep, error: unknown): void {
    logError("sweep_failed", error, { host });
    this.live = null;
    live.fail(error);
  }
}

function replay(sweep: SweepRecord, store: SweepStore): Response {
  const events = eventsOf(sweep, store.before(sweep.startedAt));
  return ndjson(events.map(encodeEvent).join(""));
}

function ndjson(body: ReadableStream<Uint8Array> | string): Response {
  return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
}
