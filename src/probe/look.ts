/**
 * One attempt: what a visitor would meet at `/` of a host, or where its operator wants it, from here,
 * now.
 *
 * Over https first, over http only if connecting or TLS failed. Redirects are followed by hand, and
 * every hop passes the same door as the target did: its text, then its addresses. Other sites are
 * not followed; a redirect there is an answer. We carry no cookies, so a circle that hands them out
 * turns for us alone. Nothing of path, title, body or cookies is kept.
 */
import { PROBE } from "../limits";
import { isWithin } from "../target/names";
import { type Host, parseTarget } from "../target/parse";
import { sameSite, twinOf } from "../target/site";
import { firstAddress, isUnwanted, unfollowed } from "./as-wanted";
import { type DnsAnswer, familiesOf } from "./classify/dns";
import { isLogin, suspectPath } from "./classify/paths";
import { readLocation } from "./classify/redirect";
import {
  type EvidenceClass,
  FAILURES,
  type FailureCode,
  type RefusalCode,
  type SuspectCode,
} from "./failure";
import { optOutName, saysOptOut } from "./opt-out";
import { type Failed, failed, request, type Step, schemeOf } from "./request";
import type { Wanted } from "./wanted";
import { bounded, type World } from "./world";

export type Scheme = "https" | "http";

/**
 * Whether another site's page may load it: `corp` if a hop forbids that by its
 * Cross-Origin-Resource-Policy, `mixed` if a hop goes over http. A browser's own test from our page
 * fails for both, however well the site does.
 */
export type Embedding = "open" | "corp" | "mixed";

/** What one attempt saw. `embedding` is null where the way was not followed to its end. */
export type Seen = Up | Refused | Failed;

interface Up {
  readonly kind: "up";
  readonly status: number;
  readonly scheme: Scheme;
  readonly redirectsTo: string | null;
  readonly embedding: Embedding | null;
  readonly suspect: SuspectCode | null;
  readonly evidence: EvidenceClass | null;
  readonly httpsFailure: FailureCode | null;
}

interface Refused {
  readonly kind: "refused";
  readonly refusal: RefusalCode;
  readonly evidence: EvidenceClass;
  readonly status: number;
  readonly scheme: Scheme;
  readonly redirectsTo: string | null;
  readonly httpsFailure: FailureCode | null;
}

/** Where a request goes. A new object for each request. */
export interface Door {
  readonly host: string;
  readonly port: number;
  /** Whether TLS is spoken there. */
  readonly secure: boolean;
}

/** How far an attempt has come; read by whoever decides that it has taken too long. */
export interface Trail {
  /** What is being asked, or was asked last; null until the first address has been guarded. */
  door: Door | null;
  /** Of the answer that is being read; null until its headers are in. */
  status: number | null;
  /** Whether its page is read within limits of its own: once it began, and that of an error at once. */
  isReading: boolean;
  /** Of the redirect that led to this door; null at the target itself. */
  redirectedBy: number | null;
  /** Milliseconds that DNS took for the target; null until it answered. Not asked for twice. */
  dnsMs: number | null;
  /** Milliseconds from the last answered request to its headers; null while there is none. */
  firstByteMs: number | null;
  /** Of the target's addresses. */
  families: ReturnType<typeof familiesOf>;
}

export interface LookTools {
  readonly world: World;
  /** Guarded addresses of a name; the probe remembers them between attempts. */
  readonly addresses: (host: string) => Promise<DnsAnswer>;
  /** Names of the site whose owners have opted out by mail. */
  readonly denied: readonly string[];
  /** Reads the text of a redirect as a target; the same door as for people's text. */
  readonly door: Parameters<typeof parseTarget>[1];
  readonly signal: AbortSignal;
  /** Hears of an exception that has no name here, scrubbed. */
  readonly onUnknown: (text: string) => void;
  /** Null: whatever counts as up for everyone. */
  readonly wanted: Wanted | null;
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
  trail.families = familiesOf(dns);
  trail.dnsMs ??= tools.world.clock.now() - askedAt;

  const [first = "https", second] = schemes;
  const seen = await follow(host, first, trail, tools);
  if (second === undefined || seen.kind !== "failed" || !couldNotConnect(seen)) return seen;
  const fallback = await follow(host, second, trail, tools);
  // What goes on to https after all has nothing to tell about http.
  if (fallback.kind === "failed") return isUnwanted(fallback.failure) ? fallback : seen;
  return fallback.scheme === "http" ? { ...fallback, httpsFailure: seen.failure } : fallback;
}

function couldNotConnect(seen: Failed): boolean {
  return seen.failure !== "redirect_to_dead" && (seen.phase === "connect" || seen.phase === "tls");
}

/** What the hops so far have shown. */
interface Way {
  readonly visited: Set<string>;
  embedding: Embedding;
  gaveCookie: boolean;
  /** Led to a login, and on from there. */
  hasLogin: boolean;
  /** Led to an address that is called after an error. */
  suspect: SuspectCode | null;
  /** Names of the site that are neither the target nor its twin. */
  beyond: number;
  lastStatus: number | null;
}

