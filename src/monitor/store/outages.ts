/**
 * The outages that a monitor keeps, for everyone and for single regions. SQL.
 */
import * as v from "valibot";
import { KEPT } from "../../limits";
import type { Run } from "../../verdict/track";
import { run } from "./memory";

/** The region of an outage for everyone. */
export const WORLD = "";

export class OutageRows {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  create(): void {
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS outages (
      region TEXT NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (region, id))`);
  }

  clear(): void {
    this.#sql.exec("DELETE FROM outages");
  }

  /** @param region a vantage, or WORLD. A later state of the same outage takes the place of the earlier one. */
  save(region: string, saved: Run): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO outages VALUES (?, ?, ?)",
      ...[region, saved.id, JSON.stringify(saved)],
    );
    this.#sql.exec(
      `DELETE FROM outages WHERE region = ? AND id NOT IN
        (SELECT id FROM outages WHERE region = ? ORDER BY id DESC LIMIT ?)`,
      ...[region, region, region === WORLD ? KEPT.outages : KEPT.regionalOutages],
    );
  }

  /** Newest first. What cannot be read is left out. */
  newest(region: string, count: number): readonly Run[] {
    return this.#sql
      .exec<{ body: string }>(
        "SELECT body FROM outages WHERE region = ? ORDER BY id DESC LIMIT ?",
        ...[region, count],
      )
      .toArray()
      .flatMap(({ body }) => {
        const read = v.safeParse(v.pipe(v.string(), v.parseJson(), run), body);
        return read.success ? [read.output] : [];
      });
  }
}
