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

/** What one attempt saw. */
export type Seen =
  | { kind: "up"; status: number; scheme: Scheme; redirectsTo: string | null }
  | { kind: "refused"; refusal: RefusalCode; status: number; scheme: Scheme }
  | { kind: "failed"; failure: FailureCode; phase: Phase | null; status: number | null };

/** How far an attempt has come; read by whoever decides that it has taken too long. */
export interface Trail {
  /** The hop that is being asked. */
  host: string;
  port: 80 | 443;
  /** Milliseconds that DNS took for the target; null until it answered. */
  dnsMs: number | null;
  /** Milliseconds from the last request to its headers; null until they came. */
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
  trail.dnsMs = tools.world.clock.now() - askedAt;

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
  for (let hop = 0; ; hop += 1) {
    visited.add(url.href);
    const step = await request(url, trail, tools);
    if (step.kind !== "redirect") return hop === 0 ? step : atTheEnd(step);
    gaveCookie ||= step.gaveCookie;
    const answered = { kind: "up", status: step.status, scheme: schemeOf(url) } as const;

    const next = URL.canParse(step.location, url.href) ? new URL(step.location, url.href) : null;
    if (next === null) return { ...answered, redirectsTo: null };
    next.hash = "";
    const target = parseTarget(next.href, tools.door);
    if (target.kind === "rejected")
      return target.code === "forbidden_target"
        ? failed("address_forbidden")
        : { ...answered, redirectsTo: null };
    if (!sameSite(host, target.host)) return { ...answered, redirectsTo: target.host };
    // Without its cookie such a page turns in circles for us, and for us alone.
    if (visited.has(next.href))
      return gaveCookie ? { ...answered, redirectsTo: null } : failed("redirect_loop");
    if (hop === PROBE.redirects) return { ...answered, redirectsTo: null };
    if (target.host !== url.hostname) {
      const dns = await tools.addresses(target.host);
      if (dns.kind === "failed") return atTheEnd(failed(dns.failure));
    }
    url = next;
  }
}

type Step = Seen | { kind: "redirect"; status: number; location: string; gaveCookie: boolean };

async function request(url: URL, trail: Trail, tools: LookTools): Promise<Step> {
  const { network, clock } = tools.world;
  const scheme = schemeOf(url);
  trail.host = url.hostname;
  trail.port = scheme === "https" ? 443 : 80;
  trail.firstByteMs = null;
  const sentAt = clock.now();
  let response: Response;
  try {
    response = await network.get(url.href, "*/*", tools.signal);
  } catch (error) {
    return failed(readException(error, scheme, await knock(trail, tools)));
  }
  const tookMs = clock.now() - sentAt;
  trail.firstByteMs = tookMs;
  const { status } = response;
  const location = response.headers.get("location");
  const reading = readResponse({
    status,
    mitigated: response.headers.get("cf-mitigated"),
    hasLocation: location !== null,
    tookMs,
  });
  if (reading.kind === "read_error_code") {
    const body = await bounded(clock, PROBE.bodyMs, tools.signal, (signal) =>
      readBounded(response, PROBE.bodyBytes, signal),
    );
    return failed(readErrorCode(body), status);
  }
  discard(response);
  switch (reading.kind) {
    case "up":
      return { kind: "up", status, scheme, redirectsTo: null };
    case "refused":
      return { kind: "refused", refusal: reading.refusal, status, scheme };
    case "failed":
      return failed(reading.failure, status);
    case "redirect": {
      const gaveCookie = response.headers.has("set-cookie");
      return { kind: "redirect", status, location: location ?? "", gaveCookie };
    }
  }
}

/** After an exception: did the port open at all? */
async function knock(trail: Trail, { world, signal }: LookTools): Promise<Knock> {
  if (signal.aborted) return "untried";
  const answer = await bounded(world.clock, PROBE.knockMs, signal, (inner) =>
    world.network.knock(trail.host, trail.port, inner),
  );
  return answer === "timeout" ? "unanswered" : answer;
}

/** A failure of a later hop: the target answered, and sent its visitors to something broken. */
function atTheEnd(seen: Seen): Seen {
  if (seen.kind !== "failed" || FAILURES[seen.failure].outcome !== "down") return seen;
  const unreachable = seen.phase === "dns" || seen.phase === "connect" || seen.phase === "tls";
  return unreachable ? { ...seen, failure: "redirect_to_dead" } : seen;
}

function failed(failure: FailureCode, status: number | null = null): Seen & { kind: "failed" } {
  return { kind: "failed", failure, phase: FAILURES[failure].phase, status };
}

function schemeOf(url: URL): Scheme {
  return url.protocol === "http:" ? "http" : "https";
}
