/**
 * A sweep as the front hears it: what the monitor has told so far, again after each of its events.
 *
 * Whoever asked may leave at any time; the sweep is then heard to its end all the same and cached for
 * whoever asks next. What a sweep says to one caller is decided elsewhere.
 */
import type { Clock } from "../clock";
import { DurableError, stubOf } from "../durable";
import { logError } from "../log";
import { readTogether, type SweepSoFar, withEvent } from "../monitor/events";
import type { TargetMonitor } from "../monitor/monitor";
import type { SweepCache } from "./cache";

export interface FollowDeps {
  readonly clock: Clock;
  readonly cache: SweepCache;
  readonly monitors: DurableObjectNamespace;
  /** Keeps the Worker alive for work behind the answer. */
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/**
 * The states of the sweep of a host, the newest last. Errors if the monitor cannot be heard at all.
 * Cancelling it costs nobody else anything.
 */
export function followSweep(host: string, deps: FollowDeps): ReadableStream<SweepSoFar> {
  let listener: ReadableStreamDefaultController<SweepSoFar> | null = null;
  const tell = (sweep: SweepSoFar) => listener?.enqueue(sweep);
  const toTheEnd = async () => {
    try {
      const sweep = await hearOut(host, deps.monitors, tell, () => listener !== null);
      listener?.close();
      await deps.cache.put(host, sweep, deps.clock.now());
    } catch (error) {
      // The caller may have their answer by now, and then nobody else would tell of this.
      if (!isOverload(error)) logError("sweep_not_followed", error);
      listener?.error(error);
    }
  };
  return new ReadableStream<SweepSoFar>({
    start: (controller) => {
      listener = controller;
      deps.waitUntil(toTheEnd());
    },
    cancel: () => {
      listener = null;
    },
  });
}

/**
 * A stream that breaks means that the monitor was evicted; if the caller still waits, the next one
 * starts over, once.
 */
async function hearOut(
  host: string,
  monitors: DurableObjectNamespace,
  tell: (sweep: SweepSoFar) => void,
  isAwaited: () => boolean,
): Promise<SweepSoFar> {
  const sweep = await hear(host, monitors, tell);
  if (sweep !== null && (sweep.completedAt !== null || !isAwaited())) return sweep;
  const again = (await hear(host, monitors, tell)) ?? sweep;
  if (again === null) throw new Error("the monitor told nothing of its sweep, twice");
  return again;
}

/** One stream of the monitor; null if it broke before it told anything. */
async function hear(
  host: string,
  monitors: DurableObjectNamespace,
  tell: (sweep: SweepSoFar) => void,
): Promise<SweepSoFar | null> {
  const stream = await stubOf<TargetMonitor>(monitors, host).open(host);
  let sweep: SweepSoFar | null = null;
  try {
    for await (const events of readTogether(stream.body ?? new ReadableStream())) {
      sweep = events.reduce<SweepSoFar | null>(withEvent, sweep);
      if (sweep !== null) tell(sweep);
    }
  } catch {
    // What came before the stream broke still counts.
  }
  return sweep;
}

/** Cloudflare marks an object that has too much to do; ours says 503. */
export function isOverload(error: unknown): boolean {
  if (error instanceof DurableError) return error.status === 503;
  return error instanceof Error && "overloaded" in error && error.overloaded === true;
}
