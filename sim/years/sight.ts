/**
 * What our vantages see in one sweep: each looks when it gets to it, and a second time at what failed.
 * Drawn from a seed. It decides nothing: the real code reads it.
 */
import { CADENCE, PROBE, SWEEP } from "../../src/limits";
import type { SweepRecord } from "../../src/monitor/events";
import type { Observation } from "../../src/probe/observation";
import { VANTAGES } from "../../src/vantage/registry";
import type { Chance } from "../chance";
import type { Lasting, YearsModel } from "./model";
import { type Episode, type Fault, isIn, SEATS } from "./timeline";

/** What a prober reports. */
export type Report = "up" | "down" | "found" | "refused" | "none";

/** Why somebody voted down; `target`: since it was down. */
export type Because = "target" | "loss" | Fault["why"];

export interface Sweep {
  readonly record: SweepRecord;
  readonly because: ReadonlySet<Because>;
}

/** What chance does to single vantages in a sweep: by seat. */
export type Noise = readonly ("loss" | "mute" | null)[];

const NOTHING = {
  ...{ failure: null, refusal: null, suspect: null, evidence: null, fault: null, phase: null },
  ...{ status: null, scheme: null, redirectsTo: null, httpsFailure: null, twin: null },
  ...{ families: null, embedding: null, startedAt: 0, attempts: 2 },
  health: "ok",
  timings: { dnsMs: null, connectMs: null, firstByteMs: null, totalMs: 0 },
} as const;

const UP = { ...NOTHING, outcome: "up", status: 200, scheme: "https" } as const;
const DOWN = {
  ...NOTHING,
  outcome: "down",
  failure: "timeout_connect",
  fault: "target",
  phase: "connect",
} as const;

const SIGHTS = {
  up: UP,
  down: DOWN,
  found: { ...DOWN, health: "impaired" },
  refused: { ...UP, outcome: "unsure", refusal: "http_403", evidence: "status", status: 403 },
  none: {
    ...NOTHING,
    outcome: "unsure",
    failure: "prober_timeout",
    fault: "vantage",
    attempts: 0,
  },
} as const;

/** Made once: nothing of them but the vote matters to what is simulated here. */
export const OBSERVATIONS: readonly Readonly<Record<Report, Observation>>[] = VANTAGES.map(
  ({ id, city, continent, region, home }) => {
    const place = { asked: region, observed: home[0] };
    const stands = { vantage: id, city, continent, place };
    const of = (report: Report): Observation => {
      const sight: Omit<Observation, keyof typeof stands> = SIGHTS[report];
      return { ...sight, ...stands };
    };
    return {
      ...{ up: of("up"), down: of("down"), found: of("found") },
      ...{ refused: of("refused"), none: of("none") },
    };
  },
);

interface Try {
  readonly says: Report;
  readonly isSilent: boolean;
  readonly because: Because;
}

const FINE: Try = { says: "up", isSilent: false, because: "target" };
const REFUSED: Try = { ...FINE, says: "refused" };

export function sweepAt(
  startedAt: number,
  active: readonly Episode[],
  noise: Noise | null,
  model: YearsModel,
  chance: Chance,
): Sweep {
  const because = new Set<Because>();
  let lastMs = 0;
  const observations = SEATS.map((seat) => {
    const seen = lookFrom(seat, startedAt, active, noise?.[seat] ?? null, model, chance);
    lastMs = Math.max(lastMs, seen.tookMs);
    if (seen.says === "down") because.add(seen.because);
    const made = OBSERVATIONS[seat];
    if (made === undefined) throw new Error("no such seat");
    return made[seen.says];
  });
  const completedAt = startedAt + Math.round(Math.min(lastMs, SWEEP.deadlineMs));
  return { record: { startedAt, completedAt, observations }, because };
}

