/** How probable each thing is that a probe can say, given how often the target answers it. */
import type { Observation } from "../../src/probe/observation";
import type { Model } from "../model";

/** `nothing`: it abstains for reasons of its own, which says nothing of the target. */
export type Evidence = "up at once" | "up on second try" | "down" | "refused" | "nothing";

export function evidenceOf({ health, outcome, refusal, attempts }: Observation): Evidence {
  if (health !== "ok") return "nothing";
  if (outcome === "up") return attempts > 1 ? "up on second try" : "up at once";
  if (outcome === "down") return "down";
  return refusal === null ? "nothing" : "refused";
}

/**
 * Logarithms, for one vantage.
 * @param share of its looks that the target answers.
 * @param saysSo whether it says to the others that they are not wanted.
 */
export function likelihoods(
  model: Model,
  share: number,
  saysSo: boolean,
): Readonly<Record<Evidence, number>> {
  const { broken, saysUp, saysDown, refused, loss } = model;
  const unfound = 1 - model.selfTestFinds;
  const fine = 1 - broken - saysUp - saysDown - model.mute;
  // The mean of what is drawn with each tenfold alike.
  const lost = (loss.most - loss.least) / Math.log(loss.most / loss.least);
  const first = share * (1 - lost);
  const second = (1 - first) * share * (1 - model.lossRepeats);
  const unwanted = saysSo ? (1 - share) * (1 - lost * model.lossRepeats) : 0;
  const answered = fine * (1 - refused);
  const log = (probability: number) => Math.log(Math.max(probability, 1e-9));
  return {
    "up at once": log(answered * first + saysUp * unfound),
    "up on second try": log(answered * second),
    refused: log(fine * (refused * (first + second) + unwanted)),
    down: log(fine * (1 - first - second - unwanted) + (broken + saysDown) * unfound),
    nothing: 0,
  };
}
