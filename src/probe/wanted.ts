/**
 * What an operator wants of a website of their own, beyond "it answers": another port or path, a
 * status, a text. Only the operator's watch list can say so; a stranger's question never does. Pure.
 */
import * as v from "valibot";
import { WATCH } from "../limits";

export interface Wanted {
  /** Null: https first, then http, as for everyone. */
  readonly scheme: "https" | "http" | null;
  /** Null: 443, or 80. */
  readonly port: number | null;
  /** Begins with a slash; with its query. */
  readonly path: string;
  /** Any of these; null: whatever counts as up for everyone. */
  readonly status: readonly number[] | null;
  /** Must stand in the page as it is sent; null: nothing in particular. */
  readonly text: string | null;
}

/** What a prober is told of it. */
export const wanted = v.object({
  scheme: v.nullable(v.picklist(["https", "http"])),
  port: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
  path: v.pipe(v.string(), v.startsWith("/"), v.maxLength(WATCH.pathLength)),
  status: v.nullable(
    v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
      v.minLength(1),
      v.maxLength(WATCH.statuses),
    ),
  ),
  text: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(WATCH.textLength))),
});
