/**
 * Every status that says something of its own, with a plain page behind it.
 *
 * Those that are none (below 100, above 999) Chromium 153 shows as pages; the runtime reads no answer
 * there.
 */
import { type Behaviour, type Expected, rowsOf, type Word } from "./behaviour";
import { answers, head, okHead, PAGE, says } from "./says";

const row = rowsOf("statuses");

const expectedOf = (status: number, expects: Word | Expected): Expected => ({
  status,
  ...(typeof expects === "string" ? { word: expects } : expects),
});

const plainly = (status: number, about: string, expects: Word | Expected) =>
  row(`status-${status}`, about, answers(status), expectedOf(status, expects));

const bare = (name: string, about: string, bytes: string, expects: Word | Expected) =>
  row(name, about, says(bytes), expects);

export const STATUSES: readonly Behaviour[] = [
  plainly(201, "201 Created, as an answer to a question", "up"),
  plainly(203, "203 Non-Authoritative Information", "up"),
  bare("status-204", "204 without a body", head("HTTP/1.1 204 No Content"), {
    word: "up",
    status: 204,
  }),
  bare(
    "status-204-with-body",
    "204 with the body that it must not have",
    head("HTTP/1.1 204 No Content", { "Content-Length": "5" }) + PAGE,
    { word: "up", status: 204 },
  ),
  bare(
    "status-205",
    "205 Reset Content",
    head("HTTP/1.1 205 Reset Content", { "Content-Length": "0" }),
    { word: "up", status: 205 },
  ),
  row(
    "status-206",
    "a part, though the whole was asked for",
    answers(206, { "Content-Range": "bytes 0-99/5000" }),
    { word: "up", status: 206 },
  ),
  plainly(300, "300 Multiple Choices, with the choices on a page", "up"),
  bare(
    "status-304",
    "not modified, to somebody who has no copy",
    head("HTTP/1.1 304 Not Modified"),
    { word: "up", status: 304 },
  ),
  plainly(400, "400 Bad Request", "up"),
  plainly(401, "401, somebody to log in", "http_401"),
  plainly(402, "402 Payment Required", "up"),
  plainly(403, "403 without a reason", "http_403"),
  plainly(404, "no page at the root", "up"),
  plainly(405, "405 Method Not Allowed", "up"),
  plainly(406, "406 Not Acceptable", "up"),
  plainly(407, "407, a proxy to log in at", "http_407"),
  plainly(408, "408 Request Timeout", "up"),
  plainly(409, "409 Conflict", "up"),
  plainly(410, "410 Gone", "up"),
  plainly(418, "a teapot", "up"),
  plainly(421, "421 Misdirected Request", "up"),
  plainly(422, "422 Unprocessable Content", "up"),
  plainly(425, "425 Too Early", "up"),
  plainly(426, "426 Upgrade Required", "up"),
  plainly(429, "429, too many requests", "http_429"),
  plainly(431, "431 Request Header Fields Too Large", "up"),
  plainly(451, "451, by order of a court", "http_451"),
  plainly(500, "500 Internal Server Error", "http_5xx"),
  plainly(501, "501 Not Implemented", "http_5xx"),
  plainly(502, "502 Bad Gateway", "http_5xx"),
  plainly(503, "503 Service Unavailable", "http_5xx"),
  row(
    "status-503-retry-after",
    "503, come back in two minutes",
    answers(503, { "Retry-After": "120" }),
    { word: "http_5xx", status: 503 },
  ),
  plainly(504, "504 Gateway Timeout", "http_5xx"),
  plainly(505, "505 HTTP Version Not Supported", "http_5xx"),
  plainly(507, "507 Insufficient Storage", "http_5xx"),
  plainly(508, "508 Loop Detected", "http_5xx"),
  plainly(511, "a hotel's network wants a login", "http_511"),
  plainly(599, "an unassigned server error", "http_5xx"),
  plainly(600, "a status above all classes, with a page", "up"),
  plainly(999, "the way of one large network to turn robots away", "http_999"),
  bare(
    "status-500-empty",
    "500 with no body at all",
    head("HTTP/1.1 500 Oops", { "Content-Length": "0" }),
    { word: "http_5xx", status: 500 },
  ),
  bare(
    "status-099",
    "a status below all classes",
    head("HTTP/1.1 099 Early") + PAGE,
    "http_malformed",
  ),
  bare("status-000", "a status of zeroes", head("HTTP/1.1 000 Nothing") + PAGE, "http_malformed"),
  bare(
    "status-1000",
    "a status of four digits",
    head("HTTP/1.1 1000 Much") + PAGE,
    "http_malformed",
  ),
  bare("status-20", "a status of two digits", head("HTTP/1.1 20 Little") + PAGE, "http_malformed"),
  bare(
    "status-negative",
    "a negative status",
    head("HTTP/1.1 -200 Below") + PAGE,
    "http_malformed",
  ),
  bare(
    "status-101",
    "switches to a protocol that nobody asked for",
    head("HTTP/1.1 101 Switching Protocols", { Upgrade: "websocket", Connection: "Upgrade" }),
    "not_http",
  ),
  bare(
    "status-100-alone",
    "100 Continue and then the end",
    head("HTTP/1.1 100 Continue"),
    "connection_lost",
  ),
  bare(
    "status-103-alone",
    "early hints and then the end",
    head("HTTP/1.1 103 Early Hints"),
    "connection_lost",
  ),
  ...[520, 521, 522, 523, 524, 525, 526, 530].map((status) =>
    row(
      `status-${status}`,
      "a number of Cloudflare's, from a server that says it is another one",
      says(okHead({ Server: "nginx" }).replace("200 OK", `${status} Own`) + PAGE),
      expectedOf(status, "http_5xx"),
    ),
  ),
];
