/**
 * The names of one registrable domain that have been looked at, and how many of them lately, in the
 * SQLite of its gate. SQL. Nothing is written, not even a table, before a name has come through.
 */
import * as v from "valibot";
import { GATE } from "../limits";
import { UNUSED, type Used } from "./rate";

const USED = v.pipe(v.string(), v.parseJson(), v.array(v.number()));

export class KnownNames {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
  }

  has(host: string): boolean {
    if (!this.#exists()) return false;
    return this.#sql.exec("SELECT 1 FROM names WHERE host = ?", host).toArray().length > 0;
  }

  all(): readonly string[] {
    if (!this.#exists()) return [];
    const rows = this.#sql.exec<{ host: string }>("SELECT host FROM names ORDER BY host");
    return rows.toArray().map(({ host }) => host);
  }

  /** When it was last noted; 0 for a name that is not known. */
  usedAt(host: string): number {
    if (!this.#exists()) return 0;
    const [row] = this.#sql
      .exec<{ at: number }>("SELECT addedAt AS at FROM names WHERE host = ?", host)
      .toArray();
    return row?.at ?? 0;
  }

  /** When names were new within the hour. */
  hour(): Used {
    if (!this.#exists()) return UNUSED;
    const [row] = this.#sql.exec<{ used: string }>("SELECT used FROM hour").toArray();
    const read = v.safeParse(USED, row?.used);
    return read.success ? read.output : UNUSED;
  }

  /** The oldest go when there are too many. */
  add(host: string, at: number, hour: Used): void {
    this.#storage.transactionSync(() => {
      this.#sql.exec(
        "CREATE TABLE IF NOT EXISTS names (host TEXT PRIMARY KEY, addedAt INTEGER NOT NULL)",
      );
      this.#sql.exec(
        "CREATE TABLE IF NOT EXISTS hour (id INTEGER PRIMARY KEY CHECK (id = 1), used TEXT NOT NULL)",
      );
      this.#sql.exec("INSERT OR REPLACE INTO names VALUES (?, ?)", host, at);
      this.#sql.exec("INSERT OR REPLACE INTO hour VALUES (1, ?)", JSON.stringify(hour));
      this.#sql.exec(
        `DELETE FROM names WHERE host NOT IN
          (SELECT host FROM names ORDER BY addedAt DESC, host LIMIT ?)`,
        GATE.names,
      );
    });
  }

  remove(host: string): void {
    if (this.#exists()) this.#sql.exec("DELETE FROM names WHERE host = ?", host);
  }

  #exists(): boolean {
    const tables = this.#sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'names'");
    return tables.toArray().length > 0;
  }
}
