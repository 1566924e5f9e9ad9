/**
 * Plays a fault schedule on a stage, and tells what came of it: who was answered what and when, what
 * the monitors and the ledger have kept, what the operator's webhook was told. It judges nothing.
 */
import type { DatabaseSync } from "node:sqlite";
import type { LedgerEntry } from "../../src/ledger/facts";
import { agendaOf } from "../../src/monitor/agenda";
import type { SweepRecord } from "../../src/monitor/events";
import { MonitorStore } from "../../src/monitor/store";
import { WORLD } from "../../src/monitor/store/outages";
import type { VantageId } from "../../src/vantage/registry";
import { scopeOfSweep } from "../../src/verdict/judge";
import { type Outage, outageOf } from "../../src/verdict/outages";
import type { Scope, Verdict } from "../../src/verdict/rule";
import { START_AT, settled } from "../fake-clock";
import { objectSql } from "../replay/databases";
import { Stage } from "../replay/stage";
import { rewriteObject } from "./another-version";
import { type Hit, Injector } from "./injector";
import type { Call } from "./probers";
import { putBackMs, type Schedule, totalJumpMs } from "./schedule";
import { ScheduledNet } from "./sites";

export interface Asked {
  readonly host: string;
  readonly from: VantageId;
  readonly askedAt: number;
  /** Null: nobody ever answered. */
  answeredAt: number | null;
  says:
    | { readonly kind: "nothing" }
    | { readonly kind: "problem"; readonly code: string }
    | { readonly kind: "threw"; readonly text: string }
    | {
        readonly kind: "answer";
        readonly verdict: Verdict;
        /** As our clocks had it. */
        readonly startedAt: number;
      };
}

/** What is kept of a host in the end. Instants are those of our clocks. */
export interface Kept {
  readonly host: string;
  readonly rows: number;
  readonly alarmAt: number | null;
  /** The earliest that is due by what is kept; null: nothing. */
  readonly dueAt: number | null;
  readonly sweeps: readonly (SweepRecord & { readonly scope: Scope })[];
  readonly outages: readonly (Outage & { readonly hasEnded: boolean })[];
  readonly unsent: number;
}

/** What the operator's webhook was told; of an id that it was told twice, each time. */
export interface Message {
  readonly id: string;
  readonly at: number;
  readonly type: string;
  readonly outage: Pick<Outage, "id" | "comebacks">;
}

export interface Outcome {
  readonly schedule: Schedule;
  readonly startsAt: number;
  readonly endedAt: number;
  readonly asked: readonly Asked[];
  readonly kept: readonly Kept[];
  readonly ledger: readonly Pick<LedgerEntry, "host" | "outage">[];
  readonly messages: readonly Message[];
  readonly calls: readonly Call[];
  readonly hits: readonly Hit[];
  readonly rings: ReadonlyMap<string, number>;
  readonly optOutSeenAt: ReadonlyMap<string, number>;
  /** Whose alarm the storage refused to take, until nobody was left to try it again. */
  readonly abandoned: ReadonlySet<string>;
  readonly notes: readonly { readonly at: number; readonly says: string }[];
}

const MIN = 60_000;
/** From one round of the cron trigger to the next. */
const ROUNDS_MS = MIN;
/** So long everything is well, at least, beyond what our clocks were put back … */
const CALM_MS = 5 * MIN;
/** … and, if there are letters yet to be told, at most: their longest pause after the faults of a schedule. */
const SETTLING_MS = 45 * MIN;
const LEAST_SECRET = `whsec_${btoa("a secret of thirty-two letters..")}`;
const RECEIVER = "https://receiver.example/";

export async function play(schedule: Schedule, migrations: readonly string[]): Promise<Outcome> {
  const injector = new Injector(schedule);
  const stage = stageOf(schedule, injector, migrations);
  const messages: Message[] = [];
  const before = { fetch: globalThis.fetch, error: console.error, traced: Error.stackTraceLimit };
  // Thousands of signals are given, and each would note from where.
  Error.stackTraceLimit = 0;
  globalThis.fetch = ((_url: string, init: RequestInit) =>
    injector.delivering(() => {
      messages.push(messageOf(init, injector.now()));
    })) as typeof fetch;
  console.error = (line: unknown) => injector.note(`log: ${String(line)}`);
  try {
    const asked = await playOut(schedule, stage, injector);
    const kept = schedule.hosts.map(({ host }) => keptOf(host, stage, injector));
    return {
      ...{ schedule, startsAt: START_AT, endedAt: injector.now(), asked, kept, messages },
      ledger: await entriesOf(stage.database),
      calls: injector.probers.calls,
      ...{ hits: injector.hits, rings: injector.rings, notes: injector.notes },
      ...{ optOutSeenAt: injector.optOutSeenAt, abandoned: injector.abandoned },
    };
  } finally {
    stage.close();
    // Who was cut off by that still says so.
    await settled();
    globalThis.fetch = before.fetch;
    console.error = before.error;
    Error.stackTraceLimit = before.traced;
  }
}

