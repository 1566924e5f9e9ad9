/**
 * What one vantage sees of one target: single looks, and the probe that our prober makes of two tries.
 * The times are those of src/limits: they are what makes a silent target slow to judge.
 */
import { PROBE, SWEEP } from "../../src/limits";
import type { Chance } from "../chance";
import type { Model } from "../model";
import type { Look, Probe, Seat } from "../trial";
import { sightOf } from "./sight";
import type { Target } from "./target";
import type { Condition } from "./vantage";

export interface Place {
  readonly model: Model;
  readonly target: Target;
  readonly seat: Seat;
  readonly condition: Condition;
}

/** A single look; `isLost` tells of one that got lost on its way, whatever is at its end. */
interface Raw extends Look {
  readonly isLost: boolean;
}

/** Three looks one after the other. */
export function drawLooks(place: Place, chance: Chance): readonly [Look, Look, Look] {
  const first = drawLook(place, chance, false);
  const second = drawLook(place, chance, first.isLost);
  return [first, second, drawLook(place, chance, second.isLost)];
}

/** What our prober reports of the first two of these looks, and when. */
export function probeOf(place: Place, looks: readonly [Look, Look, Look], sweptAt: number): Probe {
  const { seat, condition } = place;
  const health = condition.isFound ? "impaired" : "ok";
  const [first, second] = looks;
  if (first.saw === "none") return probe(seat, "mute", "ok", 0, SWEEP.deadlineMs, sweptAt);
  if (first.saw === "up" || first.saw === "refused") {
    const hedgedMs = PROBE.hedgeAfterMs + second.tookMs;
    const isOvertaken =
      (second.saw === "up" || second.saw === "refused") && hedgedMs < first.tookMs;
    if (!isOvertaken) return probe(seat, first.saw, health, 1, first.tookMs, sweptAt);
    const attempts = second.tookMs < PROBE.hedgeAfterMs ? 2 : 1;
    return probe(seat, second.saw, health, attempts, hedgedMs, sweptAt);
  }
  const isHedged = first.isSilent;
  const again = isHedged ? PROBE.hedgeAfterMs : first.tookMs + PROBE.retryAfterMs;
  const isLate = second.saw === "down" && isHedged;
  const arrivesAtMs = isLate ? first.tookMs : again + second.tookMs;
  const last = isLate ? first : second;
  const saw = second.saw === "up" || second.saw === "refused" ? second.saw : failing(last);
  return probe(seat, saw, health, 2, arrivesAtMs, sweptAt);
}

const failing = ({ isSilent }: Look) => (isSilent ? "silent" : "down");

function probe(
  seat: Seat,
  saw: Parameters<typeof sightOf>[1],
  health: "ok" | "impaired",
  attempts: number,
  arrivesAtMs: number,
  sweptAt: number,
): Probe {
  return { observation: sightOf(seat, saw, health, attempts, sweptAt), arrivesAtMs };
}

function drawLook(place: Place, chance: Chance, wasLost: boolean): Raw {
  const { model, target, seat, condition } = place;
  const fails = (isSilent: boolean, isLost = false): Raw => ({
    ...{ saw: "down", tookMs: failureMs(model, isSilent, chance), isSilent, isLost },
  });
  switch (condition.kind) {
    case "mute":
      return { saw: "none", tookMs: SWEEP.deadlineMs, isSilent: true, isLost: false };
    case "broken":
    case "cut":
      return fails(condition.isSilent);
    case "says-down":
      return fails(false);
    case "says-up":
      return { saw: "up", tookMs: answerMs(model, false, chance), isSilent: false, isLost: false };
    case "fine":
  }
  if (chance.is(wasLost ? Math.max(condition.loss, model.lossRepeats) : condition.loss))
    return fails(chance.is(model.lossIsSilent), true);
  const isAnswered = chance.is(target.answers[seat] ?? 0);
  if (!isAnswered && !target.saysSo) return fails(target.isSilent);
  const tookMs = answerMs(model, target.isSlow, chance);
  if (tookMs > PROBE.firstByteMs) return { ...fails(true), tookMs: PROBE.firstByteMs };
  return {
    saw: condition.isRefused || !isAnswered ? "refused" : "up",
    tookMs,
    isSilent: false,
    isLost: false,
  };
}

function answerMs(model: Model, isSlow: boolean, chance: Chance): number {
  const { median, sigma } = isSlow ? model.slowAnswerMs : model.answerMs;
  return chance.lognormal(median, sigma);
}

/** Silence ends at the time-out; to hear of it takes as long as any failure. */
function failureMs(model: Model, isSilent: boolean, chance: Chance): number {
  const { median, sigma } = model.failureMs;
  return chance.lognormal(median, sigma) + (isSilent ? PROBE.connectMs : 0);
}
