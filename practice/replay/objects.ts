/**
 * Durable Objects without a platform: instances by name, each with its storage and its alarm, and a
 * namespace whose stubs go through the instance's own `fetch`. An instance can be dropped at any
 * moment; the next one that is called, or whose alarm is due, finds the storage as it was left.
 */
import { DatabaseSync } from "node:sqlite";
import type { Clock } from "../../src/clock";
import type { Durable } from "../../src/durable";
import { Alarm } from "./alarm";
import { erase, objectSql } from "./databases";
import { Life } from "./life";

export interface Instance extends Pick<Durable<unknown>, "fetch"> {
  alarm(): Promise<void>;
}

export type Build = (state: DurableObjectState, life: Life) => Instance;

/** The storage of an object, as far as our code uses it. */
export type ObjectStorage = Pick<
  DurableObjectStorage,
  "sql" | "transactionSync" | "get" | "setAlarm" | "getAlarm" | "deleteAlarm" | "deleteAll"
>;

/** How a platform may behave when it is not at its best. What is left out goes well. */
export interface Platform {
  /** Between a call and the object; rejects where the object cannot be reached. */
  readonly call?: (name: string) => Promise<void>;
  /** Between the object and whoever called it. */
  readonly reply?: (name: string, response: Response) => Response;
  /** Between an alarm that is due and the object. */
  readonly ring?: (name: string, ring: () => Promise<void>) => Promise<void>;
  /** The object has failed to answer its alarm so often that it rings no more. */
  readonly givenUp?: (name: string) => void;
  /** Between the object and its storage. */
  readonly storage?: (name: string, storage: ObjectStorage) => ObjectStorage;
  /** Work that an object leaves running; a bug that rejects there is nobody's to catch. */
  readonly waitUntil?: (work: Promise<unknown>) => void;
}

export class Objects {
  readonly #byName = new Map<string, Place>();

  constructor(
    readonly clock: Clock,
    readonly build: Build,
    readonly platform: Platform = {},
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

  get names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  /** Its alarm rings then, whoever has set it. */
  ring(name: string, at: number): void {
    this.#place(name).alarm.set(at);
  }

  /** All of them at once, as a deploy does. */
  dropAll(): void {
    for (const place of this.#byName.values()) place.drop();
  }

  /** What is in storage at the moment, past whatever stands between. Null for one that nobody called. */
  kept(name: string): { readonly db: DatabaseSync; readonly alarmAt: number | null } | null {
    const place = this.#byName.get(name);
    return place === undefined ? null : { db: place.db, alarmAt: place.alarm.at };
  }

  /** The clock was put forward or back. */
  jumped(): void {
    for (const place of this.#byName.values()) place.alarm.jumped();
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
  readonly db = new DatabaseSync(":memory:");
  readonly alarm: Alarm;
  #running: { readonly life: Life; readonly instance: Instance } | null = null;

  constructor(
    readonly name: string,
    readonly objects: Objects,
  ) {
    const { ring = (_, now) => now(), givenUp = () => {} } = objects.platform;
    const now = () => this.#instance().instance.alarm();
    const onGivenUp = () => givenUp(name);
    this.alarm = new Alarm(objects.clock, () => ring(name, now), onGivenUp);
  }

  async fetch(request: Request): Promise<Response> {
    const { call, reply = (_, response) => response } = this.objects.platform;
    if (call !== undefined) await call(this.name);
    const { life, instance } = this.#instance();
    return reply(this.name, await life.heard(instance.fetch(request)));
  }

  drop(): void {
    this.#running?.life.end();
    this.#running = null;
    this.alarm.forgetWhoRang();
  }

  close(): void {
    this.drop();
    this.alarm.clear();
  }

  #instance() {
    if (this.#running === null) {
      const life = new Life();
      this.#running = { life, instance: this.objects.build(this.#state(life), life) };
    }
    return this.#running;
  }

  #state(life: Life): DurableObjectState {
    const { storage: between = (_, sound) => sound, waitUntil = (work) => void work } =
      this.objects.platform;
    const sound = between(this.name, this.#storage());
    const storage: ObjectStorage = {
      ...sound,
      // Whoever was dropped writes nothing any more.
      transactionSync: (run) => {
        life.check();
        return sound.transactionSync(run);
      },
      sql: {
        exec: (...query: Parameters<SqlStorage["exec"]>) => {
          life.check();
          return sound.sql.exec(...query);
        },
      } as unknown as SqlStorage,
      get: (...args: Parameters<ObjectStorage["get"]>) => life.during(sound.get(...args)),
      setAlarm: (at) => life.during(sound.setAlarm(at)),
      getAlarm: () => life.during(sound.getAlarm()),
      deleteAlarm: () => life.during(sound.deleteAlarm()),
      deleteAll: () => life.during(sound.deleteAll()),
    } as ObjectStorage;
    return { id: this.name, storage, waitUntil } as unknown as DurableObjectState;
  }

  #storage(): ObjectStorage {
    const soon = <T>(does: () => T) => Promise.resolve().then(does);
    return {
      ...objectSql(this.db),
      get: () => soon(() => undefined),
      // A write that was begun before the end is made.
      setAlarm: (at: number | Date) => {
        this.alarm.set(Number(at));
        return soon(() => {});
      },
      getAlarm: () => soon(() => this.alarm.at),
      deleteAlarm: () => soon(() => this.alarm.clear()),
      deleteAll: () => {
        erase(this.db);
        this.alarm.clear();
        return soon(() => {});
      },
    } as unknown as ObjectStorage;
  }
}
