/**
 * The forms in which what the ledger knows is read back: from its table, and from wherever it was
 * kept for a while. Another version may have written it.
 */
import * as v from "valibot";
import { bareOutage } from "../verdict/forms";
import type { LedgerEntry, NetworkFacts } from "./facts";
import { printable } from "./origin";

/** 32 bits, RFC 6793. */
export const asn = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));
/** Longest name that DNS allows. */
export const host = v.pipe(v.string(), v.minLength(1), v.maxLength(253));
export const prefix = v.pipe(v.string(), v.regex(/^[0-9a-f.:]{2,39}\/\d{1,3}$/));
export const asName = v.pipe(
  v.string(),
  v.check((text) => printable(text) === text),
);

export const networkFacts = v.object({
  ...{ prefix, asn: v.nullable(asn), name: v.nullable(asName) },
}) satisfies v.GenericSchema<unknown, NetworkFacts>;

export const ledgerEntry: v.GenericSchema<unknown, LedgerEntry> = v.object({
  ...{ host, outage: bareOutage, network: v.nullable(networkFacts) },
});
