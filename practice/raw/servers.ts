/**
 * `node servers.ts <plan>`: the websites, the controls, the trace and the resolver of a trial, as real
 * servers with real certificates on ports 80 and 443. Listens where its plan says and connects nowhere.
 */
import { writeSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createSecureContext, type SecureContext } from "node:tls";
import { issue } from "./identity.ts";
import { RESOLVER_HOST, type ServerPlan, type Site, TRACE_HOST } from "./sites.ts";

const [, , planFile = ""] = process.argv;
const plan: ServerPlan = JSON.parse(await readFile(planFile, "utf8"));
const sites = new Map(plan.sites.map((site) => [site.host, site]));

/** Longer than workerd keeps a connection for the next request: it must be the one that closes. */
const KEEP_ALIVE_MS = 60_000;

function respond(request: IncomingMessage, response: ServerResponse): void {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  const url = new URL(request.url ?? "/", `https://${host}`);
  if (host === RESOLVER_HOST) sendJson(response, look(url));
  else if (host === TRACE_HOST) send(response, 200, traceFor(request));
  else send(response, sites.get(host)?.status ?? 200, page(host));
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(body);
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "content-type": "application/dns-json" }).end(JSON.stringify(body));
}

const page = (host: string) => `<!doctype html><title>${host}</title><h1>Welcome to ${host}</h1>
<p>We sell shoes, and have done so for a hundred years. Come in and find a pair that fits.</p>`;

function traceFor(request: IncomingMessage): string {
  const airport = plan.airports[request.socket.remoteAddress?.replace("::ffff:", "") ?? ""];
  return airport === undefined ? "fl=1\n" : `fl=1\ncolo=${airport}\n`;
}

const NO_ERROR = 0;
const NO_SUCH_NAME = 3;
const TYPES = { A: 1, TXT: 16 } as const;

/** An answer of the JSON form of DNS over HTTPS. */
function look({ pathname, searchParams }: URL) {
  const name = searchParams.get("name") ?? "";
  const type = searchParams.get("type");
  const vantage = pathname.split("/")[2] ?? "";
  const site = siteOf(name.replace(/^_justhere\./, ""), vantage);
  if (site === undefined) return { Status: NO_SUCH_NAME };
  if (type === "TXT" && name.startsWith("_justhere."))
    return site.isOptedOut
      ? { Status: NO_ERROR, Answer: [{ type: TYPES.TXT, data: '"optout"' }] }
      : { Status: NO_SUCH_NAME };
  const isAsked = type === "A" && !name.startsWith("_");
  return { Status: NO_ERROR, Answer: isAsked ? [{ type: TYPES.A, data: site.address }] : [] };
}

function siteOf(name: string, vantage: string): Site | undefined {
  const site = sites.get(name);
  return site?.missingAt?.some((one) => one === vantage) ? undefined : site;
}

const contexts = new Map<string, Promise<SecureContext>>();

/** A certificate for whatever name is asked for, by the authority that the probers trust. */
function contextFor(name: string): Promise<SecureContext> {
  const known = contexts.get(name) ?? issue(name, plan.authority).then(createSecureContext);
  contexts.set(name, known);
  return known;
}

for (const address of plan.addresses) {
  const secure = createSecureServer(
    {
      SNICallback: (name, done) => {
        contextFor(name).then((context) => done(null, context), done);
      },
    },
    respond,
  );
  const plain = createServer(respond);
  for (const [server, port] of [[secure, 443] as const, [plain, 80] as const]) {
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    await new Promise<void>((resolve) => server.listen(port, address, resolve));
  }
  // A handshake that a prober leaves unfinished is an error to the server.
  secure.on("tlsClientError", () => {});
}
writeSync(3, "ready");
