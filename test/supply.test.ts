/** Threats H1 and H2: what we take from others is not known to be broken, and is not left to grow old. */
import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { describe, expect, test } from "vitest";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string } | undefined>>;
}

const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { dependencies }: { dependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync("package.json", "utf8"),
);
const sources = (await Array.fromAsync(glob("{src,practice}/**/*.{ts,tsx}"))).map((path) => ({
  path,
  text: readFileSync(path, "utf8"),
}));

const installed = (name: string) => lock.packages[`node_modules/${name}`]?.version ?? "0.0.0";

/** Whether a version is no older than another; both three numbers. */
function isSince(version: string, least: string): boolean {
  return version.localeCompare(least, "en", { numeric: true }) >= 0;
}

describe("H1: middleware with known holes", () => {
  test("hono is none of the versions with holes in CORS, CSRF, body parsing and query strings", () => {
    expect(isSince(installed("hono"), "4.13.5"), installed("hono")).toBe(true);
    expect(installed("hono")).toBe(dependencies.hono);
  });

  test("and it is there once", () => {
    const copies = Object.keys(lock.packages).filter((path) => path.endsWith("node_modules/hono"));
    expect(copies).toEqual(["node_modules/hono"]);
  });

  test.each(["hono/cache", "hono/ip-restriction", "hono/jwt", "hono/jwk", "hono/basic-auth"])(
    "nothing is decided by %s",
    (name) => {
      const users = sources.filter(({ text }) => text.includes(`"${name}"`));
      expect(users.map(({ path }) => path)).toEqual([]);
    },
  );

  test.each(["parseBody", "c.req.formData", "c.req.json(", "c.req.text("])(
    "no request's body is read by %s, or at all",
    (name) => {
      const users = sources.filter(({ path, text }) => /src.web/.test(path) && text.includes(name));
      expect(users.map(({ path }) => path)).toEqual([]);
    },
  );
});

describe("H2: tables of names and addresses that grow old", () => {
  test.each([
    ["tldts", "7.5.4", "the Public Suffix List"],
    ["ipaddr.js", "2.5.0", "the IANA special-purpose registries"],
  ])("%s is no older than %s, and exactly the one that the tests ran with: %s", (name, least) => {
    expect(isSince(installed(name), least), installed(name)).toBe(true);
    expect(installed(name)).toBe(dependencies[name]);
  });

  test("whatever a new version says, the tables of our own stand beside it and run each time", () => {
    const run = readFileSync(".ci/run", "utf8");
    expect(run).toMatch(/\bnpm test\b/);
    const config = readFileSync("vitest.config.ts", "utf8");
    expect(config).toContain('"test/unit/**/*.test.{ts,tsx}"');
    for (const one of ["address", "disguise", "forbidden", "parse", "site"])
      expect(readFileSync(`test/unit/target/${one}.test.ts`, "utf8")).toMatch(/test\.each\(/);
  });
});
