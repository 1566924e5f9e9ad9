/**
 * The one seam to foreign networks. Nothing else in this project opens a connection to a machine
 * that is not ours; whoever holds a Network has already guarded what it is asked to reach.
 */

export interface Network {
  /**
   * One GET without following redirects. Resolves when the headers are in; rejects with whatever
   * the runtime throws. The caller cancels the body.
   */
  get(url: string, accept: string, signal: AbortSignal): Promise<Response>;
  /**
   * Knocks: does a TCP connection to this port open? Nothing is sent and nothing is read.
   * Stays pending while nobody answers. `rejected` also stands for "we may not connect there", and
   * for the signal.
   */
  knock(host: string, port: number, signal: AbortSignal): Promise<"opened" | "rejected">;
  /**
   * Says one thing over a bare connection and listens to what comes back: for telling apart what
   * `get` cannot. Never rejects; ends at the latest when the signal aborts.
   */
  exchange(exchange: Exchange, signal: AbortSignal): Promise<Exchanged>;
}

export interface Exchange {
  readonly host: string;
  readonly port: number;
  /** Over TLS, with the certificate checked as `get` checks it. */
  readonly secure: boolean;
  /** Bytes; or the very request that `get` sends, for a path with its query. */
  readonly says: Uint8Array | { readonly path: string };
  /** Whether these bytes, all that came so far, will do. Asked after each piece. */
  readonly isEnough: (heard: Uint8Array) => boolean;
}

export interface Exchanged {
  /**
   * How far it came. `nothing`: no TCP connection, or we may not connect there. `tcp`: without TLS,
   * or in front of a handshake that failed or was not finished.
   */
  readonly reached: "nothing" | "tcp" | "tls";
  /** Who ended it: they closed or reset, we had enough, or time was up. */
  readonly end: "closed" | "reset" | "enough" | "stopped";
  /** For classification alone: not kept, not shown, not sent on. */
  readonly heard: Uint8Array;
}

/** The headers of every probe. The same for all, whoever asked: a probe carries nothing of them. */
export function probeHeaders(siteUrl: string, accept: string): Record<string, string> {
  return { "user-agent": userAgent(siteUrl), accept };
}

/** Whoever reads their log finds the page about us. */
export function userAgent(siteUrl: string): string {
  return `JustHereBot/1.0 (+${siteUrl}/bot)`;
}
