/**
 * Opens one door of a behaviour: a port on loopback with what stands behind it, TLS first if it
 * speaks that.
 */
import { randomInt } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import { createSecureContext, type SecureContextOptions, TLSSocket } from "node:tls";
import type { React, Tls, Visit } from "./behaviour";
import type { Identity } from "./certificates";

export interface Opened {
  readonly port: number;
  readonly stop: () => void;
}

export interface Behind {
  readonly react: React;
  readonly tls: (Tls & { readonly identity: Identity }) | null;
  readonly scheme: Visit["scheme"];
  readonly host: string;
  /** Called for each connection; milliseconds since the first one. */
  readonly sinceFirstMs: () => number;
}

export async function open({ react, tls, ...rest }: Behind): Promise<Opened> {
  const sockets = new Set<Socket>();
  const context = tls && createSecureContext(contextOf(tls));
  const server = createServer((raw) => {
    sockets.add(raw);
    // Clients of a server like these break off as they like.
    raw.on("error", () => {}).once("close", () => sockets.delete(raw));
    const visit = (socket: Socket): Visit => ({
      ...{ scheme: rest.scheme, host: rest.host, sinceFirstMs: rest.sinceFirstMs() },
      socket,
      reset: () => raw.resetAndDestroy(),
    });
    const enter = (socket: Socket) => {
      // Bytes that nobody reads would turn an orderly end into a reset.
      socket.on("error", () => {}).on("data", () => {});
      react(visit(socket));
    };
    if (!tls || !context) return enter(raw);
    const shake = () => {
      const secured = new TLSSocket(raw, {
        isServer: true,
        secureContext: context,
        ALPNProtocols: ["http/1.1"],
        requestCert: tls.wantsClientCertificate === true,
        rejectUnauthorized: tls.wantsClientCertificate === true,
      });
      secured.on("error", () => raw.destroy()).once("secure", () => enter(secured));
      raw.once("close", () => secured.destroy());
    };
    if (tls.waitMs === undefined) return shake();
    const timer = setTimeout(shake, tls.waitMs);
    raw.once("close", () => clearTimeout(timer));
  });
  return {
    port: await listen(server, 0),
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function contextOf({ identity, version }: NonNullable<Behind["tls"]>): SecureContextOptions {
  const { cert, key } = identity;
  if (version === undefined) return { cert, key };
  const isOld = version === "TLSv1" || version === "TLSv1.1";
  // OpenSSL takes part in the old versions only if it is told that nothing is secure here.
  const ciphers = isOld ? { ciphers: "DEFAULT@SECLEVEL=0" } : {};
  return { cert, key, minVersion: version, maxVersion: version, ...ciphers };
}

/**
 * A port that nobody listens at. Below those that systems hand out by themselves, so that nobody
 * moves in.
 */
export async function closedPort(): Promise<number> {
  for (;;) {
    const server = createServer();
    const port = randomInt(20_000, 30_000);
    try {
      await listen(server, port);
      await new Promise((resolve) => server.close(resolve));
      return port;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    }
  }
}

export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}
