/** How often our rule and the next best are wrong in each world that was assumed. Pure. */
import { scaleLinear } from "d3-scale";
import { percent } from "../numbers";
import { type Pair, type Sensitivity, sensitivities } from "../sensitivity";
import type { Modelled } from "../story";
import { axis, diamond, dot, figure, greatest, line, SIZE, text, wrap } from "./svg";

const LEFT = 268;
const RIGHT = 508;
const VALUES = RIGHT + 24;
const LINE = 27;
const LANE = 34;
const GAP = 18;

export function worldsFigure(models: readonly [Modelled, ...Modelled[]]): string {
  const { nextName, rows } = sensitivities(models);
  const about = {
    id: "worlds",
    title: "In other worlds than the one assumed",
    note: `Of all answers: ● wrong, ◆ severe. Upper line of each, bold: ours. Lower line: ${nextName}.`,
    describes: `${rows.map((row) => described(row, nextName)).join("; ")}.`,
  };
  return figure(about, (top) => {
    const pairs = rows.flatMap(({ ours, next }) => (next === null ? [ours] : [ours, next]));
    const most = greatest(pairs.flatMap(({ wrong, severe }) => [wrong.share, severe.share]));
    const scale = scaleLinear([0, 100 * most], [LEFT, RIGHT]);
    const from = top + 34;
    let y = from + 8;
    const drawn = rows.flatMap((row) => {
      const lines = wrap(row.name, LEFT - 16, SIZE.text);
      const marks = drawRow(row, lines, y, scale);
      y += Math.max(2 * LANE, lines.length * LINE) + GAP;
      return marks;
    });
    const end = y - GAP + 4;
    const marks = [
      text("wrong, severe", { x: VALUES, y: top + 18, class: "small faint" }),
      ...axis(scale.ticks(4), { scale, label: (tick) => `${tick}\u00a0%`, from, to: end }),
      ...drawn,
    ];
    return { marks, bottom: end + 42 };
  });
}

type Scale = (value: number) => number;

function drawRow(row: Sensitivity, lines: readonly string[], y: number, scale: Scale) {
  return [
    ...lines.map((each, at) => text(each, { x: 0, y: y + 24 + at * LINE })),
    ...lane(row.ours, y + LANE / 2, scale, "ours "),
    ...(row.next === null ? [] : lane(row.next, y + LANE * 1.5, scale, "")),
  ];
}

function lane({ wrong, severe }: Pair, y: number, scale: Scale, whose: string): readonly string[] {
  const [dotAt, diamondAt] = [scale(100 * wrong.share), scale(100 * severe.share)];
  return [
    line([diamondAt, y], [dotAt, y], `${whose}main span`),
    dot(dotAt, y, `${whose}main`),
    diamond(diamondAt, y, `${whose}part`),
    text(`${percent(wrong)}, ${percent(severe)}`, {
      ...{
        x: VALUES,
        y: y + 8,
        class: whose === "" ? "small" : "small strong",
      },
    }),
  ];
}

function described({ name, ours, next }: Sensitivity, nextName: string): string {
  const of = ({ wrong, severe }: Pair) => `${percent(wrong)} wrong, ${percent(severe)} severe`;
  const other = next === null ? "" : `, ${nextName} ${of(next)}`;
  return `${name}: ours ${of(ours)}${other}`;
}
