/**
 * Of a website that is well and that nobody watches, each look was somebody's question. When and how
 * often people ask is not told, so such looks are told by the hour, and once. Pure.
 */
import { MONITOR } from "../limits";
import { isBad, type Sample } from "../verdict/sample";

/** @param samples newest first; so is what comes back. Looks at trouble, and beside it, stay as they are. */
export function discreet<S extends Sample>(samples: readonly S[]): readonly S[] {
  const bad = samples.filter(({ scope }) => isBad(scope));
  const isNearTrouble = ({ startedAt }: Sample) =>
    bad.some((one) => Math.abs(one.startedAt - startedAt) <= MONITOR.nearTroubleMs);
  const told = samples.map((sample) => (isNearTrouble(sample) ? sample : byTheHour(sample)));
  return told.filter(
    ({ startedAt, scope }, at) =>
      told.findIndex((one) => one.startedAt === startedAt && one.scope === scope) === at,
  );
}

function byTheHour<S extends Sample>(sample: S): S {
  const startedAt = hourOf(sample.startedAt);
  return { ...sample, startedAt, completedAt: startedAt };
}

export function hourOf(instant: number): number {
  return instant - (instant % MONITOR.discreetMs);
}
