/**
 * A Worker that tries the real network seam, one request or knock a call, for tests on real sockets.
 */
import { readException } from "../../src/probe/classify";
import { internet } from "../../src/probe/internet";
import { readBounded } from "../../src/probe/network";

const SITE = "https://justhere.example";
const MAX_BYTES = 64 * 1024;

/** What became of a GET. */
export type Got =
  | { readonly kind: "answered"; readonly status: number; readonly bytes: number }
  | { readonly kind: "failed"; readonly failure: string; readonly knock: string };

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(new URL(request.url).searchParams.get("url") ?? "");
    const network = internet(SITE);
    const signal = AbortSignal.timeout(1_500);
    const port = Number(url.port);
    try {
      const response = await network.get(url.href, "*/*", signal);
      const body = await readBounded(response, MAX_BYTES, signal);
      return Response.json({ kind: "answered", status: response.status, bytes: body.length });
    } catch (error) {
      const knock = await network.knock(url.hostname, port, AbortSignal.timeout(1_500));
      const scheme = url.protocol === "https:" ? "https" : "http";
      const isSilent = error instanceof Error && error.name === "TimeoutError";
      const failure = isSilent ? "silent" : readException(error, scheme, knock);
      return Response.json({ kind: "failed", failure, knock });
    }
  },
};
