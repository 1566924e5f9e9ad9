/**
 * The service as `npm start` runs it, on a port of its own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Dev {
  readonly site: string;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** The folder of everything that it stores. */
  readonly stored: string;
  /** Milliseconds until it said that it listens. */
  readonly readyMs: number;
  readonly stop: () => Promise<void>;
}

const start = fileURLToPath(new URL("../../practice/start.ts", import.meta.url));

/** @param args handed to wrangler. Rejects with what was printed if it ends instead of listening. */
export async function startDev(...args: readonly string[]): Promise<Dev> {
  // Several of these run at once: each has its own two ports.
  const port = await freePort();
  const inspector = await freePort();
  const startedAt = Date.now();
  // A process group of its own: wrangler leaves children behind when it alone is stopped.
  const state = await mkdtemp(join(tmpdir(), "justhere-"));
  const child = spawn(
    process.execPath,
    [start, "--persist-to", state, "--inspector-port", String(inspector), ...args],
    {
      detached: true,
      env: { ...process.env, PORT: String(port) },
    },
  );
  let printed = "";
  await new Promise<void>((resolve, reject) => {
    const read = (text: Buffer) => {
      printed += text;
      if (printed.includes("JustHere listens on")) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`ended with ${code}:\n${printed}`)));
  });
  return {
    site: `http://localhost:${port}`,
    printed: () => printed,
    stored: state,
    readyMs: Date.now() - startedAt,
    stop: async () => {
      await stop(child);
      await rm(state, { recursive: true, force: true });
    },
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGTERM");
  await ended;
}

/**
 * Below the ports that the system gives to outgoing connections: it takes seconds until wrangler
 * listens, and one of those would be somebody else's by then. Above those of the practice sites. Each test
 * process has ten of its own.
 */
async function freePort(): Promise<number> {
  const first = 30_000 + 10 * (process.pid % 270);
  for (let tries = 0; tries < 10; tries += 1) {
    portsTaken += 1;
    const port = first + (portsTaken % 10);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${first} on`);
}
let portsTaken = 0;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
