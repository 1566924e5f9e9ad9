import { defineConfig } from "vitest/config";

/** Slow trials, beyond the suite: fault schedules, fuzzing, a real partition. `npm run trials`. */
export default defineConfig({
  test: {
    include: ["test/trials/**/*.test.ts"],
    environment: "node",
    setupFiles: ["test/support/judged-left.ts"],
    testTimeout: 400_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // itty-durable's entry is CommonJS that requires ES modules: only a bundler can load it.
    deps: { optimizer: { ssr: { enabled: true, include: ["itty-durable"] } } },
  },
});
