/**
 * Servers that take their time: some too much of it.
 */
import { type Behaviour, onlyHttps, plain, rowsOf, secure } from "./behaviour";
import {
  answer,
  answers,
  drips,
  early,
  fine,
  goesOn,
  head,
  late,
  mute,
  okHead,
  PAGE,
  says,
} from "./says";

const row = rowsOf("slow");
const HEAD = okHead({ "Content-Length": String(Buffer.byteLength(PAGE)) });
const WHOLE = HEAD + PAGE;

const thirds = (text: string) => {
  const size = Math.ceil(text.length / 3);
  return [text.slice(0, size), text.slice(size, 2 * size), text.slice(2 * size)];
};

export const SLOW: readonly Behaviour[] = [
  row("slow-6-s", "a page after 6 seconds", drips(["", WHOLE], 6_000), { word: "up", status: 200 }),
  row("slow-9-s", "a page after 9 seconds", drips(["", WHOLE], 9_000), { word: "up", status: 200 }),
  row("slow-15-s", "a page after 15 seconds", drips(["", WHOLE], 15_000), {
    word: "up",
    status: 200,
  }),
  row("slow-error-6-s", "a server error after 6 seconds", drips(["", answer(503)], 6_000), {
    word: "http_5xx",
    status: 503,
  }),
  row(
    "slow-headers",
    "headers in three pieces, within 6 seconds",
    drips([...thirds(HEAD), PAGE], 2_000),
    "up",
  ),
  row(
    "slow-handshake",
    "waits 6 seconds in front of TLS",
    onlyHttps(secure(fine, { waitMs: 6_000 })),
    "up",
  ),
  row("slow-first-only", "hangs at first, and is quick a moment later", early(2_000, mute, fine), {
    word: "up",
    attempts: 2,
  }),
  row(
    "slow-greeting",
    "says nothing for 3 seconds, then answers",
    late(3_000, (visit) => visit.socket.end(answer(200))),
    "up",
  ),
  row(
    "slow-body-6-s",
    "headers at once, and the first byte of the page after 6 seconds",
    drips([HEAD, PAGE], 6_000),
    "up",
  ),
  row(
    "slow-drip-body",
    "two bytes of the page every half second",
    goesOn(okHead(), "ab", 500),
    "up",
  ),
  row(
    "endless-body",
    "a page without an end, as fast as it is read",
    goesOn(okHead(), "<p>More and more of it.</p>\n".repeat(500)),
    "up",
  ),
  row(
    "endless-chunks",
    "the same in chunks",
    goesOn(okHead({ "Transfer-Encoding": "chunked" }), `4000\r\n${"a".repeat(0x4000)}\r\n`),
    "up",
  ),
  row(
    "endless-picture",
    "a picture without an end",
    goesOn(okHead({ "Content-Type": "image/jpeg" }), Buffer.alloc(16_384, 7)),
    "up",
  ),
  row(
    "stalls-in-body",
    "a page that stops in the middle",
    says(okHead({ "Content-Length": "9000" }) + PAGE, "stays"),
    { word: "up", suspect: "page_stalls", evidence: "page" },
  ),
  row(
    "stalls-in-chunk",
    "a page that stops in the middle of a chunk",
    says(`${okHead({ "Transfer-Encoding": "chunked" })}1000\r\n${PAGE}`, "stays"),
    { word: "up", suspect: "page_stalls", evidence: "page" },
  ),
  row("stalls-in-drips", "a byte of the page every 3 seconds", goesOn(okHead(), "a", 3_000), {
    word: "up",
    suspect: "page_stalls",
  }),
  row(
    "stalls-before-body",
    "headers, and never a byte of the page",
    says(okHead({ "Content-Length": "500" }), "stays"),
    { word: "timeout_body", status: 200 },
  ),
  row(
    "stalls-before-chunk",
    "the same, with chunks to come",
    says(okHead({ "Transfer-Encoding": "chunked" }), "stays"),
    { word: "timeout_body", status: 200 },
  ),
  row(
    "stalls-picture",
    "headers of a picture that never comes: nobody waits for it",
    says(okHead({ "Content-Type": "image/png", "Content-Length": "500" }), "stays"),
    "up",
  ),
  row(
    "stalls-error",
    "a server error whose page never comes",
    says(
      head("HTTP/1.1 502 Bad Gateway", { "Content-Type": "text/html", "Content-Length": "500" }),
      "stays",
    ),
    { word: "http_5xx", status: 502 },
  ),
  row(
    "stalls-forbidden",
    "a refusal whose page never comes",
    says(
      head("HTTP/1.1 403 Forbidden", { "Content-Type": "text/html", "Content-Length": "500" }),
      "stays",
    ),
    "http_403",
  ),
  row("hangs-before-headers", "takes the request and never answers", mute, "timeout_first_byte"),
  row(
    "hangs-in-headers",
    "a status line, and never the rest",
    says("HTTP/1.1 200 OK\r\nServer: slow\r\n", "stays"),
    "timeout_first_byte",
  ),
  row(
    "drips-headers",
    "headers without an end, a line every half second",
    goesOn("HTTP/1.1 200 OK\r\n", "X-Slow: a\r\n", 500),
    "timeout_first_byte",
  ),
  row(
    "drips-status-line",
    "a status line without an end, a letter every half second",
    goesOn("HTTP/1.1 200 O", "K", 500),
    "timeout_first_byte",
  ),
  row(
    "hints-then-hang",
    "early hints, and never an answer",
    says(head("HTTP/1.1 103 Early Hints"), "stays"),
    "timeout_first_byte",
  ),
  row(
    "filtered",
    "a filter drops what comes to either port",
    { https: "filtered", http: "filtered" },
    "timeout_connect",
  ),
  row(
    "closed-and-filtered",
    "443 refuses, and a filter drops what comes to 80",
    { https: "closed", http: "filtered" },
    "timeout_connect",
  ),
  row(
    "filtered-and-closed",
    "a filter drops what comes to 443, and 80 refuses",
    { https: "filtered", http: "closed" },
    "timeout_connect",
  ),
  row(
    "filtered-and-500",
    "a filter in front of 443, and errors at 80",
    { https: "filtered", http: plain(answers(500)) },
    "timeout_connect",
  ),
];
