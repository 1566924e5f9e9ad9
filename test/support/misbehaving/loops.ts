/**
 * Redirects in circles, and redirects between the names and schemes of one site, some of which are
 * broken.
 */
import {
  type Behaviour,
  type Doors,
  doorsOf,
  onlyHttps,
  plain,
  type React,
  rowsOf,
  secure,
} from "./behaviour";
import { code, records } from "./resolver";
import {
  answer,
  answers,
  fine,
  greets,
  late,
  replies,
  resets,
  says,
  sendsOn,
  sendsTo,
} from "./says";

const row = rowsOf("redirects");
const ring = (...paths: string[]) =>
  sendsOn((path) => paths[(paths.indexOf(path) + 1) % paths.length] ?? null);

const COOKIE = { "Set-Cookie": "seen=1; Path=/" };
/** A page for whoever brings the cookie back; a circle for everybody else. */
const cookieWall = (to: (path: string) => string) =>
  sendsOn((path, _visit, head) => (/^cookie:/im.test(head) ? null : to(path)), { headers: COOKIE });

const COOKIES = { word: "cookies", evidence: "redirect" } as const;

const CIRCLES: readonly Behaviour[] = [
  row("loop-1", "to itself", ring("/"), "redirect_loop"),
  row("loop-2", "there and back", ring("/", "/a"), "redirect_loop"),
  row("loop-3", "in a circle of three", ring("/", "/a", "/b"), "redirect_loop"),
  row(
    "loop-later",
    "to two pages that send to each other",
    sendsOn((path) => (path === "/a" ? "/b" : "/a")),
    "redirect_loop",
  ),
  row(
    "loop-heading",
    "to a heading of itself",
    sendsOn(() => "/#top"),
    "redirect_loop",
  ),
  row(
    "loop-https-http",
    "from https to http and back",
    sendsOn((_path, { host, scheme }) => `${scheme === "https" ? "http" : "https"}://${host}/`),
    "redirect_loop",
  ),
  row(
    "loop-www",
    "from the name to www and back",
    sendsOn((_path, { host }) => `https://www.${host}/`),
    "redirect_loop",
    {
      hosts: { www: doorsOf(sendsOn((_path, { host }) => `https://${host.slice(4)}/`)) },
    },
  ),
  row(
    "loop-growing",
    "to itself, with one more parameter each time",
    sendsOn((path) => `${path}${path.includes("?") ? "&" : "?"}again=1`),
    "redirect_too_many",
  ),
  row(
    "loop-cookie-1",
    "to itself, until a cookie comes back",
    cookieWall(() => "/"),
    COOKIES,
  ),
  row(
    "loop-cookie-2",
    "there and back, until a cookie comes back",
    cookieWall((path) => (path === "/" ? "/check" : "/")),
    COOKIES,
  ),
  row(
    "loop-cookie-growing",
    "to ever new pages, until a cookie comes back",
    cookieWall((path) => `/${Number(path.slice(1)) + 1}`),
    COOKIES,
  ),
];

const toOther = (location: (host: string) => string) =>
  sendsOn((path, { host }) => (path === "/" ? location(host) : null));

/** Sends its visitors to a host below its own name, with this behind it. */
const toSub = (
  name: string,
  about: string,
  sub: Doors | null,
  expects: Parameters<typeof row>[3],
) =>
  row(
    name,
    about,
    toOther((host) => `https://shop.${host}/`),
    expects,
    {
      hosts: sub === null ? {} : { shop: sub },
    },
  );

/** Https works and sends to http, where this waits. */
const toPlain = (name: string, about: string, http: React, expects: Parameters<typeof row>[3]) =>
  row(
    name,
    about,
    { https: secure(toOther((host) => `http://${host}/plain`)), http: plain(http) },
    expects,
  );

/** What HTTP servers say to a handshake. */
const answers400 = answer(400);
const toDead = { word: "redirect_to_dead", status: 302 } as const;

