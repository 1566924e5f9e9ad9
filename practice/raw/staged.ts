/**
 * The whole service on raw workerd, every process in a network namespace of its own, and the orders that
 * break the network between them: stage.ts, from the outside.
 */
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { startApart } from "./apart.ts";
import { PLACES } from "./partition.ts";
import { hostsOf, makeScene, removeScene } from "./scene.ts";
import type { Asked, Order, Reply } from "./stage.ts";

export interface Stage {
  readonly order: (order: Order) => Promise<unknown>;
  readonly ask: (path: string, patienceMs?: number) => Promise<Asked>;
  readonly stop: () => Promise<void>;
}

/** Longer than any answer may take. */
const PATIENCE_MS = 40_000;

const script = fileURLToPath(new URL("stage.ts", import.meta.url));

export async function startStage(): Promise<Stage> {
  const scene = await makeScene(PLACES);
  const child = startApart(script, [scene.folder], hostsOf(scene));
  const waiting = new Map<number, (reply: Reply) => void>();
  const next = (id: number) => new Promise<Reply>((resolve) => waiting.set(id, resolve));
  const ended = new Promise<never>((_, reject) => {
    child.once("exit", (code) => reject(new Error(`the stage ended with ${code}`)));
  });
  // Heard by whoever waits for a reply; at the end it is no news.
  ended.catch(() => {});
  if (child.stdout)
    createInterface({ input: child.stdout }).on("line", (line) => {
      const reply: Reply = JSON.parse(line);
      waiting.get(reply.id)?.(reply);
      waiting.delete(reply.id);
    });
  try {
    await Promise.race([next(0), ended]);
  } catch (error) {
    await removeScene(scene);
    throw error;
  }
  let id = 0;
  const order = async (order: Order) => {
    id += 1;
    const replied = next(id);
    child.stdin?.write(`${JSON.stringify({ id, order })}\n`);
    const { value, error } = await Promise.race([replied, ended]);
    if (error !== undefined) throw new Error(error);
    return value;
  };
  return {
    order,
    ask: (path, patienceMs = PATIENCE_MS) =>
      order({ do: "ask", path, patienceMs }) as Promise<Asked>,
    stop: async () => {
      await stop(child);
      await removeScene(scene);
    },
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.stdin?.end();
  await ended;
}
