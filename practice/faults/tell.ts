/**
 * A schedule and what came of it, for people to read. Pure.
 */
import type { Figures } from "./figures";
import type { Violation } from "./invariants";
import type { Outcome } from "./play";
import type { Fault } from "./schedule";

const HOUR_MS = 3_600_000;

const at = (ms: number) => `${(ms / 1_000).toFixed(1).padStart(9)} s`;

function faultLine({ kind, from, to, ...rest }: Fault): string {
  const more = Object.entries(rest).map(([name, value]) => `${name} ${[value].flat().join(" ")}`);
  return `${at(from)} to ${at(to).trim()}: ${[kind, ...more].join(", ")}`;
}

export function tellSchedule(outcome: Outcome, violations: readonly Violation[]): string {
  const { schedule, notes, kept, endedAt, messages } = outcome;
  const { seed, everyS, calmFrom, liars, hosts, faults } = schedule;
  const calm = `calm from ${at(calmFrom).trim()}, over at ${at(endedAt).trim()}`;
  return [
    `SCHEDULE ${seed}: ${hosts.map(({ host }) => host).join(", ")}; a watch every ${everyS} s; ${calm}`,
    ...(liars.length === 0 ? [] : [`Who may lie: ${liars.join(", ")}`]),
    "",
    ...faults.map(faultLine),
    "",
    ...together(notes).map(({ at: when, says, count }) =>
      `${at(when)}  ${says}${count === 1 ? "" : ` (${count} times)`}`.slice(0, 200),
    ),
    "",
    ...kept.map(
      ({ host, rows, outages, unsent }) =>
        `${host} keeps ${rows} rows, ${outages.length} outages; ${unsent} letters are untold`,
    ),
    `The webhook was told ${messages.length} times.`,
    "",
    ...(violations.length === 0 ? ["Every invariant holds."] : []),
    ...violations.map(({ invariant, says }) => `VIOLATED ${invariant}: ${says}`),
    ...(violations.length === 0 ? [] : [`Again: npm run faults -- --seed ${seed}`]),
    "",
  ].join("\n");
}

/** The same thing said again and again, once. */
function together(notes: Outcome["notes"]) {
  const said: { at: number; says: string; count: number }[] = [];
  for (const note of notes) {
    const last = said.at(-1);
    if (last?.says === note.says) last.count += 1;
    else said.push({ ...note, count: 1 });
  }
  return said;
}

export function tellFigures(figures: Figures): string {
  const { schedules, simulatedMs, sweeps, questions, outages, recorded, hits, met, tookMs } =
    figures;
  const total = [...hits.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...hits].toSorted(([, a], [, b]) => b - a);
  return [
    `${schedules} schedules, ${(simulatedMs / HOUR_MS).toFixed(0)} simulated hours, ${sweeps} sweeps`,
    `${questions} questions, answered within ${(figures.slowestAnswerMs / 1_000).toFixed(1)} s`,
    `${outages} true outages for everyone, ${recorded} recorded`,
    `${total} faults struck: ${rows.map(([kind, count]) => `${kind} ${count}`).join(", ")}`,
    "held against so many cases:",
    ...[...met].map(([invariant, count]) => `  ${String(count).padStart(7)} ${invariant}`),
    `${(tookMs / 1_000).toFixed(1)} s`,
    "",
  ].join("\n");
}
