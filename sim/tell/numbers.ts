/**
 * Numbers as our tables and figures write them: no digit that the sample does not support, and a space
 * before the unit at which no line breaks. Pure.
 */
import { type Share, SIDE } from "./shares";

const SPACE = "\u00a0";

/** Digits after the point: more tell nothing of shares that are told in percent. */
const MOST_DIGITS = 3;

/** 0.26 %, 10.6 %, 0 %: the last digit is about as large as the standard error. */
export function percent({ share, error }: Share): string {
  return share === 0 ? zero() : `${(100 * share).toFixed(digitsOf(error))}${SPACE}%`;
}

/** 2.00 % ± 0.06 % */
export function percentAndSide({ share, error }: Share): string {
  if (error === 0) return percent({ share, error });
  const side = (100 * SIDE * error).toFixed(digitsOf(error));
  return `${percent({ share, error })}${SPACE}±${SPACE}${side}${SPACE}%`;
}

/** 95.1–95.5 % */
export function percentBetween([from, to]: readonly [number, number]): string {
  const digits = digitsOf((to - from) / (2 * SIDE));
  return `${(100 * from).toFixed(digits)}–${(100 * to).toFixed(digits)}${SPACE}%`;
}

/** A share that nobody says the sample of: 81 %, 6 %, 0.3 %. */
export function percentRoughly(share: number): string {
  if (share === 0) return zero();
  const digits = share >= 0.1 ? 0 : share >= 0.001 ? 1 : 2;
  return `${(100 * share).toFixed(digits)}${SPACE}%`;
}

/** 0.83 s, 11.0 s */
export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)}${SPACE}s`;
}

/** 40,000 */
export function whole(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function zero(): string {
  return `0${SPACE}%`;
}

function digitsOf(error: number): number {
  if (error === 0) return 1;
  return Math.min(MOST_DIGITS, Math.max(0, Math.round(-Math.log10(100 * error))));
}