function stageOf(schedule: Schedule, injector: Injector, migrations: readonly string[]): Stage {
  const net = new ScheduledNet(
    schedule,
    () => injector.now(),
    () => injector.resolving(),
  );
  const stage = new Stage({
    ...{ startsAt: START_AT, everyS: schedule.everyS, migrations, net },
    hosts: schedule.hosts.filter((site) => site.isWatched).map(({ host }) => host),
    env: { WEBHOOK_URL: RECEIVER, WEBHOOK_SECRET: LEAST_SECRET },
    between: injector.between(),
  });
  injector.clock = stage.clock;
  injector.drop = (host) => stage.drop(host);
  injector.rewrite = (host) => {
    const kept = stage.objects.kept(host);
    if (kept !== null) rewriteObject(kept.db);
  };
  return stage;
}

interface Act {
  readonly at: number;
  readonly act: () => unknown;
}

async function playOut(
  schedule: Schedule,
  stage: Stage,
  injector: Injector,
): Promise<readonly Asked[]> {
  const { calmFrom, hosts, faults } = schedule;
  const asked: Asked[] = [];
  const ask = (host: string, from: VantageId) =>
    void asked.push(askNow(host, from, stage, injector));
  const acts: Act[] = [
    ...schedule.questions.map(({ at, host, from }) => ({ at, act: () => ask(host, from) })),
    ...hosts.flatMap((site) => truthsOf(site, injector)),
    ...faults.flatMap((fault): Act[] => {
      if (fault.kind === "clock") {
        const says = `by ${Math.round(fault.byMs / 1_000)} s`;
        const act = () => {
          injector.hit("clock", null, says);
          stage.objects.jumped();
        };
        return [{ at: fault.from, act }];
      }
      const isNow =
        (fault.kind === "eviction" || fault.kind === "deploy") && fault.moment === "at_once";
      if (!isNow) return [];
      const act = () => {
        for (const { host } of hosts) injector.strikeNow(host, fault.kind);
      };
      return [{ at: fault.from, act }];
    }),
    // Of those who have opted out, the gate may not know yet.
    ...hosts
      .filter(({ optsOutAt }) => optsOutAt === null)
      .map(({ host }) => ({ at: calmFrom + 2 * MIN, act: () => ask(host, "germany") })),
  ];
  const latest = calmFrom + SETTLING_MS + 2 * totalJumpMs(schedule);
  for (let at = 0; at < latest; at += ROUNDS_MS) acts.push({ at, act: () => stage.makeRounds() });
  for (const { at, act } of acts.toSorted((a, b) => a.at - b.at)) {
    if (at > calmFrom + CALM_MS + putBackMs(schedule) && isSettled(schedule, stage)) break;
    if (at > injector.now()) await stage.clock.wait(at - injector.now());
    act();
  }
  return asked;
}

/** For people to read. */
function truthsOf({ host, troubles, optsOutAt }: Schedule["hosts"][number], injector: Injector) {
  const says = (at: number, what: string): Act => ({
    at,
    act: () => injector.note(`(in truth) ${host} ${what}`),
  });
  return [
    ...troubles.flatMap(({ from, to, seenFrom }) => [
      says(from, `is gone ${seenFrom === "everywhere" ? "" : `for ${seenFrom.join(", ")}`}`),
      says(to, "is back"),
    ]),
    ...(optsOutAt === null ? [] : [says(optsOutAt, "opts out")]),
  ];
}

function askNow(host: string, from: VantageId, stage: Stage, injector: Injector): Asked {
  const askedAt = injector.now();
  const asked: Asked = { host, from, askedAt, answeredAt: null, says: { kind: "nothing" } };
  const done = (says: Asked["says"]) => {
    asked.says = says;
    asked.answeredAt = injector.now();
    const told = says.kind === "answer" ? says.verdict : JSON.stringify(says);
    injector.note(`asked about ${host} at ${Math.round(askedAt / 1_000)} s: ${told}`);
    if (says.kind === "problem" && says.code === "opted_out") injector.sawOptOut(host);
  };
  stage.question(host, from).then(
    (said) => {
      if (said.kind === "problem") return done({ kind: "problem", code: said.code });
      const { verdict, sweep } = said.answer;
      done({ kind: "answer", verdict, startedAt: sweep.startedAt });
    },
    (error: unknown) => done({ kind: "threw", text: String(error) }),
  );
  return asked;
}

function isSettled({ hosts }: Schedule, stage: Stage): boolean {
  return hosts.every(({ host }) => {
    const kept = stage.objects.kept(host);
    return kept === null || countOf(kept.db, "outbox") === 0;
  });
}

function countOf(db: DatabaseSync, table: string): number {
  const exists = db.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(table);
  if (exists === undefined) return 0;
  return Number(db.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count);
}

function keptOf(host: string, stage: Stage, injector: Injector): Kept {
  const found = stage.objects.kept(host);
  const nothing = { host, rows: 0, alarmAt: null, dueAt: null, sweeps: [], outages: [], unsent: 0 };
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
    unsent: countOf(db, "outbox"),
  };
}

async function entriesOf(database: D1Database): Promise<Outcome["ledger"]> {
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

function messageOf({ headers, body }: RequestInit, at: number): Message {
  const id = new Headers(headers).get("webhook-id") ?? "";
  const { type, data } = JSON.parse(String(body)) as { type: string; data: Message };
  return { id, at, type, outage: data.outage };
}
