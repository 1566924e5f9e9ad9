/**
 * Cuts whatever stands behind our own address down to a host: `/example.com`, a pasted
 * `/https://example.com/some/path`, the same with slashes that a proxy collapsed, a typed
 * `/example.com/path?q=1`. What is cut off is never parsed, logged or echoed. Pure.
 */

/** What the path asks about, as text for the parser. */
export interface Pasted {
  readonly text: string;
  /** True when more than a host stood there, so that the clean address is another one. */
  readonly isCut: boolean;
}

/** @param path the URL's path with its leading slash, percent-encoded as it came. */
export function readPath(path: string): Pasted {
  const [, scheme, rest = ""] = /^\/(?:(https?):\/{0,2})?(.*)$/is.exec(path) ?? [];
  const [authority = ""] = /^[^/?#]*/.exec(rest) ?? [];
  const host = decode(authority);
  return {
    text: scheme === undefined ? host : `${scheme}://${host}`,
    isCut: scheme !== undefined || authority !== rest,
  };
}

/** The parameters that an answer depends on; all others are cut off. */
const KEPT = ["from", "report", "s", "wait", "lang"];

/** The query with the known parameters alone, each once, and whether anything was cut off. */
export function readQuery(query: URLSearchParams): { kept: URLSearchParams; isCut: boolean } {
  const kept = new URLSearchParams();
  for (const name of KEPT) {
    const value = query.get(name);
    if (value !== null) kept.set(name, value);
  }
  return { kept, isCut: kept.size !== query.size };
}

/** Browsers percent-encode what is not ASCII. What does not decode is left to the parser to refuse. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
