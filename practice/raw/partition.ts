/**
 * The world of the partition trial: its nodes, its names, and where they lead. Pure.
 */
import { homesOf, VANTAGE_IDS, type VantageId } from "../../src/vantage/registry.ts";
import { addressOf, type NetworkNode, networkOf, PEOPLE } from "./network.ts";
import { CONTROL_HOSTS, RESOLVER_HOST, type Site, TRACE_HOST } from "./sites.ts";

const SERVERS = 20;

const node = (name: string, subnet: number, addresses = 1): NetworkNode => ({
  name,
  subnet,
  addresses,
});

export const NODES = {
  people: node(PEOPLE, 1),
  front: node("front", 2),
  monitor: node("monitor", 3),
  resolver: node("resolver", 4),
  controls: node("controls", 5, CONTROL_HOSTS.length + 1),
  servers: node("servers", 6, SERVERS),
  gate: node("gate", 7),
} as const;

const FIRST_PROBER_SUBNET = 20;
export const proberNode = (vantage: VantageId): NetworkNode =>
  node(`at-${vantage}`, FIRST_PROBER_SUBNET + VANTAGE_IDS.indexOf(vantage));

export const ALL_NODES = [...Object.values(NODES), ...VANTAGE_IDS.map(proberNode)];

/** The websites: each on an address of its own, so that each can be cut off alone. */
export const hostOf = (n: number) => `website-${n}.com`;
export const serverOf = (host: string) =>
  SITES.find((site) => site.host === host)?.address ?? "0.0.0.0";

const at = (subnet: number) => (host: string, n: number) => ({
  host,
  address: addressOf(subnet, n),
});
const WEBSITES = Array.from({ length: SERVERS }, (_, n) => hostOf(n)).map(at(NODES.servers.subnet));
export const SITES: readonly Site[] = [
  ...WEBSITES,
  ...[...CONTROL_HOSTS, TRACE_HOST].map(at(NODES.controls.subnet)),
  ...[RESOLVER_HOST].map(at(NODES.resolver.subnet)),
];

export const PLACES = Object.fromEntries(SITES.map(({ host, address }) => [host, address]));

/** What the trace says to a prober, by its address. */
export const AIRPORTS = Object.fromEntries(
  VANTAGE_IDS.map((id) => [addressOf(proberNode(id).subnet), homesOf(id)[0] ?? ""]),
);

export const networksOf = (nodes: readonly NetworkNode[]) =>
  nodes.map(({ subnet }) => networkOf(subnet));
