import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { build } from "esbuild";
import { defineConfig } from "vitest/config";
import { unstable_readConfig } from "wrangler";
import { longestFirst } from "./test/support/longest-first.ts";

const config = unstable_readConfig({ config: "wrangler.toml", env: "production" });
const compatibilityDate = config.compatibility_date;
const services: readonly { service: string }[] = config.services ?? [];
const probers = services.map(({ service }) => service);

/** Auxiliary Workers must be built JavaScript. */
const bundle = async (entry: string) => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    external: ["cloudflare:*", "node:*"],
  });
  return [{ type: "ESModule" as const, path: "index.js", contents: outputFiles[0]?.text ?? "" }];
};
const [prober, net, migrations] = await Promise.all([
  bundle("test/support/prober.ts"),
  bundle("test/support/net.ts"),
  readD1Migrations("migrations"),
]);

// itty-durable's entry is CommonJS that requires ES modules: only a bundler can load it.
const deps = { optimizer: { ssr: { enabled: true, include: ["itty-durable"] } } };

/** Those that take longest, and mostly wait. Begun first, they wait beside the others. */
const LONGEST = [
  ...[
    "workers/threats",
    "workers/stream",
    "e2e/page",
    "workers/monitor",
    "workers/memory",
    "workers/scenarios",
  ],
  "threats/hostile",
  ...["workers/letters", "workers/webhook", "e2e/start", "e2e/bookmarklet", "e2e/met"],
];

export default defineConfig({
  test: {
    sequence: { sequencer: longestFirst(LONGEST) },
    // Most of the time is spent in waiting for time-outs of ten and twenty seconds.
    maxWorkers: 4,
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.{ts,tsx}"],
          // Properties over hundreds of cases, beside three others on two cores.
          testTimeout: 20_000,
          environment: "miniflare",
          environmentOptions: { modules: true, compatibilityDate: "2024-12-01" },
          execArgv: ["--experimental-vm-modules", "--no-warnings"],
          // Pure code leaves nothing behind, and a fresh environment a file costs more than the tests.
          isolate: false,
          deps,
        },
      },
      {
        test: {
          name: "tidy",
          include: ["test/*.test.ts"],
          environment: "node",
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml", environment: "production" },
            miniflare: {
              serviceBindings: { NET: "net" },
              // For the setup file below, which has no files to read.
              bindings: { MIGRATIONS: migrations },
              // The production topology: one Worker a vantage, and a different network behind each.
              workers: [
                ...probers.map((name) => ({
                  name,
                  modules: prober,
                  compatibilityDate,
                  bindings: {
                    VANTAGE: name.replace("justhere-prober-", ""),
                    SITE_URL: "https://justhere.example",
                    RESOLVER_URL: "https://cloudflare-dns.com/dns-query",
                  },
                  outboundService: {
                    name: "net",
                    entrypoint: "Net",
                    props: { vantage: name.replace("justhere-prober-", "") },
                  },
                })),
                { name: "net", modules: net, compatibilityDate },
              ],
              // What the front itself asks: the gate's look-ups.
              outboundService: "net",
            },
          }),
        ],
        test: {
          name: "workers",
          include: ["test/workers/**/*.test.{ts,tsx}"],
          setupFiles: ["test/support/migrations.ts", "test/support/judged-left.ts"],
          testTimeout: 40_000,
          deps,
        },
      },
      {
        test: {
          name: "e2e",
          globalSetup: "test/support/chromium.ts",
          setupFiles: ["test/support/judged-left.ts"],
          include: ["test/e2e/**/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What a page shows soon, it shows later where two browsers share a processor.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
