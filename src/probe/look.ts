/**
 * One attempt: what a visitor would meet at `/` of a host, from here, now.
 *
 * Over https first, over http only if connecting or TLS failed. Redirects are followed by hand, and
 * every hop passes the same door as the target did: its text, then its addresses. Other sites are
 * not followed; a redirect there is an answer. Nothing of path, title, body or cookies is kept.
 */
import { PROBE } from "../limits";
import { type Host, parseTarget } from "../target/parse";
import { sameSite } from "../target/site";
import { type DnsAnswer, type Knock, readErrorCode, readException, readResponse } from "./classify";
import { FAILURES, type FailureCode, type Phase, type RefusalCode } from "./failure";
import { discard, readBounded } from "./network";
import { bounded, type World } from "./world";

export type Scheme = "https" | "http";

/**
 * Whether another site's page may load it: `corp` if a hop forbids that by its
 * Cross-Origin-Resource-Policy, `mixed` if a hop goes over http. A browser's own test from our page
 * fails for both, however well the site does.
 */
export type Embedding = "open" | "corp" | "mixed";

/** What one attempt saw. `embedding` is null where the way was not followed to its end. */
export type Seen =
  | {
      kind: "up";
      status: number;
      scheme: Scheme;
      redirectsTo: string | null;
      embedding: Embedding | null;
    }
  | { kind: "refused"; refusal: RefusalCode; status: number; scheme: Scheme }
  | { kind: "failed"; failure: FailureCode; phase: Phase | null; status: number | null };

/** Where a request goes. A new object for each request. */
export interface Door {
  readonly host: string;
  readonly port: 80 | 443;
}

/** How far an attempt has come; read by whoever decides that it has taken too long. */
export interface Trail {
  /** What is being asked, or was asked last; null until the first address has been guarded. */
  door: Door | null;
  /** Milliseconds that DNS took for the target; null until it answered. Not asked for twice. */
  dnsMs: number | null;
  /** Milliseconds from the last answered request to its headers; null while there is none. */
  firstByteMs: number | null;
}

export interface LookTools {
  readonly world: World;
  /** Guarded addresses of a name; the probe remembers them between attempts. */
  readonly addresses: (host: string) => Promise<DnsAnswer>;
  /** Reads the text of a redirect as a target; the same door as for people's text. */
  readonly door: Parameters<typeof parseTarget>[1];
  readonly signal: AbortSignal;
}

export async function look(
  host: Host,
  schemes: readonly Scheme[],
  trail: Trail,
  tools: LookTools,
): Promise<Seen> {
  const askedAt = tools.world.clock.now();
  const dns = await tools.addresses(host);
  if (dns.kind === "failed") return failed(dns.failure);
  trail.dnsMs ??= tools.world.clock.now() - askedAt;

  const [first = "https", second] = schemes;
  const seen = await follow(host, first, trail, tools);
  if (second === undefined || seen.kind !== "failed" || !couldNotConnect(seen)) return seen;
  const fallback = await follow(host, second, trail, tools);
  return fallback.kind === "failed" ? seen : fallback;
}

function couldNotConnect(seen: Seen & { kind: "failed" }): boolean {
  return seen.failure !== "redirect_to_dead" && (seen.phase === "connect" || seen.phase === "tls");
}

async function follow(host: Host, scheme: Scheme, trail: Trail, tools: LookTools): Promise<Seen> {
  let url = new URL(`${scheme}://${host}/`);
  const visited = new Set<string>();
  let gaveCookie = false;
  let lastStatus: number | null = null;
  let embedding: Embedding = "open";
  for (let hop = 0; ; hop += 1) {
    visited.add(url.href);
    const step = await request(url, trail, tools);
    if (step.kind === "up" || step.kind === "redirect")
      embedding = stricter(embedding, step.embedding);
    if (step.kind === "up") return { ...step, embedding };
    if (step.kind !== "redirect") return hop === 0 ? step : atTheEnd(step, lastStatus);
    const { status } = step;
    lastStatus = status;
    gaveCookie ||= step.gaveCookie;
    const answered = { kind: "up", status, scheme: schemeOf(url), embedding: null } as const;

    const next = nextUrl(step.location, url);
    if (next === null) return { ...answered, redirectsTo: null };
    const target = parseTarget(next.href, tools.door);
    if (target.kind === "rejected")
      return target.code === "forbidden_target" || target.reason === "single_label"
        ? failed("address_forbidden", status)
        : { ...answered, redirectsTo: null };
    if (!sameSite(host, target.host)) return { ...answered, redirectsTo: target.host };
    // Without its cookie such a page turns in circles for us, and for us alone.
    if (visited.has(next.href))
      return gaveCookie ? { ...answered, redirectsTo: null } : failed("redirect_loop", status);
    if (hop === PROBE.redirects) return { ...answered, redirectsTo: null };
    if (target.host !== url.hostname) {
      const dns = await tools.addresses(target.host);
      if (dns.kind === "failed") return atTheEnd(failed(dns.failure), status);
    }
    url = next;
  }
}

