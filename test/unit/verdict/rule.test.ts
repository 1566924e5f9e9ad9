/** The rule at its edges. A row is a case: its votes, where the caller stands, and what it reports. */
import { describe, expect, test } from "vitest";
import { judge } from "../../../src/verdict/judge";
import {
  localOf,
  type Report,
  type Scope,
  scopeOf,
  type Verdict,
  verdictOf,
} from "../../../src/verdict/rule";
import { EN } from "../../../src/verdict/words";
import { at, ballots, standing, sweep } from "./build";

type Row = [sentence: string, votes: string, verdict: Verdict, scope: Scope];

describe("to a caller from nowhere", () => {
  test.each<Row>([
    ["5 votes tolerate no dissent", "A++ B++ C-", "elsewhere", "partial"],
    ["6 votes tolerate one", "A++ B++ C+-", "up", "up"],
    ["6 votes do not tolerate two", "A++ B++ C--", "elsewhere", "partial"],
    ["11 votes tolerate one", "A+++++ B+++++ C-", "up", "up"],
    ["11 votes do not tolerate two", "A+++++ B++++ C--", "elsewhere", "partial"],
    ["12 votes tolerate two", "A+++++ B+++++ C--", "up", "up"],
    ["12 votes do not tolerate three", "A+++++ B++++ C---", "elsewhere", "partial"],
    ["5 failures tolerate no success", "A-- B-- C+", "elsewhere", "partial"],
    ["6 votes tolerate one success", "A-- B-- C-+", "down", "down"],
    ["11 votes do not tolerate two successes", "A----- B---- C++", "elsewhere", "partial"],
    ["12 votes tolerate two successes", "A----- B----- C++", "down", "down"],
    ["12 votes do not tolerate three successes", "A----- B---- C+++", "elsewhere", "partial"],
    ["silence is not dissent", "A++..!! B+..", "up", "up"],
    ["silence adds nothing to what is tolerated", "A++ B++ C-!!!!!!!", "elsewhere", "partial"],

    ["nobody at all says nothing", "", "unknown", "unknown"],
    ["2 votes say nothing", "A+ B+", "unknown", "unknown"],
    ["2 votes and much silence say nothing", "A+.. B+!! C..", "unknown", "unknown"],
    ["3 votes on one continent say nothing", "A+++", "unknown", "unknown"],
    ["7 failures on one continent say nothing", "A-------", "unknown", "unknown"],
    ["silence on another continent is no witness", "A+++ B.!", "unknown", "unknown"],
    ["3 votes on two continents are enough", "A++ B+", "up", "up"],
    ["3 failures on two continents are enough", "A-- B-", "down", "down"],
    ["the only dissenter may be a whole continent", "A+++++ B-", "elsewhere", "partial"],
    ["the only success may be a whole continent", "A----- B+", "elsewhere", "partial"],
    ["three against three is neither", "A+++ B---", "elsewhere", "partial"],
  ])("%s: %s is %s", (_, votes, verdict, scope) => {
    expect(verdictOf(ballots(votes), null, null)).toBe(verdict);
    expect(scopeOf(ballots(votes))).toBe(scope);
  });
});

type LocalRow = [sentence: string, votes: string, region: string, report: Report, verdict: Verdict];

