/**
 * What is built and served holds no secret: nothing of the environment it was built in, of the vars that
 * it runs with, or of what looks like a key.
 */
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";
import { MINIFIED } from "../src/web/bookmarklet/minified";
import { PAGE_SCRIPT } from "../src/web/client/bundle.min";
import { SERVICE_WORKER } from "../src/web/take/service-worker.min";

const MARK = "a-secret-of-whoever-builds";
/** Names that builds have been known to read. */
const READ = [
  "WEBHOOK_SECRET",
  "LIMIT_SECRET",
  "CLOUDFLARE_API_TOKEN",
  "VITE_API_SECRET",
  "NODE_ENV",
];
const before = new Map(READ.map((name) => [name, process.env[name]]));

beforeAll(() => {
  for (const name of READ) process.env[name] = MARK;
});
afterAll(() => {
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
});

const bundle = async (entry: string) => {
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, write: false, format: "esm", target: "es2024" },
    external: ["cloudflare:*", "node:*"],
  });
  return outputFiles[0]?.text ?? "";
};

const BUILT: readonly (readonly [string, () => Promise<string> | string])[] = [
  ["the front Worker", () => bundle("src/index.ts")],
  ["a prober", () => bundle("src/probe/worker.ts")],
  ["the script of our pages", () => PAGE_SCRIPT],
  ["the service worker", () => SERVICE_WORKER],
  ["the bookmarklet", () => MINIFIED],
  ["the interface's description", () => readFile("src/web/openapi/document.min.ts", "utf8")],
];

const KEYS =
  /-----BEGIN [A-Z ]*PRIVATE KEY|\bwhsec_[A-Za-z0-9+/]{16}|\bAKIA[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30}|\beyJ[A-Za-z0-9_-]{10,}\.eyJ/;

/** Vars that are no secret, and stand in the code anyway: examples and defaults. */
const SAID = ["no", "yes", ""];

describe.each(BUILT)("G7: %s", (_name, made) => {
  test("holds no secret", async () => {
    const text = await made();
    expect(text.length).toBeGreaterThan(100);
    expect(text).not.toContain(MARK);
    expect(text).not.toMatch(KEYS);
    expect(text).not.toContain("sourceMappingURL");
    const { vars } = unstable_readConfig({ config: "wrangler.toml", env: "dev" });
    const values = Object.entries(vars).filter(([name]) => /SECRET|TOKEN|KEY|PASSWORD/.test(name));
    for (const [name, value] of values)
      if (!SAID.includes(String(value))) expect(text.includes(String(value)), name).toBe(false);
  });
});

test("what browsers get names no variable of ours", () => {
  for (const text of [PAGE_SCRIPT, SERVICE_WORKER, MINIFIED])
    expect(text).not.toMatch(/SITE_URL|WEBHOOK|_SECRET|RESOLVER|process\.env|import\.meta\.env/);
});

test("no secret is a var in production, where everybody who reads the repository reads it", () => {
  const { vars } = unstable_readConfig({ config: "wrangler.toml", env: "production" });
  expect(Object.keys(vars).filter((name) => /SECRET|TOKEN|KEY|PASSWORD/.test(name))).toEqual([]);
  expect(JSON.stringify(vars)).not.toMatch(KEYS);
});
