/**
 * Our rule, as it runs: the real code of src/verdict/, fed with observations in the order in which they
 * arrive. It answers as soon as nothing pending can change the answer.
 */
import type { Observation } from "../../src/probe/observation";
import { VANTAGES, type VantageId } from "../../src/vantage/registry";
import { ballotsOf, castBy } from "../../src/verdict/ballot";
import { confidenceOf } from "../../src/verdict/confidence";
import { doubtsOf } from "../../src/verdict/doubt";
import { isSilent, likelyVerdict } from "../../src/verdict/likely";
import type { Networks } from "../../src/verdict/network";
import { type Here, type Report, type Verdict, verdictOf } from "../../src/verdict/rule";
import { type Seat, settledVerdict } from "../../src/verdict/settle";
import type { Model } from "../model";
import type { Caller, Probe, Rule, Said, Told, Trial } from "../trial";

export const OURS = "ours";

const SEATS: readonly Seat[] = VANTAGES.map(({ id, continent }) => ({
  ...{ vantage: id, region: id, continent },
}));

/** @param model tells which network each vantage stands on. */
export const ours = (model: Model): Rule => ({
  id: OURS,
  name: "this rule, sound early stop",
  answer: (trial) => answerTo(trial.caller, trial.probes, networksOf(model)),
});

/** As it was when the table was published, before a network of ours was ever doubted: as if all stood on one. */
export const oursThen: Rule = {
  id: "ours-then",
  name: "this rule as it was published",
  answer: ({ caller, probes }) => answerTo(caller, probes, () => "the only one"),
};

/** What else can be said of a complete sweep, whatever rule makes its verdict. */
export function toldOf(verdict: Verdict, { caller, probes }: Trial, networks: Networks): Told {
  const { here, report } = askedBy(caller);
  const observations = inOrder(probes).map(({ observation }) => observation);
  const ballots = ballotsOf(observations, networks);
  const doubts = doubtsOf(observations, ballots, report, networks);
  const confidence = confidenceOf(verdict, ballots, here, doubts);
  return { confidence, isIntermittent: doubts.isIntermittent, provisional: null, wasSilent: false };
}

/** Our rule's answer to that caller, from these probes. */
export function answerTo(
  caller: Caller,
  probes: readonly Probe[],
  networks: Networks,
): Said & { readonly more: Told } {
  const { here, report } = askedBy(caller);
  const arrivals = inOrder(probes);
  const pending = new Set(SEATS);
  const heard: Observation[] = [];
  const wasSilent = isSilent(0, arrivals[0]?.arrivesAtMs ?? 0);
  let provisional: Told["provisional"] = null;
  for (const { observation, arrivesAtMs: atMs } of arrivals) {
    heard.push(observation);
    for (const seat of pending) if (seat.vantage === observation.vantage) pending.delete(seat);
    const ballots = ballotsOf(heard, networks);
    const verdict = settledVerdict(castBy(heard), [...pending], here, report, networks);
    if (verdict === null) {
      provisional ??= provisionalOf(likelyVerdict(ballots, here, report), atMs);
      continue;
    }
    const doubts = doubtsOf(heard, ballots, report, networks);
    const confidence = confidenceOf(verdict, ballots, here, doubts);
    const { isIntermittent } = doubts;
    return { verdict, atMs, more: { confidence, isIntermittent, provisional, wasSilent } };
  }
  throw new Error("a complete sweep is settled");
}

function provisionalOf(verdict: Verdict | null, atMs: number): Told["provisional"] {
  return verdict === null ? null : { verdict, atMs };
}

/** What the full sweep says: the early answer must not differ. */
export function fullVerdict({ caller, probes }: Trial, model: Model): Verdict {
  const { here, report } = askedBy(caller);
  const observations = inOrder(probes).map(({ observation }) => observation);
  return verdictOf(ballotsOf(observations, networksOf(model)), here, report);
}

export function networksOf({ networks }: Model): Networks {
  return (vantage) => networks[vantage as VantageId];
}

/** Who asks, in the words of the rule. */
export function askedBy({ seat, report }: Caller): { here: Here; report: Report } {
  const own = SEATS[seat];
  if (own === undefined) throw new Error("a caller who stands nowhere");
  return { here: { region: own.region, continent: own.continent }, report };
}

const inOrder = (probes: readonly Probe[]) =>
  probes.toSorted((a, b) => a.arrivesAtMs - b.arrivesAtMs);
