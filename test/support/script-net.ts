/**
 * An internet that behaves as a test has written down, URL by URL, and writes down itself what it
 * was asked, when, and what became of it. Time is the test's own clock.
 */
import type { Exchange, Exchanged, Network } from "../../src/probe/network";
import type { ControlNames, World } from "../../src/probe/world";
import { type FakeClock, fakeClock } from "./clock";
import { type BodyScript, type ScriptBody, scriptBody } from "./script-body";
import {
  type DnsScript,
  dnsJson,
  dnsReaction,
  questionOf,
  RESOLVER_URL,
  SOMEWHERE,
} from "./script-dns";

/** What one request meets. `isDeaf`: it does not hear the signal, and comes all the same. */
export type Reaction =
  | {
      readonly kind: "answers";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly afterMs: number;
      readonly body: BodyScript;
      readonly isDeaf?: boolean;
    }
  | { readonly kind: "throws"; readonly error: unknown; readonly afterMs: number }
  | { readonly kind: "hangs"; readonly isDeaf?: boolean };

type ReactionScript = Reaction | ((nth: number, url: URL) => Reaction);
type KnockAnswer = "opened" | "rejected" | "unanswered" | "deaf";
type KnockScript = KnockAnswer | { readonly answer: KnockAnswer; readonly afterMs: number };

/** The bytes that are heard, as text; or what of an open and silent door is different. */
type ExchangeScript = string | Partial<Exchanged> | ((asked: Exchange) => Partial<Exchanged>);

export interface NetScript {
  /** By address, else by origin, else by host name. */
  readonly at?: Readonly<Record<string, ReactionScript>>;
  /** By name; a name without a row has a public address. */
  readonly dns?: Readonly<Record<string, DnsScript>>;
  /** By `host:port`, else by host; a door without a row opens. */
  readonly knocks?: Readonly<Record<string, KnockScript>>;
  /**
   * What a bare exchange meets, by `host:port`, else by host; without a row, a door that rejects a
   * knock is not reached, and every other one has nothing to tell: it answers a request as it
   * should, and a hello with an alert.
   */
  readonly exchanges?: Readonly<Record<string, ExchangeScript>>;
  readonly controls?: ControlNames;
  /** A name that does not exist, and of whose questions nothing is written down. */
  readonly absent?: string | null;
}

/** One request, and what became of it. */
export interface Sent {
  readonly url: string;
  readonly accept: string;
  readonly atMs: number;
  readonly signal: AbortSignal;
  fate: "pending" | "answered" | "threw" | "aborted";
  body: ScriptBody | null;
}

/** A knock, or a bare exchange. */
export interface Knocked {
  readonly door: string;
  readonly atMs: number;
  readonly signal: AbortSignal;
}

export interface ScriptNet {
  readonly world: World;
  readonly clock: FakeClock;
  /** Requests to targets, in order. */
  readonly sent: readonly Sent[];
  /** Requests to the resolver, in order. */
  readonly asked: readonly Sent[];
  readonly knocked: readonly Knocked[];
  /** Bare exchanges, in order. */
  readonly exchanged: readonly (Knocked & Pick<Exchange, "secure" | "says">)[];
}

export const LOST = "Network connection lost.";
export const INTERNAL = "internal error; reference = 0123456789abcdefghijklmn";

interface AnswerOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly afterMs?: number;
  readonly body?: string | BodyScript;
  readonly isDeaf?: boolean;
}

export function answers(status = 200, options: AnswerOptions = {}): Reaction {
  const { headers = {}, afterMs = 0, body = "a page", isDeaf = false } = options;
  const script = typeof body === "string" ? ({ chunks: [body], end: "closes" } as const) : body;
  return { kind: "answers", status, headers, afterMs, body: script, isDeaf };
}

export function redirects(location: string, options: AnswerOptions = {}): Reaction {
  return answers(301, { ...options, headers: { ...options.headers, location } });
}

/** @param what the text of an Error, or whatever else is to be thrown. */
export function throws(what: unknown = LOST, afterMs = 0): Reaction {
  return { kind: "throws", error: typeof what === "string" ? new Error(what) : what, afterMs };
}

export const hangs: Reaction = { kind: "hangs" };

/** One after another; the last one again and again. */
export function inTurn<const T extends readonly unknown[]>(
  ...steps: T
): (nth: number) => T[number] {
  return (nth) => steps[Math.min(nth, steps.length) - 1];
}

