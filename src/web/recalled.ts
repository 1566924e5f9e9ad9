/**
 * What monitors said of the past, in the data centre's own cache for some seconds: data, and never the
 * answer, which differs with the language. Keys are made of our own address and the canonical host;
 * nothing of a request can reach them. Another version may have written what comes out: where there is
 * any doubt, it counts as not there, and the monitors are asked anew.
 */
import * as v from "valibot";
import { networkFacts } from "../ledger/forms";
import { FRONT, WATCH } from "../limits";
import type { Glance, History } from "../monitor/recall";
import { VANTAGE_IDS } from "../vantage/registry";
import { instant, outage, sample } from "../verdict/forms";
import { type DataCentreCache, type Kept, kept } from "./cache";

/** What a monitor said at an instant. */
export interface Recalled {
  readonly at: number;
  readonly history: History;
}

/** What the monitors said, by their names; null of one that said nothing. */
export interface Glances {
  readonly at: number;
  readonly of: Readonly<Record<string, Glance | null>>;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const votes = v.object({ up: count, down: count, abstained: count });

const recalled = v.object({
  at: instant,
  history: v.object({
    watchedSince: v.nullable(instant),
    outages: v.array(outage),
    regions: v.array(v.object({ vantage: v.picklist(VANTAGE_IDS), outages: v.array(outage) })),
    sweeps: v.array(v.object({ ...sample.entries, votes })),
  }),
});

const glance = v.object({
  watchedSince: v.nullable(instant),
  ...{ recent: v.array(sample), outages: v.array(outage), network: v.nullable(networkFacts) },
});

const glances = v.object({ at: instant, of: v.record(v.string(), v.nullable(glance)) });

export function keptHistory(cache: DataCentreCache, siteUrl: string, host: string): Kept<Recalled> {
  return kept(cache, `${siteUrl}/.history/v1/${host}`, recalled, () => FRONT.historyS);
}

/** Of all watched targets together. */
export function keptGlances(cache: DataCentreCache, siteUrl: string): Kept<Glances> {
  return kept(cache, `${siteUrl}/.watched/v1`, glances, () => WATCH.glanceS);
}
