/**
 * `node stage.ts <folder>`: the partition trial's side of things, apart. Starts every process of the
 * service in a namespace of its own, says so, and then does what it is told: an order a line of its
 * input, and a reply a line of its output. It ends with its input, and everything with it.
 */
import { writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { VANTAGE_IDS } from "../../src/vantage/registry.ts";
import * as config from "./config.ts";
import {
  addressOf,
  type Cut,
  cutOff,
  makeNetwork,
  type NetworkNode,
  type Slowed,
  type Slowness,
  setLink,
  slowDown,
} from "./network.ts";
import { AIRPORTS, ALL_NODES, NODES, proberNode, SITES } from "./partition.ts";
import { commonFor, readScene, type Scene } from "./scene.ts";
import type { ServerPlan } from "./sites.ts";
import { startProgram, startWorkerd } from "./workerd.ts";

export type Order =
  | { readonly do: "cut"; readonly cuts: readonly Cut[] }
  | { readonly do: "link"; readonly node: NetworkNode; readonly state: "up" | "down" }
  | { readonly do: "slow"; readonly nodes: readonly NetworkNode[]; readonly slowness: Slowness }
  | { readonly do: "mend" }
  | { readonly do: "ask"; readonly path: string; readonly patienceMs: number };

export interface Asked {
  /** Null: no answer in time, or no connection. */
  readonly status: number | null;
  readonly body: string;
  readonly tookMs: number;
}

/** What stands in a line of output. */
export interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

const [, , folder = ""] = process.argv;
const PORT = 8_787;
const at = ({ subnet }: NetworkNode, port: number) => `${addressOf(subnet)}:${port}`;

async function startServers(scene: Scene, { name, subnet, addresses }: NetworkNode) {
  const plan: ServerPlan = {
    addresses: Array.from({ length: addresses }, (_, n) => addressOf(subnet, n)),
    authority: scene.authority,
    sites: SITES,
    airports: AIRPORTS,
  };
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(plan));
  const script = fileURLToPath(new URL("servers.ts", import.meta.url));
  await startProgram(process.execPath, [script, file], { folder, name, network: name });
}

async function startService(scene: Scene): Promise<void> {
  const internet = config.internet(scene.authority.cert);
  const common = commonFor(scene, "front");
  const probers = VANTAGE_IDS.map((id) => ({
    id,
    service: config.proberOf(id),
    node: proberNode(id),
  }));
  const start = ({ name }: NetworkNode, parts: readonly config.Part[]) =>
    startWorkerd([internet, ...parts], { folder, name, network: name });
  await Promise.all([
    start(NODES.front, [
      config.front(common),
      config.cache(common),
      config.elsewhere("monitors", at(NODES.monitor, PORT)),
      config.elsewhere("gates", at(NODES.gate, PORT)),
      config.door("front", at(NODES.front, PORT)),
    ]),
    start(NODES.monitor, [
      config.monitors(common, VANTAGE_IDS, scene.disk),
      config.elsewhere("gates", at(NODES.gate, PORT)),
      ...probers.map(({ service, node }) => config.elsewhere(service, at(node, PORT))),
      config.door("monitors", at(NODES.monitor, PORT)),
    ]),
    start(NODES.gate, [
      config.gates(common, scene.disk),
      config.door("gates", at(NODES.gate, PORT)),
    ]),
    ...probers.map(({ id, service, node }) =>
      start(node, [config.prober(commonFor(scene, id), id), config.door(service, at(node, PORT))]),
    ),
  ]);
}

/** A question of somebody's, over a connection of its own. */
function ask(path: string, patienceMs: number): Promise<Asked> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const done = (status: number | null, body: string) =>
      resolve({ status, body, tookMs: Math.round(performance.now() - startedAt) });
    const asked = request(
      { host: addressOf(NODES.front.subnet), port: PORT, path, agent: false },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => {
          body += piece;
        });
        response.on("end", () => done(response.statusCode ?? null, body));
        response.on("error", () => done(null, body));
      },
    );
    asked.on("error", (error) => done(null, error.message));
    setTimeout(() => asked.destroy(new Error("out of patience")), patienceMs).unref();
    asked.end();
  });
}

let slowed: Slowed | null = null;

async function obey(order: Order): Promise<unknown> {
  switch (order.do) {
    case "cut":
      return cutOff(order.cuts);
    case "link":
      return setLink(order.node, order.state);
    case "slow":
      slowed = await slowDown(order.nodes, order.slowness, folder);
      return slowed?.by ?? null;
    case "mend":
      await slowed?.mend();
      slowed = null;
      return;
    case "ask":
      return ask(order.path, order.patienceMs);
  }
}

const reply = (line: Reply) => process.stdout.write(`${JSON.stringify(line)}\n`);

const scene = await readScene(folder);
makeNetwork(ALL_NODES);
const { resolver, controls, servers } = NODES;
await Promise.all([resolver, controls, servers].map((node) => startServers(scene, node)));
await startService(scene);
reply({ id: 0 });
for await (const line of createInterface({ input: process.stdin })) {
  const { id, order }: { id: number; order: Order } = JSON.parse(line);
  // Not awaited: several may ask at once.
  obey(order).then(
    (value) => reply({ id, value }),
    (error) => reply({ id, error: String(error) }),
  );
}
process.exit(0);
