/**
 * P18 without exception: every partial sweep of our ten vantages, from wherever it is asked and
 * whatever the caller reports, held against all that it can still become. Each vantage is up, down,
 * silent, turned away or still looking: 5^10 sweeps for each of eleven callers and three reports,
 * 322 million questions, by the classes of `sweep-classes`.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VANTAGE_IDS, VANTAGES, vantageOf } from "../../src/vantage/registry";
import { isSettled, judge } from "../../src/verdict/judge";
import { type Verdict, verdictOf } from "../../src/verdict/rule";
import { settledVerdict } from "../../src/verdict/settle";
import { WORDS } from "../../src/verdict/words";
import { TESTED } from "../../src/verdict/you";
import {
  CALLERS,
  Caller,
  FATES,
  type Fate,
  heardOf,
  REPORTS,
  SEATS,
  type SweepClass,
  shapeOf,
} from "../support/sweep-classes";
import { seen } from "../unit/verdict/build";
import { answerOn } from "../unit/web/pages";

type Stop = typeof settledVerdict;

/** One caller for each shape that the world has for callers. */
const KINDS = [...Map.groupBy(CALLERS, shapeOf)].map(([shape, [first = null, ...others]]) => ({
  ...{ shape, callers: 1 + others.length, caller: new Caller(first) },
}));

interface Found {
  readonly classes: number;
  /** Sweeps that these stand for. */
  readonly sweeps: number;
  /** Questions that had an early answer, of the representatives. */
  readonly settled: number;
  /** Answered with what the full sweep can contradict, or with what it cannot say at all. */
  readonly unsound: readonly string[];
  /** Not answered, though the full sweep can say one thing alone. */
  readonly late: readonly string[];
}

/** Tries a way to stop early on every class of a caller. */
function tried(caller: Caller, stop: Stop): Found {
  const unsound: string[] = [];
  const late: string[] = [];
  let [classes, sweeps, settled] = [0, 0, 0];
  for (const one of caller.classes()) {
    classes += 1;
    sweeps += caller.sizeOf(one);
    const { ballots, pending } = heardOf(caller.sweepOf(one));
    for (const report of REPORTS) {
      const early = stop(ballots, pending, caller.here, report);
      const possible = caller.verdictsOf(one, report);
      if (early !== null) settled += 1;
      if (early === null && possible.length === 1) late.push(shown(caller, one, report, possible));
      if (early !== null && (possible.length !== 1 || possible[0] !== early))
        unsound.push(`${early}: ${shown(caller, one, report, possible)}`);
    }
  }
  return { classes, sweeps, settled, unsound, late };
}

function shown(caller: Caller, one: SweepClass, report: string | null, possible: unknown): string {
  const sweep = caller.sweepOf(one).map(({ seat, fate }) => `${seat.vantage} ${fate}`);
  return `${caller.here?.region}, ${report}: ${sweep.join(", ")} can be ${possible}`;
}

test("eleven callers are of three kinds, and the classes of each make up all its sweeps", () => {
  expect(KINDS.map(({ shape, callers }) => [shape, callers])).toEqual([
    ["continents of 1: 1,1,1,1; continents of 2: 2,2,2", 1],
    ["continents of 1: 1,1,1,1; continents of 2: 2,2; next door: 1; own: 1", 6],
    ["continents of 1: 1,1,1; continents of 2: 2,2,2; own: 1", 4],
  ]);
});

describe("P18 the early stop is sound and tight, every completion tried", () => {
  test.each(KINDS)("$callers of eleven callers: $shape", ({ caller }) => {
    const { classes, sweeps, settled, unsound, late } = tried(caller, settledVerdict);
    expect(sweeps).toBe(FATES.length ** SEATS.length);
    expect(unsound.slice(0, 3)).toEqual([]);
    expect(late.slice(0, 3)).toEqual([]);
    // Both cases come up often, or this test would say nothing.
    const share = settled / (classes * REPORTS.length);
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.8);
    console.info(`${classes} classes, ${sweeps} sweeps, ${(100 * share).toFixed(1)} % settled`);
  });

  test("and all kinds together are 376,600 classes", () => {
    const classes = KINDS.map(({ caller }) => [...caller.classes()].length);
    expect(classes).toEqual([47_600, 210_000, 119_000]);
  });
});

