/**
 * Where a redirect leads, as a browser takes it. Pure.
 *
 * Source: Fetch standard, "location URL" and "HTTP-redirect fetch"; what is no address of the web is
 * handed to another program, or refused as unsafe, as Chromium does it.
 */

/** An address of the web; something for another program; or nothing that a browser would follow. */
export type Leading = URL | "elsewhere" | "invalid";

/** Schemes that a server may not send a browser to. */
const UNSAFE: ReadonlySet<string> = new Set([
  "about:",
  "blob:",
  "chrome:",
  "data:",
  "file:",
  "filesystem:",
  "javascript:",
  "view-source:",
]);

/** @param location the header as it came; @param base the address that sent it. */
export function readLocation(location: string, base: URL): Leading {
  if (!URL.canParse(location, base.href)) return "invalid";
  const next = new URL(location, base.href);
  next.hash = "";
  if (next.protocol === "https:" || next.protocol === "http:") return next;
  return UNSAFE.has(next.protocol) ? "invalid" : "elsewhere";
}
