/**
 * Doubts a network of ours before it doubts a target. When all who fail stand on one network, in two
 * continents or more, nobody on it gets an answer, and somebody on another network does right beside one
 * of them, then that network is shut out or cut off, and its failures say nothing about anybody else:
 * they abstain.
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
  const reaching = ballots.filter(({ vote }) => vote === "up");
  // Whoever was turned away, or got an error, had an answer.
  const answered = ballots.filter((one) => one.vote === "up" || one.refused || one.answered);
  const isShutOut = answered.every(({ vantage }) => networks(vantage) !== network);
  const hasWitness = reaching.some(({ continent }) => continents.has(continent));
  if (network === null || !isShutOut || !hasWitness) return ballots;
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

/** Null when there are several, or none. */
function onlyNetworkOf(ballots: readonly Ballot[], networks: Networks): string | null {
  const [first, ...others] = ballots;
  if (first === undefined) return null;
  const network = networks(first.vantage);
  return others.every(({ vantage }) => networks(vantage) === network) ? network : null;
}

function withoutFailures(ballots: readonly Ballot[]): readonly Ballot[] {
  return ballots.map((one) =>
    one.vote === "down" ? { ...one, vote: "abstain", excused: true } : one,
  );
}
