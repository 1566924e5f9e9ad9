/**
 * Servers that do nothing wrong, some in unusual ways.
 */
import { type Behaviour, onlyHttp, onlyHttps, plain, rowsOf, secure } from "./behaviour";
import {
  answer,
  answers,
  early,
  fine,
  HTML,
  head,
  okHead,
  PAGE,
  replies,
  resets,
  says,
} from "./says";

const row = rowsOf("fine");
const long = String(Buffer.byteLength(PAGE));

export const FINE_SERVERS: readonly Behaviour[] = [
  row("works-page", "a page", fine, { word: "up", scheme: "https", status: 200, attempts: 1 }),
  row(
    "works-keep-alive",
    "a page, and the connection stays open",
    says(okHead({ Connection: "keep-alive", "Content-Length": long }) + PAGE, "stays"),
    "up",
  ),
  row("works-until-close", "a page that ends with its connection", says(okHead() + PAGE), "up"),
  row("works-http-1-0", "a page in HTTP/1.0", says(head("HTTP/1.0 200 OK", HTML) + PAGE), "up"),
  row(
    "works-without-reason",
    "a status line that ends after the status",
    says(head("HTTP/1.1 200", { ...HTML, "Content-Length": long }) + PAGE),
    "up",
  ),
  row(
    "works-json",
    "no page but data",
    answers(200, { "Content-Type": "application/json" }, '{"ok":true}'),
    "up",
  ),
  row(
    "works-image",
    "a picture",
    answers(200, { "Content-Type": "image/png" }, Buffer.alloc(4_000, 0x89)),
    "up",
  ),
  row(
    "works-without-type",
    "a page of no type",
    says(`HTTP/1.1 200 OK\r\nContent-Length: ${long}\r\n\r\n${PAGE}`),
    "up",
  ),
  row(
    "works-latin-1",
    "a page that is not UTF-8",
    answers(
      200,
      { "Content-Type": "text/html; charset=iso-8859-1" },
      Buffer.from(PAGE.replace("Tea", "Thé"), "latin1"),
    ),
    "up",
  ),
  row(
    "works-utf-16",
    "a page in UTF-16",
    answers(
      200,
      { "Content-Type": "text/html; charset=utf-16le" },
      Buffer.from(`\uFEFF${PAGE}`, "utf16le"),
    ),
    "up",
  ),
  row(
    "works-hardened",
    "a page that no other page may load",
    answers(200, { "Cross-Origin-Resource-Policy": "same-origin" }),
    { word: "up", embedding: "corp" },
  ),
  row("works-only-https", "nobody at port 80", onlyHttps(secure(fine)), {
    word: "up",
    scheme: "https",
  }),
  row("works-only-http", "nobody at port 443", onlyHttp(plain(fine)), {
    word: "up",
    scheme: "http",
    httpsFailure: "connection_refused",
    embedding: "mixed",
  }),
  row(
    "works-http-behind-filter",
    "a filter in front of port 443",
    { https: "filtered", http: plain(fine) },
    { word: "up", scheme: "http", httpsFailure: "timeout_connect" },
  ),
  row(
    "works-http-bad-certificate",
    "https is broken and http works",
    { https: secure(fine, { certificate: "expired" }), http: plain(fine) },
    { word: "up", scheme: "http", httpsFailure: "tls_expired" },
  ),
  row(
    "works-http-no-tls",
    "port 443 speaks no TLS, and http works",
    { https: plain(replies(answer(400))), http: plain(fine) },
    { word: "up", scheme: "http", httpsFailure: "tls_not_spoken" },
  ),
  row(
    "works-second-time-500",
    "an error at first, a page soon after",
    early(500, answers(503), fine),
    { word: "up", attempts: 2 },
  ),
  row("works-second-time-reset", "resets at first, a page soon after", early(500, resets, fine), {
    word: "up",
    attempts: 2,
  }),
  row(
    "works-early-hints",
    "103 in front of the page",
    says(head("HTTP/1.1 103 Early Hints", { Link: "</a.css>; rel=preload" }) + answer(200)),
    "up",
  ),
  row(
    "works-many-hints",
    "several hints, then the page",
    says(head("HTTP/1.1 103 Early Hints").repeat(5) + answer(200)),
    "up",
  ),
  row(
    "works-continue",
    "100 in front of the page, which nobody expected",
    says(head("HTTP/1.1 100 Continue") + answer(200)),
    "up",
  ),
  row(
    "works-processing",
    "102 in front of the page",
    says(head("HTTP/1.1 102 Processing") + answer(200)),
    "up",
  ),
  row(
    "works-pipelined",
    "a second answer that nobody asked for",
    says(Buffer.concat([answer(200, { Connection: "keep-alive" }), answer(500)])),
    "up",
  ),
  row(
    "works-100-kb-header",
    "a header of 100 KB",
    answers(200, { "X-Long": "a".repeat(100_000) }),
    "up",
  ),
  row(
    "works-200-headers",
    "200 header lines",
    answers(200, Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`X-Line-${n}`, "a"]))),
    "up",
  ),
];
