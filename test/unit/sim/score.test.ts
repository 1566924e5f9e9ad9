/** The marks: what is right for whom, held by hand-made worlds. */
import { describe, expect, test } from "vitest";
import { DEFAULT, type StateId } from "../../../sim/model";
import { modelOf } from "../../../sim/models";
import { markOf } from "../../../sim/score";
import type { Trial } from "../../../sim/trial";
import type { Verdict } from "../../../src/verdict/rule";

const ALL = "1111111111";
const NONE = "0000000000";
/** Germany has the fifth seat. */
const EUROPE_GONE = "1110011111";
const TOKYO_GONE = "1111111101";

interface Asked {
  readonly reach?: string | number;
  readonly state?: StateId;
  readonly hasOwnTrouble?: boolean;
}

/** Somebody in Germany asks. */
function asked({ reach = ALL, state = "up", hasOwnTrouble = false }: Asked): Trial {
  const shares =
    typeof reach === "number"
      ? Array.from({ length: 10 }, () => reach)
      : [...reach].map((digit) => Number(digit));
  const caller = { seat: 4, report: null, hasOwnTrouble };
  return { state, reach: shares, caller, turn: 0, looks: [], probes: [], again: () => [] };
}

const mark = (trial: Trial, verdict: Verdict) => {
  const { isWrong, isSevere } = markOf(trial, { verdict, atMs: 0 }, DEFAULT);
  return isSevere ? "severe" : isWrong ? "wrong" : "right";
};

const VERDICTS = ["up", "down", "here", "elsewhere", "just-you", "unknown"] as const;

type Row = [string, Asked, ...string[]];

describe("what an answer is worth", () => {
  test.each<Row>([
    // asked, then: up, down, here, elsewhere, just-you, unknown
    ["it is up", {}, "right", "severe", "severe", "wrong", "wrong", "wrong"],
    [
      "it is up, and their own line is broken",
      { hasOwnTrouble: true },
      ...["right", "severe", "wrong", "wrong", "right", "wrong"],
    ],
    [
      "it is down everywhere",
      { reach: NONE },
      ...["severe", "right", "wrong", "severe", "severe", "wrong"],
    ],
    [
      "it is down where they are",
      { reach: EUROPE_GONE },
      ...["severe", "right", "right", "severe", "severe", "wrong"],
    ],
    [
      "it is down far away",
      { reach: TOKYO_GONE },
      ...["right", "severe", "severe", "right", "wrong", "wrong"],
    ],
    [
      "it shuts one network out",
      { state: "provider-block" },
      ...["right", "severe", "severe", "right", "wrong", "wrong"],
    ],
    [
      "it answers every second request",
      { reach: 0.5 },
      ...["wrong", "wrong", "right", "right", "wrong", "wrong"],
    ],
    [
      "it seldom answers",
      { reach: 0.2 },
      ...["severe", "wrong", "right", "right", "severe", "wrong"],
    ],
    ["it seldom fails", { reach: 0.8 }, ...["wrong", "severe", "right", "right", "wrong", "wrong"]],
  ])("%s", (_, how, ...expected) => {
    const trial = asked(how);
    expect(VERDICTS.map((verdict) => mark(trial, verdict))).toEqual(expected);
  });
});

test("who alone is shut out is our one network: then “elsewhere” tells of nobody", () => {
  const { model } = modelOf("one-network");
  const said = { verdict: "elsewhere", atMs: 0 } as const;
  expect(markOf(asked({ state: "provider-block" }), said, model)).toMatchObject({
    ...{ isWrong: true, isSevere: false },
  });
});

describe("strictly", () => {
  test("trouble in a far region alone has to be told", () => {
    const trial = asked({ reach: TOKYO_GONE });
    const isStrictlyWrong = (verdict: Verdict) =>
      markOf(trial, { verdict, atMs: 0 }, DEFAULT).isStrictlyWrong;
    expect(isStrictlyWrong("up")).toBe(true);
    expect(isStrictlyWrong("elsewhere")).toBe(false);
  });

  test("down for everyone is too much where only the caller's region is", () => {
    const said = { verdict: "down", atMs: 0 } as const;
    expect(markOf(asked({ reach: EUROPE_GONE }), said, DEFAULT).isStrictlyWrong).toBe(true);
  });
});

describe("words beside the verdict", () => {
  const said = (isIntermittent: boolean) => ({
    ...{ verdict: "up", atMs: 0 },
    more: { confidence: "low", isIntermittent, provisional: null, wasSilent: false },
  });
  const isWrong = (reach: number, isIntermittent: boolean) =>
    markOf(asked({ reach }), said(isIntermittent) as never, DEFAULT).isWrongThoughFlagged;

  test("“it answers only sometimes” makes up good where that is so", () => {
    expect([isWrong(0.5, true), isWrong(0.5, false)]).toEqual([false, true]);
  });

  test("and is no excuse where it is not", () => {
    const gone = { verdict: "up", atMs: 0, more: said(true).more } as never;
    expect(markOf(asked({ reach: NONE }), gone, DEFAULT).isWrongThoughFlagged).toBe(true);
  });
});
