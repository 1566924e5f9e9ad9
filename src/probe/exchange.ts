/**
 * A bare exchange of bytes over a socket that somebody else opens: the real network's `exchange`.
 *
 * Of what is heard, no more than a bounded number of bytes is held, and whoever asked for it hands
 * on the name of a failure alone.
 */
import { PROBE } from "../limits";
import { type Exchange, type Exchanged, type Network, probeHeaders } from "./network";

/** Opens a TCP connection, as the runtime's `connect` does. */
export type Dial = (address: { hostname: string; port: number }, options: SocketOptions) => Socket;

/** @param siteUrl our own address, for the User-Agent. */
export function overSocket(dial: Dial, siteUrl: string): Network["exchange"] {
  return async (exchange, signal) => {
    const aborted = new Promise<"aborted">((resolve) => {
      if (signal.aborted) resolve("aborted");
      signal.addEventListener("abort", () => resolve("aborted"), { once: true });
    });
    const line: Line = { reached: "nothing", heard: new Uint8Array(), close: () => {} };
    const talk = converse(exchange, dial, siteUrl, line);
    const end = await Promise.race([talk, aborted]);
    line.close();
    return { reached: line.reached, heard: line.heard, end: end === "aborted" ? "stopped" : end };
  };
}

/** A connection, as far as it has come. */
interface Line {
  reached: Exchanged["reached"];
  heard: Uint8Array;
  close: () => void;
}

/** Never rejects. */
async function converse(
  exchange: Exchange,
  dial: Dial,
  siteUrl: string,
  line: Line,
): Promise<Exchanged["end"]> {
  const { host, port, secure, says, isEnough } = exchange;
  try {
    const plain = open(dial({ hostname: host, port }, options(secure)), line);
    await plain.opened;
    line.reached = "tcp";
    const socket = secure ? open(plain.startTls(), line) : plain;
    if (secure) {
      await socket.opened;
      line.reached = "tls";
    }
    const writer = socket.writable.getWriter();
    await writer.write("path" in says ? getRequest(exchange, says.path, siteUrl) : says);
    const reader: ReadableStreamDefaultReader<Uint8Array> = socket.readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return "closed";
      line.heard = joined(line.heard, value);
      if (line.heard.length >= PROBE.exchangeBytes || isEnough(line.heard)) return "enough";
    }
  } catch {
    // The only thing that a socket says of a failure is that there was one.
    return line.reached === "nothing" ? "closed" : "reset";
  }
}

const options = (secure: boolean): SocketOptions => ({
  secureTransport: secure ? "starttls" : "off",
  allowHalfOpen: false,
});

function open(socket: Socket, line: Line): Socket {
  // workerd reports one failure on both promises; the second must not go unheard.
  socket.closed.catch(() => {});
  line.close = () => void socket.close().catch(() => {});
  return socket;
}

function getRequest({ host, port, secure }: Exchange, path: string, siteUrl: string): Uint8Array {
  const authority = port === (secure ? 443 : 80) ? host : `${host}:${port}`;
  const headers = { host: authority, ...probeHeaders(siteUrl, "*/*"), connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return new TextEncoder().encode([`GET ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n"));
}

/** No more of both than we listen to. */
function joined(before: Uint8Array, more: Uint8Array): Uint8Array {
  const room = more.subarray(0, PROBE.exchangeBytes - before.length);
  const both = new Uint8Array(before.length + room.length);
  both.set(before);
  both.set(room, before.length);
  return both;
}
