/**
 * How a timeline is set: at most 80 columns, the time in front, everything else beside it. Pure.
 */
import { instantAfter, instantOf } from "../../src/verdict/words/span";

const WIDTH = 80;
/** Columns of a time and the space after it. */
const TIME = 10;

const HOUR_MS = 3_600_000;

/** The time of day in Central European Time: of a moment, and of the beginning of bounds. */
export function from(at: number): string {
  return instantOf(at + HOUR_MS).time;
}

/** The same, rounded up: of the end of bounds. */
export function to(at: number): string {
  return instantAfter(at + HOUR_MS).time;
}

/** In minutes and seconds, such as "28 min 9 s". */
export function minutes(ms: number, round: (seconds: number) => number): string {
  const seconds = round(ms / 1_000);
  const [min, s] = [Math.floor(seconds / 60), seconds % 60];
  return s === 0 ? `${min} min` : `${min} min ${s} s`;
}

/** Bounds of a duration, rounded outwards. */
export function between(minMs: number, maxMs: number): string {
  return `between ${minutes(minMs, Math.floor)} and ${minutes(maxMs, Math.ceil)}`;
}

export function list(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A paragraph from margin to margin. */
export function paragraph(text: string): readonly string[] {
  return fill(text, WIDTH);
}

/** What happened at a time, with what was said then below it. */
export function entry(at: number, what: string, said: readonly string[] = []): readonly string[] {
  const room = WIDTH - TIME;
  const [first = "", ...rest] = fill(what, room);
  const quoted = said.flatMap((text) => fill(text, room - 2).map((line) => `  ${line}`));
  const beside = [...rest, ...quoted].map((line) => `${" ".repeat(TIME)}${line}`);
  return [`${from(at).padEnd(TIME)}${first}`, ...beside];
}

function fill(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
