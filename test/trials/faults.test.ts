/**
 * A thousand fault schedules: what fails of our own is drawn from a seed, what is true of the websites
 * is known, and after each of them every invariant must hold. The real front, gates, monitors and
 * ledger, in simulated time. One that fails: `npm run faults -- --seed …` tells what happened.
 *
 * Then the trial itself: mistakes that somebody could make must not pass it.
 */
import { describe, expect, test } from "vitest";
import { MUTANTS } from "../../practice/faults/mutants";
import { loadFaults } from "../../practice/faults/run";
import { readMigrations } from "../../practice/replay/run";

const SCHEDULES = 1_000;
/** A mistake is noticed within so many schedules. */
const NOTICED_WITHIN = 150;

/** Cases in which the premise of an invariant must be true at least, where a thousand are too many. */
const RARE: Readonly<Record<string, number>> = {
  noOutageIsLost: 200,
  everyOutageEnds: 150,
  aCutOffLookIsTakenUp: 100,
  aSilentGateStartsNothing: 200,
  whatIsFreshIsShared: 600,
  optedOutIsLeftAlone: 600,
  optedOutIsErased: 600,
};

const migrations = await readMigrations();

test(`${SCHEDULES} schedules violate nothing`, async () => {
  const { INVARIANTS, runTrial, seedsFrom, tellFigures, tellSchedule } = await loadFaults();
  const { figures, failed } = await runTrial(seedsFrom(1, SCHEDULES), migrations, 3);
  process.stdout.write(tellFigures(figures));
  const told = failed.map(({ outcome, violations }) => tellSchedule(outcome, violations));
  expect(told.join("\n")).toBe("");
  expect(figures.schedules).toBe(SCHEDULES);
  // Of each kind of fault enough has struck for the trial to mean something.
  const kinds = [...figures.hits].filter(([, count]) => count >= 50).map(([kind]) => kind);
  expect(kinds.toSorted()).toEqual([
    ...["alarm_late", "alarm_twice", "await", "cache", "clock", "deploy", "eviction", "gate_alarm"],
    ...["gate_eviction", "gate_gone", "gate_storage", "ledger", "limiter", "monitor_gone"],
    ...["prober", "resolver", "storage", "webhook"],
  ]);
  // And each invariant was held against enough cases in which it had something to say.
  const seldom = Object.keys(INVARIANTS).filter(
    (name) => (figures.met.get(name) ?? 0) < (RARE[name] ?? 1_000),
  );
  expect(seldom).toEqual([]);
  expect(figures.recorded).toBeGreaterThan(SCHEDULES / 2);
});

test("the same seed gives the same schedule, and the same end", async () => {
  const { draw, play } = await loadFaults();
  for (const seed of [7, 23]) {
    expect(draw(seed)).toEqual(draw(seed));
    const [first, again] = [await play(draw(seed), migrations), await play(draw(seed), migrations)];
    // The log leaves out what there is too much of, by the clock of this process.
    const told = ({ notes }: typeof first) => notes.filter(({ says }) => !says.startsWith("log: "));
    expect(told(again)).toEqual(told(first));
    expect(again.kept).toEqual(first.kept);
  }
});

describe("a mistake is noticed", () => {
  test.each(MUTANTS.map((mutant) => [mutant.says, mutant] as const))("%s", async (_, mutant) => {
    const { runTrial, seedsFrom } = await loadFaults(mutant);
    const { failed } = await runTrial(seedsFrom(mutant.seed ?? 1, NOTICED_WITHIN), migrations, 1);
    expect(failed).toHaveLength(1);
  });
});
