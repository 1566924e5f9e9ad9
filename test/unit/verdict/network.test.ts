/** A network of ours in doubt abstains; the early stop stays sound with it, for every completion. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import { type Ballot, ballotsOf, type Vote } from "../../../src/verdict/ballot";
import { excuse, type Networks } from "../../../src/verdict/network";
import {
  type Here,
  type Report,
  scopeOf,
  type Verdict,
  verdictOf,
} from "../../../src/verdict/rule";
import { settledVerdict } from "../../../src/verdict/settle";
import { holds, situation as onOneNetwork } from "./arbitraries";
import { cast, ballots as read, seen, standing, sweep } from "./build";

/** A letter for each ballot, in their order: the network it stands on. */
const on =
  (ballots: readonly Ballot[], letters: string): Networks =>
  (vantage) =>
    letters[ballots.findIndex((one) => one.vantage === vantage)] ?? "?";

/** The same on two networks, of which one is often shut out. */
const situation = onOneNetwork.chain(({ ballots, ...example }) =>
  fc
    .record({
      letters: fc.string({ unit: fc.constantFrom("x", "x", "y"), minLength: 14, maxLength: 14 }),
      isShutOut: fc.boolean(),
    })
    .map(({ letters, isShutOut }) => {
      const networks = on(ballots, letters);
      const voteOn = (one: Ballot) => (networks(one.vantage) === "y" ? "down" : "up");
      const voted = ballots.map((one) => (isShutOut ? cast(one, voteOn(one)) : one));
      return { ...example, ballots: voted, networks };
    }),
);

describe("a network of ours that is shut out is no evidence against the target", () => {
  test.each<[string, string, string, string]>([
    ["others get through beside it: it abstains", "A+- B+- C+ D+", "xyxyxx", "A+. B+. C+ D+"],
    ["its failures elsewhere abstain with it", "A+- B++ C- D+", "xyxxyx", "A+. B++ C. D+"],
    ["a lone failure may be of its place", "A+- B++ C+ D+", "xyxyxx", "A+- B++ C+ D+"],
    ["so may two of one continent", "A+-- B++ C+", "xyyxxx", "A+-- B++ C+"],
    ["nobody on another network is beside it", "A- B- C+ D+ E+", "yyxxx", "A- B- C+ D+ E+"],
    ["others fail, too", "A+- B+- C- D+ E+", "xyxyxxx", "A+- B+- C- D+ E+"],
    ["who gets through is on the same network", "A+- B+- C+ D+", "yyyyyy", "A+- B+- C+ D+"],
    ["one on it was turned away: it got an answer", "A+- B+- C+! D+", "xyxyxyx", "A+- B+- C+! D+"],
    ["too few would be left", "A+- B- C+", "xyyx", "A+- B- C+"],
  ])("%s: %s on %s is %s", (_, votes, letters, expected) => {
    const ballots = read(votes);
    const excused = excuse(ballots, on(ballots, letters));
    expect(excused.map(({ vote }) => vote)).toEqual(read(expected).map(({ vote }) => vote));
  });

  test("whose failures are errors of the target's own is not shut out", () => {
    const ballots = read("A+- B+- C+ D+").map((one) =>
      one.vote === "down" ? { ...one, answered: true } : one,
    );
    expect(excuse(ballots, on(ballots, "xyxyxx"))).toBe(ballots);
  });

  test("a caller next to it who fails as well is not told that it is just them", () => {
    const ballots = read("A+- B+- C+ D+");
    const excused = excuse(ballots, on(ballots, "xyxyxx"));
    expect(verdictOf(excused, standing("A2"), "down")).toBe("here");
    expect(verdictOf(excused, standing("C1"), "down")).toBe("just-you");
  });

  test("a vantage that fails its self-test says nothing of its network, whatever it got", () => {
    const isOnY = (id: string) => ["ireland", "japan", "brazil"].includes(id);
    const networks: Networks = (vantage) => (isOnY(vantage) ? "y" : "x");
    const shutOut = { ireland: "timeout_connect", japan: "timeout_connect" } as const;
    const votesOf = (brazil: Observation) =>
      ballotsOf([...sweep({ ...shutOut, brazil: null }), brazil], networks).map(({ vote }) => vote);
    const silent = votesOf(seen("brazil", "impaired"));
    expect(silent.filter((vote) => vote === "abstain")).toHaveLength(3);
    for (const saw of ["up", "http_5xx", "http_403"] as const)
      expect(votesOf(seen("brazil", saw, { health: "impaired", status: 200 }))).toEqual(silent);
    expect(votesOf(seen("brazil", "up"))).toContain("down");
  });

  test("as we are deployed, on one network, it never speaks", () => {
    const ballots = read("A+- B+- C+- D+- E+");
    expect(excuse(ballots)).toBe(ballots);
  });

  test("whoever asks next to it is told that it is up", () => {
    const ballots = read("A+- B+- C+ D+");
    const networks = on(ballots, "xyxyxx");
    expect(verdictOf(ballots, standing("A2"), null)).toBe("here");
    expect(verdictOf(excuse(ballots, networks), standing("A2"), null)).toBe("up");
    expect(scopeOf(excuse(ballots, networks))).toBe("up");
  });
});

test("P03, P05: excusing never takes a verdict away, and turns no success into anything", () => {
  holds(situation, ({ ballots, networks }) => {
    const excused = excuse(ballots, networks);
    if (scopeOf(ballots) !== "unknown") expect(scopeOf(excused)).not.toBe("unknown");
    const ups = (of: readonly Ballot[]) => of.filter(({ vote }) => vote === "up");
    expect(ups(excused)).toEqual(ups(ballots));
  });
});

/** Every verdict that the full sweep can still have. */
function possible(
  heard: readonly Ballot[],
  pending: readonly Ballot[],
  networks: Networks,
  here: Here | null,
  report: Report,
): ReadonlySet<Verdict> {
  const [seat, ...rest] = pending;
  if (seat === undefined) return new Set([verdictOf(excuse(heard, networks), here, report)]);
  const fates: readonly (Vote | "refused")[] = ["up", "down", "abstain", "refused"];
  const sets = fates.map((fate) =>
    possible([...heard, cast(seat, fate)], rest, networks, here, report),
  );
  return new Set(sets.flatMap((set) => [...set]));
}

test("P18 an early answer is sound for every completion, whoever may still be excused", () => {
  const split = situation.chain((example) =>
    fc.record({
      example: fc.constant(example),
      pending: fc.shuffledSubarray([...example.ballots]).map((some) => some.slice(0, 4)),
    }),
  );
  let [settled, excused] = [0, 0];
  holds(split, ({ example: { ballots, networks, here, report }, pending }) => {
    const heard = ballots.filter((one) => !pending.includes(one));
    const early = settledVerdict(heard, pending, here, report, networks);
    if (early === null) return;
    settled += 1;
    if (excuse(ballots, networks) !== ballots) excused += 1;
    expect([...possible(heard, pending, networks, here, report)]).toEqual([early]);
  });
  // Both come up, or this would say nothing.
  expect(settled).toBeGreaterThan(200);
  expect(excused).toBeGreaterThan(20);
});
