/**
 * What a monitor has to do next, and when: all of it follows from its memory and the watch list. Pure.
 */
import { CADENCE } from "../limits";
import { forgetAt, type Interest, nextLook } from "../verdict/cadence";
import { type Watch, watchKey } from "../watch/watch";
import type { Memory } from "./store/memory";

/** A look that has been cut off so often will be cut off again. */
const MOST_TRIES = 3;

/** Epoch milliseconds; in the past when it is overdue. */
export interface Agenda {
  /** Set while the operator has it watched. */
  readonly watch: Watch | null;
  /** Null: nobody needs a look. */
  readonly lookAt: number | null;
  /** Null: never, while it is watched. */
  readonly forgetAt: number | null;
}

export function agendaOf(memory: Memory, watches: readonly Watch[]): Agenda {
  const { world, lastLook, askedAt, looking } = memory;
  const watch = watches.find((one) => isWatchOf(memory, one)) ?? null;
  const interest: Interest = {
    ...{ track: world, lastLook, askedAt },
    watchedEveryMs: watch?.everyMs ?? null,
  };
  const nextAt = nextLook(interest)?.at ?? null;
  const lookAt = looking === null ? nextAt : againAt(looking, nextAt);
  // A watch that was taken off the list has left nobody who knows what it wanted.
  const canLook = memory.watch === null || watch !== null;
  return { watch, lookAt: canLook ? lookAt : null, forgetAt: forgetAt(interest) };
}

/** A look that was cut off is taken up at once; one that always is, only when another is due anyway. */
function againAt({ startedAt, tries }: NonNullable<Memory["looking"]>, nextAt: number | null) {
  if (tries < MOST_TRIES) return startedAt;
  return nextAt === null ? null : Math.max(nextAt, startedAt + CADENCE.slowestMs);
}

function isWatchOf({ host, watch }: Memory, one: Watch): boolean {
  if (one.host !== host) return false;
  if (watch === null) return one.wanted === null;
  return one.wanted !== null && watchKey(one) === watch;
}

export function isPast(at: number | null, now: number): boolean {
  return at !== null && at <= now;
}
