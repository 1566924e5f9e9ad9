/**
 * A network of our own: a namespace for each node, a link from each to one router, and the ways to break
 * it. Runs apart (see `apart`), where it is root and alone; the namespace that it starts in is the one of
 * the people who ask.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { hasTun } from "./apart.ts";
import { type Running, startProgram } from "./workerd.ts";

export interface NetworkNode {
  readonly name: string;
  /** The network 44.128.<subnet>.0/24: the router has .1, the node .2 and what else it needs. */
  readonly subnet: number;
  readonly addresses: number;
}

/** Where people ask from: the namespace that is there already. */
export const PEOPLE = "people";
const ROUTER = "router";
/** Rules of the router, the first that fits decides. */
const PRIORITY = { cut: 10, fromRelay: 20, toRelay: 21 } as const;
const RELAY = { device: "slow0", table: 100 } as const;

export const addressOf = (subnet: number, n = 0) => `44.128.${subnet}.${2 + n}`;
export const networkOf = (subnet: number) => `44.128.${subnet}.0/24`;

const ip = (args: readonly string[], input = "") =>
  execFileSync("ip", args, { input, stdio: ["pipe", "ignore", "inherit"] });
const batch = (network: string | null, lines: readonly string[]) =>
  ip([...(network === null ? [] : ["-n", network]), "-batch", "-"], lines.join("\n"));

/** Makes the nodes, their links and the router. */
export function makeNetwork(nodes: readonly NetworkNode[]): void {
  const isPeople = ({ name }: NetworkNode) => name === PEOPLE;
  batch(null, [
    `netns add ${ROUTER}`,
    ...nodes.filter((node) => !isPeople(node)).map(({ name }) => `netns add ${name}`),
    ...nodes.map((node) => {
      const end = isPeople(node) ? "link0" : `link0 netns ${node.name}`;
      return `link add ${device(node)} netns ${ROUTER} type veth peer name ${end}`;
    }),
  ]);
  batch(
    ROUTER,
    nodes.flatMap((node) => [
      `address add 44.128.${node.subnet}.1/24 dev ${device(node)}`,
      `link set ${device(node)} up`,
    ]),
  );
  // Who is told that there is no way is told it each time.
  const settings = { ip_forward: 1, icmp_ratelimit: 0, "conf/all/rp_filter": 0 };
  const write = Object.entries(settings).map(([at, n]) => `echo ${n} > /proc/sys/net/ipv4/${at}`);
  ip(["netns", "exec", ROUTER, "sh", "-c", write.join(" && ")]);
  for (const node of nodes)
    batch(isPeople(node) ? null : node.name, [
      "link set lo up",
      ...Array.from(
        { length: node.addresses },
        (_, n) => `address add ${addressOf(node.subnet, n)}/24 dev link0`,
      ),
      "link set dev link0 up",
      `route add default via 44.128.${node.subnet}.1`,
    ]);
}

/** The router's end of a link. */
const device = ({ subnet }: NetworkNode) => `net${subnet}`;

/** Whatever is sent between the two, either way, is lost. */
export interface Cut {
  /** Two networks or addresses. */
  readonly between: readonly [string, string];
  /** Whether the sender is told that there is no way, as by a router whose link is down. */
  readonly isTold: boolean;
}

let cuts: readonly string[] = [];

/** From now on these are cut, and no others. */
export function cutOff(wanted: readonly Cut[]): void {
  const rules = wanted.flatMap(({ between: [a, b], isTold }) =>
    [`from ${a} to ${b}`, `from ${b} to ${a}`].map(
      (way) => `pref ${PRIORITY.cut} ${way} ${isTold ? "unreachable" : "blackhole"}`,
    ),
  );
  batch(ROUTER, [
    ...cuts.map((rule) => `rule del ${rule}`),
    ...rules.map((rule) => `rule add ${rule}`),
  ]);
  cuts = rules;
}

/** Takes the link of a node down, or up again. */
export function setLink(node: NetworkNode, state: "up" | "down"): void {
  ip(["-n", ROUTER, "link", "set", device(node), state]);
}

export interface Slowness {
  /** Each way. */
  readonly delayMs: number;
  /** Of a hundred packets, each way. */
  readonly lossPercent: number;
  readonly seed: number;
}

/** A slow link: how it was made so, and how it is made well again. */
export interface Slowed {
  readonly by: "netem" | "relay";
  readonly mend: () => Promise<void>;
}

/**
 * Makes the links of these nodes slow and lossy: by the kernel's own `netem`, and where the kernel has
 * none by a program of ours that carries their packets. Null where neither can be had.
 */
export async function slowDown(
  nodes: readonly NetworkNode[],
  slowness: Slowness,
  folder: string,
): Promise<Slowed | null> {
  const ends = nodes.flatMap((node) => [
    [ROUTER, device(node)] as const,
    [node.name, "link0"] as const,
  ]);
  const { delayMs, lossPercent, seed } = slowness;
  const how = ["netem", "delay", `${delayMs}ms`, "loss", `${lossPercent}%`];
  const added = ends.filter(([network, dev]) => {
    const command = ["netns", "exec", network, "tc", "qdisc", "add", "dev", dev, "root", ...how];
    return spawnSync("ip", command).status === 0;
  });
  const mend = async () => {
    for (const [network, dev] of added)
      ip(["netns", "exec", network, "tc", "qdisc", "del", "dev", dev, "root"]);
  };
  if (added.length === ends.length) return { by: "netem", mend };
  await mend();
  if (!hasTun()) return null;
  const relay = await startRelay([delayMs, lossPercent, seed].map(String), folder);
  const networks = nodes.map(({ subnet }) => networkOf(subnet));
  const rules = [
    `pref ${PRIORITY.fromRelay} iif ${RELAY.device} lookup main`,
    ...networks.flatMap((network) => [
      `pref ${PRIORITY.toRelay} from ${network} lookup ${RELAY.table}`,
      `pref ${PRIORITY.toRelay} to ${network} lookup ${RELAY.table}`,
    ]),
  ];
  batch(ROUTER, [
    `link set ${RELAY.device} up`,
    `route add default dev ${RELAY.device} table ${RELAY.table}`,
    ...rules.map((rule) => `rule add ${rule}`),
  ]);
  return {
    by: "relay",
    mend: async () => {
      batch(
        ROUTER,
        rules.map((rule) => `rule del ${rule}`),
      );
      // Its device, and the route to it, go with it.
      await relay.stop();
    },
  };
}

function startRelay(slowness: readonly string[], folder: string): Promise<Running> {
  const script = fileURLToPath(new URL("slow-link.py", import.meta.url));
  const place = { folder, name: "relay", network: ROUTER };
  return startProgram("python3", [script, RELAY.device, ...slowness], place);
}
