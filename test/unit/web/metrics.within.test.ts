/** An answer before a scrape runs out of time, whatever takes long. */
import { describe, expect, test } from "vitest";
import {
  encodeEvent,
  eventsOf,
  NOTHING_BEFORE,
  type SweepSoFar,
} from "../../../src/monitor/events";
import { parseTarget } from "../../../src/target/parse";
import type { VantageId } from "../../../src/vantage/registry";
import type { AskDeps, Question } from "../../../src/web/ask";
import { askWithin } from "../../../src/web/metrics/within";
import { fakeClock, START_AT } from "../../support/clock";
import { type Saw, sweep } from "../verdict/build";

const TYPE = { headers: { "content-type": "application/x-ndjson" } };
const WITHIN_MS = 9_500;
const NOBODY = { kind: "caller", country: null, report: null, code: null, tested: null } as const;

const swept = (rest: Saw, startedAt: number): SweepSoFar => ({
  ...{ startedAt, completedAt: startedAt + 1_000, observations: sweep({}, rest) },
  ...NOTHING_BEFORE,
});

/** A monitor that tells of a sweep as far as its nth vantage, and then no more. */
function tellsOf(heard: number, observations = sweep({}, "connection_refused")) {
  const completedAt = START_AT + 1_000;
  const record = { startedAt: START_AT, completedAt, observations };
  const lines = eventsOf(record, NOTHING_BEFORE).map(encodeEvent);
  const told = heard === 10 ? lines : lines.slice(0, 1 + heard);
  return async () => {
    const start = (controller: ReadableStreamDefaultController) => {
      controller.enqueue(new TextEncoder().encode(told.join("")));
      if (heard === 10) controller.close();
    };
    return new Response(new ReadableStream({ start }), TYPE);
  };
}
const never = () => new Promise<never>(() => {});
const busy = async () => Response.json({ status: 503, error: "too many" }, { status: 503 });

interface World {
  readonly monitor: () => Promise<Response>;
  readonly stored?: SweepSoFar | null;
  readonly from?: VantageId;
  /** The gate has nothing to say. */
  readonly isGateSilent?: boolean;
}

async function scrape({ monitor, stored = null, from, isGateSilent = false }: World) {
  const clock = fakeClock();
  const behind: Promise<unknown>[] = [];
  const none = async () => null;
  const note = () => ({ match: isGateSilent ? never : none, put: async () => {} });
  const deps = {
    ...{ clock, watched: new Set<string>(), notice: null },
    cache: {
      ...{ match: none, put: async () => {}, isRunning: async () => true },
      matchStored: async (_: string, now: number, mostMs: number) =>
        stored !== null && now - stored.startedAt <= mostMs ? stored : null,
    },
    gate: { keyed: async () => "", denied: [], refusalOf: note, factsOf: note },
    monitors: { idFromName: (name: string) => name, get: () => ({ fetch: monitor }) },
    waitUntil: (work: Promise<unknown>) => void behind.push(work),
  } as unknown as AskDeps;
  const caller = { ...NOBODY, vantage: from ?? null };
  const question = {
    ...{ kind: "question", language: "en", method: "GET", headers: new Headers() },
    ...{ target: parseTarget("shop.com", { practice: false, ownHosts: [] }) },
    caller,
  } as Question;
  const answer = await askWithin(question, WITHIN_MS, deps);
  return { answer, tookMs: clock.elapsedMs(), behind };
}

const A_MINUTE_AGO = swept("connection_refused", START_AT - 60_000);
const UP_A_MINUTE_AGO = swept("up", START_AT - 60_000);
const WALLED = sweep({}, "challenge");
const LONG_AGO = swept("connection_refused", START_AT - 200_000);

describe("a scrape is answered in time", () => {
  test.each([
    ["at once, when all were heard", { monitor: tellsOf(10) }, 0, "down", 10],
    [
      "late, with who was heard, when nobody else can change it",
      { monitor: tellsOf(9) },
      WITHIN_MS,
      "down",
      9,
    ],
    ["late, and open, when they can", { monitor: tellsOf(2) }, WITHIN_MS, "unknown", 2],
    [
      "with what was seen before, when it is still open",
      { monitor: tellsOf(2), stored: A_MINUTE_AGO },
      WITHIN_MS,
      "down",
      10,
    ],
    [
      "but not with what was seen long ago",
      { monitor: tellsOf(2), stored: LONG_AGO },
      WITHIN_MS,
      "unknown",
      2,
    ],
    [
      "with what is settled, whatever was seen before",
      { monitor: tellsOf(9), stored: UP_A_MINUTE_AGO },
      WITHIN_MS,
      "down",
      9,
    ],
    [
      "with what nobody can tell, when that is settled",
      { monitor: tellsOf(9, WALLED), stored: A_MINUTE_AGO },
      WITHIN_MS,
      "unknown",
      9,
    ],
    [
      "with what nobody can tell, when all were heard",
      { monitor: tellsOf(10, WALLED), stored: A_MINUTE_AGO },
      0,
      "unknown",
      10,
    ],
    [
      "with what was seen before, when it is open for everyone and settled for one place",
      {
        monitor: tellsOf(9, sweep({ germany: "http_5xx" })),
        stored: A_MINUTE_AGO,
        from: "germany",
      },
      WITHIN_MS,
      "down",
      10,
    ],
    ["when the monitor says nothing at all", { monitor: never }, WITHIN_MS, "unknown", 0],
    [
      "when the monitor is busy, with what was seen before",
      { monitor: busy, stored: A_MINUTE_AGO },
      0,
      "down",
      10,
    ],
    [
      "when the gate takes too long, and then with nothing that it may have withdrawn",
      { monitor: never, stored: A_MINUTE_AGO, isGateSilent: true },
      WITHIN_MS,
      "unknown",
      0,
    ],
  ] as const)("%s", async (_, world, tookMs, scope, heard) => {
    const { answer, ...took } = await scrape(world);
    if ("kind" in answer) throw new Error(answer.code);
    expect(took.tookMs).toBe(tookMs);
    expect(answer.scope).toBe(scope);
    expect(answer.observations).toHaveLength(heard);
    // The rest of it goes on.
    expect(took.behind.length).toBe(1);
  });

  test("or refused at once, when the monitor is busy and nothing was seen", async () => {
    const { answer, tookMs } = await scrape({ monitor: busy });
    expect(answer).toMatchObject({ kind: "problem", code: "overloaded" });
    expect(tookMs).toBe(0);
  });
});
