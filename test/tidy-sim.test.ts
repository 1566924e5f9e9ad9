/** The simulation stays apart: from what is deployed, and its checkers from what they check. */
import { describe, expect, test } from "vitest";
import { filesImportedBy, type Source, sourcesOf } from "./support/sources";

const IMPURE = /\b(Date\.now|new Date\(\)|performance\.|Math\.random|crypto\.|setTimeout)/;

const src = await sourcesOf("src/**/*.{ts,tsx,js}");
const sim = await sourcesOf("sim/**/*.ts");

/** The same without what is imported as a type. */
function withoutTypes(program: Source["program"]): Source["program"] {
  const body = program.body.filter(
    (node) => node.type !== "ImportDeclaration" || node.importKind !== "type",
  );
  return { ...program, body };
}

describe("the simulation", () => {
  const within = (...folders: readonly string[]) =>
    sim.filter(({ path }) => folders.some((folder) => path.startsWith(`sim/${folder}`)));
  /** Files of ours that they run, and not those of which they know the types alone. */
  const run = (sources: readonly Source[]) =>
    sources.flatMap((source) =>
      filesImportedBy({ ...source, program: withoutTypes(source.program) }),
    );

  test("is imported by nothing that is deployed", () => {
    expect(src.flatMap(filesImportedBy).filter((path) => path.startsWith("sim/"))).toEqual([]);
  });

  test("has checkers that know nothing of how a rule decides", () => {
    const checkers = within("score", "years/check");
    expect(checkers).not.toEqual([]);
    const known = run(checkers).filter((path) => /^(src\/verdict|sim\/(rules|tried))\//.test(path));
    expect(known).toEqual([]);
  });

  test("makes its world without asking the rule", () => {
    const world = within("world/", "years/draw", "years/timeline", "years/truth");
    expect(world).not.toEqual([]);
    expect(run(world).filter((path) => path.startsWith("src/verdict/"))).toEqual([]);
  });

  test("has no clock, and no chance but what comes from a seed", () => {
    const effects = ["sim/run.ts", "sim/main.ts", "sim/crew.ts", "sim/worker.ts"];
    for (const { path, text } of sim)
      if (!effects.includes(path)) expect(text, path).not.toMatch(IMPURE);
  });
});
