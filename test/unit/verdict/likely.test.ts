/** What is said before the verdict: never more than the votes bear, and taken back at the first dissent. */
import { describe, expect, test } from "vitest";
import { VANTAGE_IDS } from "../../../src/vantage/registry";
import type { Ballot } from "../../../src/verdict/ballot";
import { isSilent, type Likely, likelyVerdict } from "../../../src/verdict/likely";
import { type Here, type Report, verdictOf } from "../../../src/verdict/rule";
import { type Seat, settledVerdict } from "../../../src/verdict/settle";
import { holds, situation } from "./arbitraries";
import { at, cast, ballots as read, standing } from "./build";

const votesOf = (ballots: readonly Ballot[]) => ballots.filter(({ vote }) => vote !== "abstain");

describe("what it looks like", () => {
  test.each<[string, string, string, Report, Likely | null]>([
    ["four up from three continents, one of them next door", "A++ B+ C+", "A1", null, "up"],
    ["four down from three continents", "A-- B- C-", "A1", null, "down"],
    ["others silent or turned away are no dissent", "A++ B+! C+ D.", "A1", null, "up"],
    ["three votes", "A+ B+ C+", "A1", null, null],
    ["four votes from two continents", "A++ B++", "A1", null, null],
    ["one dissent among nine", "A++ B++ C++ D++ E-", "A1", null, null],
    ["the caller's own region has not voted", "A++ B+ C+", "D1", null, null],
    ["next door is not the caller's own region", "A++ B+ C+", "A3", null, null],
    ["the caller's own region was turned away", "A! B++ C+ D+", "A1", null, null],
    ["nobody knows where the caller is", "A++ B+ C+", "", null, "up"],
    ["nobody knows where, and one dissents", "A++ B+ C+ D-", "", null, null],
    ["the caller sees it too", "A++ B+ C+", "A1", "up", "up"],
    ["the caller alone cannot reach it", "A++ B+ C+", "A1", "down", "just-you"],
    ["the caller cannot reach it either", "A-- B- C-", "A1", "down", "down"],
    ["the caller alone reaches it", "A-- B- C-", "A1", "up", null],
    ["nobody", "", "A1", null, null],
  ])("%s", (_, votes, region, report, expected) => {
    const heard = votes === "" ? [] : read(votes);
    expect(likelyVerdict(heard, standing(region), report)).toBe(expected);
  });

  test("needs four votes that agree, from three continents, and the caller's own region's", () => {
    let given = 0;
    holds(situation, ({ ballots, here, report }) => {
      const likely = likelyVerdict(ballots, here, report);
      if (likely === null) return;
      given += 1;
      const votes = votesOf(ballots);
      expect(new Set(votes.map(({ vote }) => vote)).size).toBe(1);
      expect(votes.length).toBeGreaterThanOrEqual(4);
      expect(new Set(votes.map(({ continent }) => continent)).size).toBeGreaterThanOrEqual(3);
      if (here !== null) expect(votes.map(({ region }) => region)).toContain(here.region);
    });
    expect(given).toBeGreaterThan(100);
  });

  test("is the verdict if nobody else votes, so it never is what the full sweep cannot say", () => {
    holds(situation, ({ ballots, here, report }) => {
      const likely = likelyVerdict(ballots, here, report);
      if (likely !== null) expect(likely).toBe(verdictOf(ballots, here, report));
    });
  });

  test("and the verdict never differ, once there is one", () => {
    let both = 0;
    holds(situation, ({ ballots, here, report, more }) => {
      const likely = likelyVerdict(ballots, here, report);
      const settled = settledVerdict(ballots, [more], here, report);
      if (likely === null || settled === null) return;
      both += 1;
      expect(likely).toBe(settled);
    });
    expect(both).toBeGreaterThan(100);
  });

  test("is taken back at the first vote that disagrees, and does not come again", () => {
    holds(situation, ({ ballots, here, report, more }) => {
      if (likelyVerdict(ballots, here, report) === null) return;
      const other = votesOf(ballots)[0]?.vote === "up" ? "down" : "up";
      const heard = [...ballots, cast(more, other)];
      expect(likelyVerdict(heard, here, report)).toBeNull();
      for (const vote of ["up", "down", "abstain", "refused"] as const)
        expect(
          likelyVerdict([...heard, cast({ ...more, vantage: "last" }, vote)], here, report),
        ).toBeNull();
    });
  });

  test("stays while votes come that agree, and whoever abstains", () => {
    holds(situation, ({ ballots, here, report, more }) => {
      const likely = likelyVerdict(ballots, here, report);
      const same = votesOf(ballots)[0]?.vote;
      if (likely === null || same === undefined) return;
      // Another way to abstain beside a vote of that region changes nothing either.
      for (const vote of [same, "abstain", "refused"] as const)
        expect(likelyVerdict([...ballots, cast(more, vote)], here, report)).toBe(likely);
    });
  });

  test("does not depend on who answers first, nor on the names of places", () => {
    holds(situation, ({ ballots, here, report }) => {
      const likely = likelyVerdict(ballots, here, report);
      expect(likelyVerdict(ballots.toReversed(), here, report)).toBe(likely);
      const named = <T extends { region: string; continent: string }>(one: T): T => ({
        ...one,
        ...{ region: `new ${one.region}`, continent: `new ${one.continent}` },
      });
      const there = here && named(here);
      expect(likelyVerdict(ballots.map(named), there, report)).toBe(likely);
    });
  });
});