describe("the check catches", () => {
  const from = KINDS.find(({ callers }) => callers === 4)?.caller ?? new Caller(null);
  const unanimousOf =
    (votes: number): Stop =>
    (ballots, pending, here, report) => {
      const up = ballots.filter(({ vote }) => vote === "up").length;
      const down = ballots.filter(({ vote }) => vote === "down").length;
      if (Math.min(up, down) === 0 && up + down >= votes) return verdictOf(ballots, here, report);
      return settledVerdict(ballots, pending, here, report);
    };
  const blindToOwn: Stop = (ballots, pending, here, report) =>
    settledVerdict(ballots, pending, null, null) && verdictOf(ballots, here, report);

  test.each<[string, Stop]>([
    ["eight votes that agree", unanimousOf(8)],
    ["nine votes that agree, the caller's own region pending", unanimousOf(9)],
    ["no thought of the caller's own region", blindToOwn],
  ])("a stop that is a little too early: %s", (_, greedy) => {
    expect(tried(from, greedy).unsound.length).toBeGreaterThan(0);
  });

  test("a stop that waits for everybody", () => {
    const { unsound, late } = tried(from, (ballots, pending, here, report) =>
      pending.length === 0 ? verdictOf(ballots, here, report) : null,
    );
    expect(unsound).toEqual([]);
    expect(late.length).toBeGreaterThan(1_000);
  });
});

/** Any sweep, not only those that stand for a class. */
const sweeps = fc
  .array(fc.constantFrom(...FATES), { minLength: SEATS.length, maxLength: SEATS.length })
  .map((fates) => SEATS.map((seat, i) => ({ seat, fate: fates[i] ?? ("up" as const) })));
const questions = fc.record({
  ...{ sweep: sweeps, caller: fc.nat(CALLERS.length - 1), report: fc.constantFrom(...REPORTS) },
});
const callers = CALLERS.map((here) => new Caller(here));

const SIGHTS = {
  up: "up",
  down: "connection_refused",
  abstain: "prober_timeout",
  refused: "http_403",
} as const;

test("P16 a sweep says what the one says that stands for its class", () => {
  fc.assert(
    fc.property(questions, ({ sweep, caller: at, report }) => {
      const caller = callers[at] ?? new Caller(null);
      const one = caller.classOf(new Map(sweep.map(({ seat, fate }) => [seat.vantage, fate])));
      const stopped = [sweep, caller.sweepOf(one)].map((parts): Verdict | null => {
        const { ballots, pending } = heardOf(parts);
        return settledVerdict(ballots, pending, caller.here, report);
      });
      expect(stopped[0]).toBe(stopped[1]);
    }),
    { seed: 20_101_212, numRuns: 20_000 },
  );
});

test("P18 holds of the way in as well: settled, and its scope, from observations", () => {
  fc.assert(
    fc.property(questions, ({ sweep, caller: at, report }) => {
      const caller = callers[at] ?? new Caller(null);
      const fates = new Map(sweep.map(({ seat, fate }) => [seat.vantage, fate]));
      const observations = sweep.flatMap(({ seat, fate }) => {
        const vantage = vantageOf(seat.vantage);
        return fate === "pending" || !vantage ? [] : [seen(vantage.id, SIGHTS[fate])];
      });
      const { pending } = heardOf(sweep);
      const possible = caller.verdictsOf(caller.classOf(fates), report);
      const { here } = caller;
      expect(isSettled(observations, pending, { here, report })).toBe(possible.length === 1);

      const nowhere = callers[0] ?? new Caller(null);
      const said = nowhere.verdictsOf(nowhere.classOf(fates), null);
      const question = { host: "example.org", here, report, pending };
      const { verdict, scope } = judge(observations, question, WORDS.en);
      if (possible.length === 1) expect(verdict).toBe(possible[0]);
      const [only, ...others] = said.map((one) => (one === "elsewhere" ? "partial" : one));
      expect(scope).toBe(others.length === 0 ? only : "unknown");
    }),
    { seed: 20_101_212, numRuns: 5_000 },
  );
});

test("P18 holds with a browser's own test, which counts or not by what is seen", () => {
  const tested = fc.constantFrom(...TESTED);
  const met = fc.constantFrom("open", "corp", "mixed", null);
  const page = fc.array(met, { minLength: SEATS.length, maxLength: SEATS.length });
  const told = fc.record({ question: questions, later: sweeps, tested, page });
  let settled = 0;
  fc.assert(
    fc.property(told, ({ question: { sweep, caller: at, report }, later, tested, page }) => {
      const see = (fate: Fate, i: number) => {
        const vantage = VANTAGES[i];
        if (fate === "pending" || vantage === undefined) return [];
        const embedding = fate === "up" ? (page[i] ?? null) : null;
        return [seen(vantage.id, SIGHTS[fate], { embedding })];
      };
      const now = sweep.flatMap(({ fate }, i) => see(fate, i));
      const then = sweep.flatMap(({ fate }, i) => {
        const last = later[i]?.fate ?? "up";
        return see(fate === "pending" ? (last === "pending" ? "up" : last) : fate, i);
      });
      const caller = { report, tested, vantage: VANTAGE_IDS[at - 1] ?? null };
      const early = answerOn(now, { caller, completedAt: null });
      const full = answerOn(then, { caller });
      settled += early.settled ? 1 : 0;
      if (early.settled) expect(early.verdict).toBe(full.verdict);
      if (early.scope !== "unknown") expect(early.scope).toBe(full.scope);
    }),
    { seed: 20_101_212, numRuns: 5_000 },
  );
  expect(settled).toBeGreaterThan(1_000);
});
