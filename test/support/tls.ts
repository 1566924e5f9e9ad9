/**
 * Real TLS servers on loopback, certificates of every kind, and what a server says to our hello.
 */
import { connect, createServer as createPlainServer, type Server, type Socket } from "node:net";
import { createServer, type TlsOptions } from "node:tls";
import { generate } from "selfsigned";

/** PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export interface Wanted {
  /** Of the subject's common name. */
  readonly name: string;
  /** What it is for; an address stands as one. The name, if left out. */
  readonly hosts?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** Who signs it; itself, if left out. */
  readonly by?: Identity;
}

export const FROM = "2020-01-01T00:00:00Z";
export const TO = "2120-01-01T00:00:00Z";

export async function identity({ name, hosts = [name], ...rest }: Wanted): Promise<Identity> {
  const { from = FROM, to = TO, by } = rest;
  const altNames = hosts.map((host) =>
    /^[\d.]+$/.test(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host },
  );
  const made = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(from),
    notAfterDate: new Date(to),
    extensions: [{ name: "subjectAltName", altNames }],
    ...(by && { ca: by }),
  });
  return { cert: made.cert, key: made.private };
}

/** The bytes of a PEM certificate. */
export function derOf({ cert }: Identity): Uint8Array {
  const [, base64 = ""] = /-----BEGIN CERTIFICATE-----([^-]+)/.exec(cert) ?? [];
  return Uint8Array.from(atob(base64.replaceAll(/\s/g, "")), (byte) => byte.charCodeAt(0));
}

export interface Listening {
  readonly port: number;
  readonly stop: () => void;
}

export const serveTls = (options: TlsOptions): Promise<Listening> => {
  const server = createServer(options);
  // A handshake that we leave unfinished is an error to the server.
  server.on("tlsClientError", () => {});
  return listening(server);
};

export const servePlain = (react: (socket: Socket) => void): Promise<Listening> =>
  listening(createPlainServer(react));

function listening(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
  });
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ port: typeof address === "object" && address ? address.port : 0, stop });
    });
  });
}

export interface Heard {
  readonly end: "closed" | "reset" | "enough" | "stopped";
  readonly heard: Uint8Array<ArrayBuffer>;
}

/** Says these bytes to a port on loopback, and listens until it closes or that is enough. */
export function say(
  port: number,
  says: Uint8Array,
  isEnough: (heard: Uint8Array) => boolean,
  patienceMs = 300,
): Promise<Heard> {
  return new Promise((resolve) => {
    let heard = new Uint8Array();
    const socket = connect(port, "127.0.0.1", () => socket.write(says));
    const finish = (end: Heard["end"]) => {
      socket.destroy();
      resolve({ end, heard });
    };
    socket.setTimeout(patienceMs, () => finish("stopped"));
    socket.on("data", (piece) => {
      heard = Uint8Array.from([...heard, ...piece]);
      if (isEnough(heard)) finish("enough");
    });
    socket.on("end", () => finish("closed"));
    socket.on("error", () => finish("reset"));
  });
}
