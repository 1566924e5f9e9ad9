/**
 * Bodies that say chunk by chunk what they send, how they end, and what became of them.
 */

/**
 * `closes` after the last chunk, `stalls` there for ever, `breaks` off, does not unpack any further
 * (`garbles`), or repeats it endlessly.
 */
export type BodyEnd = "closes" | "stalls" | "breaks" | "garbles" | "repeats";

export interface BodyScript {
  readonly chunks: readonly (string | Uint8Array)[];
  readonly end: BodyEnd;
}

/** `cancelled` by its reader is how a body must end that nobody reads to its end. */
export type BodyFate = "untouched" | "open" | "read" | "broken" | "cancelled" | "aborted";

export interface ScriptBody {
  readonly stream: ReadableStream<Uint8Array>;
  readonly fate: () => BodyFate;
  /** Bytes that the reader has asked for. */
  readonly pulledBytes: () => number;
  /** What the runtime does to a body when the signal of its request aborts. */
  readonly abort: () => void;
}

export function scriptBody({ chunks, end }: BodyScript): ScriptBody {
  const encoder = new TextEncoder();
  let fate: BodyFate = "untouched";
  let pulledBytes = 0;
  let next = 0;
  let abort = () => {};
  const finish = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    switch (end) {
      case "closes":
        fate = "read";
        controller.close();
        return;
      case "breaks":
        fate = "broken";
        controller.error(new Error("Network connection lost."));
        return;
      case "garbles":
        fate = "broken";
        controller.error(new TypeError("Gzip decompression failed."));
        return;
      case "stalls":
      case "repeats":
        return new Promise<void>(() => {});
    }
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        abort = () => {
          if (fate !== "untouched" && fate !== "open") return;
          fate = "aborted";
          controller.error(new DOMException("The operation was aborted", "AbortError"));
        };
      },
      pull: (controller) => {
        fate = "open";
        const chunk = chunks[end === "repeats" ? Math.min(next, chunks.length - 1) : next];
        next += 1;
        if (chunk === undefined) return finish(controller);
        // A copy: whoever reads it may keep its memory.
        const bytes = typeof chunk === "string" ? encoder.encode(chunk) : chunk.slice();
        pulledBytes += bytes.length;
        controller.enqueue(bytes);
      },
      cancel: () => {
        fate = "cancelled";
      },
    },
    // Nothing is sent before somebody reads.
    { highWaterMark: 0 },
  );
  return { stream, fate: () => fate, pulledBytes: () => pulledBytes, abort: () => abort() };
}
