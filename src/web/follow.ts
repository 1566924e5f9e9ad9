/**
 * A sweep as the front hears it: what the monitor has told so far, again after each of its events.
 *
 * Whoever asked may leave at any time; the sweep is then heard to its end all the same and cached for
 * whoever asks next, by the first of those who leave: the others are let go of, or a crowd that comes and
 * goes would take the places of those who stay. What a sweep says to one caller is decided elsewhere.
 */
import { type Clock, inTime } from "../clock";
import { DurableError, stubOf } from "../durable";
import { MONITOR } from "../limits";
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

/** Who listens to the sweep of which host. */
export interface Listener {
  readonly host: string;
  /** As the gate knows them: a hash, which the monitor counts by while the sweep runs. */
  readonly client: string;
}

/**
 * The states of the sweep of a host, the newest last. Errors if the monitor cannot be heard at all.
 * Cancelling it costs nobody else anything.
 */
export function followSweep(who: Listener, deps: FollowDeps): ReadableStream<SweepSoFar> {
  let listener: ReadableStreamDefaultController<SweepSoFar> | null = null;
  const gone = new AbortController();
  const listening: Listening = {
    tell: (sweep) => listener?.enqueue(sweep),
    isAwaited: () => listener !== null,
    gone: gone.signal,
  };
  const toTheEnd = async () => {
    try {
      const sweep = await hearOut(who, deps, listening);
      listener?.close();
      if (sweep !== null) await deps.cache.put(who.host, sweep, deps.clock.now());
    } catch (error) {
      // The caller may have their answer by now, and then nobody else would tell of this.
      if (!isOverload(error) && !isTooMany(error)) logError("sweep_not_followed", error);
      listener?.error(error);
    }
  };
  const work = toTheEnd();
  return new ReadableStream<SweepSoFar>({
    start: (controller) => {
      listener = controller;
      deps.waitUntil(work);
    },
    cancel: () => {
      listener = null;
      if (!isToStay(who.host, work, deps)) gone.abort();
    },
  });
}

/** Of hosts whose sweep somebody hears to its end for the cache: until when, at most. */
type Stayed = Map<string, number>;
/** What an isolate knows; other isolates have somebody of their own who stays. */
const stayedAt = new WeakMap<DurableObjectNamespace, Stayed>();

/** Whether one who leaves is the first. @param work what they stay for. */
function isToStay(host: string, work: Promise<void>, { monitors, clock }: FollowDeps): boolean {
  const stayed: Stayed = stayedAt.get(monitors) ?? new Map();
  stayedAt.set(monitors, stayed);
  // The platform may end them without a word.
  if ((stayed.get(host) ?? 0) > clock.now()) return false;
  stayed.set(host, clock.now() + MONITOR.hearMs);
  void work.finally(() => stayed.delete(host));
  return true;
}

/** For whom a sweep is heard. */
interface Listening {
  readonly tell: (sweep: SweepSoFar) => void;
  readonly isAwaited: () => boolean;
  /** Nobody needs the rest. */
  readonly gone: AbortSignal;
}

/**
 * A stream that breaks, or falls silent, means that the monitor was evicted or cannot be reached; if the
 * caller still waits, the next one starts over, once.
 */
async function hearOut(
  who: Listener,
  deps: FollowDeps,
  listening: Listening,
): Promise<SweepSoFar | null> {
  const { isAwaited, gone } = listening;
  const until = deps.clock.now() + MONITOR.hearMs;
  const sweep = await hear(who, deps, until, listening);
  if (gone.aborted) return null;
  if (sweep !== null && (sweep.completedAt !== null || !isAwaited())) return sweep;
  const again = (await hear(who, deps, until, listening)) ?? sweep;
  if (gone.aborted) return null;
  if (again === null) throw new DurableError(503, "the monitor told nothing of its sweep, twice");
  // Whoever still waits does so because what is missing could turn the answer.
  if (again.completedAt === null && isAwaited())
    throw new DurableError(503, "the monitor broke off, twice");
  return again;
}

/** One stream of the monitor; null if it broke before it told anything. */
async function hear(
  { host, client }: Listener,
  { clock, monitors }: FollowDeps,
  until: number,
  { tell, gone }: Listening,
): Promise<SweepSoFar | null> {
  let sweep: SweepSoFar | null = null;
  try {
    const opened = stubOf<TargetMonitor>(monitors, host).open(host, client);
    const stream = await inTime(clock, MONITOR.openMs, opened);
    const told = readTogether(untilGone(stream.body ?? new ReadableStream(), gone));
    for (;;) {
      const { done, value: events } = await inTime(clock, until - clock.now(), told.next());
      if (done) break;
      sweep = events.reduce<SweepSoFar | null>(withEvent, sweep);
      if (sweep !== null) tell(sweep);
    }
  } catch (error) {
    if (isOverload(error) || isTooMany(error)) throw error;
    // Unreachable, or broken off: what came before still counts.
  }
  return sweep;
}

/** The same bytes; it ends, and whoever sends it hears of that, as soon as nobody needs it. */
function untilGone(body: ReadableStream<Uint8Array>, gone: AbortSignal) {
  const reader = body.getReader();
  const leave = () => void reader.cancel().catch(() => {});
  if (gone.aborted) leave();
  gone.addEventListener("abort", leave);
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => reader.cancel(),
    },
    { highWaterMark: 0 },
  );
}

/** The monitor says so of one client that listens very often. */
export function isTooMany(error: unknown): boolean {
  return error instanceof DurableError && error.status === 429;
}

/** Cloudflare marks an object that has too much to do; ours says 503. */
export function isOverload(error: unknown): boolean {
  if (error instanceof DurableError) return error.status === 503;
  return error instanceof Error && "overloaded" in error && error.overloaded === true;
}
