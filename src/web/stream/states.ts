/**
 * The states of a sweep for as long as somebody listens: each as it comes, with a beat where nothing
 * does, and at the end, if the sweep cannot be heard, what is told instead.
 */
import type { Clock } from "../../clock";
import { FRONT } from "../../limits";
import type { SweepSoFar } from "../../monitor/events";
import { type AskDeps, type Opened, problemOfListening, type Question, seenBefore } from "../ask";
import type { Problem } from "../problem";

export type Running = Exclude<Opened, Problem>;

/** A state; without a sweep nothing is known yet. After a problem there comes nothing more. */
type State = { readonly kind: "state"; readonly sweep: SweepSoFar | null } | Problem;

/** @param left tells that nobody listens any more. */
export async function* statesOf(
  question: Question,
  opened: Running,
  deps: AskDeps,
  left: AbortSignal,
): AsyncGenerator<State> {
  if (opened.kind === "fresh") return yield { kind: "state", sweep: opened.sweep };
  try {
    for await (const sweep of beating(opened.sweeps, deps.clock, left))
      yield { kind: "state", sweep };
  } catch (error) {
    const trouble = problemOfListening(error);
    const sweep = await seenBefore(question, deps);
    yield sweep === null ? trouble : { kind: "state", sweep };
  }
}

/**
 * Each state as it comes, and the last one again when nothing comes for a while: at the moment, too,
 * from which nobody has answered for so long that it is said. Null while there is none.
 */
export async function* beating(
  sweeps: ReadableStream<SweepSoFar>,
  clock: Clock,
  left: AbortSignal,
): AsyncGenerator<SweepSoFar | null> {
  const reader = sweeps.getReader();
  const leave = () => void reader.cancel().catch(() => {});
  left.addEventListener("abort", leave);
  let last: SweepSoFar | null = null;
  const read = () => {
    const next = reader.read();
    // It may fail while whoever listens is busy; it is heard by the race after that.
    next.catch(() => {});
    return next;
  };
  let next = read();
  try {
    for (;;) {
      const stop = new AbortController();
      const beatMs: number = untilBeatMs(last, clock.now());
      const beat = clock.wait(beatMs, stop.signal).then(() => "beat" as const);
      const heard = await Promise.race([next, beat]).finally(() => stop.abort());
      if (heard === "beat") {
        yield last;
        continue;
      }
      if (heard.done) return;
      last = heard.value;
      next = read();
      yield last;
    }
  } finally {
    left.removeEventListener("abort", leave);
    leave();
  }
}

function untilBeatMs(last: SweepSoFar | null, now: number): number {
  if (last === null || last.observations.length > 0) return FRONT.heartbeatMs;
  const untilSilentMs = last.startedAt + FRONT.wonderAfterMs - now;
  return untilSilentMs > 0 ? Math.min(untilSilentMs, FRONT.heartbeatMs) : FRONT.heartbeatMs;
}
