/**
 * Where the command begins: the process, its signals, and how it ends. `npm run cli` makes one file of it
 * and of all that it needs.
 */
import { fileURLToPath } from "node:url";
import { systemClock } from "../clock";
import { EXIT } from "./exit";
import { startLocal } from "./local";
import { run } from "./main";

declare const VERSION: string;
declare const DEPLOYED: string;

const endings: (() => Promise<void> | void)[] = [];
let isLeaving = false;
const leave = async (code: number) => {
  // Whoever says so twice does not want to wait. What must not stay ends with the process.
  if (isLeaving) process.exit(code);
  isLeaving = true;
  for (const end of endings) await end();
  process.exit(code);
};
process.on("SIGINT", () => void leave(EXIT.interrupted));
process.on("SIGTERM", () => void leave(EXIT.terminated));
process.on("SIGHUP", () => void leave(EXIT.terminated));
// `justhere … | head -1`: whoever reads has read enough.
process.stdout.on("error", () => void leave(EXIT.unknown));

// Nobody reads what went wrong; the exit code says it, too.
process.stderr.on("error", () => {});
// The 1 that Node ends with would be a verdict.
process.once("uncaughtException", (error) => {
  process.stderr.write(`${String(error)}\n`);
  void leave(EXIT.unknown);
});

process.exitCode = await run(process.argv.slice(2), {
  ...{ stdout: process.stdout, stderr: process.stderr, env: process.env, clock: systemClock },
  ...{ version: VERSION, deployed: DEPLOYED },
  startLocal: () => startLocal(fileURLToPath(new URL("../..", import.meta.url))),
  onEnd: (end) => endings.push(end),
});
