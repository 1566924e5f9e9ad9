/**
 * Reads bodies within bounds: of bytes, counted after decompression, and of time. Whatever a server
 * sends, this much is held of it and no more.
 */
import type { Clock } from "../clock";

/**
 * How reading ended: at the end of the body, at our bound, because it broke off or did not unpack,
 * because nothing more came, or because time was up.
 */
export type BodyEnd = "whole" | "full" | "broken" | "garbled" | "stalled" | "stopped";

export interface BodyRead {
  /** UTF-8; what is not becomes U+FFFD. */
  readonly text: string;
  /** Whether a single byte of it came. */
  readonly isBegun: boolean;
  readonly end: BodyEnd;
}

/** Bounds of time, milliseconds. */
export interface Patience {
  readonly clock: Clock;
  /** For the first piece; null: as long as the signal allows. */
  readonly firstMs: number | null;
  /** Between two pieces. */
  readonly idleMs: number;
  /** For all, from the first piece on. */
  readonly totalMs: number;
  /** Called with the first piece. */
  readonly onBegin: () => void;
}

/** Reads at most `maxBytes` as text, then lets go of the body. Never rejects. */
export async function readBody(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
  patience: Patience | null = null,
): Promise<BodyRead> {
  const reader = response.body?.getReader();
  if (!reader) return { text: "", isBegun: false, end: "whole" };
  const decoder = new TextDecoder();
  const next = hurried(reader, signal, patience);
  let text = "";
  let bytes = 0;
  let end: BodyEnd | null = null;
  while (end === null) {
    if (signal.aborted) end = "stopped";
    else if (bytes >= maxBytes) end = "full";
    else {
      const piece = await next();
      if (typeof piece === "string") end = piece;
      else {
        const wanted = piece.subarray(0, maxBytes - bytes);
        bytes += wanted.length;
        text += decoder.decode(wanted, { stream: true });
      }
    }
  }
  void reader.cancel().catch(() => {});
  return { text, isBegun: bytes > 0, end };
}

/** The same, of nothing but its text, as long as the signal allows. Never rejects. */
export async function readBounded(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string> {
  return (await readBody(response, maxBytes, signal)).text;
}

/** Lets go of a body that nobody reads, so that its connection is free. */
export function discard(response: Response): void {
  void response.body?.cancel().catch(() => {});
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** The next piece, or why there is none. An aborted signal is heard even if the body is deaf. */
function hurried(
  reader: Reader,
  signal: AbortSignal,
  patience: Patience | null,
): () => Promise<Uint8Array | BodyEnd> {
  let begunAt: number | null = null;
  return async () => {
    const { ms, why } = allowance(patience, begunAt);
    const over = new AbortController();
    const limit = AbortSignal.any([signal, over.signal]);
    const tooLong = ms === null ? aborted(limit) : (patience?.clock.wait(ms, limit) ?? null);
    try {
      const read = await Promise.race([reader.read(), tooLong?.then(() => null)]);
      if (!read) return signal.aborted ? "stopped" : why;
      if (read.done) return signal.aborted ? "stopped" : "whole";
      if (patience && begunAt === null) {
        begunAt = patience.clock.now();
        patience.onBegin();
      }
      return read.value;
    } catch (error) {
      return signal.aborted ? "stopped" : endOf(error);
    } finally {
      over.abort();
    }
  };
}

function allowance(patience: Patience | null, begunAt: number | null) {
  if (patience === null) return { ms: null, why: "stopped" } as const;
  const { clock, firstMs, idleMs, totalMs } = patience;
  if (begunAt === null) return { ms: firstMs, why: "stalled" } as const;
  const leftMs = begunAt + totalMs - clock.now();
  return idleMs <= leftMs
    ? ({ ms: idleMs, why: "stalled" } as const)
    : ({ ms: Math.max(leftMs, 0), why: "stopped" } as const);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** workerd: "Gzip decompression failed."; a compressed body that ends early is merely cut. */
function endOf(error: unknown): BodyEnd {
  return error instanceof Error && /decompression failed/i.test(error.message)
    ? "garbled"
    : "broken";
}
