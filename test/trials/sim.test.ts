/**
 * The whole simulation, as the documentation shows it: what the rule is held to holds, and the page of
 * numbers with its figures is what comes out. `npm run sim -- --write` writes them.
 */
import { readFile } from "node:fs/promises";
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
  // What is said of them elsewhere.
  const [wrong, severe, , , mean, p95] = held.map(({ measured }) => measured.split("\u00a0")[0]);
  const [readme, verdict] = await Promise.all(
    ["README.md", "docs/verdict.md"].map((name) => readFile(name, "utf8")),
  );
  for (const figure of [wrong, severe]) expect(readme).toContain(`${figure} %`);
  for (const figure of [wrong, severe]) expect(verdict).toContain(`| ${figure} % |`);
  expect(verdict).toContain(`| ${mean} s, p95 ${p95} s |`);
  for (const [name, text] of files)
    await expect(text).toMatchFileSnapshot(`../../docs/verdict/${name}`);
});
