/**
 * What a monitor tells of the past without looking anew. Types alone.
 */
import type { NetworkFacts } from "../ledger/facts";
import type { VantageId } from "../vantage/registry";
import type { Tally } from "../verdict/ballot";
import type { Outage } from "../verdict/outages";
import type { Sample } from "../verdict/sample";

/** Where a target stands. */
export interface Glance {
  /** Start of the earliest look that is known of; null: not watched before. */
  readonly watchedSince: number | null;
  /** Newest first, MONITOR.sweepsTold at most. */
  readonly recent: readonly Sample[];
  /** For everyone; newest first, MONITOR.outagesTold at most. */
  readonly outages: readonly Outage[];
  /** Null when nobody has looked it up: that is done when an outage opens. */
  readonly network: NetworkFacts | null;
}

/** Everything that is kept. */
export interface History {
  readonly watchedSince: number | null;
  /** For everyone; newest first. */
  readonly outages: readonly Outage[];
  /** As single regions saw them; newest first. Regions without one are left out. */
  readonly regions: readonly { readonly vantage: VantageId; readonly outages: readonly Outage[] }[];
  /** Newest first. */
  readonly sweeps: readonly (Sample & { readonly votes: Tally })[];
}
