/**
 * Reads the url of a watch: cuts off what only an operator may name, the port and the path, and sends
 * the rest through the same door as everybody's question. The host is the door's; nothing else of the
 * text is ever taken for one. Pure.
 */
import * as v from "valibot";
import { WATCH } from "../limits";
import { wanted } from "../probe/wanted";
import { type Host, type ParseOptions, parseTarget } from "../target/parse";

export interface Address {
  readonly kind: "address";
  readonly host: Host;
  /** Null: none was named, and https is tried before http. */
  readonly scheme: "https" | "http" | null;
  /** Null: the usual one of its scheme. */
  readonly port: number | null;
  readonly pathname: string;
  /** With its question mark, or empty. */
  readonly search: string;
}

/** What the address must not be, without a word of it: it may hold a password. */
export interface NoAddress {
  readonly kind: "none";
  readonly code: "invalid_url" | "forbidden_target";
  readonly why: string;
}

const USUAL_PORT = { https: 443, http: 80 } as const;

export function readUrl(text: string, door: ParseOptions): Address | NoAddress {
  const [, start, authority = "", rest = ""] =
    /^(?:(https?):\/\/)?([^/?#]*)(.*)$/isu.exec(text.trim()) ?? [];
  const scheme = start === undefined ? null : start.toLowerCase() === "http" ? "http" : "https";
  const [, name = authority, digits] = /^([^:]*):(\d+)$/u.exec(authority) ?? [];

  // The door refuses ports other than the usual ones. Everything else is for it to judge.
  const target = parseTarget(`${scheme === null ? "" : `${scheme}://`}${name}${rest}`, door);
  if (target.kind === "rejected") {
    const code = target.code === "invalid_target" ? "invalid_url" : target.code;
    return { kind: "none", code, why: `is refused (${target.reason})` };
  }

  if (digits !== undefined && scheme === null)
    return invalid("has a port and no scheme: write https:// or http:// before it");
  const port = digits === undefined ? null : Number(digits);
  if (!v.is(wanted.entries.port, port)) return invalid("has a port that is none: 1 to 65535");

  // Begins with a slash, a question mark or a hash, so the host cannot grow by it.
  const { pathname, search } = new URL(`https://${target.host}${rest}`);
  if (pathname.length + search.length > WATCH.pathLength)
    return invalid(`has a path longer than ${WATCH.pathLength} characters`);
  return {
    ...{ kind: "address", host: target.host, scheme, pathname, search },
    port: scheme !== null && port === USUAL_PORT[scheme] ? null : port,
  };
}

function invalid(why: string): NoAddress {
  return { kind: "none", code: "invalid_url", why };
}
