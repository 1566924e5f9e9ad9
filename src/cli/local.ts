/**
 * `--local`: the service on this machine, as `npm start` runs it, on a port and with a store of its own.
 * It ends with the command, with everything that it has started, and leaves nothing behind.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLI } from "../limits";

export type Local =
  | { readonly kind: "started"; readonly url: string; readonly stop: () => Promise<void> }
  | { readonly kind: "absent" | "notInstalled" | "failed"; readonly printed: string };

/** @param root of the checkout. */
export async function startLocal(root: string): Promise<Local> {
  const has = (...path: readonly string[]) => existsSync(join(root, ...path));
  if (!has("run.mjs") || !has("practice", "start.ts")) return { kind: "absent", printed: "" };
  if (!has("node_modules", "wrangler")) return { kind: "notInstalled", printed: "" };
  const store = await mkdtemp(join(tmpdir(), "justhere-"));
  const [port, inspector] = [await freePort(), await freePort()];
  const args = ["--persist-to", store, "--inspector-port", String(inspector)];
  const child = spawn(process.execPath, ["run.mjs", "node", "practice/start.ts", ...args], {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own: Ctrl+C reaches us alone, and we end all of it.
    detached: true,
  });
  // Whoever leaves while it starts, or does not wait until it has ended.
  const drop = () => {
    end(child, "SIGKILL");
    rmSync(store, { recursive: true, force: true, maxRetries: CLI.dropTries });
  };
  process.once("exit", drop);
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await stopAll(child);
    await rm(store, { recursive: true, force: true, maxRetries: CLI.dropTries });
    process.off("exit", drop);
  };
  let printed = "";
  const isReady = await new Promise<boolean>((resolve) => {
    const read = (text: Buffer) => {
      printed = (printed + text).slice(-CLI.printedLength);
      if (printed.includes("JustHere listens on")) resolve(true);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", () => resolve(false));
    child.once("exit", () => resolve(false));
    setTimeout(() => resolve(false), CLI.startMs).unref();
  });
  if (isReady) return { kind: "started", url: `http://localhost:${port}`, stop };
  await stop();
  return { kind: "failed", printed };
}

async function stopAll(child: ChildProcess): Promise<void> {
  const isOver = child.exitCode !== null || child.signalCode !== null;
  const ended = isOver ? null : new Promise((resolve) => child.once("exit", resolve));
  end(child, "SIGTERM");
  const late = setTimeout(() => end(child, "SIGKILL"), CLI.stopMs);
  await ended;
  clearTimeout(late);
  // What it leaves behind when it ends in a hurry.
  end(child, "SIGKILL");
}

function end({ pid }: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (pid === undefined) return;
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

/** Below the ports that the system gives to outgoing connections: it takes seconds until it listens. */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < CLI.portsTried; tries += 1) {
    const port = 20_000 + Math.floor(10_000 * Math.random());
    if (await isFree(port)) return port;
  }
  throw new Error("no free port from 20000 to 29999");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
