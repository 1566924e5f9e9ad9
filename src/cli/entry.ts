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
const leave = async (code: number) => {
  for (const end of endings) await end();
  process.exit(code);
};
process.once("SIGINT", () => void leave(EXIT.interrupted));
process.once("SIGTERM", () => void leave(EXIT.terminated));
process.once("SIGHUP", () => void leave(EXIT.terminated));
// `justhere … | head -1`: whoever reads has read enough.
process.stdout.on("error", () => void leave(EXIT.unknown));

process.exitCode = await run(process.argv.slice(2), {
  ...{ stdout: process.stdout, stderr: process.stderr, env: process.env, clock: systemClock },
  ...{ version: VERSION, deployed: DEPLOYED },
  startLocal: () => startLocal(fileURLToPath(new URL("../..", import.meta.url))),
  onEnd: (end) => endings.push(end),
});
