/** How sure our answers say they are: how many say so, and how many of these are right. Pure. */
import { scaleLinear } from "d3-scale";
import { type TierShares, tierShares } from "../confidence";
import { TIER_NAMES } from "../counts";
import { percent, percentBetween } from "../numbers";
import { type Modelled, worthIn } from "../story";
import { axis, bar, dot, figure, line, text, WIDTH } from "./svg";

const SHARE = scaleLinear([0, 1], [96, 270]);
const RIGHT = scaleLinear([0, 1], [404, 590]);
const TICKS = [0, 0.5, 1] as const;
const ROW = 70;

export function confidenceFigure(modelled: Modelled): string {
  const tiers = tierShares(modelled.result.tiers, worthIn(modelled)).filter(
    ({ share }) => share.share > 0,
  );
  const about = {
    id: "confidence",
    title: "How sure it says it is",
    note: "Of all answers. Below the share that is right: where the true one lies, 95 times of 100.",
    describes: `${tiers.map(described).join("; ")}.`,
  };
  return figure(about, (top) => {
    const from = top + 34;
    const end = from + tiers.length * ROW;
    const marks = [
      text("share of answers", { x: SHARE(0), y: top + 18, class: "small faint" }),
      text("of these, right", { x: RIGHT(0), y: top + 18, class: "small faint" }),
      ...[SHARE, RIGHT].flatMap((scale) => [
        line([scale(0), from], [scale(0), end], "axis"),
        ...axis(TICKS, { scale, label: (tick) => `${100 * tick}\u00a0%`, from: end, to: end }),
      ]),
      ...tiers.flatMap((tier, at) => row(tier, from + at * ROW + 24)),
    ];
    return { marks, bottom: end + 42 };
  });
}

function row({ tier, share, right }: TierShares, y: number): readonly string[] {
  return [
    text(TIER_NAMES[tier], { x: 0, y: y + 8, class: "strong" }),
    bar(SHARE(0), y - 13, SHARE(share.share) - SHARE(0), 26, "ours main"),
    text(percent(share), { x: SHARE(share.share) + 8, y: y + 8 }),
    ...rightMarks(right, y),
  ];
}

function rightMarks(right: TierShares["right"], y: number): readonly string[] {
  if (right === null)
    return [text("“we can’t tell”", { x: RIGHT(0) + 10, y: y + 8, class: "faint" })];
  const [least, most] = right.between;
  return [
    line([RIGHT(least), y], [RIGHT(most), y], "ours main span"),
    dot(RIGHT(right.of.share), y, "ours part"),
    text(percent(right.of), { x: WIDTH, y: y + 8, anchor: "end" }),
    text(percentBetween(right.between), {
      x: WIDTH,
      y: y + 34,
      class: "small faint",
      anchor: "end",
    }),
  ];
}

function described({ tier, share, right }: TierShares): string {
  const says = `${TIER_NAMES[tier]}: ${percent(share)} of answers`;
  if (right === null) return `${says}, which say that we cannot tell`;
  return `${says}, ${percent(right.of)} of them right (${percentBetween(right.between)})`;
}
