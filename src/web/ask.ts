/**
 * The way of a question: a cached sweep answers at once; else the gate lets it through to the
 * monitor, and the answer goes out as soon as nothing still pending can change it. The rest of the
 * sweep is read to its end behind the answer's back and cached for whoever asks next.
 *
 * What is cached is the sweep and never the answer: "here" differs from caller to caller.
 */
import type { Clock } from "../clock";
import { DurableError, stubOf } from "../durable";
import { admit } from "../gate/admit";
import { mayStart, type RateLimit } from "../gate/client";
import { logError } from "../log";
import { readEvents, type SweepSoFar, withEvent } from "../monitor/events";
import type { TargetMonitor } from "../monitor/monitor";
import type { World } from "../probe/world";
import type { Target } from "../target/parse";
import { isSettled } from "../verdict/judge";
import { type Answer, answerOf, hereOf, pendingOf } from "./answer";
import type { SweepCache } from "./cache";
import type { Caller } from "./caller";
import { type Problem, problem } from "./problem";

export interface AskDeps {
  readonly clock: Clock;
  readonly cache: SweepCache;
  readonly limiter: RateLimit;
  readonly monitors: DurableObjectNamespace;
  /** The world that a name belongs to, for the gate's look-ups. */
  readonly worldFor: (host: string) => World;
  /** Keeps the Worker alive for work behind the answer. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly notice: string | null;
}

export interface Question {
  readonly target: Target;
  readonly caller: Caller;
  /** Wait for every vantage, even when the verdict is settled. */
  readonly full: boolean;
  readonly headers: Headers;
}

export async function ask(question: Question, deps: AskDeps): Promise<Answer | Problem> {
  const { target, caller } = question;
  const about = (sweep: SweepSoFar) =>
    answerOf(target, caller, sweep, { now: deps.clock.now(), notice: deps.notice });
  const cached = await deps.cache.match(target.host, deps.clock.now());
  if (cached) return about(cached);

  if (!(await mayStart(deps.limiter, question.headers))) return problem("rate_limited");
  const admission = await admit(target.host, deps.worldFor(target.host));
  if (admission !== "admitted") return problem(admission);

  const sweep = await watch(question, deps);
  return "kind" in sweep ? sweep : about(sweep);
}

/** Listens to the monitor until the verdict for this caller is settled. */
async function watch(question: Question, deps: AskDeps): Promise<SweepSoFar | Problem> {
  const settled = Promise.withResolvers<SweepSoFar | Problem>();
  const toTheEnd = async () => {
    try {
      const sweep = await listen(question, deps, settled.resolve);
      settled.resolve(sweep);
      await deps.cache.put(question.target.host, sweep, deps.clock.now());
    } catch (error) {
      if (isOverload(error)) return settled.resolve(problem("overloaded"));
      // The caller may have their answer by now, and then nobody else would tell of this.
      logError("sweep_not_followed", error);
      settled.reject(error);
    }
  };
  deps.waitUntil(toTheEnd());
  return settled.promise;
}

/**
 * Reads a sweep to its end, and tells when its verdict is settled. A stream that breaks means that
 * the monitor was evicted; if the caller still waits, the next one starts over, once.
 */
async function listen(
  question: Question,
  deps: AskDeps,
  onSettled: (sweep: SweepSoFar) => void,
): Promise<SweepSoFar> {
  let isAnswered = false;
  const tell = (settled: SweepSoFar) => {
    isAnswered = true;
    onSettled(settled);
  };
  const sweep = await collect(question, deps, tell);
  if (sweep !== null && (sweep.completedAt !== null || isAnswered)) return sweep;
  const again = (await collect(question, deps, onSettled)) ?? sweep;
  if (again === null) throw new Error("the monitor told nothing of its sweep, twice");
  return again;
}

/** One stream of the monitor; null if it broke before it told anything. */
async function collect(
  { target, caller, full }: Question,
  { monitors }: AskDeps,
  onSettled: (sweep: SweepSoFar) => void,
): Promise<SweepSoFar | null> {
  const asked = { here: hereOf(caller), report: caller.report };
  const stream = await stubOf<TargetMonitor>(monitors, target.host).open(target.host);
  let sweep: SweepSoFar | null = null;
  try {
    for await (const event of readEvents(stream.body ?? new ReadableStream())) {
      sweep = withEvent(sweep, event);
      if (full || sweep === null || event.kind !== "observation") continue;
      const pending = pendingOf(sweep.observations);
      if (pending.length > 0 && isSettled(sweep.observations, pending, asked)) onSettled(sweep);
    }
  } catch {
    // What came before the stream broke still counts.
  }
  return sweep;
}

/** Cloudflare marks an object that has too much to do; ours says 503. */
function isOverload(error: unknown): boolean {
  if (error instanceof DurableError) return error.status === 503;
  return error instanceof Error && "overloaded" in error && error.overloaded === true;
}
