/** Threats F1, F3, F4, F7 and F9: what of a target, or of a link to us, can stand in what we show. */
import { beforeAll, describe, expect, test } from "vitest";
import { get, named, SITE, sentRequests } from "../../support/front";
import { type Asked, ask, askAll, looks } from "../../support/threats";

const BROWSER = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
const APPLE = "xn--pple-43d";
const APPLE_IN_UNICODE = "\u0430pple.com";

let asked: Asked;
beforeAll(async () => {
  asked = await askAll([["title-xss", "title-xss-error", APPLE]]);
}, 40_000);

/** Every form in which an answer about a host is told. */
const FORMS: readonly (readonly [about: string, path: (host: string) => string, accept: string])[] =
  [
    ["the page", (host) => `/${host}?wait=settled`, BROWSER.accept],
    ["the page in German", (host) => `/${host}?wait=settled&lang=de`, BROWSER.accept],
    ["the text", (host) => `/${host}`, "*/*"],
    ["the answer", (host) => `/v1/check/${host}`, "application/json"],
    ["the history", (host) => `/v1/history/${host}`, "application/json"],
    ["the stream of the page", (host) => `/live/${host}`, "text/event-stream"],
    ["the stream of the answer", (host) => `/v1/check/${host}/events`, "text/event-stream"],
  ];

/** All script of a page is one file of ours. */
const OWN_SCRIPT = '<script src="/page.js" type="module"></script>';

