/** P18 and P19: an early answer is the answer of the full sweep, and comes as early as it can. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VANTAGE_IDS } from "../../../src/vantage/registry";
import type { Ballot, Vote } from "../../../src/verdict/ballot";
import { isSettled } from "../../../src/verdict/judge";
import { type Here, type Report, type Verdict, verdictOf } from "../../../src/verdict/rule";
import { type Seat, settledVerdict } from "../../../src/verdict/settle";
import { fate, holds, report, situation } from "./arbitraries";
import { at, cast, ballots as read, standing, sweep } from "./build";

type Fate = Vote | "refused";
const FATES: readonly Fate[] = ["up", "down", "abstain", "refused"];
const REPORTS: readonly Report[] = [null, "up", "down"];

const vote = (seat: Seat, how: Fate) => cast({ ...seat, vote: "abstain", refused: false }, how);

/** The verdicts that the full sweep can still have: every completion, until two of them differ. */
function possible(
  received: readonly Ballot[],
  pending: readonly Seat[],
  here: Here | null,
  said: Report,
  found = new Set<Verdict>(),
): ReadonlySet<Verdict> {
  const [seat, ...rest] = pending;
  if (seat === undefined) return found.add(verdictOf(received, here, said));
  for (const how of FATES)
    if (found.size < 2) possible([...received, vote(seat, how)], rest, here, said, found);
  return found;
}

/** Sound: a verdict given is the only possible one. Tight: the only possible one is given. */
function check(
  received: readonly Ballot[],
  pending: readonly Seat[],
  here: Here | null,
  said: Report,
) {
  const verdicts = possible(received, pending, here, said);
  const early = settledVerdict(received, pending, here, said);
  if (verdicts.size === 1) expect(early).toBe([...verdicts][0]);
  else expect(early).toBeNull();
  return early !== null;
}

describe("P18 the early stop is sound for every completion, and tight", () => {
  const seats: readonly Seat[] = VANTAGE_IDS.map((id) => ({ vantage: id, ...at(id) }));
  const callers = [null, ...VANTAGE_IDS.map(at)];
  const saidAndBy = fc.tuple(fc.array(fate, { minLength: 10 }), fc.nat(10), report);

  test("P18 for our ten vantages: every split with up to five pending, every completion", () => {
    const splits = Array.from({ length: 2 ** seats.length }, (_, bits) =>
      seats.map((seat, i) => ({ seat, isPending: ((bits >> i) & 1) === 1 })),
    ).filter((split) => split.filter(({ isPending }) => isPending).length <= 5);
    expect(splits).toHaveLength(638);

    let settled = 0;
    for (const [i, split] of splits.entries()) {
      const pending = split.filter(({ isPending }) => isPending).map(({ seat }) => seat);
      const samples = fc.sample(saidAndBy, { seed: i, numRuns: 3 });
      for (const [fates, caller, said] of [...samples, allButOne(i)]) {
        const received = split
          .filter(({ isPending }) => !isPending)
          .map(({ seat }, k) => vote(seat, fates[k] ?? "up"));
        settled += check(received, pending, callers[caller] ?? null, said) ? 1 : 0;
      }
    }
    // Both cases come up often, or this test would say nothing.
    expect(settled / (4 * splits.length)).toBeGreaterThan(0.1);
    expect(settled / (4 * splits.length)).toBeLessThan(0.9);
  });

  /** What most sweeps are like, with every dissenter, caller and report in turn. */
  function allButOne(i: number): [readonly Fate[], number, Report] {
    const most = Array.from({ length: 10 }, (): Fate => (i % 5 < 2 ? "down" : "up"));
    return [most.with(i % 10, FATES[i % 4] ?? "up"), i % 11, REPORTS[i % 3] ?? null];
  }

  test("P18 wherever vantages stand, several of them in the caller's region", () => {
    const split = situation.chain((example) =>
      fc.record({
        example: fc.constant(example),
        pending: fc.shuffledSubarray([...example.ballots]).map((some) => some.slice(0, 4)),
      }),
    );
    holds(split, ({ example: { ballots, here, report: said }, pending }) => {
      const received = ballots.filter((one) => !pending.includes(one));
      check(received, pending, here, said);
    });
  });

  test.each<[string, string, string, string, Report, Verdict | null]>([
    ["nine up, and one more cannot matter", "A++ B+ C++ D+ E+ F++", "G.", "A1", null, "up"],
    ["eight up, and two could still dissent", "A++ B+ C++ D+ E+ F+", "G. H.", "A1", null, null],
    ["nine up, but the one next door is pending", "A++ B+ C++ D+ E+ F++", "G.", "G1", null, null],
    ["nine up, and so did you see it", "A++ B+ C++ D+ E+ F++", "G.", "G1", "up", "up"],
    ["nine down, and one more cannot matter", "A-- B- C-- D- E- F--", "G.", "A1", null, "down"],
    ["nine down, but the one next door is pending", "A-- B- C-- D- E- F--", "G.", "G1", null, null],
    ["both sides have three", "A+++ B--- C+", "D. E. F.", "A1", null, "elsewhere"],
    ["both sides have three, and you are down", "A+++ B--- C+", "D. E. F.", "B1", null, "here"],
    ["nobody can vote any more", "A!! B! C!! D! E!", "F. G.", "A1", null, "unknown"],
    ["three could still make a quorum", "A!! B! C!! D!", "E. F. G.", "A1", null, null],
    ["all votes on one continent, and so are the pending", "A+++", "A..", "A1", null, "unknown"],
    ["all votes on one continent, another pending", "A+++", "B.", "A1", null, null],
  ])("P18 %s", (_, received, pending, region, said, expected) => {
    const here = standing(region);
    expect(settledVerdict(read(received), read(pending), here, said)).toBe(expected);
  });
});

test("P19 with nothing pending the early answer is the full verdict", () => {
  holds(situation, ({ ballots, here, report: said }) => {
    expect(settledVerdict(ballots, [], here, said)).toBe(verdictOf(ballots, here, said));
  });
});

test("a running sweep is settled for one caller and open for another", () => {
  const heard = sweep({ germany: "connection_refused" }).filter((o) => o.vantage !== "japan");
  const pending = [{ vantage: "japan", ...at("japan") }];
  const settled = (here: Here | null, said: Report) =>
    isSettled(heard, pending, { here, report: said });
  expect(settled(at("germany"), null)).toBe(true);
  expect(settled(at("india"), null)).toBe(false);
  expect(settled(at("germany"), "up")).toBe(false);
  expect(isSettled(sweep({}), [], { here: null, report: null })).toBe(true);
});
