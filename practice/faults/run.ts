/**
 * `npm run faults`: bundles the fault trial and runs it. A mutant of our own code can be bundled
 * instead, to see that the trial notices.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundled, readMigrations } from "../replay/run.ts";

/** A change to one file of ours that must not go unnoticed. */
export interface Mutant {
  /** What it does wrong. */
  readonly says: string;
  /** Below the root of the project. */
  readonly file: string;
  /** Stands there once. */
  readonly from: string;
  readonly to: string;
  /** The first seed to try; few schedules come to what some of them need. */
  readonly seed?: number;
}

export async function loadFaults(mutant: Mutant | null = null): Promise<typeof import("./main")> {
  const entry = new URL("main.ts", import.meta.url);
  if (mutant === null) return bundled(entry);
  const path = fileURLToPath(new URL(`../../${mutant.file}`, import.meta.url));
  const text = await readFile(path, "utf8");
  if (text.split(mutant.from).length !== 2)
    throw new Error(`${mutant.file} does not hold once: ${mutant.from}`);
  return bundled(entry, { path, contents: text.replace(mutant.from, () => mutant.to) });
}

if (import.meta.main) {
  const { main } = await loadFaults();
  process.exitCode = await main(process.argv.slice(2), await readMigrations());
}
