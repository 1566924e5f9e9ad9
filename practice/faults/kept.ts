/**
 * What is kept in the end of a stage: in the storage of its objects, and in the ledger.
 */
import type { DatabaseSync } from "node:sqlite";
import { agendaOf } from "../../src/monitor/agenda";
import type { SweepRecord } from "../../src/monitor/events";
import { MonitorStore } from "../../src/monitor/store";
import { WORLD } from "../../src/monitor/store/outages";
import { VANTAGE_IDS, type VantageId } from "../../src/vantage/registry";
import { scopeOfSweep } from "../../src/verdict/judge";
import { type Outage, outageOf } from "../../src/verdict/outages";
import type { Scope } from "../../src/verdict/rule";
import { objectSql } from "../replay/databases";
import type { Stage } from "../replay/stage";
import type { Injector } from "./injector";
import type { Outcome } from "./play";

/** What is kept of a host in the end. Instants are those of our clocks. */
export interface Kept {
  readonly host: string;
  readonly rows: number;
  readonly alarmAt: number | null;
  /** The earliest that is due by what is kept; null: nothing. */
  readonly dueAt: number | null;
  readonly sweeps: readonly (SweepRecord & { readonly scope: Scope })[];
  readonly outages: readonly (Outage & { readonly hasEnded: boolean })[];
  /** Those of single regions. */
  readonly regional: readonly { readonly vantage: VantageId; readonly outage: Outage }[];
  readonly unsent: number;
}

export function gateNames({ gates }: Stage): readonly string[] {
  return gates.names.flatMap((domain) => {
    const db = gates.kept(domain)?.db;
    if (db === undefined || countOf(db, "names") === 0) return [];
    return db
      .prepare("SELECT host FROM names")
      .all()
      .map(({ host }) => String(host));
  });
}

export function countOf(db: DatabaseSync, table: string): number {
  const exists = db.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(table);
  if (exists === undefined) return 0;
  return Number(db.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count);
}

export function keptOf(host: string, stage: Stage, injector: Injector): Kept {
  const found = stage.objects.kept(host);
  const nothing: Kept = {
    ...{ host, rows: 0, alarmAt: null, dueAt: null, sweeps: [], unsent: 0 },
    ...{ outages: [], regional: [] },
  };
  if (found === null) return nothing;
  const { db, alarmAt } = found;
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const rows = tables.reduce((sum, { name }) => sum + countOf(db, String(name)), 0);
  const store = new MonitorStore(objectSql(db) as DurableObjectStorage);
  const memory = store.memory();
  if (memory === null) return { ...nothing, rows, alarmAt };
  const now = injector.readingAt(injector.now());
  const { lookAt, forgetAt } = agendaOf(memory, stage.watches);
  const dues = [lookAt, forgetAt, store.outbox.nextDueAt()].filter((at) => at !== null);
  const sweeps = store.sweeps.newest(1_000);
  return {
    ...{ host, rows, alarmAt, dueAt: dues.length === 0 ? null : Math.min(...dues) },
    sweeps: sweeps.map((one) => ({ ...one, scope: scopeOfSweep(one.observations) })),
    outages: store.outages.newest(WORLD, 1_000).map((row) => {
      const { outage } = memory.world;
      const run = outage?.id === row.id ? outage : row;
      return { ...outageOf(run, now), hasEnded: row.phase === "ended" };
    }),
    regional: VANTAGE_IDS.flatMap((vantage) =>
      store.outages.newest(vantage, 1_000).map((row) => {
        const outage = memory.regions[vantage]?.outage;
        return { vantage, outage: outageOf(outage?.id === row.id ? outage : row, now) };
      }),
    ),
    unsent: countOf(db, "outbox"),
  };
}

export async function entriesOf(database: D1Database): Promise<Outcome["ledger"]> {
  const { results } = await database.prepare("SELECT * FROM outages").all();
  return results.map((row) => {
    const number = (name: string) => (row[name] === null ? null : Number(row[name]));
    const [earliestAt, latestAt] = [number("start_earliest_at"), Number(row.start_latest_at)];
    const endsFrom = number("end_earliest_at");
    return {
      host: String(row.host),
      outage: {
        ...{ id: Number(row.id), scope: row.scope === "down" ? "down" : "partial" },
        start: { earliestAt, latestAt },
        end: endsFrom === null ? null : { earliestAt: endsFrom, latestAt: number("end_latest_at") },
      },
    };
  });
}
