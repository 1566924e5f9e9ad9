/**
 * A real Chromium without a system package: CHROMIUM_PATH, else the system's own, else the one that
 * @sparticuz/chromium ships inside npm.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * @param hosts Chromium's `--host-resolver-rules`: no test looks a name up on the network.
 * @param extraArgs such as `--ignore-certificate-errors-spki-list=…`
 * @param which `any` there is; or, as far as this machine can run it, the `shipped` one, for what
 *   differs from version to version.
 */
export async function launch(
  hosts: string,
  extraArgs: readonly string[] = [],
  which: "any" | "shipped" = "any",
): Promise<Browser> {
  const isShipped = which === "shipped" && process.platform === "linux" && process.arch === "x64";
  const executablePath = await (isShipped ? packaged() : executable());
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const rules = `--host-resolver-rules=${hosts}`;
  const args = ["--no-sandbox", "--disable-quic", ...quiet, rules, ...extraArgs];
  return chromium.launch({ executablePath, args });
}

async function executable(): Promise<string> {
  return process.env.CHROMIUM_PATH ?? SYSTEM.find((path) => existsSync(path)) ?? packaged();
}

/** Before the first test of a run: several that unpack the browser at once would spoil it. */
export default async function setup(): Promise<void> {
  await executable();
}

async function packaged(): Promise<string> {
  const cache = resolve("node_modules/.cache/chromium");
  mkdirSync(cache, { recursive: true });
  // It unpacks into os.tmpdir(), and trusts whatever lies there.
  process.env.TMPDIR = cache;
  const { default: shipped, inflate, setupLambdaEnvironment } = await import("@sparticuz/chromium");
  const path = await shipped.executablePath();
  if (!existsSync("/usr/lib/x86_64-linux-gnu/libnss3.so")) {
    const entry = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
    await inflate(join(entry, "../../bin/al2023.tar.br"));
    setupLambdaEnvironment(join(cache, "al2023", "lib"));
  }
  return path;
}
