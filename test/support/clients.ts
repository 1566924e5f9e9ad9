/**
 * How programs ask: the headers that each sends of itself, as they were seen on the wire or stand in its
 * source. A row is a client; what it is for is in the tests.
 */

export interface Client {
  readonly name: string;
  /** Where its headers were seen. */
  readonly source: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where it is not GET. */
  readonly method?: "HEAD";
}

const client = (name: string, source: string, headers: Client["headers"]): Client => ({
  ...{ name, source, headers },
});

const WIRE = "on the wire";
const MDN = "MDN, List of default Accept values";
const HTML = "text/html,application/xhtml+xml,application/xml;q=0.9";
const CHROME = `${HTML},image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7`;
const NAVIGATION = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
const typed = { ...NAVIGATION, "sec-fetch-site": "none", "sec-fetch-user": "?1" };
const mozilla = (rest: string) => `Mozilla/5.0 ${rest}`;
const windows = (rest: string) => mozilla(`(Windows NT 10.0; Win64; x64) ${rest}`);
const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

/** Persons look at what they get. */
export const BROWSERS: readonly Client[] = [
  client("Chrome 153", WIRE, {
    accept: CHROME,
    "user-agent": windows(`${webkit} Chrome/153.0.0.0 Safari/537.36`),
    ...typed,
  }),
  client("Edge 128", `${MDN}; as Chrome`, {
    accept: CHROME,
    "user-agent": windows(`${webkit} Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0`),
    ...typed,
  }),
  client("Firefox 92 to 127", MDN, {
    accept: `${HTML},image/avif,image/webp,*/*;q=0.8`,
    "user-agent": windows("Gecko/20100101 Firefox/115.0").replace("x64)", "x64; rv:109.0)"),
    ...typed,
  }),
  client("Firefox 132 on", MDN, {
    accept: `${HTML},*/*;q=0.8`,
    "user-agent": windows("Gecko/20100101 Firefox/140.0").replace("x64)", "x64; rv:140.0)"),
    ...typed,
  }),
  client("Safari 17", MDN, {
    accept: `${HTML},*/*;q=0.8`,
    "user-agent": mozilla(
      "(Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    ),
    ...typed,
  }),
  client("Edge 18, where every range weighs the same", MDN, {
    accept: "text/html, application/xhtml+xml, image/jxr, */*",
    "user-agent": windows(`${webkit} Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763`),
  }),
  client("Lynx 2.9", WIRE, {
    accept: "text/html, text/plain, text/sgml, text/css, */*;q=0.01",
    "accept-language": "en",
    "user-agent": "Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8",
  }),
  client("w3m 0.5.3", WIRE, {
    accept: "text/html, text/*;q=0.5, image/*",
    "accept-language": "en;q=1.0",
    "user-agent": "w3m/0.5.3+git20230121",
  }),
];

/** They print what they get, and say nothing, or that they take anything. */
export const TERMINALS: readonly Client[] = [
  client("curl 7.88", WIRE, { accept: "*/*", "user-agent": "curl/7.88.1" }),
  client("curl of a GitHub Action", "ubuntu-24.04 has curl 8.5.0; else as above", {
    ...{ accept: "*/*", "user-agent": "curl/8.5.0" },
  }),
  client("Wget 1.21", WIRE, {
    ...{ accept: "*/*", "accept-encoding": "identity", "user-agent": "Wget/1.21.3" },
  }),
  client("HTTPie 3.2", WIRE, {
    ...{ accept: "*/*", "accept-encoding": "gzip, deflate", "user-agent": "HTTPie/3.2.1" },
  }),
  client("Invoke-WebRequest of PowerShell 5.1", "[PSUserAgent] of Windows PowerShell; no Accept", {
    "user-agent": mozilla("(Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041.4522"),
  }),
  client("Invoke-RestMethod of PowerShell 7", "PSUserAgent.cs of PowerShell 7.4; no Accept", {
    "accept-encoding": "gzip, deflate, br",
    "user-agent": mozilla(
      "(Windows NT 10.0; Microsoft Windows 10.0.19045; en-US) PowerShell/7.4.2",
    ),
  }),
  client("urllib of Python", WIRE, {
    ...{ "accept-encoding": "identity", "user-agent": "Python-urllib/3.11" },
  }),
  client("requests of Python", WIRE, {
    ...{
      accept: "*/*",
      "accept-encoding": "gzip, deflate",
      "user-agent": "python-requests/2.34.2",
    },
  }),
  client("fetch of Node", WIRE, {
    ...{ accept: "*/*", "accept-language": "*", "sec-fetch-mode": "cors", "user-agent": "node" },
  }),
  client("net/http of Go", "net/http, defaultUserAgent; no Accept", {
    "user-agent": "Go-http-client/1.1",
  }),
  client("Net::HTTP of Ruby", "net/http/generic_request.rb", {
    ...{ accept: "*/*", "user-agent": "Ruby" },
  }),
];

/** Programs that name JSON, and often a star behind it. */
export const PROGRAMS: readonly Client[] = [
  client("whoever names it", "RFC 9110, 12.5.1", { accept: "application/json" }),
  client("HTTPie with --json", WIRE, {
    ...{ accept: "application/json, */*;q=0.5", "user-agent": "HTTPie/3.2.1" },
  }),
  client("axios", "lib/defaults/index.js of axios 1.7", {
    ...{ accept: "application/json, text/plain, */*", "user-agent": "axios/1.7.9" },
  }),
  client("getJSON of jQuery", "ajax.js of jQuery 3.7", {
    accept: "application/json, text/javascript, */*; q=0.01",
  }),
  client("RestSharp", "its documentation, since version 107", {
    accept: "application/json, text/json, text/x-json, text/javascript, *+json",
  }),
];

/** They ask again and again, for somebody who wants to know, and most go by the status alone. */
export const MONITORS: readonly Client[] = [
  // It says that it is a browser, so that websites give it their page.
  client("Uptime Kuma 2.0", WIRE, {
    accept: `${HTML},image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.9`,
    "user-agent": "Uptime-Kuma/2.0.0-dev.0",
  }),
  {
    ...client("UptimeRobot", "help.uptimerobot.com: HEAD, unless it looks for a word", {
      "user-agent": "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    }),
    method: "HEAD",
  },
  client("Better Stack", "betterstack.com/docs/uptime: frequently asked questions", {
    "user-agent": `Better Stack Better Uptime Bot ${mozilla(`(Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/110.0.0.0 Safari/537.36`)}`,
  }),
  {
    ...client("StatusCake", "its knowledge base: a HEAD test", {
      accept: "*/*",
      "user-agent": windows(`${webkit} Chrome/98.0.4758.102 Safari/537.36 (StatusCake)`),
    }),
    method: "HEAD",
  },
  client("check_http of Nagios and Icinga", WIRE, {
    "user-agent": "check_http/v2.3.3 (monitoring-plugins 2.3.3)",
  }),
  client("blackbox_exporter", WIRE, { "user-agent": "Blackbox Exporter/0.23.0" }),
  client("a check of HAProxy 2.6, which says nothing at all", WIRE, {}),
  client("REST sensor of Home Assistant", "helpers/httpx_client.py, and httpx", {
    ...{ accept: "*/*", "accept-encoding": "gzip, deflate" },
    "user-agent": "HomeAssistant/2024.6.4 httpx/0.27.0 Python/3.12",
  }),
  client("curl in a cron job", WIRE, { accept: "*/*", "user-agent": "curl/7.88.1" }),
];

/** They fetch what somebody has posted, or what they have found: nobody has asked. */
export const ROBOTS: readonly Client[] = [
  client("Slackbot", "api.slack.com/robots", {
    ...{ accept: "*/*", range: "bytes=0-32768" },
    "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  }),
  client("Googlebot", "developers.google.com/search: Google's crawlers", {
    accept:
      "text/html,application/xhtml+xml,application/signed-exchange;v=b3,application/xml;q=0.9,*/*;q=0.8",
    "user-agent": mozilla("(compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
  }),
  client("Discord", "its preview of a link", {
    "user-agent": mozilla("(compatible; Discordbot/2.0; +https://discordapp.com)"),
  }),
  client("Bingbot", "bing.com/webmasters: its crawlers", {
    ...{ accept: "*/*", from: "bingbot(at)microsoft.com" },
    "user-agent": mozilla("(compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"),
  }),
];
