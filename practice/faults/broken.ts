/**
 * What stands behind our objects and our front, failing as a schedule says: storage, database, cache.
 */
import type { RateLimit } from "../../src/gate/client";
import type { Surroundings } from "../../src/monitor/surroundings";
import type { DataCentreCache } from "../../src/web/cache";
import type { ObjectStorage } from "../replay/objects";
import { skewed } from "./another-version";
import type { Injector } from "./injector";

/** The storage of an object of ours: full, or failing where one waits for it. */
export function brokenStorage(
  host: string,
  sound: ObjectStorage,
  injector: Injector,
): ObjectStorage {
  const check = (what: string) => {
    if (injector.active("storage").every(({ breaks }) => breaks !== "full")) return;
    injector.hit("storage", host, `full: ${what}`);
    throw new Error("database or disk is full: SQLITE_FULL");
  };
  const exec = (query: string, ...values: unknown[]) => {
    if (!/^\s*SELECT/i.test(query)) check(query.slice(0, 24).replaceAll(/\s+/g, " "));
    return sound.sql.exec(query, ...values);
  };
  const waiting = <T>(what: string, work: () => Promise<T>): Promise<T> => {
    if (injector.active("storage").some(({ breaks }) => breaks === "rejects")) {
      injector.hit("storage", host, `rejects: ${what}`);
      return Promise.reject(new Error(`${what}: internal error`));
    }
    return injector.risk(host, what, work, true);
  };
  const ofAlarm = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await waiting(what, work);
    } catch (error) {
      injector.refused.add(host);
      throw error;
    }
  };
  return {
    ...sound,
    sql: { exec } as unknown as SqlStorage,
    transactionSync: (run) => {
      const fault = injector.strikes(true);
      if (fault !== null) injector.hit("await", host, `transactionSync, ${fault} it is done`);
      if (fault === "before") throw new Error("transactionSync failed");
      return sound.transactionSync(() => {
        const value = run();
        // All of it or nothing.
        if (fault !== null) throw new Error("transactionSync failed");
        return value;
      });
    },
    setAlarm: (at) =>
      ofAlarm("setAlarm", () => {
        for (const list of [injector.refused, injector.abandoned]) list.delete(host);
        return sound.setAlarm(at);
      }),
    getAlarm: () => ofAlarm("getAlarm", () => sound.getAlarm()),
    deleteAlarm: () => waiting("deleteAlarm", () => sound.deleteAlarm()),
    deleteAll: () => {
      check("deleteAll");
      return waiting("deleteAll", () => sound.deleteAll());
    },
  };
}

/** The storage of the gate of a domain: full, or failing where one waits for it. */
export function brokenGateStorage(
  domain: string,
  sound: ObjectStorage,
  injector: Injector,
): ObjectStorage {
  const check = (breaks: "full" | "rejects", what: string) => {
    if (injector.active("gate_storage").every((one) => one.breaks !== breaks)) return;
    injector.hit("gate_storage", domain, `${breaks}: ${what}`);
    throw new Error("database or disk is full: SQLITE_FULL");
  };
  const exec = (query: string, ...values: unknown[]) => {
    if (!/^\s*SELECT/i.test(query)) check("full", query.slice(0, 24).replaceAll(/\s+/g, " "));
    return sound.sql.exec(query, ...values);
  };
  const guarded = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    check("rejects", what);
    return work();
  };
  return {
    ...sound,
    sql: { exec } as unknown as SqlStorage,
    setAlarm: (at) => guarded("setAlarm", () => sound.setAlarm(at)),
    deleteAll: () => guarded("deleteAll", () => sound.deleteAll()),
  };
}

/** What counts clients: it throws, says nothing, or has counted enough. */
export function brokenLimiter(injector: Injector): RateLimit {
  return {
    limit: async () => {
      const [fault] = injector.active("limiter");
      if (fault === undefined) return { success: true };
      injector.hit("limiter", null, fault.breaks);
      if (fault.breaks === "throws") throw new Error("limiter: internal error");
      if (fault.breaks === "hangs") return new Promise(() => {});
      return { success: false };
    },
  };
}

