/** What the soak makes of its samples: it must be able to fail. */
import { describe, expect, test } from "vitest";
import { reportOf, type Sample, textOf } from "../../../practice/raw/soak/figures";
import { lotOf } from "../../../practice/raw/soak/lot";

const sample = (atS: number, mb: number, open = 40): Sample => ({
  atS,
  rssMb: { probers: mb },
  descriptors: { probers: open },
});

/** A sample every ten seconds of twenty minutes. */
const course = (mbAt: (minute: number) => number) =>
  Array.from({ length: 120 }, (_, n) => sample(10 * (n + 1), mbAt((n + 1) / 6)));

const faultsOf = (samples: readonly Sample[], wrong: string[] = [], openAfter = 40) =>
  reportOf({
    samples,
    before: sample(0, 100, 40),
    after: sample(1_300, 100, openAfter),
    tally: { took: new Map([["json", [3, 1, 2]]]), asked: new Map([["well", 3]]), wrong },
  }).faults;

describe("a soak passes", () => {
  test.each([
    ["with memory that stays", course(() => 300)],
    [
      "with memory that grows while it warms up",
      course((minute) => 200 + Math.min(100, 20 * minute)),
    ],
    ["with memory that rises and falls", course((minute) => 300 + 60 * Math.sin(minute * 7))],
  ])("%s", (_, samples) => {
    expect(faultsOf(samples)).toEqual([]);
  });
});

describe("a soak fails", () => {
  test.each([
    ["with memory that grows for ever", course((minute) => 200 + 5 * minute), [], 40, /memory/],
    ["with one wrong answer", course(() => 300), ["up, not down"], 40, /wrong/],
    ["with descriptors that stay open", course(() => 300), [], 60, /descriptors/],
  ])("%s", (_, samples, wrong, openAfter, fault) => {
    const faults = faultsOf(samples, wrong, openAfter);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });
});

test("its figures are told as a table too", () => {
  const tally = { took: new Map([["json", [3, 1, 2]]]), asked: new Map([["well", 3]]), wrong: [] };
  const ends = { before: sample(0, 100), after: sample(1_300, 100) };
  const text = textOf(reportOf({ samples: course(() => 300), ...ends, tally }));
  expect(text).toMatch(/^3 answers in 1200 s: well 3/);
  expect(text).toMatch(/passed$/);
});

test("a seed draws the same lots each time, and each as often as its weight says", () => {
  const rows = [["often", 3] as const, ["seldom", 1] as const];
  const draw = (seed: number) => {
    const lot = lotOf(seed);
    return Array.from({ length: 4_000 }, () => lot.weighted(rows)[0]);
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  const often = draw(1).filter((one) => one === "often").length;
  expect(Math.abs(often - 3_000)).toBeLessThan(150);
});
