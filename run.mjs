/**
 * `node run.mjs <command> …`: runs a command of this project on the Node that npm brought along, so
 * that a machine with an older one needs nothing else. Plain JavaScript for Node 20.
 *
 * The `node` in node_modules/.bin would do, but npm 10 loses it: all platforms' packages share that
 * name, and the ones that do not fit take it along when they go.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Type stripping without a flag, which `node practice/start.ts` needs, began with this one. */
const OLDEST = [22, 18];

const modules = fileURLToPath(new URL("node_modules", import.meta.url));
const system = process.platform === "win32" ? "win" : process.platform;
const brought = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]
  .map((name) => join(modules, name, "bin", system === "win" ? "node.exe" : "node"))
  .find((path) => existsSync(path));

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const isRecent = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
const [command, ...args] = process.argv.slice(2);

if (!brought && !isRecent) {
  console.error(
    existsSync(modules)
      ? `npm has no Node package for ${system}-${process.arch}: this needs Node ${OLDEST.join(".")} or later, not ${process.versions.node}.`
      : "Run npm ci first.",
  );
  process.exit(69);
}
if (command === undefined) {
  console.error("Usage: node run.mjs <command> [argument …]");
  process.exit(64);
}

const node = brought ?? process.execPath;
const path = [dirname(node), join(modules, ".bin"), process.env.PATH ?? ""].join(delimiter);
const child = spawn(command === "node" ? node : command, args, {
  stdio: "inherit",
  env: { ...process.env, PATH: path },
  // The commands in node_modules/.bin are batch files there.
  shell: system === "win" && command !== "node",
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`${command}: ${error.message}`);
  process.exitCode = 127;
});
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
});
