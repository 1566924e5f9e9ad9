/**
 * `node .ci/audit.ts advisories`: does the registry know of a hole in what runs in our Workers?
 * `node .ci/audit.ts signatures`: did it sign everything that is installed?
 *
 * Not every registry offers this, and one may be out of reach. Then it says loudly that nothing was
 * checked, and passes. A finding never passes, and neither does an answer that is not understood.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";

export type Outcome =
  | { readonly kind: "clean" }
  | { readonly kind: "findings"; readonly lines: readonly string[] }
  | { readonly kind: "not_checked" | "not_understood"; readonly why: string };

/** What npm left behind. */
export interface Run {
  /** Null: it did not end by itself. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly deadlineMs: number;
}

/** Asking for the signatures of some 250 packages takes a slow line a minute. */
const DEADLINE_MS = 150_000;
/** npm's own patience is three tries of five minutes. */
const PATIENCE = ["retries=1", "retry-mintimeout=1000", "retry-maxtimeout=3000", "timeout=20000"];

/** Every registry that audits knows of this one (CVE-2021-44906, critical). */
const CONTROL = { name: "minimist", version: "0.0.8" };

/** How registries that offer no audits say so, and how proxies do that let nothing be posted. */
const NOT_OFFERED = [403, 404, 405, 410, 501];
const OUT_OF_REACH =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOAUDIT|E5\d\d)\b|socket hang up|network timeout at/;
const UNSIGNED = "installed from a supported registry";

const Advisories = v.object({
  vulnerabilities: v.record(
    v.string(),
    v.object({
      severity: v.picklist(["info", "low", "moderate", "high", "critical"]),
      range: v.string(),
      // Advisories, and the names of dependencies that have one.
      via: v.array(v.union([v.string(), v.object({ title: v.string(), url: v.string() })])),
    }),
  ),
  metadata: v.object({ vulnerabilities: v.object({ high: v.number(), critical: v.number() }) }),
});

const Signed = v.object({ name: v.string(), version: v.string() });
const Signatures = v.object({ invalid: v.array(Signed), missing: v.array(Signed) });

const Trouble = v.object({
  message: v.optional(v.string(), ""),
  statusCode: v.optional(v.number()),
  error: v.object({ code: v.optional(v.string(), ""), summary: v.optional(v.string(), "") }),
});

/** Of `npm audit --audit-level=high --json`. */
export function advisoriesOf(run: Run): Outcome {
  const report = v.safeParse(Advisories, parsed(run.stdout));
  if (!report.success) return troubleOf(run);
  const { vulnerabilities, metadata } = report.output;
  const severe = Object.entries(vulnerabilities).filter(
    ([, { severity }]) => severity === "high" || severity === "critical",
  );
  const lines = severe.map(([name, { severity, range, via }]) => {
    const told = via.map((one) => (typeof one === "string" ? one : `${one.title} (${one.url})`));
    return `${name} ${range}: ${severity}: ${told.join(", ")}`;
  });
  const { high, critical } = metadata.vulnerabilities;
  return verdictOf(run, lines, high + critical);
}

/** Of `npm audit signatures --json`. */
export function signaturesOf(run: Run): Outcome {
  const report = v.safeParse(Signatures, parsed(run.stdout));
  if (!report.success) return troubleOf(run);
  const { invalid, missing } = report.output;
  const lines = [
    ...invalid.map(({ name, version }) => `${name} ${version}: its signature is wrong`),
    ...missing.map(({ name, version }) => `${name} ${version}: it is not signed`),
  ];
  return verdictOf(run, lines, lines.length);
}

/** The list, the count and the exit code have to agree before anything is called clean. */
function verdictOf(run: Run, lines: readonly string[], count: number): Outcome {
  if (lines.length > 0) return { kind: "findings", lines };
  if (count === 0 && run.code === 0) return { kind: "clean" };
  return { kind: "not_understood", why: `no finding, but ${count} counted, exit code ${run.code}` };
}

