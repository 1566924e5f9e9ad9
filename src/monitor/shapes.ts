/**
 * The forms in which a monitor's parts, and those who keep what it told, write down and read back what
 * they share. Pure.
 */
import * as v from "valibot";

/** Epoch milliseconds. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0));

export const badScope = v.picklist(["down", "partial"]);

export const sample = v.object({
  startedAt: instant,
  completedAt: instant,
  scope: v.picklist(["up", "down", "partial", "unknown"]),
});

/** The bounds of a beginning, and of an end. */
export const start = v.object({ earliestAt: v.nullable(instant), latestAt: instant });
export const end = v.object({ earliestAt: instant, latestAt: v.nullable(instant) });

export const outage = v.object({
  ...{ id: instant, scope: badScope, confirmed: v.boolean(), start, end: v.nullable(end) },
  ...{ comebacks: v.number(), lastBadAt: instant, wellMs: v.number() },
  ...{ minDurationMs: instant, maxDurationMs: v.nullable(instant) },
});

export const network = v.object({
  prefix: v.string(),
  asn: v.nullable(v.number()),
  name: v.nullable(v.string()),
});
