/**
 * Tried: weights by continent. Each continent counts once, however many vantages of it voted; the
 * same share of dissent as ever is borne.
 */
import type { Ballot } from "../../src/verdict/ballot";
import { ballotsOf } from "../../src/verdict/ballot";
import { localOf, type Verdict } from "../../src/verdict/rule";
import type { Model } from "../model";
import { askedBy, networksOf, toldOf } from "../rules/ours";
import type { Caller, Rule } from "../trial";

const DISSENT = 1 / 6;

export const byContinents = (model: Model): Rule => ({
  id: "continents",
  name: "each continent counts once",
  answer(trial) {
    const { caller, probes } = trial;
    const networks = networksOf(model);
    const observations = probes.map(({ observation }) => observation);
    const atMs = Math.max(...probes.map(({ arrivesAtMs }) => arrivesAtMs));
    const verdict = verdictBy(ballotsOf(observations, networks), caller);
    return { verdict, atMs, more: toldOf(verdict, trial, networks) };
  },
});

function verdictBy(ballots: readonly Ballot[], caller: Caller): Verdict {
  const { here, report } = askedBy(caller);
  const votes = ballots.filter(({ vote }) => vote !== "abstain");
  const continents = [...new Set(votes.map(({ continent }) => continent))];
  if (votes.length < 3 || continents.length < 2) return "unknown";
  const failing = continents.map((continent) => shareOf(votes, continent));
  const down = failing.reduce((sum, share) => sum + share, 0) / continents.length;
  const local = localOf(ballots, here);
  const isLocalBad =
    (local === "down" && report !== "up") || (local === "refused" && report === "down");
  if (down <= DISSENT && !isLocalBad) return report === "down" ? "just-you" : "up";
  const isLocalGood = local === "up" && report !== "down";
  if (1 - down <= DISSENT && !isLocalGood) return report === "up" ? "elsewhere" : "down";
  return (report ?? local) === "down" ? "here" : "elsewhere";
}

/** Of a continent's votes, those that say down. */
function shareOf(votes: readonly Ballot[], continent: string): number {
  const of = votes.filter((one) => one.continent === continent);
  return of.filter(({ vote }) => vote === "down").length / of.length;
}
