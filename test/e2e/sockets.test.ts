/** The real network on real sockets: what is read of a body, and what a request says of itself. */
import { createServer, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";
import type { Got } from "../support/socket-worker";
import { type Served, serve } from "../support/workerd";

let worker: Served;
const servers: Server[] = [];
const sockets = new Set<Socket>();

beforeAll(async () => {
  const { compatibility_date } = unstable_readConfig({ config: "wrangler.toml" });
  worker = await serve("test/support/socket-worker.ts", compatibility_date ?? "");
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  await worker?.stop();
});

/** A server on loopback that does one thing with every connection. */
function listen(react: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    react(socket);
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

const get = async (port: number): Promise<Got> => {
  const url = encodeURIComponent(`http://127.0.0.1:${port}/`);
  return (await fetch(`${worker.origin}/?url=${url}`)).json() as Promise<Got>;
};

/** Writes after the request has come, so that no byte is in before it is asked for. */
const answers =
  (bytes: string | Buffer, end = true) =>
  (socket: Socket) =>
    socket.once("data", () => (end ? socket.end(bytes) : socket.write(bytes)));

describe("a body is read within its bounds", () => {
  test("a plain one whole", async () => {
    const port = await listen(answers("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"));
    expect(await get(port)).toEqual({ status: 200, bytes: 5 });
  });

  test("a bomb to 64 KiB of what it unpacks to", async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`;
    const port = await listen(answers(Buffer.concat([Buffer.from(head), bomb])));
    expect(await get(port)).toEqual({ status: 200, bytes: 64 * 1024 });
  });

  test("one that stalls as far as it came", async () => {
    const port = await listen(
      answers("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello", false),
    );
    expect(await get(port)).toEqual({ status: 200, bytes: 5 });
  });
});

test("a probe sends its own name and nothing else", async () => {
  let sent = "";
  const port = await listen((socket) =>
    socket.once("data", (bytes) => {
      sent = bytes.toString();
      socket.end("HTTP/1.1 204 No Content\r\n\r\n");
    }),
  );
  expect(await get(port)).toMatchObject({ status: 204 });
  const headers = sent
    .split("\r\n")
    .slice(1)
    .filter(Boolean)
    .map((line) => line.toLowerCase());
  expect(sent).toMatch(/^GET \/ HTTP\/1\.1\r\n/);
  expect(headers.toSorted()).toEqual([
    "accept: */*",
    "cache-control: no-cache",
    `host: 127.0.0.1:${port}`,
    "pragma: no-cache",
    "user-agent: justherebot/1.0 (+https://justhere.example/bot)",
  ]);
});
