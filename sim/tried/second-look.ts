/**
 * Tried: a cheap second look. Where we are not sure of an answer, all look once more before it is given.
 * Whoever got through in either look has got through; in one of them only, on a second try.
 */
import type { Model } from "../model";
import { answerTo, networksOf } from "../rules/ours";
import type { Probe, Rule, Trial } from "../trial";
import { sightOf } from "../world/sight";

/** Time for what was transient to pass. */
const PAUSE_MS = 1_000;

export const secondLook = (model: Model): Rule => ({
  id: "second-look",
  name: "all look once more, unless we are sure",
  answer(trial) {
    const networks = networksOf(model);
    const first = answerTo(trial.caller, trial.probes, networks);
    if (first.more.confidence === "high") return first;
    const beginsAtMs = first.atMs + PAUSE_MS;
    return answerTo(trial.caller, bothLooks(trial, beginsAtMs), networks);
  },
});

/** What both looks together say, when the second of them is in. */
function bothLooks({ probes, again }: Trial, beginsAtMs: number): readonly Probe[] {
  return again().map((second, seat) => {
    const first = probes[seat];
    if (first === undefined) throw new Error("a seat without a probe");
    const arrivesAtMs = beginsAtMs + second.arrivesAtMs;
    return { observation: together(seat, first, second), arrivesAtMs };
  });
}

function together(seat: number, first: Probe, second: Probe): Probe["observation"] {
  const [one, two] = [first.observation, second.observation];
  if (one.outcome !== "up" && two.outcome !== "up") return two;
  const isSteady = one.outcome === two.outcome && one.attempts === 1 && two.attempts === 1;
  const health = one.health === "ok" && two.health === "ok" ? "ok" : "impaired";
  return sightOf(seat, "up", health, isSteady ? 1 : 2, two.startedAt);
}
