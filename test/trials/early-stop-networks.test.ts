/**
 * P18 where our vantages stand on several networks, one of which may be shut out: then a vote to come
 * may excuse failures that were heard, or take an excuse away. Every partial sweep of a small world,
 * and every completion of it.
 */
import { describe, expect, test } from "vitest";
import { excuse, type Networks } from "../../src/verdict/network";
import { type Here, type Report, type Verdict, verdictOf } from "../../src/verdict/rule";
import { type Seat, settledVerdict } from "../../src/verdict/settle";
import { FATES, heardOf, REPORTS } from "../support/sweep-classes";

/** Seven on four continents: enough votes for a global verdict to tolerate one that dissents. */
const SEATS: readonly Seat[] = ["A1", "A2", "B1", "B2", "C1", "C2", "D1"].map((region) => ({
  ...{ vantage: region, region, continent: region.charAt(0) },
}));
const SWEEPS = FATES.length ** SEATS.length;
const PENDING = FATES.length - 1;

/** Which of the seats stand on which network. */
const NETWORKS: readonly string[] = ["xyxyxyx", "xxxxxyx", "xyzxyzx"];

const sweepOf = (number: number) =>
  SEATS.map((seat, i) => {
    const fate = FATES[Math.floor(number / FATES.length ** i) % FATES.length] ?? ("up" as const);
    return { seat, fate };
  });

/** For each sweep, by number, the one verdict that it can still have; null where there are several. */
function onlyVerdicts(here: Here | null, report: Report, networks: Networks) {
  const only: (Verdict | null)[] = Array(SWEEPS).fill(null);
  // A completion has a smaller number than what it completes.
  for (let number = 0; number < SWEEPS; number += 1) {
    const open = SEATS.findIndex(
      (_, i) => Math.floor(number / FATES.length ** i) % FATES.length === PENDING,
    );
    if (open === -1) {
      const { ballots } = heardOf(sweepOf(number));
      only[number] = verdictOf(excuse(ballots, networks), here, report);
      continue;
    }
    const next = [1, 2, 3, 4].map((less) => only[number - less * FATES.length ** open] ?? null);
    only[number] = next.every((one) => one === next[0]) ? (next[0] ?? null) : null;
  }
  return only;
}

const CALLERS: readonly (Here | null)[] = [null, ...SEATS.filter((_, i) => i % 2 === 0)];

describe.each(NETWORKS)("on the networks %s", (names) => {
  const networks: Networks = (vantage) =>
    names.charAt(SEATS.findIndex((seat) => seat.vantage === vantage));

  test.each(CALLERS)("an early answer is the only one there can be, for %o", (here) => {
    let settled = 0;
    for (const report of REPORTS) {
      const only = onlyVerdicts(here, report, networks);
      for (let number = 0; number < SWEEPS; number += 1) {
        const { ballots, pending } = heardOf(sweepOf(number));
        const early = settledVerdict(ballots, pending, here, report, networks);
        if (early === null) continue;
        settled += 1;
        if (early !== only[number])
          expect.unreachable(`${report}: ${early} of ${JSON.stringify(sweepOf(number))}`);
      }
    }
    // Most of those that come early on one network do on several.
    expect(settled / (SWEEPS * REPORTS.length)).toBeGreaterThan(0.3);
  });
});
