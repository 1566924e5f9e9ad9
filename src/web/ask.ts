/**
 * The way of a question: a cached sweep answers at once; else the gate lets it through to the
 * monitor, and the answer goes out as soon as nothing still pending can change it.
 *
 * What is cached is the sweep and never the answer: "here" differs from caller to caller.
 */
import { stubOf } from "../durable";
import { admit, twinInDns } from "../gate/admit";
import { mayStart, type RateLimit } from "../gate/client";
import type { Language } from "../language";
import type { NetworkFacts } from "../ledger/facts";
import { FRONT } from "../limits";
import { logError } from "../log";
import type { SweepSoFar } from "../monitor/events";
import type { TargetMonitor } from "../monitor/monitor";
import type { World } from "../probe/world";
import type { Target } from "../target/parse";
import { type Answer, answerOf } from "./answer";
import type { Caller } from "./caller";
import { type FollowDeps, followSweep, isOverload } from "./follow";
import { type SharedDeps, withShared } from "./group";
import { type Problem, problem } from "./problem";

export interface AskDeps extends FollowDeps, SharedDeps {
  readonly limiter: RateLimit;
  /** The world that a name belongs to, for the gate's look-ups. */
  readonly worldFor: (host: string) => World;
  readonly notice: string | null;
  /** Hosts whose monitors look of their own accord, so that a cached sweep is soon not the newest. */
  readonly watched: ReadonlySet<string>;
}

export interface Question {
  readonly kind: "question";
  readonly target: Target;
  readonly caller: Caller;
  readonly language: Language;
  readonly headers: Headers;
}

export type Opened =
  | Problem
  /** Seen a moment ago. */
  | { readonly kind: "fresh"; readonly sweep: SweepSoFar }
  | { readonly kind: "running"; readonly sweeps: ReadableStream<SweepSoFar> };

/** Finds the sweep that answers the question, or starts one, or says why not. */
export async function openSweep({ target, headers }: Question, deps: AskDeps): Promise<Opened> {
  const { host } = target;
  const now = deps.clock.now();
  const cached = await deps.cache.match(host, now);
  if (cached) {
    const isNewest = !deps.watched.has(host) || now - cached.startedAt < FRONT.oldAfterMs;
    // Its monitor has looked since, or will answer with this one; no gate is needed for what is stored.
    return isNewest
      ? { kind: "fresh", sweep: cached }
      : { kind: "running", sweeps: followSweep(host, deps) };
  }
  // Whoever asks while a sweep runs joins it, and starts nothing that the gate would have to stop.
  if (!(await deps.cache.isRunning(host))) {
    if (!(await mayStart(deps.limiter, headers))) return problem("rate_limited");
    const world = deps.worldFor(host);
    const admission = await admit(host, world);
    if (admission === "no_such_name")
      return problem(admission, { twin: await twinInDns(host, world) });
    if (admission === "opted_out") deps.waitUntil(forget(host, deps));
    if (admission !== "admitted") return problem(admission);
    await deps.cache.markRunning(host);
  }
  return { kind: "running", sweeps: followSweep(host, deps) };
}

/** An owner who wants no probes by now wants no record of the earlier ones either. Never rejects. */
async function forget(host: string, { monitors }: AskDeps): Promise<void> {
  try {
    await stubOf<TargetMonitor>(monitors, host).forget();
  } catch (error) {
    // The next one who asks has it erased.
    logError("target_not_forgotten", error, { host });
  }
}

/** How long an answer waits: until nothing can change the verdict, or the scope either, or to the end. */
export type Until = "verdict" | "scope" | "end";

function isEnough({ settled, scope }: Answer, until: Until): boolean {
  return until !== "end" && settled && (until === "verdict" || scope !== "unknown");
}

/** An answer, and what its monitor told beside it. */
export interface Asked {
  readonly kind: "asked";
  readonly answer: Answer;
  /** Where the target stands; null when its monitor has not looked that up. */
  readonly network: NetworkFacts | null;
}

export async function ask(
  question: Question,
  until: Until,
  deps: AskDeps,
): Promise<Asked | Problem> {
  const asked = async (sweep: SweepSoFar): Promise<Asked> => {
    const answer = await answerTo(question, sweep, deps);
    return { kind: "asked", answer, network: sweep.network };
  };
  const opened = await openSweep(question, deps);
  if (opened.kind === "problem") return opened;
  if (opened.kind === "fresh") return asked(opened.sweep);
  let last: SweepSoFar | null = null;
  try {
    for await (const sweep of opened.sweeps) {
      last = sweep;
      if (isEnough(soFar(question, sweep, deps), until)) break;
    }
  } catch (error) {
    if (isOverload(error)) return problem("overloaded");
    throw error;
  }
  if (last === null) throw new Error("a sweep ended without a word");
  return asked(last);
}

/** What a sweep says to whoever asked the question. */
export function answerTo(question: Question, sweep: SweepSoFar, deps: AskDeps): Promise<Answer> {
  return withShared(soFar(question, sweep, deps), sweep.network, deps);
}

function soFar(
  { target, caller, language }: Question,
  sweep: SweepSoFar,
  { clock, notice }: AskDeps,
): Answer {
  return answerOf(target, caller, sweep, { now: clock.now(), notice, language });
}
