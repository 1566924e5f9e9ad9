/**
 * The names of one registrable domain that have been looked at, and how many of them lately, in the
 * SQLite of its gate. SQL. Nothing is written, not even a table, before a name has come through.
 */
import { GATE } from "../limits";
import { UNUSED, type Used } from "./rate";

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

  /** How much of the hour's rate is used. */
  hour(): Used {
    if (!this.#exists()) return UNUSED;
    const [row] = this.#sql.exec<{ used: number }>("SELECT used FROM hour").toArray();
    return row?.used ?? UNUSED;
  }

  /** The oldest go when there are too many. */
  add(host: string, at: number, hour: Used): void {
    this.#storage.transactionSync(() => {
      this.#sql.exec(
        "CREATE TABLE IF NOT EXISTS names (host TEXT PRIMARY KEY, addedAt INTEGER NOT NULL)",
      );
      this.#sql.exec(
        "CREATE TABLE IF NOT EXISTS hour (id INTEGER PRIMARY KEY CHECK (id = 1), used REAL NOT NULL)",
      );
      this.#sql.exec("INSERT OR REPLACE INTO names VALUES (?, ?)", host, at);
      this.#sql.exec("INSERT OR REPLACE INTO hour VALUES (1, ?)", hour);
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
