/**
 * Sends a stream: a piece is made when somebody has taken the one before, so that a client who does not
 * read has nothing kept for them but the sweep itself, and that not for ever; and a client who leaves
 * has nothing more made for them.
 */
import type { Clock } from "../../clock";
import { FRONT } from "../../limits";
import type { Wire } from "./wire";

export const headersOf = ({ type }: Wire): Record<string, string> => ({
  "content-type": type,
  // Whoever compresses on the way collects first what shall be seen at once …
  "cache-control": "no-store, no-transform",
  // … and nginx does so without compressing, unless it is told.
  "x-accel-buffering": "no",
  vary: "Accept, Accept-Language",
});

/** @param make makes the pieces; they end soon after `left` says that nobody listens any more. */
export function streamOf(
  make: (left: AbortSignal) => AsyncGenerator<string>,
  clock: Clock,
): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const encoder = new TextEncoder();
  const pieces = make(left.signal);
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        void clock.wait(FRONT.streamMs, left.signal).then(() => {
          if (left.signal.aborted) return;
          left.abort();
          controller.error(new Error("nobody read it"));
        });
      },
      pull: async (controller) => {
        const { done, value } = await pieces.next();
        if (!done) return controller.enqueue(encoder.encode(value));
        // The clock need not wait any longer.
        if (left.signal.aborted) return;
        left.abort();
        controller.close();
      },
      cancel: () => {
        left.abort();
        void pieces.return(undefined).catch(() => {});
      },
    },
    { highWaterMark: 0 },
  );
}
