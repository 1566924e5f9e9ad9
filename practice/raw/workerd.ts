/**
 * Starts processes of raw workerd, and of Node beside them, in a network namespace each or in this one.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { configOf, type Part } from "./config.ts";

// A CommonJS package: without a bundler, Node takes all that it exports for its default.
const { default: binary }: { default: string } = createRequire(import.meta.url)("workerd");

export interface Running {
  readonly name: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

interface Place {
  /** Where the bundles are, and where its configuration and its log are put. */
  readonly folder: string;
  readonly name: string;
  /** The network namespace, by its name; null: the one that we are in. */
  readonly network: string | null;
}

/** Resolves when all its sockets listen. */
export async function startWorkerd(parts: readonly Part[], place: Place): Promise<Running> {
  const { folder, name } = place;
  await writeFile(join(folder, `${name}.capnp`), configOf(parts));
  const sockets = parts.flatMap((part) => part.sockets ?? []).length;
  const args = ["serve", `${name}.capnp`, "--experimental", "--control-fd=3"];
  return start(binary, args, place, (said) => said.split('"listen"').length > sockets);
}

/** Resolves when the program says `ready` on descriptor 3. */
export function startProgram(
  program: string,
  args: readonly string[],
  place: Place,
): Promise<Running> {
  return start(program, args, place, (said) => said.includes("ready"));
}

async function start(
  program: string,
  args: readonly string[],
  { folder, name, network }: Place,
  isReady: (said: string) => boolean,
): Promise<Running> {
  const [command = "", ...rest] =
    network === null ? [program, ...args] : ["ip", "netns", "exec", network, program, ...args];
  const child = spawn(command, rest, { cwd: folder, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const log = createWriteStream(join(folder, `${name}.log`));
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.pipe(log, { end: false });
    stream?.on("data", (bytes: Buffer) => {
      printed = `${printed}${bytes}`.slice(-2_000);
    });
  }
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stdio[3]?.on("data", (bytes: Buffer) => {
      said += bytes;
      if (isReady(said)) resolve();
    });
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}:\n${printed}`)));
    child.once("error", reject);
  });
  return { name, pid: child.pid ?? 0, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
}
