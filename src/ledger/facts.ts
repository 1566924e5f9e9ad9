/**
 * What the ledger knows of an outage, and of the network that a target stands in. Types alone.
 */
import type { Outage } from "../verdict/outages";

/** Where the addresses of a name belong, as routing tables have it. */
export interface NetworkFacts {
  /** Of its first address: "87.238.84.0/22", "2a00:1450::/32". */
  readonly prefix: string;
  /** The autonomous system that announces it; null when nobody could say. */
  readonly asn: number | null;
  /** Its name in the registry: "AMAZON-02, US". */
  readonly name: string | null;
}

/** An outage for everyone, as it stands among those of other targets. */
export interface LedgerEntry {
  readonly host: string;
  readonly outage: Pick<Outage, "id" | "scope" | "start" | "end">;
  /** Null when it is not known. */
  readonly network: NetworkFacts | null;
}
