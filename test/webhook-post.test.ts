/** Webhooks as they go over the wire, to a server on this machine. */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { OUTBOX } from "../src/limits";
import { sendWebhook } from "../src/monitor/post";

const KEY = Buffer.from("a key of thirty-two bytes, no less");
const SECRET = `whsec_${KEY.toString("base64")}`;
const MESSAGE = { id: "evt_Shop_1292191095000_opened", body: '{"type":"outage.opened","ä":1}' };

interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A receiver that does as it is told, and what has come to it. */
async function receiver(does: (response: ServerResponse) => void) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push(await read(request));
    does(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook?a=b`, received, close };
}

async function read(request: IncomingMessage): Promise<Received> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const { method, url: path, headers } = request;
  const body = Buffer.concat(pieces).toString();
  return { method, path, headers: headers as Record<string, string>, body };
}

const answering = (status: number, headers = {}) =>
  receiver((response) => response.writeHead(status, headers).end("never read"));

const send = (url: string, now = Date.now(), ...signal: AbortSignal[]) =>
  sendWebhook({ url, secret: SECRET }, MESSAGE, now, ...signal);

describe("a webhook", () => {
  test("arrives as it was signed, and can be verified without the library", async () => {
    const { url, received } = await answering(204);
    const now = Date.UTC(2010, 11, 12, 21, 58, 45) + 999;
    expect(await send(url, now)).toBe("delivered");
    const signed = `${MESSAGE.id}.1292191125.${MESSAGE.body}`;
    const signature = createHmac("sha256", KEY).update(signed).digest("base64");
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      ...{ method: "POST", path: "/hook?a=b", body: MESSAGE.body },
      headers: {
        "content-type": "application/json",
        "user-agent": "JustHere-Webhook/1.0",
        "webhook-id": MESSAGE.id,
        "webhook-timestamp": "1292191125",
        "webhook-signature": `v1,${signature}`,
      },
    });
    expect(JSON.stringify(received)).not.toContain(SECRET);
  });

  test("is verified by the library, unless a byte of it was changed", async () => {
    const { url, received } = await answering(200);
    await send(url);
    const { body, headers } = received[0] as Received;
    const verify = (text: string) => new Webhook(SECRET).verify(text, headers);
    expect(verify(body)).toEqual(JSON.parse(MESSAGE.body));
    expect(() => verify(body.replace("opened", "closed"))).toThrow("No matching signature");
  });

  test.each([
    [200, "delivered"],
    [202, "delivered"],
    [299, "delivered"],
    [304, "failed"],
    [400, "failed"],
    [401, "failed"],
    [404, "failed"],
    [410, "refused"],
    [429, "failed"],
    [500, "failed"],
    [503, "failed"],
  ] as const)("that is answered with %i has %s", async (status, result) => {
    const { url } = await answering(status);
    expect(await send(url)).toBe(result);
  });

  test.each([301, 302, 303, 307, 308])("follows no redirect (%i)", async (status) => {
    const other = await answering(200);
    const { url, received } = await answering(status, { location: other.url });
    expect(await send(url)).toBe("failed");
    expect([received.length, other.received.length]).toEqual([1, 0]);
  });

  test("is delivered by the status alone: a body that never ends is not waited for", async () => {
    const { url } = await receiver((response) => response.writeHead(200).write("still"));
    expect(await send(url)).toBe("delivered");
  });

  test("has failed when the time for an answer is over", async () => {
    const ends = new AbortController();
    const { url, received } = await receiver(() => ends.abort());
    expect(await send(url, Date.now(), ends.signal)).toBe("failed");
    expect(received).toHaveLength(1);
  });

  test("waits for an answer as long as the limits say", async () => {
    const limit = vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort());
    onTestFinished(() => limit.mockRestore());
    const { url, received } = await answering(200);
    expect(await send(url)).toBe("failed");
    expect(limit.mock.calls).toEqual([[OUTBOX.webhookTimeoutMs]]);
    expect(received).toEqual([]);
  });

  test("has failed when the connection is torn, or nobody listens", async () => {
    const torn = await receiver((response) => response.destroy());
    expect(await send(torn.url)).toBe("failed");
    torn.close();
    expect(await send(torn.url)).toBe("failed");
    expect(torn.received).toHaveLength(1);
  });
});
