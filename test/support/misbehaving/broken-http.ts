/**
 * What is no HTTP at all, and answers that begin like HTTP and are malformed.
 *
 * Browsers forgive much of this, and the runtime nothing: Chromium 153 shows the page behind every
 * status line and every header line below but those with a NUL, so of those we say that we cannot
 * tell. What comes without a head it shows as text (HTTP/0.9); unless that is a page, it is no website.
 */
import { type Behaviour, rowsOf } from "./behaviour";
import { greets, HTML, head, okLines, PAGE, says, whenAsked } from "./says";

const row = rowsOf("broken HTTP");
const CLOSE = "Connection: close";

/** The status line as it stands here, and a page. */
const statusLine = (
  name: string,
  line: string,
  expects: "up" | "not_http" | "http_malformed" = "http_malformed",
) => row(`line-${name}`, `begins with “${line}”`, says(head(line, HTML) + PAGE), expects);

/** Speaks first, as the servers of these protocols do. */
const greeting = (name: string, about: string, bytes: string | Buffer) =>
  row(`speaks-${name}`, about, greets(bytes), "not_http");

const reply = (
  name: string,
  about: string,
  bytes: string | Buffer,
  expects: "not_http" | "http_malformed" = "not_http",
) => row(`speaks-${name}`, about, says(bytes), expects);

/** An empty SETTINGS frame (RFC 9113 §6.5), which an HTTP/2 server says first. */
const SETTINGS = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
const MYSQL = Buffer.concat([Buffer.from([74, 0, 0, 0, 10]), Buffer.from("8.4.3\0")]);
const NOISE = Buffer.from(Array.from({ length: 600 }, (_, n) => (n * 167 + 13) % 256));

const STATUS_LINES: readonly Behaviour[] = [
  statusLine("word", "HTTP/1.1 abc OK"),
  statusLine("no-status", "HTTP/1.1 OK"),
  statusLine("version-alone", "HTTP/1.1"),
  statusLine("no-version", "HTTP 200 OK"),
  statusLine("http-9-9", "HTTP/9.9 200 OK"),
  statusLine("http-2", "HTTP/2 200 OK"),
  statusLine("http-0-9", "HTTP/0.9 200 OK"),
  statusLine("misspelt", "HTP/1.1 200 OK", "not_http"),
  statusLine("lower-case", "http/1.1 200 ok"),
  statusLine("icy", "ICY 200 OK"),
  statusLine("rtsp", "RTSP/1.0 200 OK", "not_http"),
  statusLine("request", "GET / HTTP/1.1", "not_http"),
  statusLine("glued", "HTTP/1.1200 OK"),
  statusLine("reason-not-ascii", "HTTP/1.1 200 Größe", "up"),
];

const LINES: readonly Behaviour[] = [
  row(
    "lines-lf",
    "lines that end in a line feed alone, which all readers accept",
    says(
      `HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: ${Buffer.byteLength(PAGE)}\n\n${PAGE}`,
    ),
    "up",
  ),
  row(
    "lines-cr",
    "lines that end in a carriage return alone",
    says(`HTTP/1.1 200 OK\rContent-Type: text/html\r\r${PAGE}`),
    "http_malformed",
  ),
  row(
    "lines-folded",
    "a header that goes on in the next line",
    says(okLines("X-Long: a", "  b", CLOSE) + PAGE),
    "http_malformed",
  ),
  row(
    "lines-no-colon",
    "a header line without a colon",
    says(okLines("this is no header", CLOSE) + PAGE),
    "http_malformed",
  ),
  row(
    "lines-no-name",
    "a header without a name",
    says(okLines(": nothing", CLOSE) + PAGE),
    "http_malformed",
  ),
  row(
    "lines-space",
    "a space in front of the colon",
    says(okLines("X-Space : a", CLOSE) + PAGE),
    "http_malformed",
  ),
  row(
    "lines-spaced-name",
    "a space in a header's name",
    says(okLines("X Space: a", CLOSE) + PAGE),
    "http_malformed",
  ),
  row("lines-nul", "a NUL in a header", says(okLines("X-Nul: a\0b", CLOSE) + PAGE), "not_http"),
  row(
    "lines-nul-name",
    "a NUL in a header's name",
    says(okLines("X-\0: a", CLOSE) + PAGE),
    "not_http",
  ),
  row(
    "lines-bare-cr",
    "a carriage return within a header",
    says(okLines("X-Cr: a\rb", CLOSE) + PAGE),
    "http_malformed",
  ),
  row(
    "lines-blank-first",
    "an empty line in front of the status, which readers skip",
    says(`\r\n${head("HTTP/1.1 200 OK", HTML)}${PAGE}`),
    "up",
  ),
  row(
    "lines-junk-first",
    "a word in front of the status",
    says(`hello\r\n${head("HTTP/1.1 200 OK", HTML)}${PAGE}`),
    "not_http",
  ),
];

const OTHERS: readonly Behaviour[] = [
  reply("http-0-9", "HTTP/0.9: a page and nothing else", PAGE, "http_malformed"),
  reply("json", "data without a head", '{"error":"bad request"}\n'),
  reply(
    "xml",
    "a policy for a browser plug-in",
    '<?xml version="1.0"?><cross-domain-policy/>\0',
    "http_malformed",
  ),
  reply("redis", "complains as a key-value store does", "-ERR unknown command 'GET'\r\n"),
  reply("noise", "bytes without a meaning", NOISE),
  reply("one-byte", "one byte", "x"),
  reply("zeroes", "zeroes", Buffer.alloc(1_000)),
  row(
    "speaks-echo",
    "says back what it hears",
    (visit) => whenAsked(visit, (_path, asked) => visit.socket.end(asked)),
    "not_http",
  ),
  greeting("ssh", "a secure shell", "SSH-2.0-OpenSSH_9.9\r\n"),
  greeting("smtp", "a mail server", "220 mail.elsewhere.test ESMTP ready\r\n"),
  greeting("ftp", "a file server", "220 Welcome\r\n"),
  greeting("pop3", "a mailbox", "+OK ready\r\n"),
  greeting("imap", "another mailbox", "* OK IMAP4rev1 ready\r\n"),
  greeting("mysql", "a database", MYSQL),
  greeting("h2", "HTTP/2 without being asked for it", SETTINGS),
  greeting("h2-preface", "the other side of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  greeting("vnc", "a screen", "RFB 003.008\n"),
];

export const BROKEN_HTTP: readonly Behaviour[] = [...STATUS_LINES, ...LINES, ...OTHERS];
