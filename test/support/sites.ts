/**
 * The practice internet as a browser in Germany meets it while the Dublin data centre is off: real
 * servers on loopback, and the rules that lead a Chromium to them. Nothing here looks a name up, and
 * no privileged port is needed.
 */
import { createHash, randomInt, X509Certificate } from "node:crypto";
import * as http from "node:http";
import * as https from "node:https";
import * as net from "node:net";
import { generate } from "selfsigned";
import { HOSTS, type Reaction } from "../../practice/hosts";

type Scheme = "http" | "https";

/** One request that a site has read. */
export interface Asked {
  readonly scheme: Scheme;
  readonly host: string;
  /** With its query. */
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
}

export interface Sites {
  /** For `--host-resolver-rules`: every known name to its doors, every other one to nothing. */
  readonly hostRules: string;
  /** For `--ignore-certificate-errors-spki-list`: all certificates but the bad ones. */
  readonly spki: string;
  /** What has been asked so far, oldest first. */
  readonly log: readonly Asked[];
  readonly forget: () => void;
  /** From now on the name does this over both schemes; connections that are open break. */
  readonly set: (name: string, reaction: Reaction) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The strictest page there is: it runs no script, asks nobody, goes nowhere by itself. */
const STRICT =
  "default-src 'none'; script-src 'none'; connect-src 'none'; form-action 'none'; frame-src 'none'; " +
  "img-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const answers = (status: number, headers: Record<string, string> = {}): Reaction => ({
  kind: "answers",
  status,
  headers,
});

/** What matters to a browser alone, and so is no practice host. */
const MORE: Readonly<Record<string, Reaction>> = {
  "empty-error.test": answers(503, { "content-length": "0" }),
  "strict.example": answers(200, { "content-security-policy": STRICT }),
};

type React = (scheme: Scheme, count: number) => Reaction;

const PORT = { https: 443, http: 80 } as const;

function known(): Map<string, React> {
  const ending = "test";
  const isOff = (part: string) => part === "dublin";
  const sites = new Map<string, React>();
  for (const host of HOSTS.filter(({ dns }) => dns === "found")) {
    const react: React = (scheme, count) =>
      host[scheme]({ vantage: "germany", isOff, count, ending, path: "/", port: PORT[scheme] });
    sites.set(`${host.name}.${ending}`, react);
  }
  for (const [name, reaction] of Object.entries(MORE)) sites.set(name, () => reaction);
  return sites;
}

export async function startSites(): Promise<Sites> {
  const sites = known();
  const names = [...sites.keys()];
  const [good, bad] = await Promise.all([certificate(names), certificate(names)]);
  const log: Asked[] = [];
  const reactionOf = (scheme: Scheme, host: string) => {
    const count = log.filter((one) => one.host === host && one.scheme === scheme).length;
    return sites.get(host)?.(scheme, count) ?? answers(200);
  };
  const serve =
    (scheme: Scheme) => (request: http.IncomingMessage, response: http.ServerResponse) => {
      const host = (request.headers.host ?? "").replace(/:\d+$/, "");
      log.push({ scheme, host, path: request.url ?? "", headers: request.headers });
      perform(reactionOf(scheme, host), host, response);
    };
  const plain = http.createServer(serve("http"));
  const trusted = https.createServer(good, serve("https"));
  const untrusted = https.createServer(bad, serve("https"));

  const doorOf = (name: string, scheme: Scheme) =>
    openDoor((socket) => {
      const { kind } = reactionOf(scheme, name);
      if (kind === "drops") return;
      const secure = kind === "breaks_tls" ? untrusted : trusted;
      (scheme === "http" ? plain : secure).emit("connection", socket);
    });
  const settle = async ({ name, scheme, door }: { name: string; scheme: Scheme; door: Door }) => {
    await door.shut();
    if (reactionOf(scheme, name).kind !== "refuses") await door.open();
  };
  const ways = names.flatMap((name) =>
    (["https", "http"] as const).map((scheme) => ({ name, scheme })),
  );
  const entrances = await Promise.all(
    ways.map(async (way) => ({ ...way, door: await doorOf(way.name, way.scheme) })),
  );
  await Promise.all(entrances.map(settle));

  const rules = entrances.map(({ name, scheme, door }) => {
    return `MAP ${name}:${PORT[scheme]} 127.0.0.1:${door.port}`;
  });
  return {
    hostRules: [...rules, "MAP *.test ~NOTFOUND", "MAP *.example ~NOTFOUND"].join(", "),
    spki: spkiOf(good.cert),
    log,
    forget: () => log.splice(0),
    set: async (name, reaction) => {
      if (!sites.has(name)) throw new Error(`no rule leads a browser to ${name}`);
      sites.set(name, () => reaction);
      await Promise.all(entrances.filter((one) => one.name === name).map(settle));
    },
    stop: async () => {
      await Promise.all(entrances.map(({ door }) => door.shut()));
    },
  };
}

function perform(reaction: Reaction, host: string, response: http.ServerResponse): void {
  switch (reaction.kind) {
    case "mute":
    case "drops":
      return;
    // Over http there is no certificate to break, and nobody trusts the one over https.
    case "breaks_tls":
    case "hangs_up":
    case "refuses":
      response.destroy();
      return;
    case "answers": {
      const { status, headers = {}, afterMs = 0 } = reaction;
      const page = reaction.body ?? `<title>${host}</title><p>${host}`;
      const body = headers["content-length"] === "0" ? "" : page;
      const html = { "content-type": "text/html; charset=utf-8", connection: "close" };
      const answer = () => {
        response.writeHead(status, { ...html, ...headers }).write(body);
        if (!reaction.stalls) response.end();
      };
      const timer = setTimeout(answer, afterMs);
      response.once("close", () => clearTimeout(timer));
    }
  }
}

/** A port on loopback that stays the same whether anybody listens there or not. */
interface Door {
  readonly port: number;
  readonly open: () => Promise<void>;
  /** Refuses from then on, and breaks off what is open. */
  readonly shut: () => Promise<void>;
}

async function openDoor(enter: (socket: net.Socket) => void): Promise<Door> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // Browsers break off as they like.
    socket.on("error", () => {});
    enter(socket);
  });
  const port = await listenSomewhere(server);
  return {
    port,
    open: () => listen(server, port),
    shut: async () => {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/**
 * Below the ports that systems hand out by themselves, and in another thousand than the test process
 * beside this one: nobody moves in behind a door that is shut.
 */
async function listenSomewhere(server: net.Server): Promise<number> {
  const first = 20_000 + 1_000 * (process.pid % 10);
  for (;;) {
    const port = randomInt(first, first + 1_000);
    try {
      await listen(server, port);
      return port;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    }
  }
}

function listen(server: net.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function certificate(names: readonly string[]): Promise<{ key: string; cert: string }> {
  const altNames = ["*.test", "*.example", ...names].map((value) => ({ type: 2 as const, value }));
  const made = await generate([{ name: "commonName", value: "practice" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames }],
  });
  return { key: made.private, cert: made.cert };
}

function spkiOf(cert: string): string {
  const key = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}