function troubleOf(run: Run): Outcome {
  if (run.code === null) return { kind: "not_checked", why: "npm had no answer in time" };
  const trouble = v.safeParse(Trouble, parsed(run.stdout));
  if (!trouble.success)
    return { kind: "not_understood", why: `${run.stdout}\n${run.stderr}`.slice(0, 2_000) };
  const { message, statusCode = 0, error } = trouble.output;
  const why = [message, error.code, error.summary].filter((text) => text !== "").join(": ");
  const isNotOffered = NOT_OFFERED.includes(statusCode) || why.includes(UNSIGNED);
  const isOutOfReach = statusCode >= 500 || OUT_OF_REACH.test(why);
  return { kind: isNotOffered || isOutOfReach ? "not_checked" : "not_understood", why };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, so no schema fits.
    return undefined;
  }
}

const SURROUNDINGS: Surroundings = { env: process.env, deadlineMs: DEADLINE_MS };

/** Advisories of what runs in the Workers. "Clean" counts only from a registry that knows of CONTROL. */
export async function checkAdvisories(surroundings = SURROUNDINGS): Promise<Outcome> {
  const ask = async (folder: string) =>
    advisoriesOf(await npm(["--omit=dev", "--audit-level=high"], folder, surroundings));
  const outcome = await ask(".");
  if (outcome.kind !== "clean") return outcome;
  const folder = await mkdtemp(join(tmpdir(), "audit-"));
  try {
    const { name, version } = CONTROL;
    const root = { name: "control", version: "1.0.0", dependencies: { [name]: version } };
    const packages = { "": root, [`node_modules/${name}`]: { version } };
    const lock = { ...root, dependencies: undefined, lockfileVersion: 3, requires: true, packages };
    await writeFile(join(folder, "package.json"), JSON.stringify(root));
    await writeFile(join(folder, "package-lock.json"), JSON.stringify(lock));
    const control = await ask(folder);
    if (control.kind === "findings") return outcome;
    if (control.kind !== "clean") return control;
    return { kind: "not_checked", why: `it calls ${name} ${version} harmless too` };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Signatures of everything: what builds a Worker can change it. */
export async function checkSignatures(surroundings = SURROUNDINGS): Promise<Outcome> {
  return signaturesOf(await npm(["signatures"], ".", surroundings));
}

function npm(args: readonly string[], cwd: string, { env, deadlineMs }: Surroundings) {
  const patience = PATIENCE.map((one) => `--fetch-${one}`);
  return new Promise<Run>((resolve, reject) => {
    const child = spawn("npm", ["audit", ...args, "--json", ...patience], {
      cwd,
      env,
      timeout: deadlineMs,
      killSignal: "SIGKILL",
      stdio: ["ignore", "pipe", "pipe"],
      // npm is a batch file there.
      shell: process.platform === "win32",
    });
    const texts = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk) => (texts.stdout += chunk));
    child.stderr.on("data", (chunk) => (texts.stderr += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...texts }));
  });
}

export function told(outcome: Outcome): { readonly text: string; readonly exitCode: 0 | 1 } {
  switch (outcome.kind) {
    case "clean":
      return { text: "Nothing found.", exitCode: 0 };
    case "findings":
      return { text: outcome.lines.join("\n"), exitCode: 1 };
    case "not_understood":
      return { text: `npm's answer is not understood:\n${outcome.why}`, exitCode: 1 };
    case "not_checked": {
      const bar = "!".repeat(80);
      return {
        text: `${bar}\n!! NOT CHECKED, and so nothing is known: this registry offers it not, or not now.\n!! ${outcome.why}\n${bar}`,
        exitCode: 0,
      };
    }
  }
}

if (import.meta.main) {
  const CHECKS: Readonly<Record<string, () => Promise<Outcome>>> = {
    advisories: checkAdvisories,
    signatures: checkSignatures,
  };
  const check = CHECKS[process.argv[2] ?? ""];
  if (!check) throw new Error("Usage: audit.ts advisories|signatures");
  const { text, exitCode } = told(await check());
  console.log(text);
  process.exitCode = exitCode;
}