describe("how early it comes when all ten are up: every order in which they can answer", () => {
  const seats: readonly Seat[] = VANTAGE_IDS.map((id) => ({ vantage: id, ...at(id) }));
  const up = (seat: Seat): Ballot => ({ ...seat, vote: "up", refused: false });
  type Says = (heard: readonly Ballot[], pending: readonly Seat[], here: Here | null) => unknown;

  /** For 0 to 10 votes, the share of orders in which it has been said by then. */
  function saidBy(here: Here | null, says: Says): readonly number[] {
    const [said, all] = [Array<number>(11).fill(0), Array<number>(11).fill(0)];
    for (let bits = 0; bits < 2 ** seats.length; bits += 1) {
      const isHeard = (_: Seat, i: number) => ((bits >> i) & 1) === 1;
      const heard = seats.filter(isHeard);
      const pending = seats.filter((seat) => !heard.includes(seat));
      const votes = heard.length;
      all[votes] = (all[votes] ?? 0) + 1;
      if (says(heard.map(up), pending, here) !== null) said[votes] = (said[votes] ?? 0) + 1;
    }
    return said.map((n, votes) => n / (all[votes] ?? 1));
  }
  /** Neither is ever taken back here, so whoever has said it by then said it no later. */
  const meanVotes = (shares: readonly number[]) =>
    shares.reduce((sum, share) => sum + 1 - share, 0);
  const likely: Says = (heard, _, here) => likelyVerdict(heard, here, null);
  const settled: Says = (heard, pending, here) => settledVerdict(heard, pending, here, null);

  test.each([
    ["somebody in Germany", 6.1, 9.1, at("germany")],
    ["somebody in Brazil", 6.1, 9.1, at("brazil")],
    ["somebody, nobody knows where", 4, 9, null],
  ])("%s reads it after %s votes on average, and the verdict after %s", (_, first, then, here) => {
    expect(meanVotes(saidBy(here, likely))).toBeCloseTo(first, 1);
    expect(meanVotes(saidBy(here, settled))).toBeCloseTo(then, 1);
  });
});

test.each([
  ["nobody for three seconds", 0, 3_000, true],
  ["nobody for longer", 0, 24_000, true],
  ["nobody so far", 0, 2_999, false],
  ["one, whatever it said", 1, 9_000, false],
])("silence: %s", (_, heard, elapsedMs, expected) => {
  expect(isSilent(heard, elapsedMs)).toBe(expected);
});
