/**
 * What a phone's share menu hands over, cut down to the origin of the first web address in it. The
 * rest (path, query, the title of a page, a message around it) is looked at for that and dropped. Pure.
 */
import { FRONT } from "../../limits";

/** Phones put the address in any of them, most often in `text`. */
const FIELDS = ["url", "text", "title"];

/** Up to the end of the authority; people and apps put addresses in brackets and quotation marks. */
const ADDRESS = /https?:\/\/[^\s/?#\\<>"“”„‟«»‘’、。，；（）「」…]+/gi;

/** @returns an origin such as `https://example.com`, or null when nothing shared has an address. */
export function sharedAddress(query: URLSearchParams): string | null {
  for (const field of FIELDS) {
    const text = (query.get(field) ?? "").slice(0, FRONT.targetLength);
    for (const [found] of text.matchAll(ADDRESS)) {
      // A sentence goes on behind the address.
      const url = URL.parse(found.replace(/[.,;:!)}'*_]+$/, ""));
      if (url) return url.origin;
    }
  }
  return null;
}
