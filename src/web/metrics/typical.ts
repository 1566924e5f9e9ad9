/**
 * The one look that stands for all, where a metric has room for one alone: blackbox_exporter's describe a
 * single probe, and facts of several would not fit each other. It is that of the vantage that was asked
 * for, or the median by its time of those who saw what the sweep says. Pure.
 */
import type { Observation } from "../../probe/observation";
import type { VantageId } from "../../vantage/registry";
import type { Answer } from "../answer";

type Seen = Pick<Answer, "scope" | "observations">;

/** Null when no vantage that can be trusted saw anything of the target. */
export function typicalOf(answer: Seen, from: VantageId | null): Observation | null {
  const seen = answer.observations.filter(isOfTarget);
  const near = seen.find(({ vantage }) => vantage === from);
  if (near !== undefined) return near;
  const side = sideOf(answer.scope, seen);
  const those = seen.filter(({ outcome }) => outcome === side);
  const byTime = those.toSorted((a, b) => a.timings.totalMs - b.timings.totalMs);
  // Of an even number the faster of the two, which is a look that there was.
  return byTime[Math.floor((byTime.length - 1) / 2)] ?? null;
}

/** Trouble of our own is no sight of the target. */
function isOfTarget({ health, fault }: Observation): boolean {
  return health === "ok" && (fault === null || fault === "target");
}

/** What most saw, where the sweep does not say; those who were turned away only where nobody voted. */
function sideOf(scope: Answer["scope"], seen: readonly Observation[]): Observation["outcome"] {
  if (scope === "up" || scope === "down") return scope;
  const count = (side: Observation["outcome"]) =>
    seen.filter(({ outcome }) => outcome === side).length;
  if (count("up") + count("down") === 0) return "unsure";
  return count("up") >= count("down") ? "up" : "down";
}
