/**
 * What stands behind our objects and our front, failing as a schedule says: storage, database, cache.
 */
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
    return injector.risk(host, what, work);
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
      const fault = injector.strikes();
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

/** D1: gone, slow, or failing when the work is done. */
export function brokenDatabase(sound: D1Database, injector: Injector): D1Database {
  const through = async <T>(work: () => Promise<T>): Promise<T> => {
    const [fault] = injector.active("ledger");
    if (fault === undefined) return work();
    injector.hit("ledger", null, fault.breaks);
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
  const check = (): boolean => {
    const [fault] = injector.active("cache");
    if (fault === undefined) return true;
    injector.hit("cache", null, fault.breaks);
    if (fault.breaks === "throws") throw new Error("cache: internal error");
    return false;
  };
  return {
    match: async (request, options) => {
      if (!check()) return undefined;
      const found = await sound.match(request, options);
      return found === undefined || injector.deploys === 0 ? found : skewed(found);
    },
    put: async (request, response) => {
      if (check()) await sound.put(request, response);
    },
  };
}
