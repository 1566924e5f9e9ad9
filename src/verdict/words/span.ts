/**
 * Instants, spans and bounds in figures; the words between the figures are given. Pure.
 */

/** The words of one language. Seconds, minutes and hours are "s", "min" and "h" in all of them. */
export interface SpanWords {
  readonly days: string;
  readonly to: string;
  readonly atMost: string;
}

/** An instant in UTC, `day` as "2010-12-12", `time` as "21:58:10". */
export interface Instant {
  readonly day: string;
  readonly time: string;
}

/** Rounded down to a second: for the beginning of bounds. */
export function instantOf(at: number): Instant {
  const [day = "", time = ""] = new Date(at).toISOString().slice(0, 19).split("T");
  return { day, time };
}

/** Rounded up to a second: for the end of bounds, so that the truth stays inside. */
export function instantAfter(at: number): Instant {
  return instantOf(Math.ceil(at / 1_000) * 1_000);
}

type Round = (x: number) => number;

/** A span in the largest unit that keeps two figures: "45 s", "28 min", "6 h", "12 days". */
export function span(ms: number, words: SpanWords, round: Round = Math.round): string {
  if (round(ms / 1_000) < 120) return `${round(ms / 1_000)} s`;
  if (round(ms / 60_000) < 120) return `${round(ms / 60_000)} min`;
  const hours = round(ms / 3_600_000);
  return hours < 48 ? `${hours} h` : `${round(ms / 86_400_000)} ${words.days}`;
}

/** Rounded outwards, so that the truth stays inside: "28 to 29 min", "45 s to 2 min". */
export function range(minMs: number, maxMs: number, words: SpanWords): string {
  const [min, max] = [span(minMs, words, Math.floor), span(maxMs, words, Math.ceil)];
  if (min === max) return max;
  if (minMs < 1_000) return `${words.atMost} ${max}`;
  const [figure, unit] = min.split(" ");
  return `${max.endsWith(` ${unit}`) ? figure : min} ${words.to} ${max}`;
}
