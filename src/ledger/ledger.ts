/**
 * The ledger: outages for everyone, of all targets side by side, in D1. The only SQL of the ledger
 * stands here; its table is made by `migrations/`.
 *
 * It is told when an outage opens, changes or ends, and asked for those that began at about the same
 * time. It must never be asked for a list of names for its own sake.
 */
import * as v from "valibot";
import { LEDGER } from "../limits";
import { badScope, instant } from "../verdict/forms";
import type { LedgerEntry } from "./facts";
import { asName, asn, host, prefix } from "./forms";

export interface Ledger {
  /** The last one told wins, also when it says that what had ended goes on. Rejects without D1. */
  write(entry: LedgerEntry, now: number): Promise<void>;
  /**
   * What began within `LEDGER.togetherMs` of an instant, nearest first: all that is known of the hosts
   * in `named`, however many strangers there are, and the nearest of the others. Rejects without D1.
   */
  around(instant: number, now: number, named?: readonly string[]): Promise<readonly LedgerEntry[]>;
  /** Rejects without D1, as all of these do. */
  forget(host: string): Promise<void>;
  /** Drops what is too old; how many these were. */
  prune(now: number): Promise<number>;
}

/** Without a binding there is no ledger, and everything else works. */
export function ledgerOf(db: D1Database | undefined): Ledger | null {
  return db === undefined ? null : d1Ledger(db);
}

/** Prepared anew each time: what a binding prepares belongs to the request in which it did. */
export function d1Ledger(db: D1Database): Ledger {
  return {
    write: async (entry, now) => {
      await db
        .prepare(WRITE)
        .bind(...valuesOf(entry), now)
        .run();
    },
    around: async (instant, now, named = []) => {
      const { togetherMs, keptMs } = LEDGER;
      const { results } = await db
        .prepare(AROUND)
        .bind(instant, togetherMs, now - keptMs, LEDGER.read, JSON.stringify(named))
        .all();
      const entries = results.flatMap((one) => {
        const read = v.safeParse(row, one);
        return read.success ? [read.output] : [];
      });
      return nearestOf(entries, instant, named);
    },
    forget: async (host) => {
      await db.prepare("DELETE FROM outages WHERE host = ?").bind(host).run();
    },
    prune: async (now) => {
      const { meta } = await db
        .prepare("DELETE FROM outages WHERE last_at < ?")
        .bind(now - LEDGER.keptMs)
        .run();
      return meta.changes;
    },
  };
}

const COLUMNS = `host, id, scope, start_earliest_at, start_latest_at, end_earliest_at, end_latest_at,
  prefix, asn, as_name`;

/** A letter that was thought lost may arrive after a later one: it changes nothing then. */
const WRITE = `INSERT INTO outages (${COLUMNS}, written_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (host, id) DO UPDATE SET scope = excluded.scope,
    start_earliest_at = excluded.start_earliest_at, start_latest_at = excluded.start_latest_at,
    end_earliest_at = excluded.end_earliest_at, end_latest_at = excluded.end_latest_at,
    prefix = excluded.prefix, asn = excluded.asn, as_name = excluded.as_name,
    written_at = excluded.written_at
  WHERE excluded.written_at >= outages.written_at`;

/**
 * From the instant outwards on both sides, so that the index is read no further than the limit; and
 * those that are named by their key, so that a host costs no more than what the window can hold: the
 * id of an outage is the instant at which it was first seen. Nothing is sorted here, since D1 counts
 * each row that it has to read again for that. What is too old is not told, even where nobody has
 * pruned yet.
 */
const AROUND = `SELECT * FROM (SELECT ${COLUMNS} FROM outages
      WHERE start_latest_at BETWEEN ?1 - ?2 AND ?1 AND last_at >= ?3
      ORDER BY start_latest_at DESC LIMIT ?4)
  UNION ALL
  SELECT * FROM (SELECT ${COLUMNS} FROM outages
      WHERE start_latest_at > ?1 AND start_latest_at <= ?1 + ?2 AND last_at >= ?3
      ORDER BY start_latest_at LIMIT ?4)
  UNION ALL
  SELECT ${COLUMNS} FROM (SELECT value AS name FROM json_each(?5)) CROSS JOIN outages
      ON host = name AND id BETWEEN ?1 - ?2 AND ?1 + ?2 AND last_at >= ?3`;

/** Nearest first, each once: the named may be among the others too. */
function nearestOf(
  entries: readonly LedgerEntry[],
  instant: number,
  named: readonly string[],
): readonly LedgerEntry[] {
  const keyOf = ({ host, outage }: LedgerEntry) => `${host} ${outage.id}`;
  const apartMs = ({ outage }: LedgerEntry) => Math.abs(outage.start.latestAt - instant);
  const once = [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
  const sorted = once.toSorted((a, b) => apartMs(a) - apartMs(b) || (keyOf(a) < keyOf(b) ? -1 : 1));
  const others = sorted.filter(({ host }) => !named.includes(host)).slice(0, LEDGER.read);
  const kept = new Set(others);
  return sorted.filter((entry) => named.includes(entry.host) || kept.has(entry));
}

function valuesOf({ host, outage, network }: LedgerEntry) {
  const { id, scope, start, end } = outage;
  return [
    ...[host, id, scope, start.earliestAt, start.latestAt],
    ...[end?.earliestAt ?? null, end?.latestAt ?? null],
    ...[network?.prefix ?? null, network?.asn ?? null, network?.name ?? null],
  ];
}

/** A row as an entry. One that an older or a newer version wrote may not be readable. */
const row = v.pipe(
  v.object({
    host,
    id: instant,
    scope: badScope,
    start_earliest_at: v.nullable(instant),
    start_latest_at: instant,
    end_earliest_at: v.nullable(instant),
    end_latest_at: v.nullable(instant),
    prefix: v.nullable(prefix),
    asn: v.nullable(asn),
    as_name: v.nullable(asName),
  }),
  v.transform(
    (found): LedgerEntry => ({
      host: found.host,
      outage: {
        ...{ id: found.id, scope: found.scope },
        start: { earliestAt: found.start_earliest_at, latestAt: found.start_latest_at },
        end:
          found.end_earliest_at === null
            ? null
            : { earliestAt: found.end_earliest_at, latestAt: found.end_latest_at },
      },
      network:
        found.prefix === null
          ? null
          : { prefix: found.prefix, asn: found.asn, name: found.as_name },
    }),
  ),
);
