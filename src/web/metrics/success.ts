/**
 * Whether a probe was a success, and if not, why: in stable codes, those of a failure, of a refusal, or that
 * nobody can tell yet or at all. Pure.
 */
import type { Observation } from "../../probe/observation";
import type { VantageId } from "../../vantage/registry";
import type { Ballot } from "../../verdict/ballot";
import type { Answer } from "../answer";

/** Without a place: for everyone. With one: for whoever is near it, whatever befalls others. */
export function isSuccessOf({ scope, verdict }: Answer, from: VantageId | null): boolean {
  return from === null ? scope === "up" : verdict === "up" || verdict === "elsewhere";
}

/** The failure or the refusal that was seen, else why nobody can tell. */
export function reasonOf(
  answer: Answer,
  ballots: readonly Ballot[],
  from: VantageId | null,
): string {
  const { settled, scope, verdict, observations } = answer;
  if ((from === null ? scope : verdict) === "unknown") {
    if (!settled) return "unsettled";
    return mostlyRefused(observations) ?? "too_few_votes";
  }
  const isDown = new Set(ballots.filter(({ vote }) => vote === "down").map((one) => one.vantage));
  const down = observations.filter(({ vantage }) => isDown.has(vantage));
  const near = down.find(({ vantage }) => vantage === from);
  return near?.failure ?? mostCommon(down.flatMap(({ failure }) => failure ?? [])) ?? scope;
}

/** How most were turned away, where most were. */
function mostlyRefused(observations: readonly Observation[]): string | null {
  const refusals = observations.flatMap(({ health, refusal }) =>
    health === "ok" && refusal !== null ? [refusal] : [],
  );
  return refusals.length * 2 > observations.length ? mostCommon(refusals) : null;
}

/** The one met first among equals. */
function mostCommon(codes: readonly string[]): string | null {
  const by = [...Map.groupBy(codes, (code) => code)].toSorted((a, b) => b[1].length - a[1].length);
  return by[0]?.[0] ?? null;
}
