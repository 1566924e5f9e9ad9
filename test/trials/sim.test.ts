/**
 * The whole simulation, as the documentation shows it: what the rule is held to holds, and the page of
 * numbers with its figures is what comes out. `npm run sim -- --write` writes them.
 */
import { expect, test } from "vitest";
import { withSimulation } from "../../sim/run.ts";

/** On two cores; a reader should not wait longer. */
const MOST_MS = 180_000;

test("the rule holds what it is held to, and the documentation shows just these numbers", async () => {
  const startedAt = performance.now();
  const { held, files } = await withSimulation(async (sim, worker) => {
    const simulated = await sim.simulate(sim.SHOWN, worker);
    return { held: sim.heldBy(simulated), files: sim.documentOf(simulated, sim.SHOWN) };
  });
  expect(performance.now() - startedAt).toBeLessThan(MOST_MS);
  expect(held.filter(({ holds }) => !holds)).toEqual([]);
  for (const [name, text] of files)
    await expect(text).toMatchFileSnapshot(`../../docs/verdict/${name}`);
});
