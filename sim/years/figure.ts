/**
 * Target-years as a figure: of outages for everyone, how many are told, and how soon, by how long they
 * lasted. Pure.
 */
import { scaleLinear } from "d3-scale";
import { axis, bar, diamond, dot, figure, line, SIZE, text, WIDTH } from "../tell/figures/svg";
import { CLASSES, type ClassId, KIND_NAMES, KINDS, type KindId } from "./model";
import { type Detection, quantile, type YearsResult } from "./result";

const LEFT = 130;
const RIGHT = 40;
const ROW = { height: 18, gap: 22 } as const;
/** Of a delay that is told of so few, nobody knows the 95th of a hundred. */
const LEAST = 5;

/** Told apart by their place in a group too, which the key repeats. */
const MARKS: Readonly<Record<KindId, string>> = {
  "every-minute": "ours main",
  "every-five-minutes": "ours part",
  asked: "main",
};

interface Row {
  readonly id: ClassId;
  readonly bars: readonly { readonly kind: KindId; readonly detection: Detection }[];
}

export function figureOfYears(result: YearsResult): string {
  const rows = CLASSES.map(({ id }): Row => {
    const bars = KINDS.flatMap((kind) => {
      const detection = result.kinds[kind]?.world.detection.everyone[id];
      return detection === undefined ? [] : [{ kind, detection }];
    });
    return { id, bars };
  });
  return figure(
    {
      id: "years",
      title: "Outages that are told, and how soon",
      note: "Simulated target-years; outages for everyone, by how long they lasted. Two bad looks at least 20 s apart make an outage: shorter ones are left out on purpose.",
      describes: rows.map(describe).join(" "),
    },
    (top) => draw(rows, top),
  );
}

function draw(rows: readonly Row[], top: number) {
  const keyed = key(rows, top + 10);
  const shares = sharesOf(rows, keyed.bottom + 40);
  const delays = delaysOf(rows, shares.bottom + 60);
  return { marks: [...keyed.marks, ...shares.marks, ...delays.marks], bottom: delays.bottom };
}

function key(rows: readonly Row[], top: number) {
  const kinds = rows[0]?.bars.map(({ kind }) => kind) ?? [];
  const marks = kinds.flatMap((kind, at) => [
    bar(0, top + at * 30 + 6, 30, ROW.height, MARKS[kind]),
    text(KIND_NAMES[kind], { x: 42, y: top + at * 30 + 22, class: "small" }),
  ]);
  return { marks, bottom: top + kinds.length * 30 };
}

const heightOf = ({ bars }: Row) => bars.length * ROW.height + ROW.gap;

/** Where each class of duration stands, below one another. */
function placed(rows: readonly Row[], top: number) {
  let y = top;
  return rows.map((row) => {
    const at = { row, y };
    y += heightOf(row);
    return at;
  });
}

function sharesOf(rows: readonly Row[], top: number) {
  const scale = scaleLinear([0, 1], [LEFT, WIDTH - RIGHT]);
  const from = top + 20;
  const to = from + rows.reduce((sum, row) => sum + heightOf(row), 0);
  const label = (value: number) => `${Math.round(100 * value)} %`;
  const marks = placed(rows, from + ROW.gap / 2).flatMap(({ row, y }) => [
    name(row, y),
    ...row.bars.flatMap(({ kind, detection: { spells, detected } }, at) =>
      spells === 0 || detected === 0
        ? []
        : [
            bar(
              LEFT,
              y + at * ROW.height,
              scale(detected / spells) - LEFT,
              ROW.height - 3,
              MARKS[kind],
            ),
          ],
    ),
  ]);
  return {
    marks: [
      text("Told at all", { x: 0, y: top, class: "strong" }),
      ...axis([0, 0.25, 0.5, 0.75, 1], { scale, label, from, to }),
      ...marks,
    ],
    bottom: to + 40,
  };
}

function delaysOf(rows: readonly Row[], top: number) {
  const known = rows.map((row) => ({
    ...row,
    bars: row.bars.map(({ kind, detection }) => ({ kind, detection, ...delayOf(detection) })),
  }));
  const longest = Math.max(1, ...known.flatMap(({ bars }) => bars.map(({ p95S }) => p95S ?? 0)));
  const scale = scaleLinear([0, longest], [LEFT, WIDTH - RIGHT]).nice(4);
  const from = top + 50;
  const to = from + rows.reduce((sum, row) => sum + heightOf(row), 0);
  const marks = placed(known, from + ROW.gap / 2).flatMap(({ row, y }) => [
    name(row, y),
    ...(row as (typeof known)[number]).bars.flatMap(({ kind, medianS, p95S }, at) => {
      if (medianS === null || p95S === null) return [];
      const middle = y + at * ROW.height + ROW.height / 2;
      const looks = MARKS[kind];
      return [
        line([scale(medianS), middle], [scale(p95S), middle], `${looks} span`),
        dot(scale(medianS), middle, looks),
        diamond(scale(p95S), middle, looks),
      ];
    }),
  ]);
  return {
    marks: [
      text("Told so long after the true start", { x: 0, y: top, class: "strong" }),
      text("dot: half of them sooner; diamond: 95 of 100 sooner", {
        ...{ x: 0, y: top + 30, class: "small faint" },
      }),
      ...axis(scale.ticks(4), { scale, label: (value) => `${value} s`, from, to }),
      ...marks,
    ],
    bottom: to + 44,
  };
}

const name = (row: Row, y: number) =>
  text(row.id, {
    ...{ x: LEFT - 14, anchor: "end", class: "small" },
    y: y + (row.bars.length * ROW.height) / 2 + SIZE.small / 3,
  });

function delayOf({ detected, delay }: Detection) {
  const seconds = (share: number) => {
    const ms = detected < LEAST ? null : quantile(delay, share);
    return ms === null ? null : Math.round(ms / 1_000);
  };
  return { medianS: seconds(0.5), p95S: seconds(0.95) };
}

function describe({ id, bars }: Row): string {
  const each = bars
    .filter(({ detection }) => detection.spells > 0)
    .map(({ kind, detection }) => {
      const { medianS, p95S } = delayOf(detection);
      const told = `${Math.round((100 * detection.detected) / detection.spells)} % told`;
      const after =
        medianS === null ? "" : `, half within ${medianS} s, 95 of 100 within ${p95S} s`;
      return `${KIND_NAMES[kind]}: ${told}${after}`;
    });
  return `${id}: ${each.join("; ")}.`;
}
