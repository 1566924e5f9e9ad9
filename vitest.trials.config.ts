import { defineConfig } from "vitest/config";
import { longestFirst } from "./test/support/longest-first.ts";

/** Those that take a minute and more. */
const LONGEST = [
  "trials/faults",
  "trials/sim",
  "trials/screens",
  "trials/partition",
  "trials/examples",
];

/**
 * Slow trials, beyond the suite: fault schedules, fuzzing, a real partition, real clients and a real
 * Prometheus, the documentation's examples, a picture of every page. `npm run trials`.
 */
export default defineConfig({
  test: {
    include: ["test/trials/**/*.test.ts"],
    environment: "node",
    globalSetup: "test/support/chromium.ts",
    sequence: { sequencer: longestFirst(LONGEST) },
    setupFiles: ["test/support/judged-left.ts"],
    testTimeout: 400_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // itty-durable's entry is CommonJS that requires ES modules: only a bundler can load it.
    deps: { optimizer: { ssr: { enabled: true, include: ["itty-durable"] } } },
  },
});
