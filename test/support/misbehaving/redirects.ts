/**
 * Redirects within a site, away from it, and to what is no page of the web.
 */
import { type Behaviour, rowsOf } from "./behaviour";
import { answer, answers, ends, head, PAGE, says, sendsOn, sendsTo } from "./says";

const row = rowsOf("redirects");
const UP = { word: "up", status: 200 } as const;

/** `/` to `/1`, and so on; the page stands at the last one. */
const chain = (hops: number) =>
  sendsOn((path) => {
    const at = Number(path.slice(1));
    return at < hops ? `/${at + 1}` : null;
  });

/** From `/` to an address that is made of the host's own name. */
const toOwn = (location: (host: string) => string) =>
  sendsOn((path, { host }) => (path === "/" ? location(host) : null));

const HTML_HEAD = { "Content-Type": "text/html", Connection: "close" } as const;

const WITHIN: readonly Behaviour[] = [
  ...[301, 302, 303, 307, 308].map((status) =>
    row(`redirect-${status}`, `${status} to a page`, sendsTo("/home", { status }), UP),
  ),
  row(
    "redirect-absolute",
    "by a whole address",
    toOwn((host) => `https://${host}/home`),
    UP,
  ),
  row("redirect-relative", "by a path without a slash in front", sendsTo("home/"), UP),
  row("redirect-dots", "by a path with dots", sendsTo("../../home/./here"), UP),
  row("redirect-query", "by a query alone", sendsTo("?lang=en"), UP),
  row(
    "redirect-no-scheme",
    "by an address without a scheme",
    toOwn((host) => `//${host}/home`),
    UP,
  ),
  row(
    "redirect-backslashes",
    "with backslashes, which browsers turn",
    toOwn((host) => `https:\\\\${host}\\home`),
    UP,
  ),
  row("redirect-not-ascii", "by a path in bare UTF-8", sendsTo("/größe"), UP),
  row("redirect-heading", "to a heading of a page", sendsTo("/home#top"), UP),
  row(
    "redirect-own-port",
    "names the port that it stands at",
    toOwn((host) => `https://${host}:443/home`),
    UP,
  ),
  row(
    "redirect-upper-case",
    "by a name in capitals",
    toOwn((host) => `HTTPS://${host.toUpperCase()}/home`),
    UP,
  ),
  row(
    "redirect-to-404",
    "to a page that is missing",
    sendsTo("/home", { end: ends(answer(404)) }),
    { word: "up", status: 404 },
  ),
  row(
    "redirect-to-403",
    "to a page that is forbidden",
    sendsTo("/home", { end: ends(answer(403)) }),
    { word: "http_403", status: 403 },
  ),
  row("redirect-to-500", "to a server error", sendsTo("/home", { end: ends(answer(500)) }), {
    word: "http_5xx",
    status: 500,
  }),
  row(
    "redirect-then-hang",
    "to a page that never comes",
    sendsTo("/home", { end: () => {} }),
    "timeout_first_byte",
  ),
  row(
    "redirect-then-reset",
    "to a page that resets",
    sendsTo("/home", { end: ({ reset }) => reset() }),
    "reset",
  ),
  row(
    "redirect-then-empty",
    "to a page that hangs up",
    sendsTo("/home", { end: ends("") }),
    "empty_reply",
  ),
  row(
    "redirect-empty-location",
    "302 to nowhere: browsers show the page",
    says(head("HTTP/1.1 302 Found", { Location: "", ...HTML_HEAD }) + PAGE),
    { word: "up", status: 302 },
  ),
  row("redirect-no-location", "302 without an address: browsers show the page", answers(302), {
    word: "up",
    status: 302,
  }),
  row(
    "redirect-300",
    "300 with an address, which no browser follows",
    answers(300, { Location: "/home" }),
    { word: "up", status: 300 },
  ),
  row(
    "redirect-201",
    "201 with an address, which no browser follows",
    answers(201, { Location: "/home" }),
    { word: "up", status: 201 },
  ),
  row(
    "redirect-404",
    "404 with an address, which no browser follows",
    answers(404, { Location: "/home" }),
    { word: "up", status: 404 },
  ),
  row("chain-5", "5 redirects, then a page", chain(5), UP),
  row("chain-19", "19 redirects, then a page", chain(19), UP),
  row("chain-20", "20 redirects, as many as the Fetch standard allows, then a page", chain(20), UP),
  row("chain-21", "21 redirects, one more than that", chain(21), "redirect_too_many"),
  row("chain-endless", "to ever new pages", chain(Number.POSITIVE_INFINITY), "redirect_too_many"),
];

