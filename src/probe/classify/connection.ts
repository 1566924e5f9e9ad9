/**
 * Phase connect, and what becomes of a connection before a status line: reads what fetch threw, with
 * what a bare exchange over the same port met. Pure.
 *
 * workerd has one text for refused, reset, empty and whatever is not HTTP ("Network connection
 * lost."), and another one for TLS and for DNS ("internal error"). So a second look is taken at the
 * bytes themselves; where it shows nothing wrong, nobody can tell, and the code says that.
 */
import { PROBE } from "../../limits";
import type { FailureCode } from "../failure";
import type { Exchanged } from "../network";

/** What an exception of fetch is about, by class and never by one exact text. */
export type Complaint = "lost" | "internal" | "unknown";

export function complaintOf(error: unknown): Complaint {
  const text = error instanceof Error ? error.message : "";
  if (/^network connection lost/i.test(text)) return "lost";
  return /^internal error/i.test(text) ? "internal" : "unknown";
}

/**
 * Reads a "lost" connection.
 *
 * @param mayKnock false where a Worker may not connect itself, so that "rejected" means nothing.
 */
export function readLost(met: Exchanged, secure: boolean, mayKnock: boolean): FailureCode {
  const { reached, end, heard } = met;
  if (reached === "nothing")
    return end !== "stopped" && mayKnock ? "connection_refused" : "connection_lost";
  if (secure && reached === "tcp") return end === "stopped" ? "connection_lost" : "tls_failed";
  if (end === "reset") return "reset";
  if (heard.length === 0) return end === "closed" ? "empty_reply" : "connection_lost";
  return readHead(heard);
}

/** Why fetch would not take this for the head of an HTTP answer (RFC 9112 §4 and §5). */
export function readHead(heard: Uint8Array): FailureCode {
  // One byte, one character: what is compared is ASCII, and nothing of it is kept.
  const text = new TextDecoder("latin1").decode(heard);
  // HTTP/0.9 has no head; what comes without one is a page, or another protocol.
  if (!isLikeHttp(text)) return text.trimStart().startsWith("<") ? "http_malformed" : "not_http";
  const end = /\r?\n\r?\n/.exec(text)?.index;
  if (end === undefined)
    return heard.length >= PROBE.exchangeBytes ? "headers_too_large" : "connection_lost";
  const [statusLine = "", ...lines] = text.slice(0, end).split(/\r?\n/);
  const lengths = lengthsOf(lines);
  const differ = lengths.length > 1 && lengths.every((length) => LENGTH.test(length));
  // These two no browser forgives.
  if (text.slice(0, end).includes("\0") || differ) return "not_http";
  const isSound =
    /^HTTP\/1\.[01] [1-9]\d\d( |$)/.test(statusLine) &&
    lines.every((line) => FIELD.test(line)) &&
    lengths.every((length) => LENGTH.test(length));
  // As it should be: then it was bad luck, or a fault that we do not know.
  return isSound ? "connection_lost" : "http_malformed";
}

/** Chromium looks for these letters in this place, and shows what follows however odd it is. */
const isLikeHttp = (text: string) =>
  /^(.{0,4}http|icy )/is.test(text) || "http".startsWith(text.toLowerCase());

/** RFC 9110 §5.1 (a token) and §5.5 (no control characters). */
const FIELD = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[^\0\r]*$/;

/** RFC 9110 §8.6, as far as 64 bits can hold it. */
const LENGTH = /^\d{1,18}$/;

/** The lengths that a head claims, each once. */
function lengthsOf(lines: readonly string[]): readonly string[] {
  const claims = lines.flatMap((line) => {
    const claim = /^content-length:[ \t]*(.*?)[ \t]*$/i.exec(line)?.[1];
    return claim === undefined ? [] : [claim];
  });
  return [...new Set(claims)];
}

/** Whether what came so far of an answer will do: a whole head, too much of one, or none at all. */
export function isHeadEnough(heard: Uint8Array): boolean {
  if (heard.length >= PROBE.exchangeBytes) return true;
  const text = new TextDecoder("latin1").decode(heard);
  return (text.length >= 8 && !isLikeHttp(text)) || /\r?\n\r?\n/.test(text);
}

/**
 * What is kept of an exception that nobody knows: its kind and its words, without anything that
 * could be a name, an address, or a reference to somebody's request.
 */
export function scrub(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  return text
    .slice(0, 2_000)
    .replaceAll(/\S*[/.:@\d]\S{2,}/g, (word) => (/^[A-Za-z]+[.:]?$/.test(word) ? word : "…"))
    .replaceAll(/[A-Za-z0-9+_=-]{16,}/g, "…")
    .slice(0, 120);
}
