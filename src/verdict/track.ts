/**
 * Where one line of sweeps stands: what a target is for everyone, or for one region. Types and the
 * beginning. Pure.
 */
import type { Sample } from "./sample";

export type Moment = Pick<Sample, "startedAt" | "completedAt">;

/** Of a beginning: no moment that nobody saw. */
interface Bounds {
  readonly earliestAt: number | null;
  readonly latestAt: number;
}

/** Bad looks without a longer pause between them. */
export interface Run {
  /** The end of its first bad sweep. */
  readonly id: number;
  readonly phase: "suspect" | "open" | "ended";
  /** The worst so far. */
  readonly scope: "down" | "partial";
  readonly start: Bounds;
  /** The start of its last spell: the same, unless it was over and came back. */
  readonly spell: Bounds;
  /** How often it came back. */
  readonly comebacks: number;
  /** Over all earlier spells: how long it was seen to be bad, and how long to be well between them. */
  readonly badMs: number;
  readonly wellMs: number;
  readonly lastBad: Moment;
  /** The bad look before it, where the region failed alone at the last: that may be chance, and bounds no end. */
  readonly sureBad?: Moment | undefined;
  /** Bad looks that count: each is a re-check's time after the one before. No more than three are told. */
  readonly badLooks: number;
  /** End of the last look that counted. */
  readonly countedAt: number;
  /** A region failed alone, at its only look that counts: perhaps by chance, so it bounds no beginning. */
  readonly isLone?: true | undefined;
  /** The first good look after `lastBad`; it ends the run when a second one follows. */
  readonly firstGood: Moment | null;
}

/** Start of the last look at which it was surely bad. */
export const surelyBadAt = ({ sureBad, lastBad }: Run) => (sureBad ?? lastBad).startedAt;

export interface Track {
  /** Start of the last good sweep; null when none is known. */
  readonly lastGoodAt: number | null;
  /**
   * Good looks since the last bad one, three at most; three also when there was never a bad one. One at
   * which a region failed alone does not count: by this, everyone's line is told who failed with others.
   */
  readonly calm: number;
  /** Bad looks that have not been re-checked often enough yet. */
  readonly suspect: Run | null;
  /** The outage that goes on, or the last one that did. */
  readonly outage: Run | null;
}

export const NEW_TRACK: Track = { lastGoodAt: null, calm: 3, suspect: null, outage: null };
