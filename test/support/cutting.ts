/**
 * A connection that breaks: passes everything on to a server on loopback, and cuts the first stream that it
 * meets after so many bytes, in the middle of whatever stands there. It remembers who came back with what.
 */
import { createServer, request } from "node:http";
import { judgePassing } from "./judged-passing";

export interface Cutting {
  readonly site: string;
  /** Of each request for a stream: where it went on from, and how it was answered. */
  readonly streams: { readonly from: string | null; status: number | null; isCut: boolean }[];
  readonly stop: () => Promise<void>;
}

/** @param isStream by its path. */
export async function startCutting(
  site: string,
  isStream: (path: string) => boolean,
  afterBytes: number,
): Promise<Cutting> {
  const { hostname, port, host } = new URL(site);
  const streams: Cutting["streams"] = [];
  const server = createServer((asked, answer) => {
    const { url: path = "/", method, headers } = asked;
    const from = headers["last-event-id"] ?? null;
    const seen = { from: Array.isArray(from) ? null : from, status: null, isCut: false };
    const stream: Cutting["streams"][number] | null = isStream(path) ? seen : null;
    if (stream) streams.push(stream);
    let left = streams.length === 1 && stream ? afterBytes : Number.POSITIVE_INFINITY;
    const on = request({ hostname, port, path, method, headers: { ...headers, host } });
    on.on("response", (come) => {
      if (stream) stream.status = come.statusCode ?? null;
      judgePassing(method, new URL(path, site), come);
      answer.writeHead(come.statusCode ?? 502, come.rawHeaders);
      come.on("data", (piece: Buffer) => {
        const isCut = piece.length >= left;
        // What was sent before the cut arrives.
        answer.write(piece.subarray(0, left), () => isCut && answer.destroy());
        left -= piece.length;
        if (!isCut) return;
        if (stream) stream.isCut = true;
        come.destroy();
      });
      come.on("end", () => answer.end());
      come.on("error", () => answer.destroy());
    });
    on.on("error", () => answer.destroy());
    answer.on("close", () => on.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  return {
    site: `http://127.0.0.1:${typeof at === "object" ? at?.port : ""}`,
    streams,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
