/**
 * Complete sweeps in the data centre's own cache, so that a popular name costs no object a call; and
 * what was found out beside them, so that it costs neither the ledger nor a resolver anything.
 * A key is made of the canonical host, and of the instant of its trouble; nothing of a request can
 * reach it.
 */
import * as v from "valibot";
import { type Clock, inTime } from "../clock";
import { FRONT, GATE } from "../limits";
import { logError } from "../log";
import {
  decodeEvent,
  encodeEvent,
  eventsOf,
  type SweepEvent,
  type SweepSoFar,
  withEvent,
} from "../monitor/events";
import { freshUntil } from "../monitor/fresh";

export interface SweepCache {
  /** A sweep that is still fresh at `now`; null when there is none. */
  match(host: string, now: number): Promise<SweepSoFar | null>;
  /** A sweep that was seen some minutes ago at most, fresh or not; null when there is none. */
  matchStored(host: string, now: number, mostMs?: number): Promise<SweepSoFar | null>;
  /** Keeps a complete sweep for as long as it is fresh, and as a stored one; any other is left out. */
  put(host: string, sweep: SweepSoFar, now: number): Promise<void>;
  /** Whether a question about this host was let through a moment ago. */
  isRunning(host: string): Promise<boolean>;
  markRunning(host: string): Promise<void>;
}

/**
 * @param cache Cloudflare's `caches.default`, or one like it.
 * @param siteUrl our own address: keys of a cache belong to a zone.
 */
export function sweepCache(cache: DataCentreCache, siteUrl: string): SweepCache {
  const keyOf = (host: string) => `${siteUrl}/.sweeps/v1/${host}`;
  const storedOf = (host: string) => `${siteUrl}/.stored/v1/${host}`;
  const markOf = (host: string) => `${siteUrl}/.running/v1/${host}`;
  return {
    match: async (host, now) => {
      const stored = await cache.match(keyOf(host));
      const sweep = stored ? read(await stored.text()) : null;
      return sweep && freshMsLeft(sweep, now) > 0 ? sweep : null;
    },
    matchStored: async (host, now, mostMs = FRONT.storedS * 1_000) => {
      const stored = await cache.match(storedOf(host));
      const sweep = stored ? read(await stored.text()) : null;
      // One from the future is of a clock that was wrong.
      const ageMs = sweep === null ? 0 : now - sweep.startedAt;
      return ageMs >= 0 && ageMs <= mostMs ? sweep : null;
    },
    put: async (host, sweep, now) => {
      const freshS = Math.floor(freshMsLeft(sweep, now) / 1000);
      if (sweep.completedAt === null || freshS < 1) return;
      const events = eventsOf({ ...sweep, completedAt: sweep.completedAt }, sweep);
      const text = events.map(encodeEvent).join("");
      const keep = (url: string, seconds: number) => {
        const headers = { "cache-control": `max-age=${seconds}` };
        return cache.put(url, new Response(text, { headers }));
      };
      await Promise.all([keep(keyOf(host), freshS), keep(storedOf(host), FRONT.storedS)]);
    },
    isRunning: async (host) => (await cache.match(markOf(host))) !== undefined,
    markRunning: async (host) => {
      const headers = { "cache-control": `max-age=${FRONT.joinS}` };
      await cache.put(markOf(host), new Response("running", { headers }));
    },
  };
}

/** Cloudflare's `caches.default`, or one like it. */
export type DataCentreCache = Pick<Cache, "match" | "put">;

/**
 * The cache as those use it who can do without: one that fails, is silent, or breaks off in the middle of
 * what it kept, has nothing and keeps nothing. Nobody's answer hangs on it.
 */
export function forgiving(cache: DataCentreCache, clock: Clock): DataCentreCache {
  const failed = (error: unknown) => logError("cache_failed", error);
  const found = async (key: RequestInfo | URL) => {
    const stored = await cache.match(key);
    // Whole, or not at all; it is small.
    return stored && new Response(await stored.text(), stored);
  };
  return {
    match: async (key) => {
      try {
        return await inTime(clock, GATE.besideMs, found(key));
      } catch (error) {
        return void failed(error);
      }
    },
    put: async (key, response) => {
      try {
        await inTime(clock, GATE.besideMs, cache.put(key, response));
      } catch (error) {
        failed(error);
      }
    },
  };
}

/** A place in the cache. */
export interface Kept<T> {
  /** Null where nothing is, or what another version has put there in another form. */
  match(): Promise<T | null>;
  put(value: T): Promise<void>;
}

/** @param freshS seconds for which a value holds. */
export function kept<T>(
  cache: DataCentreCache,
  url: string,
  form: v.GenericSchema<unknown, T>,
  freshS: (value: T) => number,
): Kept<T> {
  const read = v.pipe(v.string(), v.parseJson(), form);
  return {
    match: async () => {
      const stored = await cache.match(url);
      if (stored === undefined) return null;
      const { success, output } = v.safeParse(read, await stored.text());
      return success ? output : null;
    },
    put: async (value) => {
      const headers = { "cache-control": `max-age=${freshS(value)}` };
      await cache.put(url, Response.json(value, { headers }));
    },
  };
}

/** How something that was found out is kept. */
export interface Keeping<T> {
  readonly form: v.GenericSchema<unknown, T>;
  readonly freshS: (found: T) => number;
}

/** What was found out a moment ago, else what `find` finds out now. Rejects as `find` does. */
export type Remember = <T>(key: string, how: Keeping<T>, find: () => Promise<T>) => Promise<T>;

/** @param waitUntil sees to it that what was found too late for its asker is kept all the same. */
export function remembered(
  cache: DataCentreCache,
  siteUrl: string,
  waitUntil: (work: Promise<unknown>) => void,
): Remember {
  return (key, { form, freshS }, find) => {
    // What is kept may itself be null, and then it has been found out.
    const place = kept(cache, `${siteUrl}/.found/v2/${key}`, v.object({ found: form }), (value) =>
      freshS(value.found),
    );
    const work = async () => {
      const before = await place.match();
      if (before !== null) return before.found;
      const found = await find();
      await place.put({ found });
      return found;
    };
    const done = work();
    // Whoever asked hears of what went wrong.
    waitUntil(done.catch(() => null));
    return done;
  };
}

function freshMsLeft(sweep: SweepSoFar, now: number): number {
  const { completedAt } = sweep;
  return completedAt === null ? 0 : freshUntil({ ...sweep, completedAt }) - now;
}

function read(text: string): SweepSoFar | null {
  const events = text.split("\n").map(decodeEvent);
  return events
    .filter((event): event is SweepEvent => event !== null)
    .reduce<SweepSoFar | null>(withEvent, null);
}
