/**
 * Cuts whatever stands behind our own address down to a host: `/example.com`, a pasted
 * `/https://example.com/some/path`, the same with slashes that a proxy collapsed, a typed
 * `/example.com/path?q=1`. What is cut off is never parsed, logged or echoed. Pure.
 */
import { reportOfBrowser } from "./browser-code";
import { isValueOf } from "./parameters";

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

/** The parameters that an answer depends on, and the values that they can have; all others are cut off. */
const KEPT: Readonly<Record<string, (value: string) => boolean>> = {
  from: (value) => isValueOf("from", value),
  report: (value) => isValueOf("report", value),
  s: (value) => reportOfBrowser(value) !== null,
  wait: (value) => isValueOf("wait", value),
  lang: (value) => isValueOf("lang", value),
  format: (value) => isValueOf("format", value),
  color: (value) => isValueOf("color", value),
};

/**
 * The query with the known parameters alone, each once, and whether anything was cut off. A wrong value
 * stays, so that whoever asked is told; but for a browser's code, of which there are more than we know.
 */
export function readQuery(query: URLSearchParams): { kept: URLSearchParams; isCut: boolean } {
  const kept = new URLSearchParams();
  for (const [name, isKnown] of Object.entries(KEPT)) {
    const value = query.get(name);
    if (value !== null && (name !== "s" || isKnown(value))) kept.set(name, value);
  }
  return { kept, isCut: kept.size !== query.size };
}

/** The same without wrong values: what a link of ours may carry on. */
export function carriedOn(query: URLSearchParams): URLSearchParams {
  const { kept } = readQuery(query);
  for (const [name, isKnown] of Object.entries(KEPT))
    if (!isKnown(query.get(name) ?? "?")) kept.delete(name);
  return kept;
}

/** Browsers percent-encode what is not ASCII. What does not decode is left to the parser to refuse. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
