/** How sure an answer is: the table of tiers, at its edges. */
import { expect, test } from "vitest";
import type { VantageId } from "../../../src/vantage/registry";
import { type Confidence, confidenceOf } from "../../../src/verdict/confidence";
import { judge } from "../../../src/verdict/judge";
import { type Report, type Verdict, verdictOf } from "../../../src/verdict/rule";
import { EN } from "../../../src/verdict/words";
import { at, ballots, type Saw, standing, sweep } from "./build";

type Row = [
  sentence: string,
  votes: string,
  region: string,
  report: Report,
  verdict: Verdict,
  confidence: Confidence,
];

test.each<Row>([
  [
    "6 votes of 4 continents, all up, with the caller's region",
    "A+ B+ C++ D++",
    "A1",
    null,
    "up",
    "high",
  ],
  ["just you is as sure as up", "A+ B+ C++ D++", "A1", "down", "just-you", "high"],
  ["all down is as sure as all up", "A- B- C-- D--", "A1", null, "down", "high"],
  ["silence takes nothing away", "A+.! B+ C++ D++.", "A1", null, "up", "high"],
  ["5 votes are not enough", "A+ B+ C+ D++", "A1", null, "up", "good"],
  ["3 continents are not enough", "A++ B++ C++", "A1", null, "up", "good"],
  ["a continent that only abstains does not count", "A++ B++ C++ D.", "A1", null, "up", "good"],
  ["the caller's own region has to vote", "A.+ B+ C++ D++", "A1", null, "up", "good"],
  ["being turned away there is no vote", "A!+ B+ C++ D++", "A1", null, "up", "good"],
  ["a caller from nowhere has no own region", "A+ B+ C++ D++", "", null, "up", "good"],
  ["up with one dissent is not unanimous", "A++ B++ C++ D+-", "A1", null, "up", "good"],
  ["just you with one dissent is not either", "A++ B++ C++ D+-", "A1", "down", "just-you", "good"],
  ["down bears one dissent", "A-- B-- C-- D-+", "A1", null, "down", "high"],
  ["down does not bear two", "A--- B--- C---- D++", "A1", null, "down", "good"],
  ["4 votes are few", "A+ B+ C+ D+", "A1", null, "up", "low"],
  ["4 failures are few", "A- B- C- D-", "A1", null, "down", "low"],
  ["5 votes are not", "A+ B+ C+ D+ E+", "A1", null, "up", "good"],
  ["5 failures are not", "A- B- C- D- E-", "A1", null, "down", "good"],

  ["two failures that fill their continent, here", "A-- B++ C+", "A1", null, "here", "good"],
  [
    "two failures that fill their continent, elsewhere",
    "A-- B++ C+",
    "B1",
    null,
    "elsewhere",
    "good",
  ],
  ["the silent do not spoil a continent", "A--.! B++ C+", "A1", null, "here", "good"],
  ["failures that fill two continents", "A- B- C++ D+", "A1", null, "here", "good"],
  ["a lone failure is weak", "A- B++ C++", "A1", null, "here", "low"],
  ["a lone failure elsewhere is weak", "A- B++ C++", "B1", null, "elsewhere", "low"],
  ["scattered failures are weak", "A-+ B-+ C++", "A1", null, "here", "low"],
  ["one continent filled and one scattered is weak", "A-- B-+ C++", "A1", null, "here", "low"],
  ["a refusal next door is weak", "A! B+++ C+++ D++", "A1", "down", "here", "low"],
  ["you alone against all the others", "A-- B-- C--", "A1", "up", "elsewhere", "good"],

  ["no verdict, no confidence", "A++", "A1", null, "unknown", "none"],
])("%s: %s, from %j, reporting %s, is %s, %s", (_, votes, region, report, verdict, confidence) => {
  const [cast, here] = [ballots(votes), standing(region)];
  expect(verdictOf(cast, here, report)).toBe(verdict);
  expect(confidenceOf(verdict, cast, here)).toBe(confidence);
});

const AGAIN = "up on second try";

test.each<[string, Partial<Record<VantageId, Saw>>, Saw, Report, Verdict, Confidence]>([
  ["one second try takes the last of the certainty", { japan: AGAIN }, "up", null, "up", "good"],
  ["two are more than chance", { japan: AGAIN, brazil: AGAIN }, "up", null, "up", "low"],
  [
    "a second try makes a regional outage doubtful",
    { japan: "timeout_connect", india: "timeout_connect", brazil: AGAIN },
    "up",
    null,
    "elsewhere",
    "low",
  ],
  ["nothing came back to our one network", {}, "timeout_connect", null, "down", "low"],
  ["but it did to the caller, who is on another", {}, "timeout_connect", "up", "elsewhere", "low"],
  ["nor to the caller, who is on another", {}, "timeout_connect", "down", "down", "high"],
  ["not a word came over the connections", {}, "timeout_first_byte", null, "down", "low"],
  ["nor was one of them secured", {}, "timeout_tls", null, "down", "low"],
  [
    "some were not even connected",
    { japan: "timeout_first_byte" },
    ...(["timeout_connect", null, "down", "low"] as const),
  ],
  ["an error came back", {}, "http_5xx", null, "down", "high"],
  [
    "one of us was refused: it is not our network",
    { japan: "connection_refused" },
    "timeout_connect",
    null,
    "down",
    "high",
  ],
  ["everybody was refused", {}, "connection_refused", null, "down", "high"],
])(
  "%s: %j, the others %s, reporting %s, is %s, %s",
  (_, some, rest, report, verdict, confidence) => {
    const question = { host: "example.com", here: at("germany"), report };
    expect(judge(sweep(some, rest), question, EN)).toMatchObject({ verdict, confidence });
  },
);
