/**
 * Leads the address that our documentation names to a server on another port: a forward proxy on loopback
 * (RFC 9112, 3.2.2), so that a command runs as it is written. What passes is held to the document of the
 * interface. Whatever else is asked for stays here, too.
 */
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { judgePassing } from "./judged-passing";

export interface ByProxy {
  /** For `http_proxy`. */
  readonly url: string;
  /** What was asked of others than loopback, and refused. */
  readonly refused: readonly string[];
  readonly stop: () => Promise<void>;
}

const DOCUMENTED = /^(localhost|127\.0\.0\.1):8787$/;
const LOOPBACK = /^(localhost|127\.0\.0\.1)(:\d+)?$/;

/** @param site to which `localhost:8787` leads. */
export async function startProxy(site: string): Promise<ByProxy> {
  const refused: string[] = [];
  const there = new URL(site);
  const placeOf = (authority: string) => {
    const isOurs = DOCUMENTED.test(authority);
    const { hostname, port } = isOurs ? there : new URL(`http://${authority}`);
    return LOOPBACK.test(authority) ? { host: hostname, port: Number(port || 80) } : null;
  };
  const server = createServer((asked, answer) => {
    const url = URL.parse(asked.url ?? "");
    const place = url && placeOf(url.host);
    if (!url || !place) {
      refused.push(asked.url ?? "");
      answer.writeHead(502).end();
      return;
    }
    const { "proxy-connection": _, ...headers } = asked.headers;
    const on = request({
      ...place,
      method: asked.method,
      path: (asked.url ?? "").slice(url.origin.length) || "/",
      headers,
    });
    on.on("response", (come) => {
      answer.writeHead(come.statusCode ?? 502, come.rawHeaders);
      if (DOCUMENTED.test(url.host)) judgePassing(asked.method, url, come);
      come.pipe(answer);
    });
    on.on("error", () => answer.destroy());
    // Whoever leaves, leaves there too.
    answer.on("close", () => on.destroy());
    asked.pipe(on);
  });
  server.on("connect", (asked, socket) => {
    const place = placeOf(asked.url ?? "");
    socket.on("error", () => {});
    if (!place) {
      refused.push(asked.url ?? "");
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    const on = connect(place, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      on.pipe(socket).pipe(on);
    });
    on.on("error", () => socket.destroy());
    socket.on("close", () => on.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : null;
  return {
    url: `http://127.0.0.1:${port}`,
    refused,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
