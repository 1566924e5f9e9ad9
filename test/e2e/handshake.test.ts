/** Our hello to real servers, and their answers as Node and as a Worker read them. */
import { createSecureContext, type TlsOptions } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";
import { isFlightEnough, readFlight, readTls } from "../../src/probe/classify/handshake";
import { clientHello } from "../../src/probe/classify/hello";
import {
  type Identity,
  identity,
  type Listening,
  say,
  servePlain,
  serveTls,
  type Wanted,
} from "../support/tls";
import { type Served, serve } from "../support/workerd";

const NOW = Date.parse("2026-11-01T00:00:00Z");
const HOST = "shop.example";

let worker: Served;
let authority: Identity;
const servers: Listening[] = [];

beforeAll(async () => {
  const { compatibility_date } = unstable_readConfig({ config: "wrangler.toml" });
  worker = await serve("test/support/tls-worker.ts", compatibility_date ?? "");
  authority = await identity({ name: "An Authority" });
});
afterAll(async () => {
  for (const server of servers) server.stop();
  await worker?.stop();
});

async function kept(starting: Promise<Listening>): Promise<number> {
  const server = await starting;
  servers.push(server);
  return server.port;
}

/** What a server amounts to. Node and the Worker must agree. */
async function failureAt(port: number, host = HOST) {
  const { end, heard } = await say(port, clientHello(host), isFlightEnough);
  const byNode = readTls({ reached: "tcp", end, heard }, host, NOW);
  const query = new URLSearchParams({ end, host, now: `${NOW}` });
  const response = await fetch(`${worker.origin}/?${query}`, { method: "POST", body: heard });
  expect(await response.json()).toBe(byNode);
  return byNode;
}

const tls = async (wanted: Partial<Wanted>, options: TlsOptions = {}) =>
  kept(serveTls({ ...(await identity({ name: HOST, by: authority, ...wanted })), ...options }));

describe("a certificate is told by its kind", () => {
  test.each<[string, Partial<Wanted>, string]>([
    ["expired", { to: "2026-10-31T00:00:00Z" }, "tls_expired"],
    ["not yet valid", { from: "2026-11-02T00:00:00Z" }, "tls_not_yet_valid"],
    ["for another host", { hosts: ["other.example", "*.shop.example"] }, "tls_wrong_host"],
    ["with the host in its common name alone", { hosts: ["127.0.0.1"] }, "tls_wrong_host"],
    ["for another host, and expired", { hosts: ["a.test"], to: "2021-01-01" }, "tls_wrong_host"],
    ["of somebody unknown", {}, "tls_failed"],
    ["so large that it fills several records", { hosts: manyHosts() }, "tls_wrong_host"],
  ])("%s", async (_name, wanted, expected) => {
    expect(await failureAt(await tls(wanted))).toBe(expected);
  });

  test.each(["TLSv1.2", "TLSv1.3"] as const)("self-signed, up to %s", async (maxVersion) => {
    const port = await kept(serveTls({ ...(await identity({ name: HOST })), maxVersion }));
    expect(await failureAt(port)).toBe("tls_self_signed");
  });

  test("where the server wants one of its visitors as well", async () => {
    const wants = { requestCert: true, rejectUnauthorized: true };
    expect(await failureAt(await tls({ to: "2021-01-01" }, wants))).toBe("tls_expired");
  });

  test("of the host that the hello names, among several behind one port", async () => {
    const ours = await identity({ name: HOST, by: authority, to: "2021-01-01" });
    const port = await tls(
      { name: "other.example" },
      {
        SNICallback: (name, done) =>
          done(null, name === HOST ? createSecureContext(ours) : undefined),
      },
    );
    expect(await failureAt(port)).toBe("tls_expired");
    expect(await failureAt(port, "third.example")).toBe("tls_wrong_host");
  });

  test("of an address", async () => {
    const port = await tls({ hosts: ["127.0.0.1"], to: "2021-01-01" });
    expect(await failureAt(port, "127.0.0.1")).toBe("tls_expired");
    expect(await failureAt(port, "127.0.0.2")).toBe("tls_wrong_host");
  });

  test.each([
    ["www.shop.example", "tls_failed"],
    ["my_own.shop.example", "tls_failed"],
    ["an.own.shop.example", "tls_wrong_host"],
    ["shop.example", "tls_wrong_host"],
  ])("for all hosts of a domain, asked for %s", async (host, expected) => {
    expect(await failureAt(await tls({ hosts: ["*.shop.example"] }), host)).toBe(expected);
  });
});

/** More than 16 KiB of names. */
function manyHosts(): readonly string[] {
  return Array.from({ length: 1_000 }, (_, index) => `host-${index}.many.example`);
}

describe("what shows no certificate", () => {
  test("TLS 1.3 alone: an alert, which tells no kind", async () => {
    const port = await tls({ to: "2021-01-01" }, { minVersion: "TLSv1.3" });
    const { heard } = await say(port, clientHello(HOST), isFlightEnough);
    // protocol_version (RFC 5246, 7.2).
    expect(readFlight(heard)).toEqual({ kind: "alert", description: 70 });
    expect(await failureAt(port)).toBe("tls_failed");
  });

  test.each([
    ["an HTTP server", "HTTP/1.1 400 Bad Request\r\n\r\n"],
    ["one of the first days", "<html><h1>Bad Request"],
    ["an SSH server", "SSH-2.0-OpenSSH_9.9\r\n"],
  ])("%s speaks no TLS", async (_name, says) => {
    const port = await kept(servePlain((socket) => socket.once("data", () => socket.end(says))));
    expect(await failureAt(port)).toBe("tls_not_spoken");
  });

  test("one that hangs up", async () => {
    const port = await kept(servePlain((socket) => socket.end()));
    expect(await failureAt(port)).toBe("tls_failed");
  });

  test("one that resets", async () => {
    const port = await kept(
      servePlain((socket) => socket.once("data", () => socket.resetAndDestroy())),
    );
    expect(await failureAt(port)).toBe("tls_failed");
  });

  test("one that says nothing", async () => {
    const port = await kept(servePlain(() => {}));
    expect(await failureAt(port)).toBe("timeout_tls");
  });
});
