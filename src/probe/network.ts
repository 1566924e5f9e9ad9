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
}

/** The headers of every probe. The same for all, whoever asked: a probe carries nothing of them. */
export function probeHeaders(siteUrl: string, accept: string): Record<string, string> {
  return { "user-agent": `JustHereBot/1.0 (+${siteUrl}/bot)`, accept };
}

/** Reads at most `maxBytes` decompressed bytes as text, then lets go of the body. Never rejects. */
export async function readBounded(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  const letGo = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", letGo, { once: true });
  let text = "";
  let bytes = 0;
  try {
    while (bytes < maxBytes && !signal.aborted) {
      const { done, value } = await reader.read();
      if (done) break;
      const wanted = value.subarray(0, maxBytes - bytes);
      bytes += wanted.length;
      text += decoder.decode(wanted, { stream: true });
    }
  } catch {
    // A body that breaks off gives what came before.
  }
  signal.removeEventListener("abort", letGo);
  letGo();
  return text;
}

/** Lets go of a body that nobody reads, so that its connection is free. */
export function discard(response: Response): void {
  void response.body?.cancel().catch(() => {});
}
