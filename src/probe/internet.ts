/**
 * The real network: the runtime's fetch, and its sockets for knocking.
 */
import { connect } from "cloudflare:sockets";
import { overSocket } from "./exchange";
import { type Network, probeHeaders } from "./network";

/** @param siteUrl our own address, for the User-Agent. */
export function internet(siteUrl: string): Network {
  return {
    get: (url, accept, signal) =>
      fetch(url, {
        headers: probeHeaders(siteUrl, accept),
        redirect: "manual",
        cache: "no-store",
        signal,
      }),
    knock: async (hostname, port, signal) => {
      try {
        const socket = connect({ hostname, port });
        // workerd reports one failure on both promises; the second must not go unheard.
        socket.closed.catch(() => {});
        const close = () => void socket.close().catch(() => {});
        signal.addEventListener("abort", close, { once: true });
        await socket.opened;
        close();
        return "opened";
      } catch {
        return "rejected";
      }
    },
    exchange: overSocket(connect, siteUrl),
  };
}
