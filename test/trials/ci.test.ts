/** What .ci/run counts, with tests that are played: nothing that did not run may look as if it had passed. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const RUN = fileURLToPath(new URL("../../.ci/run", import.meta.url));
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Writes the report that stands beside it and ends as it is told; whatever is no test succeeds. */
const NPM = `#!/usr/bin/env bash
for word in "$@"; do
  case $word in --outputFile.json=*)
    [ -f "$PLAY/report" ] && cp "$PLAY/report" "\${word#*=}"
    exit "$(cat "$PLAY/code")"
  esac
done
`;

/** Downloads something that is no package, and says so beside it. */
const APT_GET = `#!/usr/bin/env bash
echo "apt-get $*"
echo broken > prometheus_1_all.deb
`;

interface Play {
  /** Undefined: none is written. */
  readonly report?: string;
  readonly code?: number;
  readonly deploys?: number;
  readonly env?: Readonly<Record<string, string>>;
}

const HAS_PROMETHEUS = spawnSync("sh", ["-c", "command -v prometheus"]).status === 0;
/** A machine that has none. */
const NO_PROMETHEUS = { PROMETHEUS_PATH: "" };
/** None is fetched. */
const ANY_PROMETHEUS = { PROMETHEUS_PATH: "/somewhere/prometheus" };

/** The lines that it ends with, and its exit code. */
function played({ report, code = 0, deploys = 11, env = ANY_PROMETHEUS }: Play) {
  const folder = mkdtempSync(join(tmpdir(), "justhere-ci-"));
  folders.push(folder);
  for (const name of [".ci", "bin"]) mkdirSync(join(folder, name));
  copyFileSync(RUN, join(folder, ".ci/run"));
  const environments = Array.from({ length: deploys }, (_, n) => "a".repeat(n + 1));
  const toml = ["dev", ...environments].map((name) => `[env.${name}]\n`).join("");
  writeFileSync(join(folder, "wrangler.toml"), toml);
  // Deploys and audits succeed.
  writeFileSync(join(folder, "run.mjs"), "");
  writeFileSync(join(folder, "bin/npm"), NPM);
  writeFileSync(join(folder, "bin/apt-get"), APT_GET);
  writeFileSync(join(folder, "bin/dpkg"), "#!/bin/sh\nexit 1\n");
  for (const name of ["npm", "apt-get", "dpkg"]) chmodSync(join(folder, "bin", name), 0o755);
  if (report !== undefined) writeFileSync(join(folder, "report"), report);
  writeFileSync(join(folder, "code"), String(code));
  const path = [join(folder, "bin"), dirname(process.execPath), process.env.PATH];
  const { stdout, status } = spawnSync("bash", [join(folder, ".ci/run")], {
    encoding: "utf8",
    env: { ...process.env, PLAY: folder, PATH: path.join(delimiter), ...env },
  });
  return { lines: stdout.trim().split("\n"), stdout, status, folder };
}

const counts = (passed: number, failed: number, skipped = 0, todo = 0) =>
  JSON.stringify({
    ...{ numPassedTests: passed, numFailedTests: failed },
    ...{ numPendingTests: skipped, numTodoTests: todo },
  });

/** npm ci, types, lint, eleven deploys and two audits. */
const STEPS = 16;

// Each report is that of the tests and that of the trials.
test.each<[string, Play, string]>([
  ["all tests passed", { report: counts(20, 0) }, `${STEPS + 40} passed, 0 failed`],
  ["two failed", { report: counts(20, 2), code: 1 }, `${STEPS + 40} passed, 4 failed`],
  ["all failed", { report: counts(0, 3), code: 1 }, `${STEPS} passed, 6 failed`],
  ["one failed and nobody said so", { report: counts(20, 1) }, `${STEPS + 40} passed, 2 failed`],
  ["a suite did not load", { report: counts(20, 0), code: 1 }, `${STEPS + 40} passed, 2 failed`],
  ["no test was found", { report: counts(0, 0) }, `${STEPS} passed, 2 failed`],
  ["every test was skipped", { report: counts(0, 0, 9) }, `${STEPS} passed, 2 failed`],
  ["there is no report", {}, `${STEPS} passed, 2 failed`],
  ["the report is empty", { report: "" }, `${STEPS} passed, 2 failed`],
  ["the report has no counts", { report: "{}" }, `${STEPS} passed, 2 failed`],
  [
    "a count is missing",
    { report: '{"numPassedTests":20,"numFailedTests":0}' },
    `${STEPS} passed, 2 failed`,
  ],
  ["a count is none", { report: counts(20, -1) }, `${STEPS} passed, 2 failed`],
  ["a deploy is missing", { report: counts(1, 0), deploys: 10 }, `${STEPS + 1} passed, 1 failed`],
  [
    "all deploys are missing",
    { report: counts(1, 0), deploys: 0 },
    `${STEPS - 9} passed, 1 failed`,
  ],
])("when %s", (_, play, last) => {
  const { lines, status } = played(play);
  expect(lines.at(-1)).toBe(last);
  expect(status).toBe(last.endsWith(" 0 failed") ? 0 : 1);
});

test("what was skipped is told right above the counts", () => {
  const { lines, status } = played({ report: counts(20, 0, 2, 1) });
  expect(lines.slice(-3)).toEqual([
    "== NOT TRIED: 3 tests of tests",
    "== NOT TRIED: 3 tests of trials",
    `${STEPS + 40} passed, 0 failed`,
  ]);
  expect(status).toBe(0);
  expect(played({ report: counts(20, 0) }).stdout).not.toContain("NOT TRIED");
});

test.skipIf(process.platform !== "linux" || HAS_PROMETHEUS)(
  "a Prometheus that cannot be had fails nothing, and leaves nothing",
  () => {
    const { lines, stdout, status, folder } = played({ report: counts(20, 0), env: NO_PROMETHEUS });
    expect(stdout).toContain("apt-get download prometheus");
    expect(stdout).toContain("== there is none");
    expect(existsSync(join(folder, "artifacts/prometheus"))).toBe(false);
    expect(existsSync(join(folder, "artifacts/prometheus.part"))).toBe(false);
    expect(lines.at(-1)).toBe(`${STEPS + 40} passed, 0 failed`);
    expect(status).toBe(0);
  },
);

test("a Prometheus that is there is not fetched", () => {
  expect(played({ report: counts(20, 0) }).stdout).not.toContain("apt-get");
});
