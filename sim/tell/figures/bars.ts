/**
 * Pairs of bars, one pair a row: the thick one is the whole, the thin one below it a part or a limit.
 * Each bar carries its number, and those of the first row what they are. Bars begin at zero. Pure.
 */
import { scaleLinear } from "d3-scale";
import { axis, bar, greatest, line, SIZE, text, WIDTH, wrap } from "./svg";

export interface BarRow {
  readonly name: string;
  readonly kind: "ours" | "other" | "ceiling";
  readonly main: Bar;
  readonly part: Bar;
}

export interface Bar {
  readonly value: number;
  readonly label: string;
}

export interface PairedBars {
  readonly rows: readonly BarRow[];
  /** What the bars of a pair are called. */
  readonly names: { readonly main: string; readonly part: string };
  readonly tick: (value: number) => string;
}

const LEFT = 268;
/** Room for the longest bar's number. */
const RIGHT = WIDTH - 96;
const THICK = 22;
const THIN = 10;
const LINE = 27;
const GAP = 20;

export function pairedBars({ rows, names, tick }: PairedBars, top: number) {
  const most = greatest(rows.flatMap(({ main, part }) => [main.value, part.value]));
  const scale = scaleLinear([0, most], [LEFT, RIGHT]);
  let y = top + 6;
  const marks = rows.flatMap((row, at) => {
    const lines = wrap(row.name, LEFT - 16, SIZE.text);
    const height = LINE * Math.max(2, lines.length);
    const drawn = drawRow(row, lines, y, scale, at === 0 ? names : { main: "", part: "" });
    y += height + GAP;
    return drawn;
  });
  const end = y - GAP + 8;
  // Every bar has its number, and lines across would run through these.
  const below = axis(scale.ticks(4), { scale, label: tick, from: end, to: end });
  return { marks: [line([LEFT, top], [LEFT, end], "axis"), ...marks, ...below], bottom: end + 42 };
}

function drawRow(
  { kind, main, part }: BarRow,
  lines: readonly string[],
  y: number,
  scale: (value: number) => number,
  names: PairedBars["names"],
): readonly string[] {
  const look = { ours: "ours ", other: "", ceiling: "hollow " }[kind];
  const bold = kind === "ours" ? { class: "strong" } : {};
  const label = ({ value, label }: Bar, name: string, at: number) =>
    text(name === "" ? label : `${label} ${name}`, {
      ...{ x: scale(value) + 8, y: at, class: kind === "ours" ? "small strong" : "small" },
    });
  return [
    ...lines.map((each, at) => text(each, { x: 0, y: y + 19 + at * LINE, ...bold })),
    bar(LEFT, y, scale(main.value) - LEFT, THICK, `${look}main`),
    bar(LEFT, y + LINE + 4, scale(part.value) - LEFT, THIN, `${look}part`),
    label(main, names.main, y + 18),
    label(part, names.part, y + LINE + 17),
  ];
}
