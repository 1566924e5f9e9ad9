/**
 * How often something may be done: so many within any span of so long. Pure. What is remembered are the
 * instants at which it was done within that span, the oldest first.
 */
export interface Rate {
  readonly count: number;
  readonly perMs: number;
}

/** Epoch milliseconds. */
export type Used = readonly number[];

export const UNUSED: Used = [];

export type Taken =
  | { readonly isTaken: true; readonly used: Used }
  | { readonly isTaken: false; readonly retryAfterMs: number };

/** Takes one, if there is one. What a clock that was ahead has written down counts for nothing. */
export function take(used: Used, { count, perMs }: Rate, now: number): Taken {
  const recent = used.filter((at) => at <= now && now - at < perMs);
  const [first] = recent;
  if (first === undefined || recent.length < count)
    return { isTaken: true, used: [...recent, now] };
  // One is free again when the oldest of the last so many is.
  const [freeing = first] = recent.slice(-count);
  return { isTaken: false, retryAfterMs: freeing + perMs - now };
}
