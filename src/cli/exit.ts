/**
 * What a script sees of an answer. Trouble of our own, or on the way to us, is `unknown` and never `down`.
 */
import type { Verdict } from "../verdict/rule";

export const EXIT = {
  up: 0,
  /** Up where you are. */
  elsewhere: 0,
  "just-you": 1,
  here: 1,
  down: 2,
  unknown: 3,
  /** EX_USAGE of sysexits.h. */
  usage: 64,
  /** As shells have it: 128 and the number of the signal. */
  interrupted: 130,
  terminated: 143,
} as const satisfies Readonly<Record<Verdict | "usage" | "interrupted" | "terminated", number>>;
