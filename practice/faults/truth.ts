/**
 * What may be claimed of a schedule: when a monitor was able to look, and what it then had to find.
 * Of the schedule and of what its faults struck; nothing here has heard what was told. Pure.
 */
import { CADENCE, SWEEP } from "../../src/limits";
import { VANTAGES } from "../../src/vantage/registry";
import type { Ballot } from "../../src/verdict/ballot";
import { scopeOf } from "../../src/verdict/rule";
import { isBad } from "../../src/verdict/sample";
import type { Hit } from "./injector";
import {
  type FaultKind,
  isReached,
  isWithin,
  type Schedule,
  type Site,
  type Span,
} from "./schedule";

const S = 1_000;
const MIN = 60 * S;
/** From one round of the cron trigger to the next: it gives a watched target its alarm back. */
const ROUND_MS = MIN;

/**
 * How long a monitor may be unable to look after a fault has struck it: until its alarm rings again,
 * by its own doing or by the cron trigger's. What strikes only the front costs the monitor nothing.
 */
const DISABLED_MS: Readonly<Record<FaultKind, number>> = {
  // Who can vote is looked at below.
  prober: 0,
  // Two look-ups before a look, or beside its letters.
  resolver: 15 * S,
  // Its look waits for the letters of the one before.
  ledger: 15 * S,
  webhook: 15 * S,
  // It rests before it tries again, longer each time.
  storage: CADENCE.slowestMs + ROUND_MS,
  await: CADENCE.slowestMs + ROUND_MS,
  eviction: CADENCE.rearmMs + 5 * S,
  deploy: CADENCE.rearmMs + 5 * S,
  alarm_late: CADENCE.rearmMs + ROUND_MS,
  alarm_twice: 0,
  clock: CADENCE.rearmMs + ROUND_MS,
  // These strike the front alone, and whom nobody watches.
  cache: 0,
  limiter: 0,
  gate_gone: 0,
  gate_storage: 0,
  gate_eviction: 0,
  gate_alarm: 0,
  monitor_gone: ROUND_MS,
};

/** The stretches of a span in which the monitor of a watched host was able to look. */
export function ableIn(
  span: Span,
  host: string,
  { faults }: Schedule,
  hits: readonly Hit[],
): readonly Span[] {
  const lost: Span[] = hits
    .filter((hit) => hit.host === null || hit.host === host)
    .map(({ kind, at }) => ({ from: at, to: at + DISABLED_MS[kind] }));
  for (const fault of faults) {
    const { from, to } = fault;
    if (fault.kind === "alarm_late")
      lost.push({ from, to: to + fault.byMs + DISABLED_MS.alarm_late });
    // What has been before happens again, as its clock has it.
    if (fault.kind === "clock")
      lost.push({ from, to: from + Math.abs(fault.byMs) + DISABLED_MS.clock });
  }
  return lost.reduce<readonly Span[]>((left, gap) => left.flatMap((one) => less(one, gap)), [span]);
}

function less({ from, to }: Span, gap: Span): readonly Span[] {
  const left = { from, to: Math.min(to, gap.from) };
  const right = { from: Math.max(from, gap.to), to };
  if (gap.to <= from || gap.from >= to) return [{ from, to }];
  return [left, right].filter((one) => one.to > one.from);
}

/** Two looks at the pace of the watch list, each as long as one may take, and a re-check between. */
export function longEnoughMs({ everyS }: Schedule): number {
  return 2 * (everyS * S + SWEEP.deadlineMs) + CADENCE.recheckMs + 15 * S;
}

/** Whether those who can vote at that instant see trouble. */
export function isBadAt(site: Site, { faults }: Schedule, at: number): boolean {
  const probers = faults.filter((one) => one.kind === "prober").filter((one) => isWithin(one, at));
  const ballots = VANTAGES.map(({ id, continent }): Ballot => {
    const does = probers.find((one) => one.at.includes(id))?.does ?? null;
    const truth = isReached(site, id, at) ? "up" : "down";
    const vote = voteOf(does, truth);
    return { vantage: id, region: id, continent, vote, refused: false };
  });
  return isBad(scopeOf(ballots));
}

function voteOf(does: string | null, truth: "up" | "down"): Ballot["vote"] {
  if (does === null) return truth;
  if (does === "says_up") return "up";
  return does === "says_down" ? "down" : "abstain";
}

/** Parts of a span in which those who can vote see trouble all along. */
export function badIn(span: Span, site: Site, schedule: Schedule): readonly Span[] {
  const edges = [
    span.from,
    span.to,
    ...schedule.faults.flatMap(({ from, to }) => [from, to]),
    ...site.troubles.flatMap(({ from, to }) => [from, to]),
  ].filter((at) => at >= span.from && at <= span.to);
  const sorted = [...new Set(edges)].toSorted((a, b) => a - b);
  const parts: Span[] = [];
  for (const [at, from] of sorted.slice(0, -1).entries()) {
    const to = sorted[at + 1] ?? from;
    if (!isBadAt(site, schedule, from)) continue;
    const last = parts.at(-1);
    if (last?.to === from) parts.splice(-1, 1, { from: last.from, to });
    else parts.push({ from, to });
  }
  return parts;
}
