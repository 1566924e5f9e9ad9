/**
 * The one door for foreign text: decides which host somebody asks about, or why we refuse.
 *
 * The order of the steps is the security property. Whatever two parsers could read in two ways is
 * refused before anything is parsed; only the part that can be a host is parsed, once, by the
 * runtime; from then on nothing but the parser's own answer counts, and we check that again with
 * rules that hold however lenient the runtime grows. Scheme, port, path, query and fragment are
 * looked at and dropped. This file must never resolve a name, and never hand on a part of the
 * input that is not the host.
 */
import { domainToASCII, domainToUnicode } from "node:url";
import ipaddr from "ipaddr.js";
import { FRONT } from "../limits";
import { isWithin, METADATA, SPECIAL_USE, WILDCARD_DNS } from "./names";
import { type Rejection, type RejectionReason, rejection } from "./rejection";

export type { Rejection, RejectionReason } from "./rejection";

declare const hostBrand: unique symbol;

/**
 * A canonical host: lower-case A-labels (RFC 5890), at least two, no final dot, at most 253
 * characters of `[a-z0-9._-]`. Only `parseTarget` makes one.
 */
export type Host = string & { readonly [hostBrand]: true };

/** What may be asked about. */
export interface Target {
  readonly kind: "target";
  readonly host: Host;
  /** The host in Unicode. It can imitate another name: show it beside the host, never alone. */
  readonly display: string;
}

/** What depends on where the service runs. */
export interface ParseOptions {
  /** The practice internet is bound: names below `.test` may be asked about. */
  readonly practice: boolean;
  /** Our own host names. They and everything below them are refused, or we would probe ourselves. */
  readonly ownHosts: readonly string[];
}

/**
 * Reads a host name or an http(s) address as a person typed or pasted it.
 *
 * Never throws. The result does not depend on letter case, on one final dot or on anything after
 * the host. Parsing a host that came from here gives the same target.
 *
 * Source: WHATWG URL for the host, RFC 5891 for A-labels, RFC 1035 for lengths.
 */
export function parseTarget(text: string, options: ParseOptions): Target | Rejection {
  const given = withoutMargins(text);
  const flaw = flawOf(given);
  if (flaw !== null) return rejection(flaw);

  const authority = readAuthority(given);
  if (authority.kind === "rejected") return authority;

  const hostname = parseHost(authority.host);
  if (hostname === null) return rejection("not_a_host");

  const target = checkHost(hostname);
  if (target.kind === "rejected") return target;

  const ban = banOf(target.host, options);
  if (ban !== null) return rejection(ban);

  return isUsualPort(authority) ? target : rejection("port");
}

/** True for a name of the practice internet. `host` is canonical. */
export function isPracticeHost(host: string): boolean {
  return host.endsWith(".test");
}

/** Drops what copying brings along: one byte order mark in front, ASCII spaces at both ends. */
function withoutMargins(text: string): string {
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  let end = text.length;
  while (start < end && text[start] === " ") start++;
  while (end > start && text[end - 1] === " ") end--;
  return text.slice(start, end);
}

/** Characters that runtimes strip, rewrite or disagree about, wherever they stand. */
function flawOf(given: string): RejectionReason | null {
  if (given === "") return "empty";
  if (given.length > FRONT.targetLength) return "too_long";
  if (/\p{Cc}/u.test(given)) return "control_character";
  if (given.includes("\\")) return "backslash";
  // U+FFFD is what a decoder leaves where the bytes were not UTF-8.
  if (given.includes("\uFFFD") || !given.isWellFormed()) return "bad_unicode";
  return null;
}

interface Authority {
  readonly kind: "authority";
  readonly scheme: string | null;
  readonly host: string;
  /** Decimal digits. */
  readonly port: string | null;
}

/**
 * Cuts the text into scheme, host and port. The cuts are unambiguous because everything that
 * parsers cut differently (`\`, `@`, `%`, missing or extra slashes) is refused here or before.
 */
function readAuthority(given: string): Authority | Rejection {
  const [start = "", prefix] = /^(https?):\/\//i.exec(given) ?? [];
  const scheme = prefix?.toLowerCase() ?? null;
  const [text = ""] = /^[^/?#]*/.exec(given.slice(start.length)) ?? [];
  // No URL without brackets, and yet what people paste: tell them what it is.
  if (ipaddr.IPv6.isValid(text)) return rejection("address_literal");

  const [, host = "", port = null] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/su.exec(text) ?? [];
  const isPort = port === null || /^\d+$/.test(port);
  if (host === "" || (scheme === null && !isPort)) return rejection("scheme");
  if (text.includes("@")) return rejection("userinfo");
  if (text.includes("%")) return rejection("percent_in_host");
  if (text.includes(" ")) return rejection("space_in_host");
  if (!isPort) return rejection("port");
  return { kind: "authority", scheme, host, port };
}

/** The host as the runtime's URL parser sees it, or null if it sees none, or more than a host. */
function parseHost(host: string): string | null {
  try {
    const url = new URL(`http://${host}/`);
    return url.href === `http://${url.hostname}/` ? url.hostname : null;
  } catch {
    return null;
  }
}

/** Letters, digits, hyphens; underscores too, since such hosts exist on the web. */
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/** A last label that some parser takes for the end of an IPv4 address. No top-level domain has it. */
const NUMBER = /^(?:\d+|0x[0-9a-f]*)$/;

/** Holds the parsed host against rules that do not depend on how lenient the parser was. */
function checkHost(hostname: string): Target | Rejection {
  const name = hostname.endsWith(".") ? hostname.slice(0, -1) : hostname;
  const labels = name.split(".");
  if (name.startsWith("[") || NUMBER.test(labels.at(-1) ?? "")) return rejection("address_literal");
  if (!labels.every((label) => LABEL.test(label))) return rejection("label");
  if (name.length > 253) return rejection("host_too_long");
  if (labels.length < 2) return rejection("single_label");

  const display = domainToUnicode(name);
  // URL parsers let forged A-labels through. One that does not decode stays as it is; one that has a
  // twin, as `xn---09q` has in `xn--09q`, is not what its own Unicode form makes (RFC 5890, 2.3.2.1).
  if (display.split(".").some(isEncoded) || domainToASCII(display) !== name) {
    return rejection("punycode");
  }
  return { kind: "target", host: name as Host, display };
}

function isEncoded(label: string): boolean {
  return label.startsWith("xn--");
}

/** Well-formed names that we must not look at. */
function banOf(host: Host, { practice, ownHosts }: ParseOptions): RejectionReason | null {
  const permitted = practice && isPracticeHost(host);
  if (!permitted && isWithin(host, SPECIAL_USE)) return "special_use";
  if (isWithin(host, METADATA)) return "metadata";
  if (isWithin(host, WILDCARD_DNS)) return "wildcard_dns";
  // These come from a configuration file, written by hand.
  const own = ownHosts.map((name) => name.toLowerCase().replace(/\.$/, ""));
  return isWithin(host, own) ? "own_host" : null;
}

/** Without a scheme, either port says which one was meant. */
function isUsualPort({ scheme, port }: Authority): boolean {
  if (port === null) return true;
  return (port === "80" && scheme !== "https") || (port === "443" && scheme !== "http");
}
