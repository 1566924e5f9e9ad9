/**
 * The forms in which what is told of the past is written down and read back, in a store, a cache or a
 * stream. Another version may have written it. Pure.
 */
import * as v from "valibot";
import type { Outage } from "./outages";
import type { Sample } from "./sample";

/** Epoch milliseconds. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0));

export const badScope = v.picklist(["down", "partial"]);

export const sample = v.object({
  startedAt: instant,
  completedAt: instant,
  scope: v.picklist(["up", "down", "partial", "unknown"]),
}) satisfies v.GenericSchema<Sample>;

/** The bounds of a beginning, and of an end. */
export const start = v.object({ earliestAt: v.nullable(instant), latestAt: instant });
export const end = v.object({ earliestAt: instant, latestAt: v.nullable(instant) });

/** As the ledger knows it. */
export const bareOutage = v.object({ id: instant, scope: badScope, start, end: v.nullable(end) });

export const outage = v.object({
  ...{ ...bareOutage.entries, confirmed: v.boolean() },
  ...{ comebacks: v.number(), lastBadAt: instant, wellMs: v.number() },
  ...{ minDurationMs: instant, maxDurationMs: v.nullable(instant) },
}) satisfies v.GenericSchema<Outage>;
