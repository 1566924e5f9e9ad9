/**
 * A few fault schedules, as a sample of the trial (test/trials/faults): whatever fails of our own, no
 * invariant is violated. `npm run faults -- --seed …` tells what happened in one.
 */
import { expect, test, vi } from "vitest";
import { loadFaults } from "../practice/faults/run";
import { readMigrations } from "../practice/replay/run";

vi.setConfig({ testTimeout: 30_000 });

const { runTrial, seedsFrom, tellSchedule } = await loadFaults();

test("two dozen schedules of faults violate nothing", async () => {
  const { failed } = await runTrial(seedsFrom(2_001, 24), await readMigrations());
  const told = failed.map(({ outcome, violations }) => tellSchedule(outcome, violations));
  expect(told.join("\n")).toBe("");
});