/** The first piece of it, and then nothing for ever. */
export function stalling(response: Response): Response {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  let isFirst = true;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (!isFirst) return new Promise(() => {});
      isFirst = false;
      const { value } = await reader.read();
      if (value !== undefined) controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(body, response);
}

/** D1: gone, slow, or failing when the work is done. */
export function brokenDatabase(sound: D1Database, injector: Injector): D1Database {
  const through = async <T>(work: () => Promise<T>): Promise<T> => {
    const [fault] = injector.active("ledger");
    if (fault === undefined) return work();
    injector.hit("ledger", null, fault.breaks);
    if (fault.breaks === "hangs") return new Promise(() => {});
    if (fault.breaks === "slow") await injector.wait(injector.chance.int(300, 15_000));
    if (fault.breaks === "gone") throw new Error("D1_ERROR: Network connection lost.");
    const done = await work();
    if (fault.breaks === "halfway") throw new Error("D1_ERROR: Network connection lost.");
    return done;
  };
  const guarded = (statement: D1PreparedStatement) => ({
    all: () => through(() => statement.all()),
    run: () => through(() => statement.run()),
  });
  const prepare = (query: string) => {
    const statement = sound.prepare(query);
    return {
      ...guarded(statement),
      bind: (...values: unknown[]) => guarded(statement.bind(...values)),
    };
  };
  return { prepare } as unknown as D1Database;
}

/** The cache of a data centre: failing, or without anything; after a deploy, what another version put there. */
export function brokenCache(sound: DataCentreCache, injector: Injector): DataCentreCache {
  const check = async (): Promise<boolean> => {
    const [fault] = injector.active("cache");
    if (fault === undefined) return true;
    injector.hit("cache", null, fault.breaks);
    if (fault.breaks === "throws") throw new Error("cache: internal error");
    if (fault.breaks === "hangs") return new Promise(() => {});
    return false;
  };
  return {
    match: async (request, options) => {
      if (!(await check())) return undefined;
      const found = await sound.match(request, options);
      return found === undefined || injector.deploys === 0 ? found : skewed(found);
    },
    put: async (request, response) => {
      if (await check()) await sound.put(request, response);
    },
  };
}

/** What a monitor needs of the world; each of it may fail. */
export function brokenSurroundings(sound: Surroundings, injector: Injector): Surroundings {
  const { hasOptedOut, mustWait, networkOf, ledger } = sound;
  return {
    ...sound,
    hasOptedOut: async (host) => {
      const isOut = await injector.risk(host, "hasOptedOut", () => hasOptedOut(host));
      if (isOut) injector.sawOptOut(host);
      return isOut;
    },
    mustWait: (host) => injector.risk(host, "mustWait", () => mustWait(host)),
    networkOf: (host) => injector.risk(host, "networkOf", () => networkOf(host)),
    ledger: ledger && {
      ...ledger,
      write: (entry, now) =>
        injector.risk(entry.host, "ledger.write", () => ledger.write(entry, now)),
      forget: (host) => injector.risk(host, "ledger.forget", () => ledger.forget(host)),
    },
  };
}

/** The receiver of webhooks. */
export async function brokenReceiver(injector: Injector, receive: () => void): Promise<Response> {
  const [fault] = injector.active("webhook");
  if (fault === undefined) {
    receive();
    return new Response(null);
  }
  injector.hit("webhook", null, fault.breaks);
  if (fault.breaks === "halfway") receive();
  // What its sender waits for.
  if (fault.breaks === "slow") await injector.wait(10_000);
  if (fault.breaks === "halfway" && injector.chance.is(50))
    return new Response(null, { status: 500 });
  throw new Error("Network connection lost.");
}