const BETWEEN: readonly Behaviour[] = [
  row(
    "apex-to-www",
    "the name sends to www",
    toOther((host) => `https://www.${host}/`),
    { word: "up", status: 200 },
    { hosts: { www: doorsOf(fine) } },
  ),
  row(
    "www-to-apex",
    "www sends to the name",
    fine,
    { word: "up", status: 200 },
    {
      asks: "www",
      hosts: { www: doorsOf(sendsOn((_path, { host }) => `https://${host.slice(4)}/`)) },
    },
  ),
  row(
    "http-to-https",
    "from https to http, and on to https again",
    sendsOn((path, { host, scheme }) =>
      scheme === "http" ? `https://${host}/end` : path === "/" ? `http://${host}/` : null,
    ),
    { word: "up", scheme: "https", embedding: "mixed" },
  ),
  row(
    "http-to-dead-https",
    "http sends to an https that nobody serves",
    { https: "closed", http: plain(sendsOn((_path, { host }) => `https://${host}/`)) },
    "connection_refused",
  ),
  row(
    "http-to-bad-https",
    "http sends to an https with a bad certificate",
    {
      https: secure(fine, { certificate: "expired" }),
      http: plain(sendsOn((_path, { host }) => `https://${host}/`)),
    },
    "tls_expired",
  ),
  toPlain("https-to-http", "https sends to http, where the page is", fine, {
    word: "up",
    scheme: "http",
    embedding: "mixed",
  }),
  toPlain("https-to-http-reset", "https sends to http, which resets", late(50, resets), "reset"),
  toPlain("https-to-http-empty", "https sends to http, which hangs up", says(""), "empty_reply"),
  toPlain(
    "https-to-http-ssh",
    "https sends to port 80, where something else speaks",
    greets("SSH-2.0-OpenSSH_9.9\r\n"),
    "not_http",
  ),
  toPlain("https-to-http-500", "https sends to http, which has an error", answers(500), "http_5xx"),
  row(
    "https-to-http-closed",
    "https sends to an http that nobody serves",
    onlyHttps(secure(toOther((host) => `http://${host}/plain`))),
    toDead,
  ),
  row(
    "https-to-http-filtered",
    "https sends to an http behind a filter",
    { https: secure(toOther((host) => `http://${host}/plain`)), http: "filtered" },
    "redirect_to_dead",
  ),
  toSub("to-sub-fine", "to a name below it that works", doorsOf(fine), { word: "up", status: 200 }),
  toSub("to-sub-dead", "to a name below it that does not exist", null, toDead),
  toSub(
    "to-sub-closed",
    "to a name below it that refuses",
    { https: "closed", http: "closed" },
    toDead,
  ),
  toSub(
    "to-sub-expired",
    "to a name below it whose certificate is over",
    onlyHttps(secure(fine, { certificate: "expired" })),
    toDead,
  ),
  toSub(
    "to-sub-no-tls",
    "to a name below it that speaks no TLS",
    onlyHttps(plain(replies(answers400))),
    toDead,
  ),
  toSub("to-sub-500", "to a name below it with a server error", doorsOf(answers(500)), "http_5xx"),
  toSub("to-sub-403", "to a name below it that turns us away", doorsOf(answers(403)), "http_403"),
  row(
    "to-sub-private",
    "to a name below it with a private address",
    toOther((host) => `https://shop.${host}/`),
    "address_forbidden",
    {
      hosts: { shop: doorsOf(fine) },
      dns: ({ name, type }) =>
        type === "A"
          ? records(["A", name.startsWith("shop.") ? "10.0.0.1" : "44.128.0.1"])
          : records(),
    },
  ),
  row(
    "to-sub-servfail",
    "to a name below it whose name servers fail",
    toOther((host) => `https://shop.${host}/`),
    toDead,
    {
      dns: ({ name, type }) =>
        name.startsWith("shop.")
          ? code(2)
          : type === "A"
            ? records(["A", "44.128.0.1"])
            : records(),
      hosts: { shop: doorsOf(fine) },
    },
  ),
  row(
    "to-many-subs",
    "through ever more names of its own: we stop at the fourth",
    sendsTo("https://a.to-many-subs.test/"),
    { word: "up", redirectsTo: "d.to-many-subs.test" },
    {
      hosts: Object.fromEntries(
        ["a", "b", "c", "d"].map((sub, at) => [
          sub,
          doorsOf(sendsTo(`https://${"bcde"[at]}.to-many-subs.test/`)),
        ]),
      ),
    },
  ),
];

export const LOOPS: readonly Behaviour[] = [...CIRCLES, ...BETWEEN];
