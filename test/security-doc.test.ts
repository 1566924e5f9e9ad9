/** docs/security.md names every threat, what meets it and a test; this holds the page to all three. */
import { existsSync, readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { describe, expect, test } from "vitest";

const PAGE = "docs/security.md";
const HOW_MANY = { A: 12, B: 8, C: 8, D: 6, E: 7, F: 10, G: 7, H: 4 } as const;
const IDS = Object.entries(HOW_MANY).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, i) => `${letter}${i + 1}`),
);

interface Row {
  readonly id: string;
  readonly threat: string;
  readonly defence: string;
  readonly tests: readonly string[];
}

const page = readFileSync(PAGE, "utf8");
const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
const rows: readonly Row[] = page
  .split("\n")
  .filter((line) => /^\| [A-H]\d+ \|/.test(line))
  .map((line) => {
    const [id = "", threat = "", defence = "", tests = ""] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { id, threat, defence, tests: quoted(tests) };
  });

/** The ids that stand in front of its tests' titles: `describe("A5: a public name …"`. */
function idsIn(path: string): ReadonlySet<string> {
  const text = readFileSync(path, "utf8");
  const titles = text.matchAll(/\(\s*["'`]((?:[A-H]\d+(?:, | and )?)+): /g);
  return new Set([...titles].flatMap(([, ids = ""]) => ids.match(/[A-H]\d+/g) ?? []));
}

test("every threat has one row, in order", () => {
  expect(rows.map(({ id }) => id)).toEqual(IDS);
});

describe("each row", () => {
  test.each(rows)("$id says what it is and what meets it", ({ threat, defence }) => {
    expect(threat.length).toBeGreaterThan(5);
    expect(defence.length).toBeGreaterThan(20);
  });

  test.each(rows)("$id names a test that is there, and calls itself so", ({ id, tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const path of tests) {
      expect(existsSync(path), `${path} is not there`).toBe(true);
      expect([...idsIn(path)], path).toContain(id);
    }
  });
});

test("every file that the page names is there", () => {
  const files = quoted(page).filter((text) =>
    /^(src|test|practice)\/|^(wrangler|package)\./.test(text),
  );
  expect(files.length).toBeGreaterThan(IDS.length);
  expect(files.filter((path) => !existsSync(path))).toEqual([]);
});

test("every test that calls itself after a threat stands in the row of that threat", async () => {
  const paths = await Array.fromAsync(glob("test/workers/threats/*.test.ts"));
  const strangers = paths
    .map((path) => path.replaceAll("\\", "/"))
    .flatMap((path) => [...idsIn(path)].map((id) => [id, path] as const))
    .filter(([id, path]) => !rows.some((row) => row.id === id && row.tests.includes(path)));
  expect(strangers).toEqual([]);
});
