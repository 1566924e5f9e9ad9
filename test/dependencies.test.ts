/** What we let in: docs/decisions/009-dependencies.md, package.json and package-lock.json agree. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ENTRIES } from "./support/licences";
import {
  bundledPaths,
  locked,
  lockfileVersion,
  manifest,
  nameOf,
  runtimePaths,
} from "./support/packages";

/** Each is code of strangers to be read at an update. There are 18; a third more wants a decision. */
const MOST_IN_WORKERS = 24;

/** Versions that mend what would hurt us. */
const FLOORS = [
  // GHSA-crvj-82cr-hjcx: a fragment of the address could smuggle in query parameters.
  ["hono", "4.13.5"],
] as const;

const EXACT = /^\d+\.\d+\.\d+$/;
/** npm leaves `resolved` out for its own registry where it is told to. */
const REGISTRY = "https://registry.npmjs.org/";
const PAGE = "docs/decisions/009-dependencies.md";

const SECTIONS = {
  dependencies: "In the Workers",
  devDependencies: "For development",
  optionalDependencies: "Optional: one for each platform",
} as const;

/** The rows of a table of the page: the names in its first column, and the other columns. */
function rowsOf(section: string) {
  const text = readFileSync(PAGE, "utf8").split(`\n## ${section}\n`)[1]?.split("\n## ")[0] ?? "";
  const rows = text.split("\n").filter((line) => line.startsWith("| `"));
  return rows.map((row) => {
    const [first = "", ...rest] = row.split("|").slice(1, -1);
    return { names: [...first.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name), rest };
  });
}

describe.each(Object.entries(SECTIONS) as [keyof typeof SECTIONS, string][])(
  "of %s",
  (field, section) => {
    const named = rowsOf(section).flatMap(({ names }) => names);
    const used = Object.keys(manifest[field]);

    test(`each has a row in ${PAGE}, under "${section}"`, () => {
      expect(used.filter((name) => !named.includes(name))).toEqual([]);
    });

    test(`each row of "${section}" is of one that we still use, and there once`, () => {
      expect(named.filter((name) => !used.includes(name))).toEqual([]);
      expect(new Set(named).size).toBe(named.length);
    });

    test("each row says what it does, and what we should lose", () => {
      const silent = rowsOf(section).filter(
        ({ rest }) => rest.length !== 2 || rest.some((text) => text.trim() === ""),
      );
      expect(silent).toEqual([]);
    });
  },
);

describe("what runs in a Worker", () => {
  test("has an exact version, and so has the Node that npm brings", () => {
    const all = { ...manifest.dependencies, ...manifest.optionalDependencies };
    const loose = Object.entries(all).filter(([, version]) => !EXACT.test(version));
    expect(loose).toEqual([]);
  });

  test(`is few packages: at most ${MOST_IN_WORKERS}, with what they need`, () => {
    const names = runtimePaths().map(nameOf);
    expect(names.length, names.join(", ")).toBeLessThanOrEqual(MOST_IN_WORKERS);
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
  });

  test("comes by way of `dependencies`, and each of them gets there", async () => {
    const front = await bundledPaths(ENTRIES.front);
    const bundled = new Set([...front, ...(await bundledPaths(ENTRIES.prober))]);
    const runtime = runtimePaths();
    expect([...bundled].filter((path) => !runtime.includes(path))).toEqual([]);
    const names = [...bundled].map(nameOf);
    expect(Object.keys(manifest.dependencies).filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(FLOORS)("is not older than its fix: %s %s", (name, floor) => {
    const versions = [...locked].flatMap(([path, { version = "0" }]) =>
      nameOf(path) === name ? [version] : [],
    );
    expect(versions.length).toBeGreaterThan(0);
    expect([...versions, manifest.dependencies[name] ?? "0"].filter(isBelow(floor))).toEqual([]);
  });
});

describe("package-lock.json", () => {
  const those = (is: (one: NonNullable<ReturnType<typeof locked.get>>) => boolean) =>
    [...locked].filter(([, one]) => is(one)).map(([path]) => path);

  test("is of the form that npm 7 and later write, and not empty", () => {
    expect(lockfileVersion).toBe(3);
    expect(locked.size).toBeGreaterThan(100);
  });

  test("has a hash of every package", () => {
    expect(those(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""))).toEqual([]);
  });

  test("has no package from elsewhere than the registry: no git, no address, no folder", () => {
    expect(
      those(({ resolved, link }) => link === true || !(resolved ?? REGISTRY).startsWith(REGISTRY)),
    ).toEqual([]);
  });

  test("lets no package run a script when it is installed", () => {
    const scripted = those(({ hasInstallScript }) => hasInstallScript).map(nameOf);
    expect(scripted.filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
  });
});

const FLOOR_ROWS: readonly (readonly [version: string, floor: string, isBelow: boolean])[] = [
  ["4.13.4", "4.13.5", true],
  ["4.13.5", "4.13.5", false],
  ["4.13.19", "4.13.5", false],
  ["4.9.99", "4.13.5", true],
  ["5.0.0", "4.13.5", false],
  // What comes before a version is not yet that version; nor is a range one.
  ["4.14.0-rc.1", "4.13.5", true],
  ["^4.13.5", "4.13.5", true],
];
test.each(FLOOR_ROWS)("%s below %s: %s", (version, floor, isSo) => {
  expect(isBelow(floor)(version)).toBe(isSo);
});

function isBelow(floor: string): (version: string) => boolean {
  const numbers = (text: string) => text.split(".").map(Number);
  return (version) => {
    if (!EXACT.test(version)) return true;
    const [parts, least] = [numbers(version), numbers(floor)];
    const at = parts.findIndex((part, i) => part !== least[i]);
    return at !== -1 && (parts[at] ?? 0) < (least[at] ?? 0);
  };
}
