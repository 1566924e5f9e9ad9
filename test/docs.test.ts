/** Pages of documentation that are made of the code: `npm test -- --project tidy -u` writes them. */
import { describe, expect, test } from "vitest";
import {
  FAILURES,
  type FailureCode,
  REFUSALS,
  type RefusalCode,
  SUSPECT_CODES,
} from "../src/probe/failure";
import { EN } from "../src/verdict/words/en";
import { type Loss, lossesOf } from "./support/loss";

const MADE = "Made of the code by `npm test -- --project tidy -u`; a test holds it to that.";

test("every code stands in the documentation, with what it means and what one could do", async () => {
  const meaning = (code: keyof typeof EN.meaning) => {
    const { means, try: tip } = EN.meaning[code];
    return tip === null ? means : `${means} ${tip}`;
  };
  const failures = (Object.keys(FAILURES) as FailureCode[]).map((code) => {
    const { phase, fault, outcome } = FAILURES[code];
    const vote = outcome === "down" ? "down" : "none";
    return `| \`${code}\` | ${phase ?? "–"} | ${fault} | ${vote} | ${EN.failure[code]} | ${meaning(code)} |`;
  });
  const refusals = (Object.keys(REFUSALS) as RefusalCode[]).map(
    (code) => `| \`${code}\` | ${REFUSALS[code]} | ${EN.refusal[code]} | ${meaning(code)} |`,
  );
  const suspicions = SUSPECT_CODES.map(
    (code) => `| \`${code}\` | ${EN.suspect[code]} | ${meaning(code)} |`,
  );
  const lines = [
    "# Every code",
    "",
    `What an observation can say. ${MADE}`,
    "",
    "## Failures",
    "",
    "Only a fault of the target votes down. In production, Cloudflare's made-up answers give the same codes.",
    "",
    "| Code | Phase | Fault | Vote | In the table | What it means, and what one could do |",
    "|---|---|---|---|---|---|",
    ...failures,
    "",
    "## Refusals",
    "",
    "It answered, and turned us away. A refusal never votes. `evidence` says what it was read from: status, header, page or redirect.",
    "",
    "| Code | Wants | In the table | What it means, and what one could do |",
    "|---|---|---|---|",
    ...refusals,
    "",
    "## Suspicions",
    "",
    "It answered, and counts as up; what came may not be what its visitors came for.",
    "",
    "| Code | In the table | What it means, and what one could do |",
    "|---|---|---|",
    ...suspicions,
  ];
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../docs/probing/codes.md");
});

describe("false downs of a lossy line", () => {
  const PROBES = 50_000;
  const SEED = 20_101_212;
  /** Thousands of probes with their promises, on a machine that may have other things to do. */
  const TIMEOUT_MS = 60_000;
  /** `atMost`: the share of first failures that may be left after the second attempt. */
  const ROWS: readonly (Loss & { readonly about: string; readonly atMost: number })[] = [
    { about: "single packets", rate: 0.001, spellMs: 100, kind: "breaks", atMost: 0.02 },
    { about: "single packets", rate: 0.01, spellMs: 100, kind: "breaks", atMost: 0.02 },
    { about: "single packets", rate: 0.03, spellMs: 100, kind: "breaks", atMost: 0.05 },
    { about: "single packets", rate: 0.01, spellMs: 100, kind: "silent", atMost: 0.02 },
    { about: "a second", rate: 0.01, spellMs: 1_000, kind: "breaks", atMost: 0.42 },
    { about: "a second", rate: 0.01, spellMs: 1_000, kind: "silent", atMost: 0.03 },
    { about: "ten seconds", rate: 0.01, spellMs: 10_000, kind: "breaks", atMost: 0.95 },
    { about: "ten seconds", rate: 0.01, spellMs: 10_000, kind: "silent", atMost: 0.7 },
  ];
  const found: string[] = [];

  test.each(ROWS)(
    "$about, $rate of the time, it $kind",
    async ({ about, atMost, ...loss }) => {
      const { withOne, withTwo } = await lossesOf(loss, PROBES, SEED);
      expect(Math.abs(withOne / PROBES / loss.rate - 1)).toBeLessThan(0.2);
      expect(withTwo / withOne).toBeLessThanOrEqual(atMost);
      const kind = loss.kind === "breaks" ? "breaks off" : "is silent";
      const share = ((100 * withTwo) / withOne).toFixed(1);
      found.push(
        `| ${about} | ${100 * loss.rate} % | ${kind} | ${withOne} | ${withTwo} | ${share} % |`,
      );
    },
    TIMEOUT_MS,
  );

  test("stand in the documentation", async () => {
    const lines = [
      "# What the second attempt is worth",
      "",
      `Probes of a site that is up, over a line that loses what is sent in bad spells: ${PROBES} for each`,
      `row, from one seed, through the prober itself with a clock that jumps. ${MADE}`,
      "",
      "| A bad spell lasts | Of the time | What is lost | False downs with one attempt | with two | left |",
      "|---|---|---|---|---|---|",
      ...found,
      "",
      "A second try a second later removes nearly all that a lost packet does. It cannot remove trouble of a",
      "vantage that outlasts both: for that there are the controls, and nine other vantages. Silence is",
      "waited for longer than a break, so less of it is left.",
    ];
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../docs/probing/loss.md");
  });
});
