/**
 * The one place that tells the time and waits. Everything that needs either takes a Clock,
 * so that tests pass their own and never sleep.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts. Never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};

/** What the work comes to; rejects when it takes longer. The work goes on, and nobody hears of it. */
export async function inTime<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = clock.wait(ms, done.signal).then((): never => {
    throw new Error("too slow");
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
