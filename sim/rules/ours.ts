/**
 * Our rule, as it runs: the real code of src/verdict/, fed with observations in the order in which they
 * arrive. It answers as soon as nothing pending can change the answer.
 */
import { VANTAGES } from "../../src/vantage/registry";
import { ballotsOf } from "../../src/verdict/ballot";
import { confidenceOf } from "../../src/verdict/confidence";
import { isIntermittent } from "../../src/verdict/intermittent";
import { type Here, type Verdict, verdictOf } from "../../src/verdict/rule";
import { type Seat, settledVerdict } from "../../src/verdict/settle";
import type { Probe, Rule, Trial } from "../trial";

const SEATS: readonly Seat[] = VANTAGES.map(({ id, continent }) => ({
  ...{ vantage: id, region: id, continent },
}));

export const ours: Rule = {
  id: "ours",
  name: "this rule, sound early stop",
  answer(trial) {
    const { here, report, arrivals } = questionOf(trial);
    const pending = new Set(SEATS);
    const heard: Probe["observation"][] = [];
    for (const { observation, arrivesAtMs } of arrivals) {
      heard.push(observation);
      for (const seat of pending) if (seat.vantage === observation.vantage) pending.delete(seat);
      const ballots = ballotsOf(heard);
      const verdict = settledVerdict(ballots, [...pending], here, report);
      if (verdict === null) continue;
      const confidence = confidenceOf(verdict, ballots, here);
      const more = { confidence, isIntermittent: isIntermittent(heard) };
      return { verdict, atMs: arrivesAtMs, more: { ...more, provisional: null, wasSilent: false } };
    }
    throw new Error("a complete sweep is settled");
  },
};

/** What the full sweep says: the early answer must not differ. */
export function fullVerdict(trial: Trial): Verdict {
  const { here, report, arrivals } = questionOf(trial);
  return verdictOf(ballotsOf(arrivals.map(({ observation }) => observation)), here, report);
}

function questionOf({ caller, probes }: Trial) {
  const seat = SEATS[caller.seat];
  if (seat === undefined) throw new Error("a caller who stands nowhere");
  const here: Here = { region: seat.region, continent: seat.continent };
  const arrivals = probes.toSorted((a, b) => a.arrivesAtMs - b.arrivesAtMs);
  return { here, report: caller.report, arrivals };
}
