/**
 * A small internet that behaves: it answers DNS over HTTPS, requests to its hosts, knocks on their
 * ports, and the trace of a data centre. It fails as the runtime fails: the same exceptions, with
 * the same words, so that the prober cannot tell.
 */
import { homesOf, type VantageId } from "../src/vantage/registry";
import {
  ANSWER_HOSTS,
  HOSTS,
  type PracticeHost,
  type Reaction,
  type Switch,
  type Visit,
} from "./hosts";
import { originText } from "./networks";

/** The header that marks a knock: is this port open? */
export const KNOCK_HEADER = "x-practice-knock";
/** The header that marks a bare exchange: of a request, over TLS or not, or of a hello before TLS. */
export const EXCHANGE_HEADER = "x-practice-exchange";
export type ExchangeKind = "get" | "secure-get" | "hello";

/** What a bare exchange met; `heard` has one character a byte. */
export interface PracticeExchanged {
  readonly reached: "nothing" | "tcp" | "tls";
  readonly end: "closed" | "reset" | "enough";
  readonly heard: string;
}

const DNS = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, A: 1, CNAME: 5, TXT: 16, AAAA: 28 } as const;

/**
 * Carries an exception over a service binding without a stack trace in the log for each: a refused
 * connection is what was ordered here. `practiceNetwork` throws it again on the other side.
 */
export const THROWS_HEADER = "x-practice-throws";

/** `respond`, with its exceptions as responses. */
export async function respondInPeace(
  net: PracticeNet,
  request: Request,
  vantage: VantageId | null,
) {
  try {
    return await net.respond(request, vantage);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    return new Response(null, { status: 500, headers: { [THROWS_HEADER]: message } });
  }
}

const USUAL_PORTS: readonly number[] = [80, 443];

/** Fetch standard, "null body status". */
const NO_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** Longer than any prober waits. */
const FOREVER_MS = 60_000;

export class PracticeNet {
  readonly #byName: ReadonlyMap<string, PracticeHost>;
  readonly #off = new Set<Switch>();
  readonly #counts = new Map<string, number>();
  readonly #texts = new Map<string, string>();
  readonly #questions = new Map<string, number>();

  /** @param ending of every name here, such as `test`. */
  constructor(
    readonly ending: string,
    hosts: readonly PracticeHost[] = [...HOSTS, ...ANSWER_HOSTS],
  ) {
    this.#byName = new Map(hosts.map((host) => [`${host.name}.${ending}`, host]));
  }

  turn(name: Switch, state: "on" | "off"): void {
    if (state === "off") this.#off.add(name);
    else this.#off.delete(name);
  }

  /** Sets what the TXT record of an owner says, or takes it away. */
  say(host: string, text: string | null): void {
    if (text === null) this.#texts.delete(host);
    else this.#texts.set(host, text);
  }

  /** Answers as the internet would; throws as fetch would. */
  async respond(request: Request, vantage: VantageId | null): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === "/dns-query") return this.#resolve(url.searchParams);
    if (url.pathname === "/cdn-cgi/trace") return trace(vantage);
    const host = this.#find(url.hostname);
    if (host?.dns !== "found") throw new Error("internal error; reference = practice");
    const isKnock = request.headers.has(KNOCK_HEADER);
    const exchange = request.headers.get(EXCHANGE_HEADER);
    const visit = this.#visit(host, vantage, url, isKnock || exchange !== null);
    const reaction = reactionOf(host, visit, url.protocol === "http:" ? "http" : "https");
    if (exchange !== null) return exchanged(reaction, exchange);
    return isKnock ? knocked(reaction) : react(reaction, visit);
  }

  #visit(
    { name }: PracticeHost,
    vantage: VantageId | null,
    { protocol, port, pathname, search }: URL,
    isBeside: boolean,
  ): Visit {
    const key = `${vantage} ${name}`;
    const count = (this.#counts.get(key) ?? 0) + (isBeside ? 0 : 1);
    this.#counts.set(key, count);
    const usual = protocol === "http:" ? 80 : 443;
    return {
      vantage,
      count,
      ending: this.ending,
      path: pathname + search,
      port: port === "" ? usual : Number(port),
      isOff: (part) => this.#off.has(part),
    };
  }

  /** RFC 8427 in the form that public resolvers give. A name has one address, of one family. */
  #resolve(query: URLSearchParams): Response {
    const [name = "", type] = [query.get("name") ?? "", query.get("type")];
    if (type === "TXT") {
      const owner = name.replace(/^_justhere\./, "");
      const text = this.#texts.get(owner) ?? this.#byName.get(owner)?.text ?? originText(name);
      return dns(DNS.NOERROR, text === null ? [] : [{ type: DNS.TXT, data: `"${text}"` }]);
    }
    const host = this.#find(name);
    // A name that others stand below exists, whatever it is itself (RFC 8020).
    if (!host || host.dns === "nxdomain")
      return dns(this.#hasBelow(name) ? DNS.NOERROR : DNS.NXDOMAIN, []);
    if (host.dns === "servfail") return dns(DNS.SERVFAIL, []);
    if (host.records && (type === "A" || type === "AAAA"))
      return dns(DNS.NOERROR, this.#recordsOf(host.records, `${type} ${name}`, type));
    const [family, data] = host.ipv6
      ? (["AAAA", host.ipv6] as const)
      : (["A", host.address] as const);
    return dns(DNS.NOERROR, type === family ? [{ type: DNS[family], data }] : []);
  }

  /** The host of that name, or the wildcard that it lies below. */
  #find(name: string): PracticeHost | undefined {
    const found = this.#byName.get(name);
    if (found !== undefined || !name.includes(".")) return found;
    const above = this.#find(name.slice(name.indexOf(".") + 1));
    return above?.isWildcard ? above : undefined;
  }

  #hasBelow(name: string): boolean {
    return [...this.#byName.keys()].some((one) => one.endsWith(`.${name}`));
  }

  #recordsOf(records: NonNullable<PracticeHost["records"]>, key: string, type: "A" | "AAAA") {
    const nth = (this.#questions.get(key) ?? 0) + 1;
    this.#questions.set(key, nth);
    return records(type, nth).map((one) => ({ type: DNS[one.type], data: one.data }));
  }
}