const away = (name: string, location: string, redirectsTo: string) =>
  row(`to-${name}`, `sends to ${location}`, sendsTo(location), { word: "up", redirectsTo });

/** A browser hands it to another program, or goes where we do not follow. */
const notFollowed = (name: string, location: string) =>
  row(`to-${name}`, `sends to ${location}`, sendsTo(location), { word: "up", status: 302 });

const invalid = (name: string, location: string) =>
  row(`to-${name}`, `sends to ${location}`, sendsTo(location), "redirect_invalid");

const forbidden = (name: string, location: string) =>
  row(`to-${name}`, `sends to ${location}`, sendsTo(location), "address_forbidden");

const login = (name: string, location: string, redirectsTo?: string) =>
  row(`to-${name}`, `sends to ${location}`, sendsTo(location), {
    word: "login",
    evidence: "redirect",
    ...(redirectsTo !== undefined && { redirectsTo }),
  });

const AWAY: readonly Behaviour[] = [
  away("another-site", "https://elsewhere.test/", "elsewhere.test"),
  away("another-site-301", "https://www.elsewhere.test/path?query=1#part", "www.elsewhere.test"),
  away("another-site-http", "http://elsewhere.test/", "elsewhere.test"),
  away("another-site-no-scheme", "//elsewhere.test", "elsewhere.test"),
  row(
    "to-own-port-8443",
    "sends to another port of its own",
    toOwn((host) => `https://${host}:8443/`),
    { word: "up", status: 302 },
  ),
  row(
    "to-own-user",
    "sends to an address with a password in it",
    toOwn((host) => `https://guest:guest@${host}/home`),
    { word: "up", status: 302 },
  ),
  notFollowed("mail", "mailto:shop@elsewhere.test"),
  notFollowed("ftp", "ftp://elsewhere.test/"),
  notFollowed("app", "intent://open#Intent;scheme=shop;end"),
  notFollowed("phone", "tel:+4930123456"),
  login("login", "/login"),
  login("sign-in", "/users/sign_in?return_to=%2F"),
  login("login-php", "/login.php"),
  login(
    "other-login",
    "https://login.elsewhere.test/oauth2/authorize?client_id=1",
    "login.elsewhere.test",
  ),
  row(
    "to-own-login",
    "sends to a host for logins",
    toOwn((host) => `https://login.${host}/`),
    { word: "login", evidence: "redirect" },
    {
      hosts: {
        login: { https: { react: answers(200), tls: { certificate: "good" } }, http: "closed" },
      },
    },
  ),
];

const ASTRAY: readonly Behaviour[] = [
  invalid("javascript", "javascript:alert(1)"),
  invalid("data", "data:text/html,<p>hello"),
  invalid("file", "file:///etc/hosts"),
  invalid("blank", "about:blank"),
  invalid("half-an-address", "http://["),
  invalid("no-host", "https://"),
  invalid("spaced-host", "https://else where.test/"),
  invalid("port-99999", "https://elsewhere.test:99999/"),
  forbidden("loopback", "http://127.0.0.1/"),
  forbidden("loopback-v6", "http://[::1]/"),
  forbidden("loopback-decimal", "http://2130706433/"),
  forbidden("loopback-hex", "http://0x7f.1/"),
  forbidden("loopback-mapped", "http://[::ffff:127.0.0.1]/"),
  forbidden("private", "http://10.0.0.1/admin"),
  forbidden("metadata", "http://169.254.169.254/latest/meta-data/"),
  forbidden("metadata-name", "http://metadata.google.internal/"),
  forbidden("localhost", "http://localhost/"),
  forbidden("intranet", "http://intranet/"),
  forbidden("printer", "http://printer.local/"),
];

export const REDIRECTS: readonly Behaviour[] = [...WITHIN, ...AWAY, ...ASTRAY];
