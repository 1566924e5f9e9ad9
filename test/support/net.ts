/**
 * The Internet of the production topology in tests: the practice internet under an ending that
 * production permits, the hosts that mean harm, and the real names of our controls. Each vantage meets
 * it with its own name in the props of its outbound service. It writes down what was asked of it.
 */
import { WorkerEntrypoint } from "cloudflare:workers";
import { HOSTS, type PracticeHost } from "../../practice/hosts";
import { PracticeNet } from "../../practice/internet";
import { REAL_CONTROLS } from "../../src/probe/controls";
import { isVantageId } from "../../src/vantage/registry";
import { ENDING } from "./ending";
import { HOSTILE, PULLED } from "./hostile";

const controls: readonly PracticeHost[] = REAL_CONTROLS.up.map((host) => ({
  name: host.replace(/\.com$/, ""),
  dns: "found",
  address: "44.128.0.2",
  https: ({ isOff }) =>
    isOff("controls") ? { kind: "refuses" } : { kind: "answers", status: 200 },
  http: () => ({ kind: "refuses" }),
}));

const net = new PracticeNet(ENDING, [...HOSTS, ...HOSTILE, ...controls]);

interface Entry {
  readonly vantage: string | null;
  readonly url: string;
  readonly headers: Record<string, string>;
  /** Of a question to the resolver: what it was told. */
  said?: readonly string[];
}
const log: Entry[] = [];

async function meet(request: Request, vantage: string | null): Promise<Response> {
  const { url, headers } = request;
  const entry: Entry = { vantage, url, headers: Object.fromEntries(headers) };
  log.push(entry);
  try {
    const asker = vantage !== null && isVantageId(vantage) ? vantage : null;
    const response = await net.respond(request, asker);
    if (new URL(url).pathname === "/dns-query") entry.said = await told(response.clone());
    return response;
  } catch (error) {
    // Each of these is ordered, and workerd logs what a Worker throws; the test runner passes over
    // whatever it takes for a cancelled request.
    const message = error instanceof Error ? error.message : "";
    throw new Error(`${message} (disconnected: operation canceled)`);
  }
}

async function told(response: Response): Promise<readonly string[]> {
  const { Answer } = await response.json<{ Answer: readonly { data: string }[] }>();
  return Answer.map(({ data }) => data);
}

export class Net extends WorkerEntrypoint<unknown, { vantage: string }> {
  override fetch(request: Request): Promise<Response> {
    return meet(request, this.ctx.props.vantage);
  }
}

/** The front's own way out; and, for the tests, `http://net.control/` to look and to switch. */
export default {
  fetch(request: Request): Response | Promise<Response> {
    const url = new URL(request.url);
    if (url.hostname !== "net.control") return meet(request, null);
    if (url.pathname === "/log") return Response.json(log.splice(0));
    if (url.pathname === "/text") {
      net.say(url.searchParams.get("name") ?? "", url.searchParams.get("text"));
      return new Response(null, { status: 204 });
    }
    if (url.pathname === "/pulled") return Response.json(Object.fromEntries(PULLED));
    const part = url.searchParams.get("part") === "dublin" ? "dublin" : "controls";
    net.turn(part, url.searchParams.get("state") === "off" ? "off" : "on");
    return new Response(null, { status: 204 });
  },
};
