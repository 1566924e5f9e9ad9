/**
 * The sweeps that a monitor keeps: the newest, and beyond them the newest that were bad. SQL.
 */
import * as v from "valibot";
import { KEPT } from "../../limits";
import { decodeObservation, type Observation } from "../../probe/observation";
import type { Sample } from "../../verdict/sample";
import type { SweepRecord } from "../events";

export class SweepRows {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  create(): void {
    // started_at names a sweep: a monitor runs one at a time.
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS sweeps (
      started_at INTEGER PRIMARY KEY, completed_at INTEGER NOT NULL,
      scope TEXT NOT NULL, observations TEXT NOT NULL)`);
  }

  clear(): void {
    this.#sql.exec("DELETE FROM sweeps");
  }

  save({ startedAt, completedAt, observations }: SweepRecord, { scope }: Sample): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO sweeps VALUES (?, ?, ?, ?)",
      ...[startedAt, completedAt, scope, JSON.stringify(observations)],
    );
    this.#sql.exec(
      `DELETE FROM sweeps WHERE started_at NOT IN
        (SELECT started_at FROM sweeps ORDER BY started_at DESC LIMIT ?)
        AND started_at NOT IN (SELECT started_at FROM
          (SELECT started_at, scope FROM sweeps ORDER BY started_at DESC LIMIT -1 OFFSET ?)
          WHERE scope IN ('down', 'partial') ORDER BY started_at DESC LIMIT ?)`,
      ...[KEPT.sweeps, KEPT.sweeps, KEPT.badSweeps],
    );
  }

  /** The newest sweep; null when there is none, or when an older version wrote what we cannot read. */
  latest(): SweepRecord | null {
    return this.newest(1)[0] ?? null;
  }

  /** Newest first. What cannot be read is left out. */
  newest(count: number): readonly SweepRecord[] {
    const rows = this.#sql.exec<{ startedAt: number; completedAt: number; observations: string }>(
      `SELECT started_at AS startedAt, completed_at AS completedAt, observations
        FROM sweeps ORDER BY started_at DESC LIMIT ?`,
      count,
    );
    return rows.toArray().flatMap((row) => {
      const observations = readObservations(row.observations);
      return observations === null ? [] : [{ ...row, observations }];
    });
  }

  /** What the newest sweeps before an instant said, newest first. */
  samplesBefore(instant: number, count: number): readonly Sample[] {
    return this.#sql
      .exec<{ startedAt: number; completedAt: number; scope: Sample["scope"] }>(
        `SELECT started_at AS startedAt, completed_at AS completedAt, scope FROM sweeps
          WHERE started_at < ? ORDER BY started_at DESC LIMIT ?`,
        ...[instant, count],
      )
      .toArray();
  }
}

function readObservations(text: string): readonly Observation[] | null {
  const rows = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(v.unknown())), text);
  if (!rows.success) return null;
  const observations = rows.output.map(decodeObservation);
  return observations.every((one) => one !== null) ? observations : null;
}
