/**
 * What a monitor has yet to tell others: the ledger, and the operator's webhook. A row goes when it
 * has been told, so nothing is lost while they are gone; it may be told twice. SQL.
 */
import { KEPT } from "../../limits";

export interface Letter {
  /** A later letter of the same id takes the place of an earlier one. */
  readonly id: string;
  readonly to: "ledger" | "webhook";
  readonly body: string;
}

export interface QueuedLetter extends Letter {
  readonly writtenAt: number;
  readonly attempts: number;
}

type Row = {
  readonly id: string;
  readonly receiver: "ledger" | "webhook";
  readonly body: string;
  readonly written_at: number;
  readonly attempts: number;
};

export class OutboxRows {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  create(): void {
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS outbox (
      id TEXT PRIMARY KEY, receiver TEXT NOT NULL, body TEXT NOT NULL,
      written_at INTEGER NOT NULL, due_at INTEGER NOT NULL, attempts INTEGER NOT NULL)`);
  }

  clear(): void {
    this.#sql.exec("DELETE FROM outbox");
  }

  add({ id, to, body }: Letter, now: number): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO outbox VALUES (?, ?, ?, ?, ?, 0)",
      ...[id, to, body, now, now],
    );
    this.#sql.exec(
      `DELETE FROM outbox WHERE receiver = ? AND id NOT IN
        (SELECT id FROM outbox WHERE receiver = ? ORDER BY written_at DESC, id DESC LIMIT ?)`,
      ...[to, to, KEPT.outbox],
    );
  }

  /** Oldest first. */
  due(now: number, count: number): readonly QueuedLetter[] {
    return this.#sql
      .exec<Row>("SELECT * FROM outbox WHERE due_at <= ? ORDER BY written_at LIMIT ?", now, count)
      .toArray()
      .map(({ id, receiver, body, written_at: writtenAt, attempts }) => ({
        ...{ id, to: receiver, body, writtenAt, attempts },
      }));
  }

  /** Takes a letter out, unless a later one has taken its place meanwhile. */
  remove({ id, body }: Letter): void {
    this.#sql.exec("DELETE FROM outbox WHERE id = ? AND body = ?", id, body);
  }

  postpone({ id, body, attempts }: QueuedLetter, until: number): void {
    this.#sql.exec(
      "UPDATE outbox SET attempts = ?, due_at = ? WHERE id = ? AND body = ?",
      ...[attempts + 1, until, id, body],
    );
  }

  /** When the first of them is due; null when there is none. */
  nextDueAt(): number | null {
    return this.#sql.exec<{ at: number | null }>("SELECT min(due_at) AS at FROM outbox").one().at;
  }
}
