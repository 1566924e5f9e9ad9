/**
 * Plays a fault schedule on a stage, and tells what came of it: who was answered what and when, what
 * the monitors and the ledger have kept, what the operator's webhook was told. It judges nothing.
 */
import type { LedgerEntry } from "../../src/ledger/facts";
import type { Outage } from "../../src/verdict/outages";
import type { Verdict } from "../../src/verdict/rule";
import { START_AT, settled } from "../fake-clock";
import { Stage } from "../replay/stage";
import { type Act, questionsOf, strikeGates, truthsOf, wishesOf } from "./acts";
import { rewriteObject } from "./another-version";
import { brokenReceiver } from "./broken";
import { type Happened, type Hit, Injector } from "./injector";
import { countOf, entriesOf, gateNames, type Kept, keptOf } from "./kept";
import type { Call } from "./probers";
import { putBackMs, type Question, type Schedule, totalJumpMs } from "./schedule";
import { ScheduledNet } from "./sites";

export interface Asked {
  readonly host: string;
  readonly isHistory: boolean;
  readonly askedAt: number;
  /** Null: nobody ever answered. */
  answeredAt: number | null;
  says:
    | { readonly kind: "nothing" }
    | { readonly kind: "problem"; readonly code: string }
    | { readonly kind: "history" }
    | { readonly kind: "threw"; readonly text: string }
    | {
        readonly kind: "answer";
        readonly verdict: Verdict;
        /** As our clocks had it. */
        readonly startedAt: number;
        /** What is missing of its sweep could turn it, and nobody waited for that. */
        readonly isHalf: boolean;
      };
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
  readonly rangAt: readonly Happened[];
  readonly lookedUpAt: readonly Happened[];
  /** The names that the gates remember in the end. */
  readonly gateNames: readonly string[];
  readonly optOutSeenAt: ReadonlyMap<string, number>;
  /** Whose alarm the storage refused to take, until nobody was left to try it again. */
  readonly abandoned: ReadonlySet<string>;
  /** Whose alarm was given up without that. */
  readonly lost: ReadonlySet<string>;
  readonly unanswered: number;
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
    brokenReceiver(injector, () => {
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
      ...{ rangAt: injector.rangAt, lookedUpAt: injector.lookedUpAt, gateNames: gateNames(stage) },
      ...{ optOutSeenAt: injector.optOutSeenAt, abandoned: injector.abandoned },
      ...{ lost: injector.lost, unanswered: injector.unanswered },
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
    (name, vantage) => injector.resolving(name, vantage),
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

async function playOut(
  schedule: Schedule,
  stage: Stage,
  injector: Injector,
): Promise<readonly Asked[]> {
  const { calmFrom, hosts, faults } = schedule;
  const asked: Asked[] = [];
  const ask = (question: Question) => void asked.push(askNow(question, stage, injector));
  const acts: Act[] = [
    ...questionsOf(schedule).map((one) => ({ at: one.at, act: () => ask(one) })),
    ...hosts.flatMap((site) => truthsOf(site, injector)),
    ...wishesOf(schedule, stage, injector),
    ...faults.flatMap((fault): Act[] => {
      if (fault.kind === "clock") {
        const says = `by ${Math.round(fault.byMs / 1_000)} s`;
        const act = () => {
          injector.hit("clock", null, says);
          stage.objects.jumped();
        };
        return [{ at: fault.from, act }];
      }
      if (fault.kind === "gate_eviction" || fault.kind === "gate_alarm") {
        const act = () => strikeGates(fault.kind, schedule, stage, injector);
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

function askNow(
  { host, from, dataCentre, isHistory }: Question,
  stage: Stage,
  injector: Injector,
): Asked {
  const askedAt = injector.now();
  const asked: Asked = { host, isHistory, askedAt, answeredAt: null, says: { kind: "nothing" } };
  const done = (says: Asked["says"]) => {
    asked.says = says;
    asked.answeredAt = injector.now();
    const told = says.kind === "answer" ? says.verdict : JSON.stringify(says);
    const what = isHistory ? "the history of " : "";
    injector.note(`asked about ${what}${host} at ${Math.round(askedAt / 1_000)} s: ${told}`);
    if (says.kind === "problem" && says.code === "opted_out") injector.sawOptOut(host);
  };
  const said = isHistory
    ? stage.askHistory(host, dataCentre)
    : stage.question(host, from, dataCentre);
  said.then(
    (said) => {
      if (!("kind" in said)) return done({ kind: "history" });
      if (said.kind === "problem") return done({ kind: "problem", code: said.code });
      const { verdict, sweep, settled } = said.answer;
      const isHalf = !settled && sweep.completedAt === null;
      done({ kind: "answer", verdict, startedAt: sweep.startedAt, isHalf });
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

function messageOf({ headers, body }: RequestInit, at: number): Message {
  const id = new Headers(headers).get("webhook-id") ?? "";
  const { type, data } = JSON.parse(String(body)) as { type: string; data: Message };
  return { id, at, type, outage: data.outage };
}
