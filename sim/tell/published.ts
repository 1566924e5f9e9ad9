/**
 * The table that the rule was chosen by, as it was published: percentages and seconds to the digits
 * that were printed. What we measure is held against it, never the other way round.
 */

/** How often each state was drawn for it. */
export const PUBLISHED_TRIALS = 40_000;

export interface PublishedRow {
  readonly name: string;
  /** Percent. */
  readonly wrong: string;
  readonly severe: string;
  readonly falseAlarm: string;
  readonly missedFull: string;
  readonly missedOrigin: string;
  /** Seconds, on an up target. */
  readonly mean: string;
  readonly p95: string;
}

export type Column = Exclude<keyof PublishedRow, "name">;

/** By the id of the rule. */
export const PUBLISHED: Readonly<Record<string, PublishedRow>> = {
  "one-vantage": row("one vantage", "10.6", "6.45", "3.4", [".28", "2.1"], [".83", "1.4"]),
  "any-failure": row("any failure", "33.4", "30.1", "28.5", ["0", "0"], ["2.9", "11"]),
  "two-fail": row("at least 2 fail", "13.7", "10.6", "4.3", ["0", "0"], ["2.9", "11"]),
  majority: row("majority", "6.35", "1.59", ".003", ["0", ".003"], ["2.9", "11"]),
  "healthy-share": row(
    "more than 18 % healthy",
    "6.33",
    "1.57",
    "0",
    [".03", "2.0"],
    ["2.9", "11"],
  ),
  "second-opinion": row("second opinion", "7.46", "2.71", ".13", ["1.1", "4.9"], [".96", "1.8"]),
  "three-in-a-row": row("3 in a row", "8.50", "2.79", ".10", ["1.7", "5.4"], ["1.8", "2.0"]),
  bayes: row("Bayes over scope hypotheses", "3.62", ".47", "3.8", ["0", "0"], ["2.9", "11"]),
  "ours-then": row(
    "this rule as it was published",
    "2.31",
    ".66",
    ".26",
    ["0", "0"],
    ["1.37", "2.4"],
  ),
};

/** The tiers of confidence at that time: shares of answers, and of those the right ones, in percent. */
export const PUBLISHED_TIERS: Readonly<Record<string, { share: string; right: string }>> = {
  high: { share: "81", right: "99.6" },
  good: { share: "13", right: "95.3" },
  low: { share: "6", right: "77.8" },
};

/** What a printed number may have been before it was rounded, to either side. Nothing is rounded to 0. */
export function roundingOf(printed: string): number {
  if (Number(printed) === 0) return 0;
  return 0.5 * 10 ** -(printed.split(".")[1]?.length ?? 0);
}

function row(
  name: string,
  wrong: string,
  severe: string,
  falseAlarm: string,
  [missedFull, missedOrigin]: readonly [string, string],
  [mean, p95]: readonly [string, string],
): PublishedRow {
  return { name, wrong, severe, falseAlarm, missedFull, missedOrigin, mean, p95 };
}
