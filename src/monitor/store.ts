/**
 * What a monitor remembers, in its own SQLite. The only SQL of the monitor stands here.
 *
 * Nothing is written, not even a table, until a first sweep has ended: a name that nobody may ask
 * about leaves no trace.
 */
import * as v from "valibot";
import { MONITOR } from "../limits";
import { decodeObservation, type Observation } from "../probe/observation";
import type { Scope } from "../verdict/rule";
import { pastOf, type Sample } from "../verdict/since";
import type { Before, SweepRecord } from "./events";

export class SweepStore {
  readonly #sql: SqlStorage;
  #hasTable: boolean | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  save(sweep: SweepRecord, scope: Scope): void {
    // started_at names a sweep: a monitor runs one at a time.
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS sweeps (
      started_at INTEGER PRIMARY KEY, completed_at INTEGER NOT NULL,
      scope TEXT NOT NULL, observations TEXT NOT NULL)`);
    this.#hasTable = true;
    this.#sql.exec(
      "INSERT OR REPLACE INTO sweeps VALUES (?, ?, ?, ?)",
      sweep.startedAt,
      sweep.completedAt,
      scope,
      JSON.stringify(sweep.observations),
    );
    this.#sql.exec(
      `DELETE FROM sweeps WHERE started_at NOT IN
        (SELECT started_at FROM sweeps ORDER BY started_at DESC LIMIT ?)`,
      MONITOR.sweepsKept,
    );
  }

  /** The newest sweep; null when there is none, or when an older version wrote what we cannot read. */
  latest(): SweepRecord | null {
    if (!this.#exists()) return null;
    const [row] = this.#sql
      .exec<{ started_at: number; completed_at: number; observations: string }>(
        "SELECT started_at, completed_at, observations FROM sweeps ORDER BY started_at DESC LIMIT 1",
      )
      .toArray();
    const observations = row && readObservations(row.observations);
    if (!row || !observations) return null;
    return { startedAt: row.started_at, completedAt: row.completed_at, observations };
  }

  /** What the sweeps before that instant say: when the trouble began, and the last few of them. */
  before(instant: number): Before {
    const samples = this.#samplesBefore(instant);
    return { past: pastOf(samples, instant), recent: samples.slice(0, MONITOR.sweepsTold) };
  }

  /** Newest first. */
  #samplesBefore(instant: number): readonly Sample[] {
    if (!this.#exists()) return [];
    return this.#sql
      .exec<{ startedAt: number; completedAt: number; scope: Scope }>(
        `SELECT started_at AS startedAt, completed_at AS completedAt, scope FROM sweeps
          WHERE started_at < ? ORDER BY started_at DESC`,
        instant,
      )
      .toArray();
  }

  #exists(): boolean {
    this.#hasTable ??=
      this.#sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'sweeps'").toArray().length > 0;
    return this.#hasTable;
  }
}

function readObservations(text: string): readonly Observation[] | null {
  const rows = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(v.unknown())), text);
  if (!rows.success) return null;
  const observations = rows.output.map(decodeObservation);
  return observations.every((one) => one !== null) ? observations : null;
}
