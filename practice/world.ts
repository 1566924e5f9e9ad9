/**
 * The practice internet as a prober's world.
 */
import { type Clock, systemClock } from "../src/clock";
import { type Exchange, type Network, probeHeaders } from "../src/probe/network";
import type { World } from "../src/probe/world";
import type { VantageId } from "../src/vantage/registry";
import {
  EXCHANGE_HEADER,
  type ExchangeKind,
  KNOCK_HEADER,
  type PracticeExchanged,
  THROWS_HEADER,
} from "./internet";

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
  const at = (scheme: "http" | "https", host: string, port: number) =>
    `${scheme}://${host}:${port}/`;
  return {
    get: (url, accept, signal) => send(url, probeHeaders(siteUrl, accept), signal),
    knock: (host, port, signal) =>
      send(at(port === 80 ? "http" : "https", host, port), { [KNOCK_HEADER]: "1" }, signal).then(
        () => "opened",
        () => "rejected",
      ),
    exchange: async (exchange, signal) => {
      const { host, port } = exchange;
      const kind = kindOf(exchange);
      const url = at(kind === "get" ? "http" : "https", host, port);
      try {
        const response = await send(url, { [EXCHANGE_HEADER]: kind }, signal);
        const { reached, end, heard } = await response.json<PracticeExchanged>();
        return { reached, end, heard: Uint8Array.from(heard, (one) => one.charCodeAt(0)) };
      } catch {
        const end = signal.aborted ? "stopped" : "closed";
        return { reached: "nothing", end, heard: new Uint8Array() };
      }
    },
  };
}

function kindOf({ says, secure }: Exchange): ExchangeKind {
  if (!("path" in says)) return "hello";
  return secure ? "secure-get" : "get";
}

export function practiceWorld(
  network: Network,
  resolverUrl: string,
  clock: Clock = systemClock,
): World {
  return {
    network,
    resolver: { network, url: resolverUrl },
    controls: { up: ["control-one.test", "control-two.test"], dead: "known-dead.test" },
    clock,
  };
}
