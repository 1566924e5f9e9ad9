/** docs/licences.md: whose work ends up in our Workers and in the command, and under which terms. */
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { bundledPaths, locked, manifest, nameOf } from "./packages";

/** What wrangler.toml deploys. */
export const ENTRIES = { front: "src/index.ts", prober: "src/probe/worker.ts" } as const;

/** What a package is made of that others install: docs/cli.md. */
const COMMAND = "src/cli/entry.ts";

/** They ask for no more than their notice, or, as MPL-2.0 does, for their own files. */
const PERMISSIVE = [
  ...["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0"],
  ...["ISC", "MIT", "MPL-2.0", "Unlicense"],
];
/**
 * libvips, which wrangler's local runtime may load, and Python's for what was ported from it (argparse, of the
 * linter). They stay on the machine that installs them.
 */
const TOOLS_ONLY = ["LGPL-3.0-or-later", "PSF-2.0"];

/** What is not a package, and reaches a Worker nonetheless. `at`: the file or package that holds it. */
export const DATA = [
  {
    what: "The Public Suffix List",
    at: "node_modules/tldts",
    by: "Mozilla and volunteers, publicsuffix.org",
    licence: "MPL-2.0",
  },
  {
    what: "The coastline, 1:110 million, simplified (`npm run map`, from world-atlas)",
    at: "src/web/map/world.ts",
    by: "Natural Earth, naturalearthdata.com",
    licence: "public domain",
  },
] as const;

/** An expression of SPDX. One with brackets inside is not understood, and so not allowed. */
export function isAllowed(licence: string, isTool = false): boolean {
  const known = isTool ? [...PERMISSIVE, ...TOOLS_ONLY] : PERMISSIVE;
  const bare = licence.replace(/^\(([^()]*)\)$/, "$1");
  return bare.split(" OR ").some((way) => way.split(" AND ").every((name) => known.includes(name)));
}

const Old = v.object({ licenses: v.array(v.object({ type: v.string() })) });

/** As package-lock.json has it, which is the same on all platforms. */
export function licenceOf(path: string): string {
  const licence = locked.get(path)?.license;
  if (licence !== undefined) return licence;
  // The lockfile does not know how packages said it long ago.
  const old = v.safeParse(Old, JSON.parse(readFileSync(`${path}/package.json`, "utf8")));
  return old.success ? old.output.licenses.map(({ type }) => type).join(" OR ") : "none stated";
}

const byName = (a: string, b: string) => (nameOf(a) < nameOf(b) ? -1 : 1);

export async function licencesPage(): Promise<string> {
  const front = await bundledPaths(ENTRIES.front);
  const prober = await bundledPaths(ENTRIES.prober);
  const command = await bundledPaths(COMMAND);
  const bundled = [...new Set([...front, ...prober, ...command])].toSorted(byName);
  const rows = bundled.map((path) => {
    const holders = { front, prober, command };
    const where = Object.entries(holders).flatMap(([name, one]) => (one.has(path) ? name : []));
    const { version } = locked.get(path) ?? {};
    return `| ${nameOf(path)} | ${version} | ${licenceOf(path)} | ${where.join(", ")} |`;
  });
  const others = [...locked.keys()].filter((path) => !bundled.includes(path));
  const counts = new Map<string, number>();
  for (const path of others) counts.set(licenceOf(path), (counts.get(licenceOf(path)) ?? 0) + 1);
  return [
    "# Licences",
    "",
    `JustHere itself: ${manifest.license}, see [LICENSE](../LICENSE). Made of package-lock.json and of the`,
    "bundles by `npm run licences`; a test holds it to them, and every licence to a list of those allowed.",
    "",
    "## In the Workers, and in the command",
    "",
    "| Package | Version | Licence | In |",
    "|---|---|---|---|",
    ...rows,
    "",
    "## Data in the Workers",
    "",
    "| What | Where | By | Licence |",
    "|---|---|---|---|",
    ...DATA.map(({ what, at, by, licence }) => `| ${what} | \`${at}\` | ${by} | ${licence} |`),
    "",
    "Pages load no font, picture or script of anybody else, and none is copied here.",
    "",
    "## On a developer's machine alone",
    "",
    "With the packages for all platforms, of which npm installs one. Nothing of these is deployed.",
    "",
    "| Licence | Packages |",
    "|---|---|",
    ...[...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, n]) => `| ${name} | ${n} |`),
    "",
  ].join("\n");
}