function reactionOf(host: PracticeHost, visit: Visit, scheme: "https" | "http"): Reaction {
  if (!(host.ports ?? USUAL_PORTS).includes(visit.port)) return { kind: "refuses" };
  return host[scheme](visit);
}

function dns(Status: number, Answer: readonly { type: number; data: string }[]): Response {
  return Response.json({ Status, Answer }, { headers: { "content-type": "application/dns-json" } });
}

function trace(vantage: VantageId | null): Response {
  const [home = "XXX"] = vantage === null ? [] : homesOf(vantage);
  return new Response(`fl=practice\ncolo=${home}\n`);
}

async function react(reaction: Reaction, visit: Visit): Promise<Response> {
  switch (reaction.kind) {
    case "answers": {
      const {
        status,
        headers = {},
        afterMs = 0,
        body = `practice page, status ${status}\n`,
      } = reaction;
      if (afterMs > 0) await scheduler.wait(afterMs);
      if (reaction.raw)
        return new Response(reaction.raw(visit), { status, headers, encodeBody: "manual" });
      const content = reaction.stalls ? stalling(body) : body;
      return new Response(NO_BODY.has(status) ? null : content, { status, headers });
    }
    case "refuses":
    case "hangs_up":
      throw new Error("Network connection lost.");
    case "breaks_tls":
      throw new Error("internal error; reference = practice");
    case "drops":
    case "mute":
      await scheduler.wait(FOREVER_MS);
      throw new Error("internal error; reference = practice");
  }
}

/** So much of a body, and then nothing until nobody waits any more. */
function stalling(body: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      if (body !== "") controller.enqueue(new TextEncoder().encode(body));
    },
    pull: () => scheduler.wait(FOREVER_MS),
  });
}

async function knocked(reaction: Reaction): Promise<Response> {
  if (reaction.kind === "refuses") throw new Error("proxy request failed, cannot connect");
  if (reaction.kind === "drops") await scheduler.wait(FOREVER_MS);
  return new Response(null, { status: 204 });
}

/** An alert of TLS: a server that speaks it, and would not go on with us. */
const ALERT = "\x15\x03\x03\x00\x02\x02\x28";

async function exchanged(reaction: Reaction, kind: string): Promise<Response> {
  if (reaction.kind === "drops") await scheduler.wait(FOREVER_MS);
  const met = whatIsMet(reaction, kind);
  // Connected, and then nothing: whoever waits says themselves how far they came.
  if (reaction.kind === "mute" && met.heard === "") await scheduler.wait(FOREVER_MS);
  return Response.json(met);
}

function whatIsMet(reaction: Reaction, exchange: string): PracticeExchanged {
  const { kind } = reaction;
  if (kind === "refuses") return { reached: "nothing", end: "closed", heard: "" };
  if (kind === "breaks_tls") {
    const { flight } = reaction;
    if (flight === undefined) return { reached: "tcp", end: "closed", heard: "" };
    return { reached: "tcp", end: "enough", heard: atob(flight) };
  }
  if (exchange === "hello") return { reached: "tcp", end: "enough", heard: ALERT };
  const heard = kind === "answers" ? "HTTP/1.1 200 OK\r\n\r\n" : "";
  const reached = exchange === "secure-get" ? "tls" : "tcp";
  return { reached, end: heard === "" ? "closed" : "enough", heard };
}
