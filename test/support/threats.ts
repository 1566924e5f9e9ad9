/**
 * For the threat tests: asks about many hosts at once, each as a client of its own, and tells what
 * the Internet was asked meanwhile. What it takes for a look at a target is anything but a question to
 * the resolver, a trace of where we run, and a control.
 */
import { EXCHANGE_HEADER, KNOCK_HEADER } from "../../practice/internet";
import { REAL_CONTROLS } from "../../src/probe/controls";
import type { Answer } from "../../src/web/answer";
import { get, named, type Sent, sentRequests } from "./front";

export interface Told {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly ms: number;
}

export interface Asked {
  /** What was answered about a host of the stand-in internet. */
  told(name: string): Told;
  /** The same as an answer; fails the test where it is an error. */
  answer(name: string): Answer;
  readonly log: readonly Sent[];
}

/**
 * @param waves names without their ending. Those of one wave are asked side by side, to the end of their
 *   sweeps, and then the next.
 */
export async function askAll(
  waves: readonly (readonly string[])[],
  headersOf: (name: string) => Record<string, string> = () => ({}),
): Promise<Asked> {
  await sentRequests();
  const all = new Map<string, Told>();
  for (const names of waves)
    await Promise.all(
      names.map(async (name) => {
        all.set(name, await ask(`/v1/check/${named(name)}?wait=full`, headersOf(name)));
      }),
    );
  const log = await sentRequests();
  const told = (name: string) => {
    const found = all.get(name);
    if (!found) throw new Error(`nobody asked about ${name}`);
    return found;
  };
  const answer = (name: string): Answer => {
    const { status, text } = told(name);
    if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
    return JSON.parse(text);
  };
  return { told, answer, log };
}

export async function ask(path: string, headers: Record<string, string> = {}): Promise<Told> {
  blocks += 1;
  // A client, and a block of addresses, of its own: it is not the limits that are tried here.
  const client = `${20 + Math.floor(blocks / 250)}.${blocks % 250}.0.1`;
  const askedAt = performance.now();
  const response = await get(path, { "cf-connecting-ip": client, ...headers });
  const text = await response.text();
  const { status } = response;
  return { status, text, headers: response.headers, ms: performance.now() - askedAt };
}

let blocks = 0;

export const hostOf = ({ url }: Pick<Sent, "url">): string => new URL(url).hostname;

/** Requests, knocks and exchanges that went to somebody's server. */
export function looks(log: readonly Sent[]): readonly Sent[] {
  return log.filter(({ url }) => {
    const { pathname, hostname } = new URL(url);
    if (pathname === "/dns-query" || pathname === "/cdn-cgi/trace") return false;
    return hostname !== REAL_CONTROLS.dead && !REAL_CONTROLS.up.includes(hostname);
  });
}

export function looksAt(log: readonly Sent[], host: string): readonly Sent[] {
  return looks(log).filter((one) => hostOf(one) === host);
}

/** A request over HTTP, and no knock or exchange at the port. */
export const isRequest = ({ headers }: Sent): boolean =>
  !(KNOCK_HEADER in headers) && !(EXCHANGE_HEADER in headers);

/** What no answer may ever hold, whatever a target, an exception or a caller says. */
export const LEAKS = /secret|internal error|reference =|practice page|SSH-2\.0|<script>alert/i;
/** Bytes of the largest answer; a page or a document about ten vantages has some 10 KB. */
export const LARGEST_ANSWER = 20_000;
