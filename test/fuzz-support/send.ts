/**
 * Sends requests as they are, without the good manners of `fetch`: to a path that no parser has seen, or
 * as bytes that are no request at all.
 */
import { Agent, request } from "node:http";
import { connect } from "node:net";
import type { Asked } from "./requests";

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly tookMs: number;
}

/** Some connections, used again and again. */
export function sender(port: number, connections: number, patienceMs: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = ({ method, target, headers, body }: Asked): Promise<Answered> => {
    const startedAt = performance.now();
    // Node sends some methods with a body and without a word of its length.
    const all = body ? { ...headers, "content-length": String(body.length) } : headers;
    return new Promise((resolve, reject) => {
      const sent = request(
        { agent, host: "127.0.0.1", port, method, path: target, headers: all },
        (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (piece: string) => {
            text += piece;
          });
          response.on("error", reject);
          response.on("end", () => {
            clearTimeout(patience);
            const pairs = Object.entries(response.headersDistinct);
            const all = pairs.flatMap(([name, values = []]) =>
              values.map((value) => [name, value]),
            );
            resolve({
              ...{
                status: response.statusCode ?? 0,
                headers: new Headers(all as [string, string][]),
              },
              ...{ body: text, tookMs: performance.now() - startedAt },
            });
          });
        },
      );
      const patience = setTimeout(() => sent.destroy(new Error("no answer in time")), patienceMs);
      sent.on("error", (error) => {
        clearTimeout(patience);
        reject(error);
      });
      sent.end(body);
    });
  };
  return { send, close: () => agent.destroy() };
}

/** What comes back for some bytes until the other side closes, or says nothing more for a while. */
export function sendRaw(port: number, bytes: Uint8Array, idleMs: number): Promise<string> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(bytes);
      // No more will come of us; whoever waits for it is not to be waited for.
      socket.end();
    });
    const done = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.setTimeout(idleMs, done);
    socket.setEncoding("latin1");
    socket.on("data", (piece: string) => {
      heard += piece;
    });
    socket.on("error", done);
    socket.on("close", done);
  });
}
