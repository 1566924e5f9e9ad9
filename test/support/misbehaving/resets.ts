/**
 * Connections that end too soon, in good order or not, and names of which one half works.
 */
import { type Behaviour, type Doors, doorsOf, plain, rowsOf, secure } from "./behaviour";
import { code, records } from "./resolver";
import { after, answer, answers, fine, late, mute, resets, says, sendsTo } from "./says";

const row = rowsOf("resets");
const CLOSED: Doors = { https: "closed", http: "closed" };

const BREAKS: readonly Behaviour[] = [
  row("refused", "nobody listens", CLOSED, {
    word: "connection_refused",
    attempts: 2,
    status: null,
  }),
  row(
    "refused-and-500",
    "443 refuses, and there are errors at 80",
    { https: "closed", http: plain(answers(500)) },
    "connection_refused",
  ),
  row("reset-on-accept", "resets as soon as there is a connection", resets, "reset"),
  row(
    "reset-after-accept",
    "resets a moment after there is a connection",
    late(200, resets),
    "reset",
  ),
  row("reset-after-request", "resets when it is asked", says("", "resets"), "reset"),
  row("reset-in-status-line", "resets in its first line", says("HTTP/1.1 2", "resets"), "reset"),
  row(
    "reset-in-headers",
    "resets in its headers",
    says("HTTP/1.1 200 OK\r\nServer: x\r\nX-B", "resets"),
    "reset",
  ),
  row(
    "reset-after-5-s",
    "takes the request, and resets 5 seconds later",
    (visit) => after(visit, 5_000, visit.reset),
    "connection_lost",
  ),
  row(
    "closes-on-accept",
    "hangs up as soon as there is a connection",
    ({ socket }) => socket.end(),
    "empty_reply",
  ),
  row("closes-after-request", "hangs up when it is asked", says(""), "empty_reply"),
  row(
    "closes-after-3-s",
    "takes the request, and hangs up 3 seconds later",
    (visit) => after(visit, 3_000, () => visit.socket.end()),
    "connection_lost",
  ),
  row("closes-in-status-line", "hangs up in its first line", says("HTTP/1.1 2"), "connection_lost"),
  row(
    "closes-in-headers",
    "hangs up in its headers",
    says("HTTP/1.1 200 OK\r\nServer: x\r\nX-B"),
    "connection_lost",
  ),
  row(
    "closes-after-headers",
    "hangs up in front of the empty line",
    says("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"),
    "connection_lost",
  ),
];

const wwwWorks = { hosts: { www: doorsOf(fine) } };
const twinOf = (name: string) => ({ twin: `www.${name}.test` });

/** The name itself is broken, and with `www.` in front there is a page. */
const half = (
  name: string,
  about: string,
  apex: Parameters<typeof row>[2],
  word: "connection_refused" | "http_5xx" | "tls_wrong_host" | "reset" | "timeout_first_byte",
) => row(name, about, apex, { word, ...twinOf(name) }, wwwWorks);

const TWINS: readonly Behaviour[] = [
  half("twin-refused", "refuses, and www works", CLOSED, "connection_refused"),
  half("twin-500", "has an error, and www works", answers(500), "http_5xx"),
  half("twin-reset", "resets, and www works", resets, "reset"),
  half("twin-hangs", "hangs, and www works", mute, "timeout_first_byte"),
  half(
    "twin-wrong-host",
    "shows a certificate for another host, and www works",
    { https: secure(fine, { certificate: "wrong-host" }), http: "closed" },
    "tls_wrong_host",
  ),
  row(
    "twin-no-data",
    "has no address, and www has",
    fine,
    { word: "dns_no_data", ...twinOf("twin-no-data") },
    {
      ...wwwWorks,
      dns: ({ name, type }) =>
        type === "A" && name.startsWith("www.") ? records(["A", "44.128.0.1"]) : records(),
    },
  ),
  row(
    "twin-servfail",
    "has name servers that fail, and www has others",
    fine,
    { word: "dns_servfail", ...twinOf("twin-servfail") },
    {
      ...wwwWorks,
      dns: ({ name, type }) =>
        !name.startsWith("www.")
          ? code(2)
          : type === "A"
            ? records(["A", "44.128.0.1"])
            : records(),
    },
  ),
  row(
    "twin-of-www",
    "www refuses, and works without it",
    fine,
    { word: "connection_refused", twin: "twin-of-www.test" },
    { asks: "www", hosts: { www: CLOSED } },
  ),
  row(
    "twin-of-www-nxdomain",
    "www does not exist, and it works without",
    fine,
    { word: "dns_nxdomain", twin: "twin-of-www-nxdomain.test" },
    { asks: "www" },
  ),
  row(
    "twin-both-refuse",
    "both refuse",
    CLOSED,
    { word: "connection_refused" },
    { hosts: { www: CLOSED } },
  ),
  row(
    "twin-both-500",
    "both have an error",
    answers(500),
    { word: "http_5xx" },
    { hosts: { www: doorsOf(answers(500)) } },
  ),
  row(
    "twin-forbidden",
    "refuses, and www turns us away",
    CLOSED,
    { word: "connection_refused" },
    { hosts: { www: doorsOf(answers(403)) } },
  ),
  row(
    "twin-sends-back",
    "refuses, and www sends its visitors there",
    CLOSED,
    { word: "connection_refused" },
    { hosts: { www: doorsOf(sendsTo("https://twin-sends-back.test/")) } },
  ),
  row(
    "twin-of-a-sub",
    "a further name has no twin",
    fine,
    { word: "connection_refused" },
    { asks: "shop", hosts: { shop: CLOSED, "www.shop": doorsOf(fine) } },
  ),
  row(
    "twin-not-needed",
    "works, though www does not",
    fine,
    { word: "up" },
    { hosts: { www: CLOSED } },
  ),
];

/** The length of the page is known, so that how the connection ends does not matter. */
const ABRUPT: readonly Behaviour[] = [
  row("abrupt-after-page", "resets behind a whole page", says(answer(200), "resets"), "up"),
];

export const RESETS: readonly Behaviour[] = [...BREAKS, ...TWINS, ...ABRUPT];