/** Markup that no page of ours has: a script, a handler, something foreign that is loaded. */
function suspicious(html: string): readonly string[] {
  const rest = html.replaceAll(OWN_SCRIPT, "");
  const inTags = rest.match(/<[^>]*>/g) ?? [];
  const isBad = (tag: string) =>
    /^<script/i.test(tag) ||
    /\son\w+\s*=/i.test(tag.replaceAll(/"[^"]*"/g, '""')) ||
    /^<(iframe|object|embed|base)\b/i.test(tag) ||
    /(src|action)="(?!\/)/i.test(tag) ||
    (/href="javascript:/i.test(tag) && !tag.includes("bookmarklet"));
  return inTags.filter(isBad);
}

describe("F1: markup in what a target says", () => {
  test.each(FORMS)("does not reach %s", async (_, path, accept) => {
    for (const name of ["title-xss", "title-xss-error"]) {
      const { status, text, headers } = await ask(path(named(name)), { accept });
      expect(status).toBe(200);
      const all = text + JSON.stringify(Object.fromEntries(headers));
      expect(all).not.toMatch(/SECRET-XSS-1|<script>|alert\(/);
      if (accept === BROWSER.accept) expect(suspicious(text)).toEqual([]);
    }
  });

  test("is read all the same: it tells what kind of page it is", () => {
    expect(asked.answer("title-xss").verdict).toBe("up");
    expect(asked.answer("title-xss-error").verdict).toBe("down");
  });
});

describe("F1: markup in what is asked about", () => {
  const PAYLOADS = [
    ...[
      '"><script>alert(1)</script>.example.org',
      "<img src=x onerror=alert(1)>",
      "'\"><svg/onload=alert(1)>",
    ],
    ...[
      'a"b.example.org',
      "';alert(1);'.example.org",
      "a`b$(alert(1)).example.org",
      "{{7*7}}.example.org",
    ],
    ...[
      "javascript:alert(1)",
      "</title><script>alert(1)</script>",
      "\u202egro.elpmaxe",
      "<!--",
      "]]>",
    ],
    ...[
      '" autofocus onfocus=alert(1) x="',
      "＜script＞alert(1)＜/script＞.org",
      "%3Cscript%3Ealert(1)%3C/script%3E",
    ],
  ];

  test.each(PAYLOADS)("%s is refused, and stands on the page as text at most", async (payload) => {
    const encoded = encodeURIComponent(payload);
    for (const path of [`/?u=${encoded}`, `/${encoded}`, `/?u=${encoded}&lang=de`]) {
      const { status, text } = await ask(path, BROWSER);
      expect(status, path).toBe(400);
      expect(suspicious(text), path).toEqual([]);
      if (/[<>"]/.test(payload)) expect(text, path).not.toContain(payload);
    }
    for (const path of [`/v1/check/${encoded}`, `/${encoded}`]) {
      const { status, text } = await ask(path, { accept: "application/json" });
      expect(status, path).toBe(400);
      expect(text, path).not.toMatch(/alert|script|svg|onerror/i);
    }
  });

  test.each([
    ...["s", "from", "report", "wait", "lang", "tested", "works", "u", "url", "text", "title", "q"],
  ])("nor does it stand in a page by the parameter %s", async (name) => {
    const payload = encodeURIComponent("\"><script>alert('SECRET-XSS-1')</script>");
    for (const path of ["/up.com", "/", "/bookmarklet", "/status", "/offline", "/bot", "/share"]) {
      const { status, text } = await ask(`${path}?${name}=${payload}`, BROWSER);
      expect(status, path).toBeLessThan(500);
      expect(suspicious(text), path).toEqual([]);
      expect(text, path).not.toContain("<script>alert");
    }
  });
});

/** Where a redirect of ours may lead: to a path of our own. */
const OWN_PATH = /^\/(?![/\\])[^\\\s]*$/;

describe("F3: no address of ours sends its visitors to a website of somebody else's choice", () => {
  test.each([
    ...[
      "//evil.com",
      "//evil.com/",
      "///evil.com",
      "/%2f%2fevil.com",
      "/%2f%2fevil.com/",
      "/%5cevil.com",
    ],
    ...["/\\evil.com", "/\\/evil.com", "/%5c%5cevil.com", "/.evil.com", "/evil.com", "/evil.com/"],
    ...[
      "/https://evil.com",
      "/https:/evil.com",
      "/https:evil.com",
      "/https:%2f%2fevil.com/%2f%2fx.com",
    ],
    ...[
      "/evil.com//evil.com",
      "/evil.com/%2f..",
      "/..//evil.com",
      "/%2e%2e//evil.com",
      "/@evil.com",
    ],
    ...["/?u=//evil.com", "/?u=https://evil.com", "/?u=\\\\evil.com", "/?u=evil.com&s=//evil.com"],
    ...[
      "/?next=//evil.com",
      "/?url=//evil.com",
      "/?redirect=https://evil.com",
      "/up.com?next=//evil.com",
    ],
    ...["/?u=javascript:alert(1)", "/?u=/%5cevil.com", "/?u=https://justhere.example&s=//evil.com"],
    ...["/share?url=https://evil.com", "/share?url=//evil.com", "/share?text=https://evil.com/x"],
    ...[
      "/go?to=https://evil.com",
      "/go/https://evil.com",
      "/redirect?url=//evil.com",
      "/favicon.ico//evil.com",
    ],
    ...[
      "/bookmarklet?works=//evil.com",
      "/bookmarklet/try//evil.com",
      "/favicon.ico",
      "/live//evil.com",
    ],
  ])("%s", async (path) => {
    const { status, headers } = await ask(path, BROWSER);
    const location = headers.get("location");
    expect(status).toBeLessThan(500);
    if (status >= 300 && status < 400) expect(location).toMatch(OWN_PATH);
    else expect(location).toBeNull();
    expect(headers.get("refresh")).toBeNull();
    const led = location === null ? SITE : new URL(location, SITE).origin;
    expect(led).toBe(SITE);
  });

  test("a link to a website that was asked about tells it nothing, and gives it no hold on us", async () => {
    const { text } = await ask(`/${named("title-xss")}?wait=settled`, BROWSER);
    const links = text.match(/<a [^>]*href="https?:[^>]*>/g) ?? [];
    for (const link of links) expect(link).toMatch(/rel="[^"]*noreferrer/);
    expect(text).toContain(`<h1>${named("title-xss")}</h1>`);
  });
});

describe("F4: a name that imitates another", () => {
  const page = async (query = "") =>
    (await ask(`/${named(APPLE)}?wait=settled${query}`, BROWSER)).text;

  test.each(["", "&lang=de"])("is shown as what it is, %s", async (query) => {
    const html = await page(query);
    expect(html).toContain(`<h1>${APPLE}.com</h1>`);
    expect(html).not.toContain(">apple.com<");
    // As what it is written like, and nowhere else.
    expect(html.split(`>${APPLE_IN_UNICODE}<`)).toHaveLength(2);
    expect(html).toMatch(new RegExp(`<p class="faint">[^<]+<bdi>${APPLE_IN_UNICODE}</bdi>`));
    // Its Unicode form never stands without the other before it.
    const text = html.replaceAll(/<[^>]*>/g, " ");
    for (const at of text.matchAll(new RegExp(APPLE_IN_UNICODE, "g")))
      expect(text.slice(0, at.index)).toContain(`${APPLE}.com`);
  });

  test("comes with a word of warning that names the alphabet", async () => {
    expect(await page()).toContain("Cyrillic");
    const german = await page("&lang=de");
    expect(german).toContain("eines anderen Alphabets (Kyrillisch)");
    expect(german).not.toContain("Cyrillic");
  });

  test("stands in every other form by its A-labels first", async () => {
    const { text } = await ask(`/${named(APPLE)}`, { accept: "*/*" });
    expect(text.split("\n")[0]).toContain(`${APPLE}.com`);
    expect(asked.answer(APPLE).target).toEqual({ host: `${APPLE}.com`, display: APPLE_IN_UNICODE });
  });
});

describe("F7: a line break in a request makes no header of ours", () => {
  const BREAKS = [
    "%0d%0a",
    "%0a",
    "%0d",
    "%E5%98%8D%E5%98%8A",
    "%c4%8d%c4%8a",
    "%250d%250a",
    "%00",
  ];
  const WAYS: readonly ((text: string) => string)[] = [
    (text) => `/?u=up.com${text}`,
    (text) => `/?u=${text}up.com`,
    (text) => `/up.com${text}`,
    (text) => `/https://up.com/${text}`,
    (text) => `/v1/check/up.com${text}`,
    (text) => `/live/up.com${text}`,
    (text) => `/?u=https://justhere.example&s=1${text}`,
    ...["from", "report", "s", "wait", "lang", "tested", "x"].map(
      (name) => (text: string) => `/https://up.com/?${name}=a${text}`,
    ),
    ...["s", "lang"].map((name) => (text: string) => `/?u=up.com&${name}=a${text}`),
    (text) => `/bookmarklet?works=a${text}`,
    (text) => `/share?url=https://up.com/${text}`,
    (text) => `/v1/group?hosts=up.com${text}`,
  ];

  test.each(BREAKS)("%s", async (breaking) => {
    const injected = `${breaking}X-Injected:%20yes${breaking}Set-Cookie:%20a=b`;
    for (const way of WAYS) {
      const response = await get(way(injected), { ...BROWSER, "sec-purpose": "prefetch" });
      await response.text();
      const { headers, status } = response;
      expect(status, way(injected)).toBeLessThan(500);
      expect(headers.has("x-injected"), way(injected)).toBe(false);
      expect(headers.has("set-cookie"), way(injected)).toBe(false);
      for (const [name, value] of headers) expect(value, name).not.toMatch(/[\r\n\0]/);
    }
  });
});

describe("F9: our pages are no place to have a name found, or talked about", () => {
  test("a page about a name that nobody has says nothing of it, and looks at nothing", async () => {
    await sentRequests();
    const { status, text } = await ask("/cheap-pills-and-slander.com", BROWSER);
    expect(status).toBe(404);
    expect(text).toContain('<meta name="robots" content="noindex"/>');
    expect(looks(await sentRequests())).toEqual([]);
    const title = /<title>([^<]*)<\/title>/.exec(text)?.[1];
    expect(title).not.toContain("slander");
  });

  test.each(["/up.com", "/up.com?wait=settled", "/localhost", "/?u=x", "/status", "/bookmarklet"])(
    "%s wants to be in no index",
    async (path) => {
      const { text } = await ask(path, BROWSER);
      expect(text).toContain('<meta name="robots" content="noindex"/>');
    },
  );

  test("robots are asked to leave the pages about names alone, and there is no list of them", async () => {
    const robots = await ask("/robots.txt");
    expect(robots.text).toMatch(/^Disallow: \/$/m);
    expect(robots.text).not.toMatch(/sitemap/i);
    for (const path of ["/sitemap.xml", "/feed", "/recent", "/v1/recent", "/v1/trending"])
      expect((await ask(path)).status, path).toBeGreaterThanOrEqual(400);
  });
});
