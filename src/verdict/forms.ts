/**
 * The forms in which what is told of the past is written down and read back, in a store, a cache or a
 * stream. Another version may have written it. Pure.
 */
import * as v from "valibot";
import { epochMs } from "../probe/observation";
import { VANTAGE_IDS } from "../vantage/registry";
import type { Outage } from "./outages";
import type { Sample } from "./sample";
import type { Past, RegionPasts } from "./since";

export const instant = epochMs;

/** A span in milliseconds: no more than lies between two instants. */
export const span = instant;

export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const badScope = v.picklist(["down", "partial"]);

export const sample = v.object({
  startedAt: instant,
  completedAt: instant,
  scope: v.picklist(["up", "down", "partial", "unknown"]),
}) satisfies v.GenericSchema<Sample>;

export const past = v.object({
  ...{ lastGoodAt: v.nullable(instant), firstBadAt: v.nullable(instant) },
}) satisfies v.GenericSchema<Past>;

export const regionPasts = v.partial(
  v.object(v.entriesFromList(VANTAGE_IDS, past)),
) satisfies v.GenericSchema<RegionPasts>;

/** The bounds of a beginning, and of an end. */
export const start = v.object({ earliestAt: v.nullable(instant), latestAt: instant });
export const end = v.object({ earliestAt: instant, latestAt: v.nullable(instant) });

/** As the ledger knows it. */
export const bareOutage = v.object({ id: instant, scope: badScope, start, end: v.nullable(end) });

export const outage = v.object({
  ...{ ...bareOutage.entries, confirmed: v.boolean() },
  ...{ comebacks: count, lastBadAt: instant, wellMs: span },
  ...{ minDurationMs: count, maxDurationMs: v.nullable(count) },
}) satisfies v.GenericSchema<Outage>;
