/**
 * What the service told of a target in a year, and what truly was: all that the checkers get. Types.
 */
import type { KindId } from "./model";
import type { Because } from "./sight";
import type { Trouble } from "./timeline";

/** A sweep that was bad for everyone; or for one region alone, where anything was told by it. */
export interface BadSweep {
  readonly startedAt: number;
  readonly completedAt: number;
  /** Why some vantages voted down. */
  readonly because: ReadonlySet<Because>;
}

/** An outage as it was told in the end. */
export interface ToldOutage {
  /** −1: for everyone; else the seat of its region. */
  readonly line: number;
  /** The end of its first bad sweep. */
  readonly id: number;
  /** When it was told first, and again whenever it had come back. */
  readonly openedAt: readonly number[];
  readonly start: { readonly earliestAt: number | null; readonly latestAt: number };
  /** Null while it goes on. */
  readonly end: { readonly earliestAt: number; readonly latestAt: number | null } | null;
  readonly minDurationMs: number;
  readonly maxDurationMs: number | null;
}

/** What a bad sweep told those who asked, everybody or those in a region that is down: since when. */
export interface ToldSince {
  /** As of an outage. */
  readonly line: number;
  readonly earliestAt: number | null;
  readonly latestAt: number;
  /** End of the last sweep that told so. */
  readonly toldAt: number;
}

export interface Year {
  readonly kind: KindId;
  readonly trouble: readonly Trouble[];
  readonly outages: readonly ToldOutage[];
  readonly since: readonly ToldSince[];
  /** By its end. */
  readonly badSweeps: ReadonlyMap<number, BadSweep>;
  /** Sweeps in all, and those that were simulated one by one. */
  readonly sweeps: { readonly all: number; readonly played: number };
  /** Fifty looks in fifteen seconds after a first bad one: how often, and what they opened. */
  readonly refreshed: { readonly times: number; readonly opened: number };
}
