/** What our answers say beside the verdict: how sure they are, and what was read before. Pure. */
import type { Early, Tier } from "../results";
import { TIER_NAMES } from "./counts";
import { percent, percentBetween, percentRoughly, seconds, whole } from "./numbers";
import { PUBLISHED_TIERS } from "./published";
import { type Estimate, intervalOf } from "./shares";
import { number, table, words } from "./table";

/** How many trials a share of all answers is worth at the least. */
export type Worth = (share: number) => number;

export interface TierShares {
  readonly tier: Tier["tier"];
  readonly share: Estimate;
  /** Null where there is nothing to be right about: no such answers, or "we cannot tell". */
  readonly right: { readonly of: Estimate; readonly between: readonly [number, number] } | null;
}

export function tierShares(tiers: readonly Tier[], worth: Worth): readonly TierShares[] {
  return tiers.map(({ tier, share, right }) => {
    const trials = worth(share);
    return {
      tier,
      share: estimate(share, worth(1)),
      right:
        tier === "none" || share === 0
          ? null
          : { of: estimate(right, trials), between: intervalOf(right, trials) },
    };
  });
}

export function tellTiers(tiers: readonly Tier[], worth: Worth): string {
  const headings = [
    ...[words("Confidence"), number("Share of answers"), number("Right"), number("95 % interval")],
    ...[number("Published share"), number("Published right")],
  ];
  const rows = tierShares(tiers, worth).map(({ tier, share, right }) => {
    const published = PUBLISHED_TIERS[tier];
    return [
      ...[TIER_NAMES[tier], percent(share)],
      ...(right === null ? ["–", "–"] : [percent(right.of), percentBetween(right.between)]),
      ...[printed(published?.share), printed(published?.right)],
    ];
  });
  return [
    table(headings, rows),
    "",
    "At *none* the answer is that we cannot tell: there is nothing to be right about.",
  ].join("\n");
}

export function tellEarly(early: Early): string {
  const rows = [
    ["questions with provisional words before the answer", percentRoughly(early.provisional)],
    ["of these, the answer then was another", percentRoughly(early.provisionalDiffers)],
    ["how much sooner the words came, on average", seconds(early.wonMs)],
    ['questions with "nobody has answered yet"', percentRoughly(early.silent)],
    ["answers before the sweep was complete that it then contradicted", whole(early.unsound)],
  ];
  return table([words("What those who wait read"), number("")], rows);
}

function estimate(share: number, trials: number): Estimate {
  return { share, error: trials === 0 ? 0 : Math.sqrt((share * (1 - share)) / trials) };
}

function printed(percent: string | undefined): string {
  return percent === undefined ? "–" : `${percent}\u00a0%`;
}
