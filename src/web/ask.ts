/**
 * The way of a question: a cached sweep answers at once; else the gate lets it through to the
 * monitor, and the answer goes out as soon as nothing still pending can change it. Who may start no
 * look gets what was seen a while ago, or is told that nothing was.
 *
 * What is cached is the sweep and never the answer: "here" differs from caller to caller.
 */
import { clientOf, enter, type Gate, mayRead, mayTell } from "../gate/gate";
import { mayStartLook } from "../gate/start";
import type { Language } from "../language";
import type { NetworkFacts } from "../ledger/facts";
import { CLIENT, FRONT, MONITOR } from "../limits";
import type { SweepSoFar } from "../monitor/events";
import type { Target } from "../target/parse";
import { scopeOfSweep } from "../verdict/judge";
import type { Since } from "../verdict/since";
import { type Answer, answerOf, sinceForAll } from "./answer";
import type { Caller } from "./caller";
import { type FollowDeps, followSweep, isOverload, isTooMany } from "./follow";
import { type SharedDeps, withShared } from "./group";
import { type Problem, problem, problemOf } from "./problem";

export interface AskDeps extends FollowDeps, SharedDeps {
  readonly gate: Gate;
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
  /** Of the request: `GET`, `HEAD`. */
  readonly method: string;
}

export type Opened =
  | Problem
  /** Seen a moment ago. */
  | { readonly kind: "fresh"; readonly sweep: SweepSoFar }
  | { readonly kind: "running"; readonly sweeps: ReadableStream<SweepSoFar> };

/** Finds the sweep that answers the question, or starts one, or says why not. */
export async function openSweep(question: Question, deps: AskDeps): Promise<Opened> {
  const { target, headers, method } = question;
  const { host } = target;
  const now = deps.clock.now();
  const [cached, withdrawn] = await Promise.all([
    deps.cache.match(host, now),
    mayTell(host, deps.gate),
  ]);
  const mayStart = mayStartLook(method, (name) => headers.get(name));
  // Its owner has opted out since it was seen; the gate has what is kept erased.
  if (withdrawn !== null)
    return problemOf((mayStart ? await enter(host, headers, deps.gate) : null) ?? withdrawn);
  const listen = async () => {
    const client = await clientOf(headers, deps.gate);
    return { kind: "running", sweeps: followSweep({ host, client }, deps) } as const;
  };
  if (cached) {
    const isNewest = !deps.watched.has(host) || now - cached.startedAt < FRONT.oldAfterMs;
    // Of a watched one its monitor has seen more by now, and tells it to whoever may read.
    if (isNewest || !mayStart || (await mayRead(headers, deps.gate)) !== null)
      return { kind: "fresh", sweep: cached };
    return listen();
  }
  if (!mayStart) return openStored(host, headers, deps);
  // Whoever asks while a sweep runs joins it, and starts nothing that the gate would have to stop.
  if (!(await deps.cache.isRunning(host))) {
    const refusal = await enter(host, headers, deps.gate);
    if (refusal !== null) return problemOf(refusal);
    await deps.cache.markRunning(host);
  }
  return listen();
}

/**
 * What was seen a while ago. No object is woken for it: a name may be anything. That somebody asked, and
 * when, is nobody's business, so each reading counts, and a look at what was well is told by the quarter
 * of an hour.
 */
async function openStored(host: string, headers: Headers, deps: AskDeps): Promise<Opened> {
  const refusal = await mayRead(headers, deps.gate);
  if (refusal !== null) return problemOf(refusal);
  const sweep = await deps.cache.matchStored(host, deps.clock.now());
  if (sweep === null) return problem("no_stored_answer");
  const isTold = deps.watched.has(host) || scopeOfSweep(sweep.observations) !== "up";
  return { kind: "fresh", sweep: isTold ? sweep : earlier(sweep) };
}

/** The same look, as if it had begun with its quarter of an hour. */
function earlier(sweep: SweepSoFar): SweepSoFar {
  const byMs = sweep.startedAt % (FRONT.storedS * 1_000);
  return {
    ...sweep,
    startedAt: sweep.startedAt - byMs,
    completedAt: sweep.completedAt === null ? null : sweep.completedAt - byMs,
    observations: sweep.observations.map((seen) => ({ ...seen, startedAt: seen.startedAt - byMs })),
  };
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
  /** When the trouble for everyone began, whatever the caller is told of their own region. */
  readonly since: Since | null;
}

export async function ask(
  question: Question,
  until: Until,
  deps: AskDeps,
): Promise<Asked | Problem> {
  const asked = async (sweep: SweepSoFar): Promise<Asked> => {
    const answer = await answerTo(question, sweep, deps);
    return { kind: "asked", answer, network: sweep.network, since: everyonesSince(answer, sweep) };
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
    if (!isOverload(error) && !isTooMany(error)) throw error;
    const before = await seenBefore(question, deps);
    if (before !== null) return asked(before);
    return problemOfListening(error);
  }
  if (last === null) throw new Error("a sweep ended without a word");
  return asked(last);
}

/** What was seen a moment ago: with its age, it says more than that nobody can be asked. */
export function seenBefore({ target }: Question, deps: AskDeps): Promise<SweepSoFar | null> {
  return deps.cache.matchStored(target.host, deps.clock.now(), FRONT.insteadMs);
}

/** Why a monitor would not be listened to; throws what is no such reason. */
export function problemOfListening(error: unknown): Problem {
  if (isOverload(error)) return problem("overloaded");
  if (isTooMany(error)) return tooManyListeners();
  throw error;
}

/** Of one client, at one sweep: each of them ends within half a minute. */
function tooManyListeners(): Problem {
  const rate = { count: MONITOR.listenersOfOne, perMs: CLIENT.periodS * 1_000 };
  const retryAfterMs = FRONT.retryAfterOverloadedS * 1_000;
  return problem("rate_limited", { limited: { limit: "listeners", rate, retryAfterMs } });
}

/** What a sweep says to whoever asked the question. */
export function answerTo(question: Question, sweep: SweepSoFar, deps: AskDeps): Promise<Answer> {
  const answer = soFar(question, sweep, deps);
  return withShared(answer, sweep.network, deps, everyonesSince(answer, sweep));
}

const everyonesSince = ({ scope, checkedAt }: Answer, sweep: SweepSoFar) =>
  sinceForAll(scope, sweep, checkedAt);

function soFar(
  { target, caller, language }: Question,
  sweep: SweepSoFar,
  { clock, notice }: AskDeps,
): Answer {
  return answerOf(target, caller, sweep, { now: clock.now(), notice, language });
}
