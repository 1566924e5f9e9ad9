/**
 * Numbers as our tables and figures write them: no digit that the sample does not support, and a space
 * before the unit at which no line breaks. Pure.
 */
import { type Estimate, SIDE } from "./shares";

const SPACE = "\u00a0";

/** Further digits of a share tell nobody anything: 10.6 %, 2.31 %, and of what is nearly all, 99.61 %. */
const TELLING_DIGITS = 3;
const MOST_DECIMALS = 3;

/** 0.26 %, 10.6 %, 0 %: no digit far below the standard error. */
export function percent({ share, error }: Estimate): string {
  return share === 0 ? zero() : `${(100 * share).toFixed(decimalsOf(share, error))}${SPACE}%`;
}

/** 2.31 % ± 0.06 %: where 95 of 100 true shares lie. */
export function percentAndSide({ share, error }: Estimate): string {
  if (error === 0) return percent({ share, error });
  const side = (100 * SIDE * error).toFixed(decimalsOf(share, error));
  return `${percent({ share, error })}${SPACE}±${SPACE}${side}${SPACE}%`;
}

/** 94.9–95.7 % */
export function percentBetween([from, to]: readonly [number, number]): string {
  const decimals = Math.max(1, decimalsOf((from + to) / 2, (to - from) / (2 * SIDE)));
  return `${(100 * from).toFixed(decimals)}–${(100 * to).toFixed(decimals)}${SPACE}%`;
}

/** A share that nobody says the sample of: 81 %, 6 %, 3.5 %, 0.04 %. */
export function percentRoughly(share: number): string {
  if (share === 0) return zero();
  const decimals = share >= 0.1 ? 0 : share >= 0.001 ? 1 : 2;
  return `${Number((100 * share).toFixed(decimals))}${SPACE}%`;
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

/** Of a share in percent. Near the whole, what is missing from it is the number that tells. */
function decimalsOf(share: number, error: number): number {
  if (error === 0) return 0;
  const supported = Math.ceil(-Math.log10(100 * error));
  const rest = 100 * Math.min(share, 1 - share);
  const telling = rest === 0 ? MOST_DECIMALS : TELLING_DIGITS - 1 - Math.floor(Math.log10(rest));
  return Math.max(0, Math.min(supported, telling, MOST_DECIMALS));
}
