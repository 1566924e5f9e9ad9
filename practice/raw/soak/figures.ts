/**
 * What the samples and the answers of a soak amount to, and whether it has passed. Pure.
 */
import type { Tally } from "./traffic.ts";

export interface Sample {
  /** Seconds since the traffic began. */
  readonly atS: number;
  /** By process. */
  readonly rssMb: Readonly<Record<string, number>>;
  readonly descriptors: Readonly<Record<string, number>>;
}

/** Memory may be this much more in the end than after the warm-up. */
const MOST_GROWTH = 0.1;
/** Of a shorter soak too little is left after the warm-up: its memory is told, and not judged. */
const LEAST_JUDGED_S = 8 * 60;
/** Descriptors that may be open at rest beyond those at the start: the alarm of an object may just ring. */
const SPARE_DESCRIPTORS = 4;

interface Series {
  readonly secondQuarter: number;
  readonly lastQuarter: number;
  readonly highest: number;
  /** Of a straight line through all samples after the warm-up. */
  readonly perMinute: number;
}

export interface Report {
  readonly seconds: number;
  readonly answers: number;
  readonly asked: Readonly<Record<string, number>>;
  readonly ms: Readonly<Record<string, { p50: number; p99: number; most: number }>>;
  readonly wrong: readonly string[];
  readonly memoryMb: Readonly<Record<string, Series>>;
  readonly descriptors: { readonly before: number; readonly most: number; readonly after: number };
  /** Why it has not passed; empty if it has. */
  readonly faults: readonly string[];
}

export const total = (of: Readonly<Record<string, number>>) =>
  Object.values(of).reduce((all, one) => all + one, 0);
const mean = (all: readonly number[]) => all.reduce((a, b) => a + b, 0) / all.length;
const tenths = (n: number) => Math.round(n * 10) / 10;

/** The first quarter is the warm-up. */
function seriesOf(points: readonly (readonly [atS: number, value: number])[]): Series {
  const endS = points.at(-1)?.[0] ?? 0;
  const between = (from: number, to: number) =>
    points.filter(([atS]) => atS > endS * from && atS <= endS * to);
  const values = (some: typeof points) => some.map(([, value]) => value);
  return {
    secondQuarter: tenths(mean(values(between(0.25, 0.5)))),
    lastQuarter: tenths(mean(values(between(0.75, 1)))),
    highest: tenths(Math.max(...values(points))),
    perMinute: tenths(60 * slopeOf(between(0.25, 1))),
  };
}

/** Least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const x0 = mean(points.map(([x]) => x));
  const y0 = mean(points.map(([, y]) => y));
  const over = points.reduce((all, [x, y]) => all + (x - x0) * (y - y0), 0);
  return over / points.reduce((all, [x]) => all + (x - x0) ** 2, 0);
}

export interface Outcome {
  readonly samples: readonly Sample[];
  /** At rest, before and after the traffic. */
  readonly before: Sample;
  readonly after: Sample;
  readonly tally: Tally;
}

export function reportOf({ samples, before, after, tally }: Outcome): Report {
  const seconds = samples.at(-1)?.atS ?? 0;
  const names = Object.keys(before.rssMb);
  const ofOne = names.map((name) => [
    name,
    seriesOf(samples.map(({ atS, rssMb }) => [atS, rssMb[name] ?? 0])),
  ]);
  const all = seriesOf(samples.map(({ atS, rssMb }) => [atS, total(rssMb)]));
  const descriptors = {
    before: total(before.descriptors),
    most: Math.max(...samples.map((sample) => total(sample.descriptors))),
    after: total(after.descriptors),
  };
  const growth = all.lastQuarter / all.secondQuarter - 1;
  const faults = [
    ...(tally.wrong.length > 0 ? [`${tally.wrong.length} answers were wrong`] : []),
    ...(seconds >= LEAST_JUDGED_S && growth > MOST_GROWTH
      ? [`memory grew by ${Math.round(growth * 100)} %`]
      : []),
    ...(descriptors.after > descriptors.before + SPARE_DESCRIPTORS
      ? [`${descriptors.after - descriptors.before} descriptors stayed open`]
      : []),
  ];
  const asked = Object.fromEntries([...tally.asked].toSorted());
  return {
    seconds,
    answers: total(asked),
    asked,
    ms: Object.fromEntries([...tally.took].toSorted().map(([way, took]) => [way, spread(took)])),
    wrong: tally.wrong.slice(0, 20),
    memoryMb: { ...Object.fromEntries(ofOne), all },
    descriptors,
    faults,
  };
}

function spread(took: readonly number[]) {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}

export function lineOf({ atS, rssMb, descriptors }: Sample, { asked, wrong }: Tally): string {
  const memory = Object.entries(rssMb).map(([name, mb]) => `${name} ${mb} MB`);
  const answers = `${total(Object.fromEntries(asked))} answers, ${wrong.length} wrong`;
  return [`${String(atS).padStart(5)} s`, answers, ...memory, `${total(descriptors)} open`].join(
    "  ",
  );
}

export function textOf({ seconds, answers, asked, ms, memoryMb, ...rest }: Report): string {
  const { descriptors, wrong, faults } = rest;
  const row = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, i) => (i === 0 ? String(cell).padEnd(20) : String(cell).padStart(12)))
      .join("");
  return [
    `${answers} answers in ${seconds} s: ${Object.entries(asked)
      .map(([kind, n]) => `${kind} ${n}`)
      .join(", ")}`,
    row(["milliseconds", "median", "99 %", "most"]),
    ...Object.entries(ms).map(([way, { p50, p99, most }]) => row([way, p50, p99, most])),
    row(["MB", "2nd quarter", "last", "highest", "per minute"]),
    ...Object.entries(memoryMb).map(([name, s]) =>
      row([name, s.secondQuarter, s.lastQuarter, s.highest, s.perMinute]),
    ),
    `descriptors: ${descriptors.before} before, ${descriptors.most} at most, ${descriptors.after} after`,
    ...wrong.map((one) => `wrong: ${one}`),
    faults.length === 0 ? "passed" : `FAILED: ${faults.join("; ")}`,
  ].join("\n");
}