/**
 * Where a redirect leads, or null if not to a page. Only the two schemes of the web pass: in
 * `Location: www.example.com:443` the name is the scheme, and the door would take it for a host.
 */
function nextUrl(location: string, base: URL): URL | null {
  const next = URL.canParse(location, base.href) ? new URL(location, base.href) : null;
  if (next?.protocol !== "https:" && next?.protocol !== "http:") return null;
  next.hash = "";
  return next;
}

type Step =
  | (Seen & { kind: "refused" | "failed" })
  | (Seen & { kind: "up"; embedding: Embedding })
  | {
      kind: "redirect";
      status: number;
      location: string;
      gaveCookie: boolean;
      embedding: Embedding;
    };

async function request(url: URL, trail: Trail, tools: LookTools): Promise<Step> {
  const { network, clock } = tools.world;
  const scheme = schemeOf(url);
  const door: Door = { host: url.hostname, port: scheme === "https" ? 443 : 80 };
  trail.door = door;
  const sentAt = clock.now();
  let response: Response;
  try {
    response = await network.get(url.href, "*/*", tools.signal);
  } catch (error) {
    return failed(readException(error, scheme, await knock(door, tools)));
  }
  const tookMs = clock.now() - sentAt;
  trail.firstByteMs = tookMs;
  const { status } = response;
  const location = response.headers.get("location");
  const reading = readResponse({
    status,
    mitigated: response.headers.get("cf-mitigated"),
    // An empty one leads nowhere; browsers show the page.
    hasLocation: location !== null && location !== "",
    tookMs,
  });
  if (reading.kind === "read_error_code") {
    const body = await bounded(clock, PROBE.bodyMs, tools.signal, (signal) =>
      readBounded(response, PROBE.bodyBytes, signal),
    );
    return failed(readErrorCode(body), status);
  }
  discard(response);
  const embedding = embeddingOf(response.headers, scheme);
  switch (reading.kind) {
    case "up":
      return { kind: "up", status, scheme, redirectsTo: null, embedding };
    case "refused":
      return { kind: "refused", refusal: reading.refusal, status, scheme };
    case "failed":
      return failed(reading.failure, status);
    case "redirect": {
      const gaveCookie = response.headers.has("set-cookie");
      return { kind: "redirect", status, location: location ?? "", gaveCookie, embedding };
    }
  }
}

/** Fetch standard, "cross-origin resource policy check": our page is on no site of the target's. */
function embeddingOf(headers: Headers, scheme: Scheme): Embedding {
  const policy = headers.get("cross-origin-resource-policy")?.trim();
  if (policy === "same-origin" || policy === "same-site") return "corp";
  return scheme === "http" ? "mixed" : "open";
}

/** Of two hops, the one that keeps more pages out. */
function stricter(a: Embedding, b: Embedding): Embedding {
  if (a === "corp" || b === "corp") return "corp";
  return a === "mixed" ? a : b;
}

/** After an exception: did the port open at all? */
async function knock({ host, port }: Door, { world, signal }: LookTools): Promise<Knock> {
  if (signal.aborted) return "untried";
  const answer = await bounded(world.clock, PROBE.knockMs, signal, (inner) =>
    world.network.knock(host, port, inner),
  );
  return answer === "timeout" ? "unanswered" : answer;
}

/** A failure of a later hop: the target answered, and sent its visitors to something broken. */
function atTheEnd(seen: Seen, lastStatus: number | null): Seen {
  if (seen.kind !== "failed") return seen;
  const end = { ...seen, status: seen.status ?? lastStatus };
  if (FAILURES[seen.failure].outcome !== "down") return end;
  const unreachable = seen.phase === "dns" || seen.phase === "connect" || seen.phase === "tls";
  return unreachable ? { ...end, failure: "redirect_to_dead" } : end;
}

function failed(failure: FailureCode, status: number | null = null): Seen & { kind: "failed" } {
  return { kind: "failed", failure, phase: FAILURES[failure].phase, status };
}

function schemeOf(url: URL): Scheme {
  return url.protocol === "http:" ? "http" : "https";
}
