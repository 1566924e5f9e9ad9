/**
 * The whole simulation, as the documentation shows it: what the rule is held to holds, and the page of
 * numbers with its figures is what comes out. `npm run sim -- --write` writes them.
 */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { withSimulation } from "../../sim/run.ts";

/** Three minutes of two cores: a reader should not wait longer. Other trials run beside this one, so it is not the clock that counts. */
const MOST_CPU_MS = 2 * 180_000;

/** Published figures that come out again. */
const SAME_AT_LEAST = 38;

/** The cells of a row of that table, without its name. */
function rowOf(table: string, begin: string): readonly string[] {
  const row = table.split("\n").find((line) => line.startsWith(`| ${begin}`)) ?? "";
  return row
    .split(" | ")
    .slice(1)
    .map((cell) => cell.replaceAll("\u00a0", " "));
}

test("the rule holds what it is held to, and the documentation shows just these numbers", async () => {
  const before = process.cpuUsage();
  const { held, files } = await withSimulation(async (sim, worker) => {
    const simulated = await sim.simulate(sim.SHOWN, worker);
    return { held: sim.heldBy(simulated), files: sim.documentOf(simulated, sim.SHOWN) };
  });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(MOST_CPU_MS);
  expect(held.filter(({ holds }) => !holds)).toEqual([]);
  // What is said of them elsewhere.
  const numbers = files.get("numbers.md") ?? "";
  const [wrong, severe, , , mean, p95] = held.map(({ measured }) => measured.split("\u00a0")[0]);
  const [readme, verdict] = await Promise.all(
    ["README.md", "docs/verdict.md"].map(async (name) =>
      (await readFile(name, "utf8")).replaceAll("\n", " "),
    ),
  );
  expect(readme).toContain(`${wrong} % wrong, and ${severe} % badly`);
  expect(verdict).toContain(`| 2.0 % | ${wrong} % |`);
  expect(verdict).toContain(`| 0.55 % | ${severe} % |`);
  expect(verdict).toContain(`| ${mean} s, p95 ${p95} s |`);
  const worlds = numbers.slice(numbers.indexOf("## In other worlds"));
  const cellsOf = (begin: string) => rowOf(worlds, begin);
  const [ours, oursBadly, next, nextBadly] = cellsOf("as assumed");
  expect([ours, oursBadly]).toEqual([`${wrong} %`, `${severe} %`]);
  expect(readme).toContain(`the next best rule in use ${next} and ${nextBadly}`);
  const [one, oneBadly] = cellsOf("all vantages on one network");
  expect(readme).toContain(`it is ${one} and ${oneBadly}`);
  expect(verdict).toContain(`${one} wrong and ${oneBadly} severe`);
  const [paged, pagedBadly] = cellsOf("one network, and nine callers in ten");
  expect(verdict).toContain(`${paged} wrong and ${pagedBadly} severe`);
  const same = /Of 63 published figures (\d+) come/.exec(numbers)?.[1];
  expect(Number(same)).toBeGreaterThanOrEqual(SAME_AT_LEAST);
  expect(verdict).toContain(`${same} of 63`);
  for (const [name, text] of files)
    await expect(text).toMatchFileSnapshot(`../../docs/verdict/${name}`);
});