describe("to a caller who stands somewhere", () => {
  test.each<LocalRow>([
    ["a lone failure next door is not up for everyone", "A-+ B++ C++", "A1", null, "here"],
    ["the same failure elsewhere is tolerated", "A-+ B++ C++", "B1", null, "up"],
    ["the caller can lift the veto", "A-+ B++ C++", "A1", "up", "up"],
    ["a lone success next door is not down for everyone", "A+- B-- C--", "A1", null, "elsewhere"],
    ["the same success elsewhere is tolerated", "A+- B-- C--", "B1", null, "down"],
    ["the caller can lift that veto too", "A+- B-- C--", "A1", "down", "down"],
    ["one success outweighs failures of the same region", "A[+-] B++ C++", "A1", null, "up"],
    ["a region fails when all of it fails", "A[--] B+++ C+++++++", "A1", null, "here"],
    ["a silent region is spoken for by its continent", "A.- B+++ C++", "A1", null, "here"],
    ["one success outweighs failures of the continent", "A.-+ B+++ C+", "A1", null, "up"],
    ["a region that voted is not spoken for", "A+- B++ C++", "A1", null, "up"],
    ["a continent without votes has no veto", "A.. B+++ C+++ D-", "A1", null, "up"],
    ["a split sweep names the caller's side", "A++ B-- C+", "B1", null, "here"],
    ["and the other side", "A++ B-- C+", "A1", null, "elsewhere"],
    ["whoever is on no side is elsewhere", "A++ B-- C+", "D1", null, "elsewhere"],
    ["in a split sweep the report decides", "A++ B-- C+", "A1", "down", "here"],
    ["and so it does for who stands with the failing", "A++ B-- C+", "B1", "up", "elsewhere"],
    ["a caller from nowhere has a report too", "A++ B-- C+", "", "down", "here"],
  ])("%s: %s, from %j, reporting %s, is %s", (_, votes, region, report, verdict) => {
    expect(verdictOf(ballots(votes), standing(region), report)).toBe(verdict);
  });

  test.each<LocalRow>([
    ["turned away next door is no failure", "A! B++ C++", "A1", null, "up"],
    ["turned away next door, and you are down: just here", "A! B++ C++", "A1", "down", "here"],
    ["turned away next door, and you are up", "A! B++ C++", "A1", "up", "up"],
    ["turned away far off, and you are down", "A+! B++ C++", "A1", "down", "just-you"],
    ["turned away next door, and the rest fails", "A! B-- C--", "A1", null, "down"],
    ["turned away is not spoken for by the continent", "A!- B+++ C++", "A1", null, "up"],
    ["another vantage next door speaks for both", "A[!+] B++ C++", "A1", "down", "just-you"],
    ["another vantage next door fails for both", "A[!-] B+++ C++", "A1", null, "here"],
  ])("%s: %s, from %j, reporting %s, is %s", (_, votes, region, report, verdict) => {
    expect(verdictOf(ballots(votes), standing(region), report)).toBe(verdict);
  });

  test.each<LocalRow>([
    ["everybody reaches it but you", "A++ B++ C++", "A1", "down", "just-you"],
    ["everybody but you, from nowhere", "A++ B++ C++", "", "down", "just-you"],
    ["a tolerated dissenter does not make two of you", "A++ B++ C+-", "A1", "down", "just-you"],
    ["a dissenter next door does", "A-+ B++ C++", "A1", "down", "here"],
    ["nobody reaches it but you", "A-- B-- C--", "A1", "up", "elsewhere"],
    ["nobody but you, from nowhere", "A-- B-- C--", "", "up", "elsewhere"],
    ["everybody reaches it, and so do you", "A++ B++ C++", "A1", "up", "up"],
    ["nobody reaches it, nor do you", "A-- B-- C--", "A1", "down", "down"],
    ["a report is no vote", "A+ B+", "A1", "up", "unknown"],
    ["nor is a bad one", "A- B-", "A1", "down", "unknown"],
  ])("%s: %s, from %j, reporting %s, is %s", (_, votes, region, report, verdict) => {
    expect(verdictOf(ballots(votes), standing(region), report)).toBe(verdict);
  });
});

test.each([
  ["A+ B-", "A1", "up"],
  ["A- B+", "A1", "down"],
  ["A! B+", "A1", "refused"],
  ["A. B+", "A1", "none"],
  ["A.+ B-", "A1", "up"],
  ["A.- B+", "A1", "down"],
  ["A.! B+", "A1", "none"],
  ["A+ B+", "", "none"],
] as const)("the surroundings in %s of a caller in %j are %s", (votes, region, local) => {
  expect(localOf(ballots(votes), standing(region))).toBe(local);
});

test.each([
  ["germany", "down"],
  ["japan", "abstain"],
  ["brazil", "up"],
  ["india", null],
] as const)("the vote next to a caller in %s is %s", (near, vote) => {
  const heard = sweep({ germany: "http_5xx", japan: "http_403" });
  const all = heard.filter(({ vantage }) => vantage !== "india");
  const asked = { host: "example.com", here: at(near), report: null };
  expect(judge(all, asked, EN).hereVote).toBe(vote);
});
