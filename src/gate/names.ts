/**
 * The names of one registrable domain that have been looked at, and how many of them lately, in the
 * SQLite of its gate. SQL. Nothing is written, not even a table, before a name has come through.
 */
import * as v from "valibot";
import { GATE } from "../limits";
import type { Used } from "./rate";

const used = v.fallback(v.array(v.number()), []);
const counts = v.object({
  ...{ sweeps: used, site: used, ownLooks: used, newNames: used, newNamesHourly: used },
});

/** What was let through lately: the sweeps, those of the domain's own website, … */
export type Counts = Readonly<Record<keyof typeof counts.entries, Used>>;

const READ = v.fallback(v.pipe(v.string(), v.parseJson(), counts), {
  ...{ sweeps: [], site: [], ownLooks: [], newNames: [], newNamesHourly: [] },
});

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

  counts(): Counts {
    if (!this.#exists()) return v.parse(READ, null);
    const [row] = this.#sql.exec<{ counts: string }>("SELECT counts FROM lately").toArray();
    return v.parse(READ, row?.counts);
  }

  /** @param noted a name to be remembered; the oldest go when there are too many. */
  save(counts: Counts, noted: { readonly host: string; readonly at: number } | null): void {
    this.#storage.transactionSync(() => {
      this.#sql.exec(
        "CREATE TABLE IF NOT EXISTS names (host TEXT PRIMARY KEY, addedAt INTEGER NOT NULL)",
      );
      this.#sql.exec(
        "CREATE TABLE IF NOT EXISTS lately (id INTEGER PRIMARY KEY CHECK (id = 1), counts TEXT NOT NULL)",
      );
      this.#sql.exec("INSERT OR REPLACE INTO lately VALUES (1, ?)", JSON.stringify(counts));
      if (noted === null) return;
      this.#sql.exec("INSERT OR REPLACE INTO names VALUES (?, ?)", noted.host, noted.at);
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