export function scriptNet(script: NetScript, clock = fakeClock()): ScriptNet {
  const sent: Sent[] = [];
  const asked: Sent[] = [];
  const knocked: Knocked[] = [];
  const exchanged: (Knocked & Pick<Exchange, "secure" | "says">)[] = [];
  const get: Network["get"] = async (href, accept, signal) => {
    // The runtime sends nothing with a signal that has aborted.
    signal.throwIfAborted();
    const url = new URL(href);
    const question = questionOf(url);
    if (question && question.name === script.absent)
      return perform(dnsJson(3, []), nobodys(href), clock);
    const log = question ? asked : sent;
    const nth = log.filter((other) => other.url === href).length + 1;
    const atMs = clock.elapsedMs();
    const entry: Sent = { url: href, accept, atMs, signal, fate: "pending", body: null };
    log.push(entry);
    const reaction = question
      ? dnsReaction(script.dns?.[question.name] ?? SOMEWHERE, question, nth)
      : reactionAt(script, url, nth);
    return perform(reaction, entry, clock);
  };
  const knock: Network["knock"] = async (host, port, signal) => {
    const door = `${host}:${port}`;
    knocked.push({ door, atMs: clock.elapsedMs(), signal });
    const row = script.knocks?.[door] ?? script.knocks?.[host] ?? "opened";
    const { answer, afterMs } = typeof row === "string" ? { answer: row, afterMs: 0 } : row;
    if (afterMs > 0) await clock.wait(afterMs, signal);
    if (answer === "deaf") return new Promise(() => {});
    if (answer === "unanswered") await aborted(signal);
    return answer === "opened" && !signal.aborted ? "opened" : "rejected";
  };
  const exchange: Network["exchange"] = async (asked, signal) => {
    const { host, port, secure, says } = asked;
    const door = `${host}:${port}`;
    exchanged.push({ door, atMs: clock.elapsedMs(), signal, secure, says });
    const met = metBy(script, asked);
    if (met.end === "stopped") await aborted(signal);
    return met;
  };
  const network: Network = { get, knock, exchange };
  const controls = script.controls ?? { up: [], dead: "dead.control.script" };
  const resolver = { network, url: RESOLVER_URL };
  return { world: { network, resolver, controls, clock }, clock, sent, asked, knocked, exchanged };
}

const UTF8 = new TextEncoder();
const SOUND = UTF8.encode("HTTP/1.1 200 OK\r\n\r\n");
/** Fatal, handshake failure: RFC 5246 §7.2. */
const ALERT = Uint8Array.of(21, 3, 3, 0, 2, 2, 40);

function metBy({ exchanges = {}, knocks = {} }: NetScript, asked: Exchange): Exchanged {
  const door = `${asked.host}:${asked.port}`;
  const row = exchanges[door] ?? exchanges[asked.host];
  const reached = asked.secure ? "tls" : "tcp";
  const open = { reached, end: "enough", heard: "path" in asked.says ? SOUND : ALERT } as const;
  if (typeof row === "string") return { ...open, heard: UTF8.encode(row) };
  if (row !== undefined) return { ...open, ...(typeof row === "function" ? row(asked) : row) };
  const knock = knocks[door] ?? knocks[asked.host] ?? "opened";
  const answer = typeof knock === "string" ? knock : knock.answer;
  if (answer === "opened") return open;
  const end = answer === "rejected" ? "closed" : "stopped";
  return { reached: "nothing", end, heard: new Uint8Array() };
}

function reactionAt({ at = {} }: NetScript, url: URL, nth: number): Reaction {
  const row = at[url.href] ?? at[url.origin] ?? at[url.hostname];
  if (row === undefined) return throws(`the script does not know ${url.href}`);
  return typeof row === "function" ? row(nth, url) : row;
}

function nobodys(url: string): Sent {
  const { signal } = new AbortController();
  return { url, accept: "", atMs: 0, signal, fate: "pending", body: null };
}

async function perform(reaction: Reaction, entry: Sent, clock: FakeClock): Promise<Response> {
  const { signal } = entry;
  const isDeaf = reaction.kind !== "throws" && reaction.isDeaf === true;
  if (reaction.kind === "hangs") await (isDeaf ? new Promise<void>(() => {}) : aborted(signal));
  else if (reaction.afterMs > 0) await clock.wait(reaction.afterMs, isDeaf ? undefined : signal);
  if (reaction.kind === "hangs" || (signal.aborted && !isDeaf)) {
    entry.fate = "aborted";
    throw new DOMException("The operation was aborted", "AbortError");
  }
  if (reaction.kind === "throws") {
    entry.fate = "threw";
    throw reaction.error;
  }
  entry.fate = "answered";
  const { status, headers } = reaction;
  if (status === 204 || status === 304) return new Response(null, { status, headers });
  const body = scriptBody(reaction.body);
  entry.body = body;
  if (!isDeaf) signal.addEventListener("abort", body.abort);
  return new Response(body.stream, { status, headers });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
