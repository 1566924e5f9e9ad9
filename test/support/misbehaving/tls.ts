/**
 * Handshakes that fail, and certificates that nobody may trust. Port 80 is closed, so that nothing
 * covers it up.
 */
import {
  type Behaviour,
  type Certificate,
  onlyHttps,
  plain,
  type React,
  rowsOf,
  secure,
  type Tls,
} from "./behaviour";
import { after, answer, fine, greets, late, mute, replies, resets } from "./says";

const row = rowsOf("TLS");
type Expects = Parameters<typeof row>[3];

const shows = (certificate: Certificate, about: string, expects: Expects) =>
  row(`certificate-${certificate}`, about, onlyHttps(secure(fine, { certificate })), expects);

const speaks = (name: string, about: string, tls: Partial<Tls>, expects: Expects) =>
  row(`tls-${name}`, about, onlyHttps(secure(fine, tls)), expects);

/** No TLS at port 443 but this. */
const raw = (name: string, about: string, react: React, expects: Expects) =>
  row(`tls-${name}`, about, onlyHttps(plain(react)), expects);

/** An alert, level fatal (RFC 8446 §6). */
const alert = (description: number) => Buffer.from([21, 3, 3, 0, 2, 2, description]);
const HANDSHAKE_FAILURE = 40;
const PROTOCOL_VERSION = 70;
const INTERNAL_ERROR = 80;
const UNRECOGNIZED_NAME = 112;

const NOISE = Buffer.from(Array.from({ length: 200 }, (_, n) => (n * 89 + 101) % 256));

const CERTIFICATES: readonly Behaviour[] = [
  shows("expired", "its certificate is over", { word: "tls_expired", attempts: 2, status: null }),
  shows("not-yet-valid", "its certificate has not begun", "tls_not_yet_valid"),
  shows("wrong-host", "its certificate is for another host", "tls_wrong_host"),
  shows(
    "wrong-host-expired",
    "for another host, and over: browsers say the former",
    "tls_wrong_host",
  ),
  shows("self-signed", "signed by itself", "tls_self_signed"),
  shows(
    "self-signed-expired",
    "signed by itself, and over: browsers say the former",
    "tls_self_signed",
  ),
  shows("unknown-issuer", "signed by somebody unknown", "tls_failed"),
  shows(
    "unknown-issuer-expired",
    "signed by somebody unknown, and over: the latter can be seen",
    "tls_expired",
  ),
];

const VERSIONS: readonly Behaviour[] = [
  speaks("1-2-alone", "TLS 1.2 alone", { version: "TLSv1.2" }, "up"),
  speaks("1-3-alone", "TLS 1.3 alone", { version: "TLSv1.3" }, "up"),
  speaks("1-0-alone", "TLS 1.0 alone", { version: "TLSv1" }, "tls_failed"),
  speaks("1-1-alone", "TLS 1.1 alone", { version: "TLSv1.1" }, "tls_failed"),
  speaks(
    "1-3-alone-expired",
    "TLS 1.3 alone: its certificate cannot be read",
    { version: "TLSv1.3", certificate: "expired" },
    "tls_failed",
  ),
  speaks(
    "1-2-alone-expired",
    "TLS 1.2 alone, and a certificate that is over",
    { version: "TLSv1.2", certificate: "expired" },
    "tls_expired",
  ),
  speaks(
    "client-certificate-1-2",
    "wants a certificate of its visitors",
    { version: "TLSv1.2", wantsClientCertificate: true },
    "tls_failed",
  ),
  speaks(
    "client-certificate-1-3",
    "the same in TLS 1.3, which says so late",
    { version: "TLSv1.3", wantsClientCertificate: true },
    "tls_failed",
  ),
];

const HANDSHAKES: readonly Behaviour[] = [
  raw(
    "http",
    "plain HTTP",
    replies("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
    "tls_not_spoken",
  ),
  raw("http-page", "plain HTTP, with a page", replies(answer(200)), "tls_not_spoken"),
  raw("ssh", "a secure shell", greets("SSH-2.0-OpenSSH_9.9\r\n"), "tls_not_spoken"),
  raw("smtp", "a mail server", greets("220 mail.elsewhere.test ESMTP ready\r\n"), "tls_not_spoken"),
  raw("garbage", "bytes without a meaning", replies(NOISE), "tls_not_spoken"),
  raw(
    "echo",
    "says the hello back",
    (visit) => void visit.socket.once("data", (bytes) => visit.socket.write(bytes)),
    "tls_failed",
  ),
  raw(
    "garbage-record",
    "a record of noise",
    replies(Buffer.concat([Buffer.from([22, 3, 3, 0, 200]), NOISE])),
    "tls_failed",
  ),
  raw(
    "half-a-record",
    "the start of a record, and the end",
    replies(Buffer.from([22, 3, 3, 2, 0, 2, 0])),
    "tls_failed",
  ),
  raw(
    "alert-failure",
    "an alert: handshake failure",
    replies(alert(HANDSHAKE_FAILURE)),
    "tls_failed",
  ),
  raw("alert-version", "an alert: no such version", replies(alert(PROTOCOL_VERSION)), "tls_failed"),
  raw(
    "alert-internal",
    "an alert: an error of its own",
    replies(alert(INTERNAL_ERROR)),
    "tls_failed",
  ),
  raw("alert-name", "an alert: no such name", replies(alert(UNRECOGNIZED_NAME)), "tls_failed"),
  raw(
    "closes-at-once",
    "hangs up before the handshake",
    ({ socket }) => socket.end(),
    "tls_failed",
  ),
  raw("closes-after-hello", "hangs up at the hello", replies(""), "tls_failed"),
  raw("resets-first", "resets in front of the handshake", late(100, resets), "tls_failed"),
  raw("resets-after-hello", "resets at the hello", replies("", "resets"), "tls_failed"),
  raw(
    "closes-late",
    "hangs up 800 milliseconds after the hello",
    (visit) => after(visit, 800, () => visit.socket.end()),
    "tls_failed",
  ),
  raw("hangs", "takes the hello and says nothing", mute, "timeout_tls"),
  row(
    "tls-hangs-behind-http",
    "hangs in the handshake, and port 80 works: browsers fall back",
    { https: plain(mute), http: plain(fine) },
    { word: "up", scheme: "http", httpsFailure: "timeout_tls", attempts: 2 },
  ),
];

export const TLS: readonly Behaviour[] = [...CERTIFICATES, ...VERSIONS, ...HANDSHAKES];
