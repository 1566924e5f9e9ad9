/** How many false downs a second attempt removes. The table in docs/probing.md is what this prints. */
import { describe, expect, test } from "vitest";
import { type Loss, lossesOf } from "../../support/loss";

const PROBES = 100_000;
const SEED = 20_101_212;

const ROWS: readonly (Loss & { readonly about: string; readonly atMost: number })[] = [
  { about: "single packets", rate: 0.01, spellMs: 100, kind: "breaks", atMost: 0.02 },
  { about: "single packets, heavy loss", rate: 0.03, spellMs: 100, kind: "breaks", atMost: 0.05 },
  { about: "spells of a second", rate: 0.01, spellMs: 1_000, kind: "breaks", atMost: 0.42 },
  { about: "spells of ten seconds", rate: 0.01, spellMs: 10_000, kind: "breaks", atMost: 0.95 },
  { about: "single packets, silent", rate: 0.01, spellMs: 100, kind: "silent", atMost: 0.02 },
  { about: "spells of a second, silent", rate: 0.01, spellMs: 1_000, kind: "silent", atMost: 0.03 },
  {
    about: "spells of ten seconds, silent",
    rate: 0.01,
    spellMs: 10_000,
    kind: "silent",
    atMost: 0.7,
  },
];

describe("a second attempt removes false downs", () => {
  test.each(ROWS)("$about, $rate of the time", async ({ atMost, ...loss }) => {
    const { withOne, withTwo } = await lossesOf(loss, PROBES, SEED);
    console.log(withOne, withTwo);
    expect(withOne / PROBES).toBeCloseTo(loss.rate, 2);
    expect(withTwo / withOne).toBeLessThanOrEqual(atMost);
  });
});
