/**
 * A Worker that runs the real prober over the real network against the misbehaving server: one probe
 * a call. Between the two stands one thing, a map from the ports of a name to ports on loopback.
 */
import { systemClock } from "../../src/clock";
import { internet } from "../../src/probe/internet";
import type { Exchange, Network } from "../../src/probe/network";
import { probe } from "../../src/probe/probe";
import { parseTarget } from "../../src/target/parse";
import type { Way } from "./misbehaving/server";

const LOOPBACK = "127.0.0.1";
const REAL = internet("https://justhere.example");
const DOOR = { practice: true, ownHosts: [] } as const;

/** A name without doors has no address either, so whoever comes here without one has a bug. */
function mapped(doors: Way["doors"]): Network {
  const portOf = (host: string, port: number) => {
    const found = doors[`${host}:${port}`];
    if (found === undefined) throw new Error("there is no such door");
    return found;
  };
  return {
    get: async (url, accept, signal) => {
      const there = new URL(url);
      const port = portOf(there.hostname, there.protocol === "https:" ? 443 : 80);
      there.hostname = LOOPBACK;
      there.port = String(port);
      return REAL.get(there.href, accept, signal);
    },
    knock: async (host, port, signal) => REAL.knock(LOOPBACK, portOf(host, port), signal),
    exchange: async ({ host, port, ...rest }, signal) => {
      // Production knows two ports; here each name has two of its own.
      const there = { ...rest, host: LOOPBACK, port: portOf(host, port) } as Exchange;
      return REAL.exchange(there, signal);
    },
  };
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { host, doors, resolverUrl } = await request.json<Way>();
    const target = parseTarget(host, DOOR);
    if (target.kind === "rejected") return new Response(target.reason, { status: 400 });
    const unknown: string[] = [];
    const sight = await probe(target.host, {
      world: {
        network: mapped(doors),
        resolver: { network: REAL, url: resolverUrl },
        controls: { up: [], dead: "dead.test" },
        clock: systemClock,
      },
      door: DOOR,
      onRetry: () => {},
      onUnknown: (text) => void unknown.push(text),
    });
    return Response.json({ sight, unknown });
  },
};
