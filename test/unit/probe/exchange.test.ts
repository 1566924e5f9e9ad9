/** What a bare exchange says of where it goes: to another port, the same as fetch would. */
import { expect, test } from "vitest";
import { overSocket } from "../../../src/probe/exchange";

/** A server that ends at once what it was asked, and the text of that. */
function server() {
  let said = "";
  const writable = new WritableStream<Uint8Array>({
    write: (bytes) => {
      said += new TextDecoder().decode(bytes);
    },
  });
  const readable = new ReadableStream({ start: (controller) => controller.close() });
  const socket = { opened: Promise.resolve(), closed: Promise.resolve(), writable, readable };
  const open = { ...socket, close: async () => {} } as unknown as Socket;
  const dial = () => Object.assign(open, { startTls: () => open });
  return { exchange: overSocket(dial, "https://justhere.example"), said: () => said };
}

test.each([
  [443, true, "site.com"],
  [8_443, true, "site.com:8443"],
  [80, true, "site.com:80"],
  [80, false, "site.com"],
  [8_080, false, "site.com:8080"],
  [443, false, "site.com:443"],
])("to port %i, over TLS: %s, the host is %s", async (port, secure, host) => {
  const { exchange, said } = server();
  const says = { path: "/health?a" };
  const asked = { host: "site.com", port, secure, says, isEnough: () => false };
  const met = await exchange(asked, new AbortController().signal);
  expect(met).toMatchObject({ reached: secure ? "tls" : "tcp", end: "closed" });
  expect(said().split("\r\n").slice(0, 2)).toEqual(["GET /health?a HTTP/1.1", `host: ${host}`]);
});
