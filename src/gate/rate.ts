/**
 * How often something may be done: so many in so long, all at once if they were saved up. Pure. What
 * is remembered of a rate is one instant, the one by which it will be as good as unused (the generic
 * cell rate algorithm, ITU-T I.371).
 */
export interface Rate {
  readonly count: number;
  readonly perMs: number;
}

/** The instant from which a rate is unused, epoch milliseconds. */
export type Used = number;

export const UNUSED: Used = 0;

export type Taken =
  | { readonly isTaken: true; readonly used: Used }
  | { readonly isTaken: false; readonly retryAfterMs: number };

/** Takes one, if there is one. What a clock that was ahead has written down counts as unused. */
export function take(used: Used, { count, perMs }: Rate, now: number): Taken {
  const isAhead = used > now + perMs;
  const from = isAhead ? now : Math.max(used, now);
  const each = perMs / count;
  const retryAfterMs = from + each - (now + perMs);
  // What a division leaves behind is less than a millisecond.
  return retryAfterMs < 1
    ? { isTaken: true, used: from + each }
    : { isTaken: false, retryAfterMs: Math.ceil(retryAfterMs) };
}
