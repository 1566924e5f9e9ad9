/**
 * A Worker that tries the real network, one request a call, for tests on real sockets.
 */
import { readBounded } from "../../src/probe/body";
import { internet } from "../../src/probe/internet";

const SITE = "https://justhere.example";
const MAX_BYTES = 64 * 1024;

/** What became of a GET. */
export interface Got {
  readonly status: number;
  readonly bytes: number;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(new URL(request.url).searchParams.get("url") ?? "");
    const signal = AbortSignal.timeout(1_500);
    const response = await internet(SITE).get(url.href, "*/*", signal);
    const body = await readBounded(response, MAX_BYTES, signal);
    return Response.json({ status: response.status, bytes: body.length } satisfies Got);
  },
};