async function follow(host: Host, scheme: Scheme, trail: Trail, tools: LookTools): Promise<Seen> {
  const way: Way = {
    visited: new Set(),
    embedding: "open",
    gaveCookie: false,
    hasLogin: false,
    suspect: null,
    beyond: 0,
    lastStatus: null,
  };
  trail.redirectedBy = null;
  let url = firstAddress(host, scheme, tools.wanted);
  for (let hop = 0; ; hop += 1) {
    way.visited.add(url.href);
    const step = await request(url, trail, tools);
    if (step.kind === "up" || step.kind === "redirect")
      way.embedding = stricter(way.embedding, step.embedding);
    if (step.kind !== "redirect") return arrive(step, schemeOf(url), hop, way);
    way.lastStatus = step.status;
    way.gaveCookie ||= step.gaveCookie;
    const next = await turn(step, url, host, hop, way, tools);
    if (!(next instanceof URL)) return next;
    trail.redirectedBy = step.status;
    url = next;
  }
}

/** The end of the way: an answer that is no redirect. */
function arrive(
  step: Exclude<Step, { kind: "redirect" }>,
  scheme: Scheme,
  hop: number,
  way: Way,
): Seen {
  if (step.kind === "failed") return hop === 0 ? step : atTheEnd(step, way.lastStatus);
  const common = { status: step.status, scheme, redirectsTo: null, httpsFailure: null };
  if (step.kind === "refused") return { ...step, ...common };
  if (way.hasLogin) return { kind: "refused", refusal: "login", evidence: "redirect", ...common };
  const byPath = step.suspect === null && way.suspect !== null;
  const suspicion = byPath ? { suspect: way.suspect, evidence: "redirect" as const } : {};
  return { ...step, ...common, embedding: way.embedding, ...suspicion };
}

/** Where a redirect leads, if it is to be followed; else what it amounts to. */
async function turn(
  { status, location }: Step & { kind: "redirect" },
  url: URL,
  host: Host,
  hop: number,
  way: Way,
  tools: LookTools,
): Promise<URL | Seen> {
  const at = { status, scheme: schemeOf(url), httpsFailure: null } as const;
  const ends = (redirectsTo: string | null): Seen => {
    const failure = unfollowed(tools.wanted);
    if (failure !== null) return failed(failure, status);
    return { kind: "up", ...at, redirectsTo, embedding: null, suspect: null, evidence: null };
  };
  const refuses = (refusal: RefusalCode, redirectsTo: string | null): Seen => ({
    ...{ kind: "refused", refusal, evidence: "redirect", ...at, redirectsTo },
  });

  const next = readLocation(location, url);
  if (next === "invalid") return failed("redirect_invalid", status);
  if (next === "elsewhere") return ends(null);
  const target = parseTarget(next.href, tools.door);
  if (target.kind === "rejected")
    return target.code === "forbidden_target" || target.reason === "single_label"
      ? failed("address_forbidden", status)
      : ends(null);

  const toLogin = isLogin(next, url.hostname);
  if (!sameSite(host, target.host))
    return toLogin ? refuses("login", target.host) : ends(target.host);
  way.hasLogin ||= toLogin;
  way.suspect ??= suspectPath(next);
  if (way.visited.has(next.href) || hop === PROBE.redirects) {
    // Without its cookie such a page turns in circles for us, and perhaps for us alone.
    if (way.gaveCookie) return refuses("cookies", null);
    return failed(hop === PROBE.redirects ? "redirect_too_many" : "redirect_loop", status);
  }
  if (target.host !== host && target.host !== twinOf(host)) way.beyond += 1;
  if (way.beyond > PROBE.redirectsBeyond) return ends(target.host);
  if (target.host !== url.hostname) {
    const [dns, isOut] = await Promise.all([
      tools.addresses(target.host),
      target.host !== host && hasOptedOut(target.host, tools),
    ]);
    if (dns.kind === "failed") return atTheEnd(failed(dns.failure), status);
    if (isOut) return ends(target.host);
  }
  return next;
}

/**
 * Whether the owner of another name of the site wants no probes of it: nobody has asked about that
 * one, so the gate knows only of the site as a whole.
 */
export async function hasOptedOut(
  host: string,
  { world, signal, denied }: LookTools,
): Promise<boolean> {
  if (isWithin(host, denied)) return true;
  const wish = await bounded(world.clock, PROBE.dnsMs, signal, (inner) =>
    saysOptOut(world.resolver, optOutName(host), inner),
  );
  return wish === true;
}

/** Of two hops, the one that keeps more pages out. */
function stricter(a: Embedding, b: Embedding): Embedding {
  if (a === "corp" || b === "corp") return "corp";
  return a === "mixed" ? a : b;
}

/** A failure of a later hop: the target answered, and sent its visitors to something broken. */
export function atTheEnd(seen: Failed, lastStatus: number | null): Failed {
  const end = { ...seen, status: seen.status ?? lastStatus };
  if (FAILURES[seen.failure].outcome !== "down") return end;
  const unreachable = seen.phase === "dns" || seen.phase === "connect" || seen.phase === "tls";
  return unreachable ? { ...end, failure: "redirect_to_dead" } : end;
}
