/**
 * The two forms of a stream: server-sent events for browsers, one JSON object a line for programs.
 * Which one somebody wants, and how each puts an event, a beat and its beginning. Pure, but for what it
 * reads of a request.
 */
import type { Context } from "hono";
import * as v from "valibot";
import { FRONT } from "../../limits";
import { VANTAGES } from "../../vantage/registry";
import { preferred } from "../negotiate";
import { type Problem, problem } from "../problem";
import type { Told } from "./teller";

export interface Wire {
  readonly kind: "wire";
  /** The content type. */
  readonly type: string;
  readonly beginning: string;
  /** @param retryMs how long to wait before one comes back, where it is not the usual. */
  readonly event: (told: Told, retryMs?: number) => string;
  /** While there is no news. */
  readonly beat: (heard: number) => string;
}

const of = VANTAGES.length;

/** https://html.spec.whatwg.org/multipage/server-sent-events.html. JSON has no line breaks. */
export const SSE: Wire = {
  kind: "wire",
  type: "text/event-stream",
  beginning: `retry: ${FRONT.reconnectMs}\n\n`,
  event: ({ event, id, data }, retryMs) =>
    [
      `event: ${event}\ndata: ${JSON.stringify(data)}\n`,
      id === undefined ? "" : `id: ${id}\n`,
      retryMs === undefined ? "" : `retry: ${retryMs}\n`,
      "\n",
    ].join(""),
  // A comment: no client sees it, and no proxy takes us for dead.
  beat: (heard) => `: ${heard} of ${of}\n\n`,
};

const NDJSON: Wire = {
  kind: "wire",
  type: "application/x-ndjson",
  beginning: "",
  event: ({ event, id, data }) => `${JSON.stringify({ event, id, data })}\n`,
  // Without an id: nothing was told.
  beat: (heard) => `${JSON.stringify({ event: "beat", data: { heard, of } })}\n`,
};

/** What `format` can say here. */
export const STREAM_FORMATS = v.picklist(["sse", "ndjson"]);
const WIRES: Readonly<Record<v.InferOutput<typeof STREAM_FORMATS>, Wire>> = {
  ...{ sse: SSE, ndjson: NDJSON },
};

/** None is registered; the first is what most say. */
const NDJSON_TYPES = [NDJSON.type, "application/ndjson", "application/jsonl"];

/** By `?format=`, else by Accept; else, and where nothing is preferred, server-sent events. */
export function wireOf(c: Context): Wire | Problem {
  const format = c.req.query("format");
  if (format !== undefined) {
    const { success, output } = v.safeParse(STREAM_FORMATS, format);
    return success ? WIRES[output] : problem("invalid_parameter", { parameter: "streamFormat" });
  }
  return NDJSON_TYPES.includes(preferred(c, [SSE.type, ...NDJSON_TYPES])) ? NDJSON : SSE;
}
