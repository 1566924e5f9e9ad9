/**
 * Our rule, as it runs: the real code of src/verdict/, fed with observations in the order in which they
 * arrive. It answers as soon as nothing pending can change the answer.
 */
import { VANTAGES, type VantageId } from "../../src/vantage/registry";
import { ballotsOf, castBy } from "../../src/verdict/ballot";
import { confidenceOf } from "../../src/verdict/confidence";
import { doubtsOf } from "../../src/verdict/doubt";
import type { Networks } from "../../src/verdict/network";
import { type Here, type Verdict, verdictOf } from "../../src/verdict/rule";
import { type Seat, settledVerdict } from "../../src/verdict/settle";
import type { Model } from "../model";
import type { Probe, Rule, Trial } from "../trial";

export const OURS = "ours";

const SEATS: readonly Seat[] = VANTAGES.map(({ id, continent }) => ({
  ...{ vantage: id, region: id, continent },
}));

/** @param model tells which network each vantage stands on. */
export const ours = (model: Model): Rule => ({
  id: OURS,
  name: "this rule, sound early stop",
  answer(trial) {
    const networks = networksOf(model);
    const { here, report, arrivals } = questionOf(trial);
    const pending = new Set(SEATS);
    const heard: Probe["observation"][] = [];
    for (const { observation, arrivesAtMs } of arrivals) {
      heard.push(observation);
      for (const seat of pending) if (seat.vantage === observation.vantage) pending.delete(seat);
      const verdict = settledVerdict(castBy(heard), [...pending], here, report, networks);
      if (verdict === null) continue;
      const ballots = ballotsOf(heard, networks);
      const doubts = doubtsOf(heard, ballots, report, networks);
      const confidence = confidenceOf(verdict, ballots, here, doubts);
      const more = { confidence, isIntermittent: doubts.isIntermittent };
      return { verdict, atMs: arrivesAtMs, more: { ...more, provisional: null, wasSilent: false } };
    }
    throw new Error("a complete sweep is settled");
  },
});

/** What the full sweep says: the early answer must not differ. */
export function fullVerdict(trial: Trial, model: Model): Verdict {
  const { here, report, arrivals } = questionOf(trial);
  const observations = arrivals.map(({ observation }) => observation);
  return verdictOf(ballotsOf(observations, networksOf(model)), here, report);
}

function networksOf({ networks }: Model): Networks {
  return (vantage) => networks[vantage as VantageId];
}

function questionOf({ caller, probes }: Trial) {
  const seat = SEATS[caller.seat];
  if (seat === undefined) throw new Error("a caller who stands nowhere");
  const here: Here = { region: seat.region, continent: seat.continent };
  const arrivals = probes.toSorted((a, b) => a.arrivesAtMs - b.arrivesAtMs);
  return { here, report: caller.report, arrivals };
}
