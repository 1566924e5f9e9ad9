/**
 * A clock that never sleeps. Once nothing can happen any more without time going by, it jumps to
 * the next waiter and wakes that one alone, so a probe of twenty seconds takes milliseconds and
 * its promises still settle in the order in which they would.
 */
import { setImmediate } from "node:timers";
import type { Clock } from "../src/clock";

/** When a fake clock starts unless told otherwise: 12 December 2010, 22:00 in Central Europe. */
export const START_AT = Date.UTC(2010, 11, 12, 21);

export interface FakeClock extends Clock {
  /** Milliseconds since the clock was started. */
  readonly elapsedMs: () => number;
  /** How many waits are still under way: timers that somebody left running. */
  readonly waiting: () => number;
}

interface Waiter {
  readonly at: number;
  readonly wake: () => void;
}

export function fakeClock(startAt: number = START_AT): FakeClock {
  let now = startAt;
  let isWaking = false;
  const waiters = new Set<Waiter>();

  // A turn of the event loop lets everything run that does not depend on time. Whoever then still
  // waits for something waits for the first of these, or for ever.
  const wakeLater = () => {
    if (isWaking) return;
    isWaking = true;
    setImmediate(() => {
      isWaking = false;
      const first = earliest(waiters);
      if (first === undefined) return;
      now = Math.max(now, first.at);
      first.wake();
      wakeLater();
    });
  };

  return {
    now: () => now,
    elapsedMs: () => now - startAt,
    waiting: () => waiters.size,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const waiter: Waiter = {
          at: now + ms,
          wake: () => {
            waiters.delete(waiter);
            signal?.removeEventListener("abort", waiter.wake);
            resolve();
          },
        };
        waiters.add(waiter);
        signal?.addEventListener("abort", waiter.wake);
        wakeLater();
      }),
  };
}

/** Of two at the same instant, the one that came first. */
function earliest(waiters: ReadonlySet<Waiter>): Waiter | undefined {
  let first: Waiter | undefined;
  for (const waiter of waiters) if (first === undefined || waiter.at < first.at) first = waiter;
  return first;
}

/** Lets everything run that does not depend on time. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
