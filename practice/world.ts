/**
 * The practice internet as a prober's world.
 */
import { systemClock } from "../src/clock";
import { type Network, probeHeaders } from "../src/probe/network";
import type { World } from "../src/probe/world";
import type { VantageId } from "../src/vantage/registry";
import { KNOCK_HEADER, THROWS_HEADER } from "./internet";

export const VANTAGE_HEADER = "x-practice-vantage";

interface Service {
  fetch(url: string, init: RequestInit): Promise<Response>;
}

/** @param vantage who looks; null for the front's own look-ups. */
export function practiceNetwork(
  service: Service,
  siteUrl: string,
  vantage: VantageId | null,
): Network {
  const asked: Record<string, string> = vantage === null ? {} : { [VANTAGE_HEADER]: vantage };
  const send = async (url: string, headers: Record<string, string>, signal: AbortSignal) => {
    const init: RequestInit = { headers: { ...headers, ...asked }, redirect: "manual", signal };
    const response = await service.fetch(url, init);
    const thrown = response.headers.get(THROWS_HEADER);
    if (thrown !== null) throw new Error(thrown);
    return response;
  };
  return {
    get: (url, accept, signal) => send(url, probeHeaders(siteUrl, accept), signal),
    knock: async (host, port, signal) => {
      const url = `${port === 80 ? "http" : "https"}://${host}/`;
      return send(url, { [KNOCK_HEADER]: "1" }, signal).then(
        () => "opened",
        () => "rejected",
      );
    },
  };
}

export function practiceWorld(network: Network, resolverUrl: string): World {
  return {
    network,
    resolver: { network, url: resolverUrl },
    controls: { up: ["control-one.test", "control-two.test"], dead: "known-dead.test" },
    clock: systemClock,
  };
}
