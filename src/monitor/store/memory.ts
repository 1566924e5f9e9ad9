/**
 * The one row in which a monitor remembers who it is and where things stand. SQL, and how the row is
 * read back: whatever of it cannot be read begins anew.
 */
import * as v from "valibot";
import type { NetworkFacts } from "../../ledger/facts";
import { networkFacts } from "../../ledger/forms";
import { VANTAGE_IDS, type VantageId } from "../../vantage/registry";
import { badScope, count, instant, sample, span, start } from "../../verdict/forms";
import type { Sample } from "../../verdict/sample";
import { NEW_TRACK, type Run, type Track } from "../../verdict/track";

export interface Memory {
  readonly host: string;
  /** The key of the watch whose wants it looks for; null: it looks as everyone's questions do. */
  readonly watch: string | null;
  /** When somebody last asked, to within minutes. */
  readonly askedAt: number | null;
  /** Start of the first look. */
  readonly watchedSince: number | null;
  readonly lastLook: Sample | null;
  /** A look that has begun and not ended: if nobody is at it any more, it was cut off. */
  readonly looking: { readonly startedAt: number; readonly tries: number } | null;
  readonly world: Track;
  readonly regions: { readonly [id in VantageId]?: Track | undefined };
  readonly network: { readonly facts: NetworkFacts; readonly at: number } | null;
}

export function newMemory(host: string, watch: string | null): Memory {
  return {
    ...{ host, watch, askedAt: null, watchedSince: null, lastLook: null, looking: null },
    ...{ world: NEW_TRACK, regions: {}, network: null },
  };
}

const moment = v.object({ startedAt: instant, completedAt: instant });

export const run = v.object({
  id: instant,
  phase: v.picklist(["suspect", "open", "ended"]),
  scope: badScope,
  start,
  spell: start,
  comebacks: count,
  badMs: span,
  wellMs: span,
  lastBad: moment,
  sureBad: v.optional(moment),
  badLooks: count,
  countedAt: instant,
  isLone: v.optional(v.literal(true)),
  firstGood: v.nullable(moment),
}) satisfies v.GenericSchema<Run>;

const track = v.object({
  lastGoodAt: v.nullable(instant),
  calm: count,
  suspect: v.nullable(run),
  outage: v.nullable(run),
}) satisfies v.GenericSchema<Track>;

const body = v.object({
  askedAt: v.fallback(v.nullable(instant), null),
  watchedSince: v.fallback(v.nullable(instant), null),
  lastLook: v.fallback(v.nullable(sample), null),
  looking: v.fallback(v.nullable(v.object({ startedAt: instant, tries: count })), null),
  world: v.fallback(track, NEW_TRACK),
  regions: v.fallback(v.partial(v.object(v.entriesFromList(VANTAGE_IDS, track))), {}),
  network: v.fallback(v.nullable(v.object({ facts: networkFacts, at: instant })), null),
});

export class MemoryRow {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  create(): void {
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS memory (
      id INTEGER PRIMARY KEY CHECK (id = 1), host TEXT NOT NULL, watch TEXT, body TEXT NOT NULL)`);
  }

  save({ host, watch, ...rest }: Memory): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO memory VALUES (1, ?, ?, ?)",
      ...[host, watch, JSON.stringify(rest)],
    );
  }

  /** Null where there is none, nor a table for it. */
  read(): Memory | null {
    const tables = this.#sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'memory'");
    if (tables.toArray().length === 0) return null;
    const [row] = this.#sql
      .exec<{ host: string; watch: string | null; body: string }>(
        "SELECT host, watch, body FROM memory",
      )
      .toArray();
    if (row === undefined) return null;
    const { host, watch } = row;
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), body), row.body);
    return { ...newMemory(host, watch), ...(read.success ? read.output : {}) };
  }
}
