/** Whose work we use, and whether we may. `npm run licences` writes the page. */
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";
import { VANTAGES } from "../src/vantage/registry";
import { DATA, ENTRIES, isAllowed, licenceOf, licencesPage } from "./support/licences";
import { locked, manifest, nameOf, runtimePaths } from "./support/packages";

const refused = (paths: readonly string[], isTool: boolean) =>
  paths
    .filter((path) => !isAllowed(licenceOf(path), isTool))
    .map((path) => `${nameOf(path)}: ${licenceOf(path)}`);

describe("licences", () => {
  test("stand in docs/licences.md as they are: npm run licences", async () => {
    await expect(await licencesPage()).toMatchFileSnapshot("../docs/licences.md");
  });

  test("are read of the bundles that wrangler.toml deploys", () => {
    const mains = ["production", ...VANTAGES.map(({ id }) => id)].map(
      (env) => unstable_readConfig({ config: "wrangler.toml", env }).main ?? "",
    );
    const paths = new Set(mains.map((path) => path.slice(path.lastIndexOf("src/"))));
    expect([...paths].toSorted()).toEqual(Object.values(ENTRIES).toSorted());
  });

  test("of what runs in a Worker ask for no more than a notice", () => {
    expect(refused(runtimePaths(), false)).toEqual([]);
    const data = DATA.filter(({ licence }) => licence !== "public domain" && !isAllowed(licence));
    expect(data).toEqual([]);
  });

  test("of the tools may also ask for the freedom to replace a library", () => {
    expect(refused([...locked.keys()], true)).toEqual([]);
  });

  test("of data are told where the data is", () => {
    expect(DATA.filter(({ at }) => !existsSync(at))).toEqual([]);
  });

  test("ours is MIT", () => {
    expect(manifest.license).toBe("MIT");
    expect(existsSync("LICENSE")).toBe(true);
  });

  const ROWS: readonly (readonly [licence: string, isTool: boolean, isFine: boolean])[] = [
    ["MIT", false, true],
    ["(MIT OR GPL-3.0-only)", false, true],
    ["MIT AND GPL-3.0-only", false, false],
    ["Apache-2.0 AND LGPL-3.0-or-later", false, false],
    ["Apache-2.0 AND LGPL-3.0-or-later", true, true],
    ["AGPL-3.0-only", true, false],
    ["BUSL-1.1", true, false],
    ["MIT AND (MIT OR GPL-3.0-only)", false, false],
    ["SEE LICENSE IN LICENSE.md", true, false],
    ["UNLICENSED", true, false],
    ["none stated", true, false],
    ["", false, false],
  ];
  test.each(ROWS)("%s, tool: %s, allowed: %s", (licence, isTool, isFine) => {
    expect(isAllowed(licence, isTool)).toBe(isFine);
  });
});
