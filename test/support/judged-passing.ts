/** Holds to the document of the interface what passes through on its way to another program. */
import type { IncomingMessage } from "node:http";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { judge } from "./judged";

const asIs = (bytes: Buffer) => bytes;
/** By what a client says that it takes. */
const DECODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  ...{ identity: asIs, gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync },
};

/** @param come what the front has answered; it is read beside whoever it is for. */
export function judgePassing(
  method = "GET",
  { href: url, pathname }: URL,
  come: IncomingMessage,
): void {
  // What switches the practice internet is no part of the interface.
  if (pathname.startsWith("/practice/")) return;
  const pieces: Buffer[] = [];
  come.on("data", (piece: Buffer) => void pieces.push(piece));
  come.on("close", () => {
    const pairs = Object.entries(come.headersDistinct);
    const all = pairs.flatMap(([name, values = []]) => values.map((one) => [name, one]));
    const headers = new Headers(all as [string, string][]);
    const decode = DECODERS[come.headers["content-encoding"] ?? "identity"];
    // Who has left in the middle has half of a document.
    const isWhole = come.complete || /event-stream|ndjson/.test(come.headers["content-type"] ?? "");
    if (decode === undefined || !isWhole || (decode !== asIs && !come.complete)) return;
    const bytes = Buffer.concat(pieces);
    // Nothing is encoded of a 204, whatever its header says.
    const body = bytes.length === 0 ? "" : decode(bytes).toString();
    judge({ method, url }, { status: come.statusCode ?? 0, headers }, body, !come.complete);
  });
}
