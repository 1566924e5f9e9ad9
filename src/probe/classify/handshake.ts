/**
 * Reads what a server says to the hello of ./hello: its certificate, an alert, or no TLS at all.
 *
 * The bytes are a stranger's. Every length in them is held against what is there, the time is linear
 * in what came, and nothing throws. It explains a failure that was seen, and must never be asked
 * whether there is one: a server that is fine in every way gives `tls_failed` here. Pure.
 */

import type { FailureCode } from "../failure";
import type { Exchanged } from "../network";
import { readCertificate } from "./certificate";

/** What came so far amounts to. */
export type Flight =
  /** The server's own certificate; those that vouch for it are not read. */
  | { readonly kind: "certificate"; readonly der: Uint8Array }
  /** The server ended the handshake, and this is its reason (RFC 5246, 7.2). */
  | { readonly kind: "alert"; readonly description: number }
  | { readonly kind: "not_tls" }
  /** It begins like TLS and goes on like nothing that may follow our hello. */
  | { readonly kind: "unreadable" }
  /** Fine so far; nothing at all is fine too. */
  | { readonly kind: "incomplete" };

/** How the records ended: cut off where the bytes end, by an alert, or by what is no record. */
type Ending = Exclude<Flight, { kind: "certificate" }>;

/** Content types (RFC 5246, 6.2.1). */
const ALERT = 21;
const HANDSHAKE = 22;
const HEADER_BYTES = 5;
const MAX_FRAGMENT_BYTES = 2 ** 14;

/** Message types (RFC 5246, 7.4). */
const HELLO_REQUEST = 0;
const SERVER_HELLO = 2;
const CERTIFICATE = 11;

/**
 * What is wrong with the TLS of a server that `get` found no secure way to. Null if no connection
 * was had, so that nothing is known.
 *
 * @param exchanged what became of saying the hello over a bare connection
 * @param host whose certificate it should be: what the hello named
 * @param now epoch milliseconds
 */
export function readTls(
  { reached, end, heard }: Exchanged,
  host: string,
  now: number,
): FailureCode | null {
  if (reached === "nothing") return null;
  const flight = readFlight(heard);
  switch (flight.kind) {
    case "certificate":
      return readCertificate(flight.der, host, now) ?? "tls_failed";
    case "not_tls":
      return "tls_not_spoken";
    // A server of TLS 1.3 alone ends here as well: it refuses the version that we can read.
    case "alert":
    case "unreadable":
      return "tls_failed";
    case "incomplete":
      return end === "stopped" ? "timeout_tls" : "tls_failed";
  }
}

/** Whether more bytes would tell no more: it has shown its certificate, or that it will not. */
export function isFlightEnough(heard: Uint8Array): boolean {
  return readFlight(heard).kind !== "incomplete";
}

/** Reads all that came so far, from the first byte on. */
export function readFlight(heard: Uint8Array): Flight {
  const messages = new Uint8Array(heard.length);
  const { length, ending } = joinFragments(heard, messages);
  return findCertificate(messages.subarray(0, length)) ?? ending;
}

/**
 * Copies the handshake out of its records, to be read in one piece: a message may be spread over
 * several records, and several messages may share one (RFC 5246, 6.2.1). The last record may still
 * be on its way.
 */
function joinFragments(
  heard: Uint8Array,
  messages: Uint8Array,
): { readonly length: number; readonly ending: Ending } {
  let length = 0;
  for (let at = 0; at < heard.length; ) {
    const header = heard.subarray(at, at + HEADER_BYTES);
    const [type, , , high, low] = header;
    if (!mayBeRecord(header)) {
      return { length, ending: { kind: at === 0 ? "not_tls" : "unreadable" } };
    }
    if (high === undefined || low === undefined) break;
    const size = (high << 8) | low;
    // An empty record says nothing, and TLS forbids it here.
    const isSized = size > 0 && size <= MAX_FRAGMENT_BYTES;
    if (!isSized || (type !== HANDSHAKE && type !== ALERT)) {
      return { length, ending: { kind: "unreadable" } };
    }
    const fragment = heard.subarray(at + HEADER_BYTES, at + HEADER_BYTES + size);
    if (type === HANDSHAKE) {
      messages.set(fragment, length);
      length += fragment.length;
    } else {
      const alert = readAlert(fragment);
      if (alert !== null) return { length, ending: alert };
    }
    at += HEADER_BYTES + size;
  }
  return { length, ending: { kind: "incomplete" } };
}

/**
 * Whether these bytes, or as many of them as came, begin a record: one of the four content types,
 * then the version, which is 3.x from SSL 3.0 to TLS 1.3 (RFC 5246, 6.2.1 and E.1).
 */
function mayBeRecord([type = HANDSHAKE, major = 3, minor = 0]: Uint8Array): boolean {
  return type >= 20 && type <= 23 && major === 3 && minor <= 4;
}

/**
 * What an alert ends, or null if the handshake goes on: servers without that name warn with
 * unrecognized_name and go on to their certificate (RFC 6066, 3). Only close_notify ends it as a
 * mere warning (RFC 5246, 7.2.1).
 */
function readAlert([level, description]: Uint8Array): Ending | null {
  if (level === undefined || description === undefined) return { kind: "incomplete" };
  const isWarning = level === 1 && description !== 0;
  return isWarning ? null : { kind: "alert", description };
}

/** Null while the certificate is on its way. Only a ServerHello may stand in front of it. */
function findCertificate(messages: Uint8Array): Flight | null {
  let at = 0;
  while (at < messages.length) {
    const type = messages[at];
    if (type === CERTIFICATE) return readCertificateMessage(messages.subarray(at));
    if (type !== SERVER_HELLO && type !== HELLO_REQUEST) return { kind: "unreadable" };
    const size = uint24(messages, at + 1);
    if (size === null) return null;
    at += 4 + size;
  }
  return null;
}

/**
 * A list of certificates, the server's own first (RFC 5246, 7.4.2). Each of the three lengths in
 * front must leave room for the next. The list behind the first certificate need not have come.
 */
function readCertificateMessage(message: Uint8Array): Flight | null {
  const size = uint24(message, 1);
  const listSize = uint24(message, 4);
  const leafSize = uint24(message, 7);
  if (size === null || listSize === null) return null;
  if (listSize !== size - 3 || listSize < 4) return { kind: "unreadable" };
  if (leafSize === null) return null;
  if (leafSize === 0 || leafSize > listSize - 3) return { kind: "unreadable" };
  if (message.length < 10 + leafSize) return null;
  return { kind: "certificate", der: message.slice(10, 10 + leafSize) };
}

/** Null if it has not come. */
function uint24(bytes: Uint8Array, at: number): number | null {
  const [high, middle, low] = bytes.subarray(at, at + 3);
  if (high === undefined || middle === undefined || low === undefined) return null;
  return (high << 16) | (middle << 8) | low;
}
