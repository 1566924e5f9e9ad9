/** Which requests may start a look, and which come from ourselves. */
import { describe, expect, test } from "vitest";
import { isOurOwn, mayStartLook } from "../../../src/gate/start";

const CHROME =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";
const INSTAGRAM =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 400.0";

const headerOf = (headers: Record<string, string>) => (name: string) => headers[name] ?? null;
const cross = (mode: string, dest: string) => ({
  ...{ "user-agent": CHROME, "sec-fetch-site": "cross-site" },
  ...{ "sec-fetch-mode": mode, "sec-fetch-dest": dest },
});

describe("a look is started by", () => {
  test.each<[string, Record<string, string>]>([
    ["curl", { "user-agent": "curl/8.5.0" }],
    ["a program that says nothing", {}],
    ["a script", { "user-agent": "python-requests/2.32" }],
    ["an address typed into a browser", { "user-agent": CHROME, "sec-fetch-site": "none" }],
    ["our own page's script", { "user-agent": CHROME, "sec-fetch-site": "same-origin" }],
    ["the bookmarklet on another site, or a link", cross("navigate", "document")],
    ["the same by way of our own service worker", cross("navigate", "empty")],
    ["a browser inside an app", { "user-agent": INSTAGRAM, "sec-fetch-site": "none" }],
    ["an assistant that somebody asks", { "user-agent": "Mozilla/5.0 ChatGPT-User/1.0" }],
  ])("%s", (_, headers) => {
    expect(mayStartLook("GET", headerOf(headers))).toBe(true);
  });
});

describe("no look is started by", () => {
  test.each<[string, Record<string, string>]>([
    ["an image of another site", cross("no-cors", "image")],
    ["a script of another site", cross("cors", "empty")],
    ["a frame of another site", cross("navigate", "iframe")],
    ["an embedded object", cross("navigate", "object")],
    [
      "a style sheet of a sister site",
      { ...cross("no-cors", "style"), "sec-fetch-site": "same-site" },
    ],
    ["what a browser fetches ahead", { "sec-purpose": "prefetch", "user-agent": CHROME }],
    ["what it renders ahead", { "sec-purpose": "prefetch;prerender", "user-agent": CHROME }],
    ["what an old one fetches ahead", { purpose: "prefetch" }],
    ["a preview of Safari's", { "x-purpose": "preview" }],
    ["a link posted on Facebook", { "user-agent": "facebookexternalhit/1.1" }],
    ["a link posted on Slack", { "user-agent": "Slackbot-LinkExpanding 1.0" }],
    ["a link sent by WhatsApp", { "user-agent": "WhatsApp/2.23.20.0" }],
    ["a link posted on Mastodon", { "user-agent": "http.rb/5.1 (Mastodon/4.3; +https://m.org)" }],
    ["a search engine", { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" }],
    ["one that feeds a model", { "user-agent": "Mozilla/5.0 (compatible; GPTBot/1.2)" }],
  ])("%s", (_, headers) => {
    expect(mayStartLook("GET", headerOf(headers))).toBe(false);
  });

  test("HEAD, whoever asks", () => {
    expect(mayStartLook("HEAD", headerOf({ "user-agent": "curl/8.5.0" }))).toBe(false);
  });
});

describe("a request is our own", () => {
  test.each<[string, boolean, Record<string, string>]>([
    ["with our probers' User-Agent", true, { "user-agent": "JustHereBot/1.0 (+https://x/bot)" }],
    ["from a Worker of our zone", true, { "cf-worker": "justhere.example" }],
    ["from a Worker of the zone above", true, { "cf-worker": "Example" }],
    ["through ourselves", true, { "cdn-loop": "cloudflare; loops=1, JustHere; v=1" }],
    ["not from another Worker", false, { "cf-worker": "other.example" }],
    ["not through Cloudflare alone", false, { "cdn-loop": "cloudflare" }],
    [
      "not with a User-Agent that names us later",
      false,
      { "user-agent": "curl (JustHereBot/1.0)" },
    ],
    ["not with none of these", false, {}],
  ])("%s: %s", (_, expected, headers) => {
    expect(isOurOwn(headerOf(headers), "justhere.example")).toBe(expected);
  });
});
