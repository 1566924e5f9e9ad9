/**
 * Bundles the Workers of raw workerd into a folder: the front, the monitors, the gates, a prober and the cache.
 */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { unstable_readConfig } from "wrangler";
import type { Common } from "./config.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const ENTRIES = {
  front: at("front.ts"),
  monitor: at("monitor.ts"),
  gate: at("gate.ts"),
  prober: at("../../src/probe/worker.ts"),
  cache: at("cache.ts"),
} as const;

/** @returns under what all of them run: as deployed. */
export async function buildInto(folder: string): Promise<Omit<Common, "vars">> {
  await build({
    entryPoints: ENTRIES,
    bundle: true,
    format: "esm",
    target: "es2024",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    external: ["cloudflare:*", "node:*"],
    outdir: folder,
    logLevel: "error",
  });
  const config = unstable_readConfig({ config: at("../../wrangler.toml"), env: "production" });
  return {
    compatibilityDate: config.compatibility_date ?? "",
    compatibilityFlags: config.compatibility_flags ?? [],
  };
}
