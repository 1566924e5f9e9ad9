/**
 * Durable Objects without a platform: instances by name, each with its storage and its alarm, and a
 * namespace whose stubs go through the instance's own `fetch`. An instance can be dropped at any
 * moment; the next one that is called, or whose alarm is due, finds the storage as it was left.
 */
import { DatabaseSync } from "node:sqlite";
import type { Clock } from "../../src/clock";
import type { Durable } from "../../src/durable";
import { erase, objectSql } from "./databases";
import { Life } from "./life";

export interface Instance extends Pick<Durable<unknown>, "fetch"> {
  alarm(): Promise<void>;
}

export type Build = (state: DurableObjectState, life: Life) => Instance;

export class Objects {
  readonly #byName = new Map<string, Place>();

  constructor(
    readonly clock: Clock,
    readonly build: Build,
  ) {}

  get namespace(): DurableObjectNamespace {
    const idFromName = (name: string) => ({ name, toString: () => name });
    const get = ({ name }: { readonly name: string }) => ({
      fetch: (request: Request) => this.#place(name).fetch(request),
    });
    return { idFromName, get } as unknown as DurableObjectNamespace;
  }

  /** The platform drops what is in memory, in the middle of whatever it does. */
  drop(name: string): void {
    this.#place(name).drop();
  }

  /** Everything ends: no alarm rings any more. */
  close(): void {
    for (const place of this.#byName.values()) place.close();
  }

  #place(name: string): Place {
    const found = this.#byName.get(name) ?? new Place(name, this);
    this.#byName.set(name, found);
    return found;
  }
}

/** What stays of an object when its instance goes. */
class Place {
  readonly #db = new DatabaseSync(":memory:");
  readonly #alarm: Alarm;
  #running: { readonly life: Life; readonly instance: Instance } | null = null;

  constructor(
    readonly name: string,
    readonly objects: Objects,
  ) {
    this.#alarm = new Alarm(objects.clock, () => this.#instance().instance.alarm());
  }

  fetch(request: Request): Promise<Response> {
    const { life, instance } = this.#instance();
    return life.heard(instance.fetch(request));
  }

  drop(): void {
    this.#running?.life.end();
    this.#running = null;
    this.#alarm.forgetWhoRang();
  }

  close(): void {
    this.#alarm.clear();
    this.drop();
  }

  #instance() {
    if (this.#running === null) {
      const life = new Life();
      this.#running = { life, instance: this.objects.build(this.#state(life), life) };
    }
    return this.#running;
  }

  #state(life: Life): DurableObjectState {
    const soon = <T>(does: () => T) => life.during(Promise.resolve().then(does));
    const storage = {
      ...objectSql(this.#db),
      get: () => soon(() => undefined),
      // A write that was begun before the end is made.
      setAlarm: (at: number) => {
        this.#alarm.set(at);
        return soon(() => {});
      },
      getAlarm: () => soon(() => this.#alarm.at),
      deleteAlarm: () => soon(() => this.#alarm.clear()),
      deleteAll: () => {
        erase(this.#db);
        this.#alarm.clear();
        return soon(() => {});
      },
    };
    // A bug that rejects here is nobody's to catch: it ends the process.
    const waitUntil = (work: Promise<unknown>) => void work;
    return { id: this.name, storage, waitUntil } as unknown as DurableObjectState;
  }
}

/** Rings once, at its time; while one ring is being answered, the next one waits. */
class Alarm {
  #pending: { readonly at: number; readonly stop: AbortController } | null = null;
  #answering: Promise<void> = Promise.resolve();

  constructor(
    readonly clock: Clock,
    readonly ring: () => Promise<void>,
  ) {}

  get at(): number | null {
    return this.#pending?.at ?? null;
  }

  set(at: number): void {
    this.clear();
    const stop = new AbortController();
    this.#pending = { at, stop };
    void this.clock.wait(Math.max(0, at - this.clock.now()), stop.signal).then(() => {
      if (stop.signal.aborted) return;
      this.#answering = this.#answering.then(() => {
        if (stop.signal.aborted) return;
        this.#pending = null;
        return this.ring();
      });
    });
  }

  clear(): void {
    this.#pending?.stop.abort();
    this.#pending = null;
  }

  forgetWhoRang(): void {
    this.#answering = Promise.resolve();
  }
}
