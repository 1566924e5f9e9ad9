/**
 * What a badge told of a name, in the data centre's own cache for some minutes. Its key is made of our own
 * address and the canonical host; nothing of a request can reach it.
 */
import * as v from "valibot";
import { BADGE } from "../../limits";
import { instant, sample } from "../../verdict/forms";
import { type DataCentreCache, type Kept, kept } from "../cache";
import { isSoonOld } from "./badge";
import type { KeptStanding } from "./standing";

const form: v.GenericSchema<unknown, KeptStanding> = v.variant("kind", [
  v.object({
    kind: v.literal("standing"),
    seen: v.nullable(v.object({ scope: sample.entries.scope, at: instant })),
  }),
  v.object({ kind: v.literal("no_such_name") }),
]);

export function keptStanding(
  cache: DataCentreCache,
  { siteUrl, host, isWatched }: { siteUrl: string; host: string; isWatched: boolean },
): Kept<KeptStanding> {
  return kept(cache, `${siteUrl}/.badge/v1/${host}`, form, (value) =>
    value.kind === "standing" && isSoonOld({ ...value, isWatched }) ? BADGE.soonS : BADGE.keptS,
  );
}
