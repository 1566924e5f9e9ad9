/**
 * `node inside.ts <folder> <minutes> <seed>`: the soak itself, in namespaces of its own. Two processes of
 * workerd, one with the front and the objects and one with the ten probers, and the servers behind them.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { VANTAGE_IDS } from "../../../src/vantage/registry.ts";
import * as config from "../config.ts";
import { commonFor, readScene, type Scene } from "../scene.ts";
import type { ServerPlan } from "../sites.ts";
import { type Running, startProgram, startWorkerd } from "../workerd.ts";
import { lineOf, reportOf, type Sample, textOf, total } from "./figures.ts";
import { NOBODY, SERVER, SITES } from "./hosts.ts";
import { lotOf } from "./lot.ts";
import { ask, type Tally } from "./traffic.ts";

const [, , folder = "", minutesText = "", seedText = ""] = process.argv;
const SITE = "http://127.0.0.1:8787";
const FIRST_PROBER_PORT = 9_001;
const ASKERS = 8;
const SAMPLE_EVERY_MS = 10_000;
/** An object that nobody asks is evicted within ten seconds, and its files are closed within seventy. */
const REST_MS = 90_000;

async function startServers({ authority }: Scene): Promise<Running> {
  for (const address of [SERVER, NOBODY])
    execFileSync("ip", ["address", "add", `${address}/32`, "dev", "lo"]);
  const plan: ServerPlan = { addresses: [SERVER], authority, sites: SITES, airports: {} };
  const file = join(folder, "servers.json");
  await writeFile(file, JSON.stringify(plan));
  const script = fileURLToPath(new URL("../servers.ts", import.meta.url));
  return startProgram(process.execPath, [script, file], { folder, name: "servers", network: null });
}

const portOf = (index: number) => `127.0.0.1:${FIRST_PROBER_PORT + index}`;

/**
 * For the objects of one isolate; the platform gives it 128 MB for everything. With as much room as this
 * machine has, V8 collects next to nothing for half an hour, and its garbage hides a leak or looks like one.
 */
const HEAP_MB = { prober: 16, others: 24 } as const;

async function startService(scene: Scene): Promise<readonly Running[]> {
  const internet = config.internet(scene.authority.cert);
  const probers = VANTAGE_IDS.flatMap((id, index) => [
    config.prober(commonFor(scene, id), id),
    config.door(config.proberOf(id), portOf(index), config.placed(id)),
  ]);
  const common = commonFor(scene, "front");
  const main = [
    config.front(common),
    config.cache(common),
    config.monitors(common, VANTAGE_IDS, scene.disk),
    config.gates(common, scene.disk),
    ...VANTAGE_IDS.map((id, index) => config.elsewhere(config.proberOf(id), portOf(index))),
    config.door("front", "127.0.0.1:8787"),
  ];
  return Promise.all([
    startWorkerd([config.heapOf(HEAP_MB.others), internet, ...main], {
      folder,
      name: "front-and-objects",
      network: null,
    }),
    startWorkerd([config.heapOf(HEAP_MB.prober), internet, ...probers], {
      folder,
      name: "probers",
      network: null,
    }),
  ]);
}

function sampleOf(processes: readonly Running[], atS: number): Sample {
  const by = (read: (pid: number) => number) =>
    Object.fromEntries(processes.map(({ name, pid }) => [name, read(pid)]));
  return {
    atS,
    rssMb: by((pid) => {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 102.4) / 10;
    }),
    descriptors: by((pid) => readdirSync(`/proc/${pid}/fd`).length),
  };
}

// Nobody waits for the figures any more.
process.stdin.once("end", () => process.exit(1)).resume();
const scene = await readScene(folder);
await startServers(scene);
const processes = await startService(scene);
const before = sampleOf(processes, 0);

const tally: Tally = { took: new Map(), asked: new Map(), wrong: [] };
const startedAt = performance.now();
const elapsedS = () => Math.round((performance.now() - startedAt) / 1_000);
const lastsS = Number(minutesText) * 60;
const isOver = () => elapsedS() >= lastsS;
const askers = Array.from({ length: ASKERS }, (_, n) =>
  ask(SITE, lotOf(Number(seedText) * 1_000 + n), tally, isOver),
);
const samples: Sample[] = [];
while (!isOver()) {
  await wait(SAMPLE_EVERY_MS);
  const sample = sampleOf(processes, elapsedS());
  samples.push(sample);
  console.log(lineOf(sample, tally));
}
await Promise.all(askers);

// Nobody asks any more: what was open for them must be closed again.
let after = sampleOf(processes, elapsedS());
const restUntil = performance.now() + REST_MS;
while (total(after.descriptors) > total(before.descriptors) && performance.now() < restUntil) {
  await wait(1_000);
  after = sampleOf(processes, elapsedS());
}
const report = reportOf({ samples, before, after, tally });
console.log(`\n${JSON.stringify(report)}\n\n${textOf(report)}`);
// The first process of a namespace: whatever it has started ends with it.
process.exit(report.faults.length === 0 ? 0 : 1);
