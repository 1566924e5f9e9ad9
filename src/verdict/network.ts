/**
 * Doubts a network of ours before it doubts a target. When all who fail stand on one network, in two
 * continents or more, and another network gets through right beside one of them, then that network is
 * shut out or cut off, and its failures say nothing about anybody else: they abstain.
 *
 * It belongs to the health of vantages and not to the rule, which stays monotone. Where all vantages
 * stand on one network, as they do today, it never speaks: nobody is beside them who could. Pure.
 */
import { networkOf } from "../vantage/registry";
import type { Ballot } from "./ballot";
import { hasQuorum } from "./rule";

/** The network on which a vantage stands. */
export type Networks = (vantage: string) => string;

/** One failure may be of its place, and so may be those of one continent. */
const SUSPECT = { failures: 2, continents: 2 } as const;

/** The same ballots, those of a network in doubt as abstentions. */
export function excuse(
  ballots: readonly Ballot[],
  networks: Networks = networkOf,
): readonly Ballot[] {
  const failing = ballots.filter(({ vote }) => vote === "down");
  const network = onlyNetworkOf(failing, networks);
  const continents = new Set(failing.map(({ continent }) => continent));
  if (failing.length < SUSPECT.failures || continents.size < SUSPECT.continents) return ballots;
  const hasWitness = ballots.some(
    ({ vote, continent, vantage }) =>
      vote === "up" && continents.has(continent) && networks(vantage) !== network,
  );
  if (network === null || !hasWitness) return ballots;
  const left = withoutFailures(ballots);
  // Too few would be left to say anything.
  return hasQuorum(left) ? left : ballots;
}

/** The best that can come of these while others are pending: that all failures are excused in the end. */
export function excuseAtBest(
  ballots: readonly Ballot[],
  networks: Networks = networkOf,
): readonly Ballot[] {
  const failing = ballots.filter(({ vote }) => vote === "down");
  const network = onlyNetworkOf(failing, networks);
  const mayBe = network !== null && ballots.some(({ vantage }) => networks(vantage) !== network);
  return mayBe ? withoutFailures(ballots) : ballots;
}

/** The least that can come of them when all `more` fail as well. */
export function excuseAtWorst(
  ballots: readonly Ballot[],
  more: readonly Ballot[],
  networks: Networks = networkOf,
): readonly Ballot[] {
  const all = [...ballots, ...more];
  // Only somebody on another network can still clear the network that is in doubt.
  const isDoubted = excuse(ballots, networks) !== ballots;
  return isDoubted &&
    onlyNetworkOf(
      all.filter(({ vote }) => vote === "down"),
      networks,
    ) !== null
    ? excuse(all, networks)
    : all;
}

/** Null when there are several, or none. */
function onlyNetworkOf(ballots: readonly Ballot[], networks: Networks): string | null {
  const [first, ...others] = ballots;
  if (first === undefined) return null;
  const network = networks(first.vantage);
  return others.every(({ vantage }) => networks(vantage) === network) ? network : null;
}

function withoutFailures(ballots: readonly Ballot[]): readonly Ballot[] {
  return ballots.map((one) => (one.vote === "down" ? { ...one, vote: "abstain" } : one));
}