function lookFrom(
  seat: number,
  startedAt: number,
  active: readonly Episode[],
  noise: "loss" | "mute" | null,
  model: YearsModel,
  chance: Chance,
) {
  const firstMs = chance.between(model.startMs.least, model.startMs.most);
  const lasting = ({ median, sigma }: Lasting) => chance.lognormal(median, sigma);
  if (noise === "mute") return { ...FINE, says: "none" as const, tookMs: SWEEP.deadlineMs };
  const first = tryAt(seat, startedAt + firstMs, active, chance);
  if (first.says === "none") return { ...first, tookMs: SWEEP.deadlineMs };
  if (noise !== "loss" && isAnswer(first))
    return { ...first, tookMs: firstMs + lasting(model.answerMs) };
  const failureMs = lasting(model.failureMs);
  const secondMs = firstMs + (first.isSilent ? PROBE.hedgeAfterMs : failureMs + PROBE.retryAfterMs);
  const second = tryAt(seat, startedAt + secondMs, active, chance);
  if (second.says === "none") return { ...second, tookMs: SWEEP.deadlineMs };
  if (noise !== "loss" && isAnswer(second))
    return { ...second, tookMs: secondMs + lasting(model.answerMs) };
  const tookMs = secondMs + (second.isSilent ? PROBE.connectMs : failureMs);
  // Both tries were lost; the controls were not.
  if (isAnswer(second))
    return { ...second, says: "down" as const, because: "loss" as const, tookMs };
  return { ...second, tookMs };
}

const isAnswer = ({ says }: Try) => says === "up" || says === "refused";

/** What a single request of that vantage meets. Our own trouble comes before the target's. */
function tryAt(seat: number, at: number, active: readonly Episode[], chance: Chance): Try {
  let met = FINE;
  for (const one of active) {
    if (one.from > at || one.to <= at || !isIn(one.mask, seat)) continue;
    // What is down turns nobody away.
    if (one.of === "us" && one.effect === "refused") met = met.says === "up" ? REFUSED : met;
    else if (one.of === "us") return metOf(one);
    else if (one.fails === 1 || chance.is(one.fails))
      met = { says: "down", isSilent: one.isSilent, because: "target" };
  }
  return met;
}

const metOf = ({ effect, isSilent, why }: Fault): Try => ({
  ...{ says: effect === "mute" ? "none" : effect, isSilent, because: why },
});

/** One sweep in so many is disturbed by chance alone. */
export interface NoiseOdds {
  readonly any: number;
  readonly loss: readonly number[];
  readonly either: readonly number[];
}

export function drawOdds(model: YearsModel, chance: Chance): NoiseOdds {
  const loss = SEATS.map(
    () => chance.between(model.loss.least, model.loss.most) * model.lossRepeats,
  );
  const either = loss.map((one) => one + model.mute);
  return { any: 1 - either.reduce((none, one) => none * (1 - one), 1), loss, either };
}

/** Sweeps until one is disturbed, that one included. */
export function drawCalmRun({ any }: NoiseOdds, chance: Chance): number {
  if (any === 0) return Number.POSITIVE_INFINITY;
  return 1 + Math.floor(Math.log(1 - chance.uniform()) / Math.log(1 - any));
}

/** Of a sweep of which it is known that somebody is disturbed. */
export function drawNoise({ any, loss, either }: NoiseOdds, chance: Chance): Noise {
  let left = chance.uniform() * any;
  let undisturbed = 1;
  let isFirst = true;
  return SEATS.map((seat) => {
    const odds = either[seat] ?? 0;
    const isHit = isFirst ? left < undisturbed * odds : chance.is(odds);
    if (isFirst) {
      left -= undisturbed * odds;
      undisturbed *= 1 - odds;
    }
    if (!isHit) return null;
    isFirst = false;
    return chance.is((loss[seat] ?? 0) / odds) ? "loss" : "mute";
  });
}

/** An alarm that was late. */
export const lateMs = (model: YearsModel, chance: Chance) =>
  Math.min(CADENCE.rearmMs, Math.round(chance.exponential(model.alarmLateMs)));
