/** Holds to the document of the interface what passes through on its way to another program. */
import type { IncomingMessage } from "node:http";
import { judge } from "./judged";

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
    const body = Buffer.concat(pieces).toString();
    judge({ method, url }, { status: come.statusCode ?? 0, headers }, body, !come.complete);
  });
}
