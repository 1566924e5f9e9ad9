/**
 * Episodes of a year in their order: what is wrong with the target, and what with our own vantages.
 * A cursor walks along it with the sweeps and knows what goes on around each. Pure but for how far it
 * has come.
 */
import { VANTAGES } from "../../src/vantage/registry";

/** Regions as bits: each has the number of its vantage. */
export type Mask = number;
export const SEATS = VANTAGES.map((_, seat) => seat);
export const EVERYWHERE: Mask = (1 << VANTAGES.length) - 1;

export const isIn = (mask: Mask, seat: number) => (mask & (1 << seat)) !== 0;
export const maskOf = (seats: readonly number[]): Mask =>
  seats.reduce((mask, seat) => mask | (1 << seat), 0);
export const countOf = (mask: Mask) => SEATS.filter((seat) => isIn(mask, seat)).length;

interface Span {
  readonly from: number;
  readonly to: number;
  readonly mask: Mask;
  /** Those who look hear nothing until their time is over; else they fail at once. */
  readonly isSilent: boolean;
}

/** The target's own trouble: what people in those regions meet. */
export interface Trouble extends Span {
  readonly of: "target";
  readonly why: "everyone" | "region" | "continent" | "several" | "flap" | "sometimes";
  /** The share of looks that fail. */
  readonly fails: number;
}

/** Ours: what those vantages say, whatever the target is. */
export interface Fault extends Span {
  readonly of: "us";
  readonly why: "broken" | "liar" | "together" | "blackout" | "refused";
  /** `found`: they fail, and their controls say so. */
  readonly effect: "found" | "down" | "up" | "refused" | "mute";
}

export type Episode = Trouble | Fault;

/** What a sweep may still see, from its start on: its deadline, and a little more. */
export const WINDOW_MS = 26_000;

export class Cursor {
  /** Whatever goes on in the window. */
  active: readonly Episode[] = [];
  #next = 0;

  constructor(private readonly episodes: readonly Episode[]) {}

  /** Never back. */
  moveTo(at: number): void {
    let next = this.episodes[this.#next];
    if (
      this.active.every(({ to }) => to > at) &&
      (next === undefined || next.from > at + WINDOW_MS)
    )
      return;
    const active = this.active.filter(({ to }) => to > at);
    while (next !== undefined && next.from <= at + WINDOW_MS) {
      if (next.to > at) active.push(next);
      this.#next += 1;
      next = this.episodes[this.#next];
    }
    this.active = active;
  }

  /** Whether a sweep that starts now sees the same as one that starts a little later. */
  isSteady(at: number): boolean {
    return this.active.every(
      (one) =>
        one.from <= at &&
        one.to > at + WINDOW_MS &&
        (one.of === "us" || one.fails === 0 || one.fails === 1),
    );
  }

  /** A sweep that starts before this sees the same as one that starts now, if that is steady. */
  steadyUntil(): number {
    const ends = this.active.map(({ to }) => to);
    const next = this.episodes[this.#next]?.from ?? Number.POSITIVE_INFINITY;
    return Math.min(next, ...ends) - WINDOW_MS;
  }
}

/** By their beginnings. */
export const inOrder = <E extends Span>(episodes: readonly E[]): readonly E[] =>
  episodes.toSorted((a, b) => a.from - b.from);
