/** The page that a browser gets: at once, in its language, with the right status, and small. */

import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { check, get, named, SITE, send, sentRequests } from "../support/front";

const BROWSER = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
/** All that a browser loads for the first answer. */
const LARGEST_VIEW_GZIPPED = 30 * 1024;

beforeEach(async () => void (await sentRequests()));

describe("a page of an answer", () => {
  test("does not wait for one: the first says that we are asking, and how to get on without script", async () => {
    const host = named("mute");
    const response = await get(`/${host}?from=germany&report=down`, BROWSER);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const html = await response.text();
    expect(html).toContain(`<h1>${host}</h1>`);
    expect(html).toMatch(/id="part-verdict" class="verdict pending asking"/);
    expect(html).toContain("Asking ten places around the world");
    expect(html).toContain('data-complete="false"');
    expect(html).toContain(`data-live="/live/${host}?from=germany&amp;report=down&amp;lang=en"`);
    expect(html).toContain(`href="/v1/check/${host}?from=germany&amp;report=down&amp;lang=en"`);
    const waiting = `/${host}?from=germany&amp;report=down&amp;wait=settled`;
    expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${waiting}"/>`);
    expect(html).toContain(`<a href="${waiting}">See the answer</a>`);
  });

  test("with wait=settled has the whole answer, and nothing that sends the reader on", async () => {
    const html = await (await get(`/${named("shop-fr")}?wait=settled`, BROWSER)).text();
    expect(html).toMatch(/id="part-verdict" class="verdict \w+ (settled|final)"/);
    expect(html).not.toContain("http-equiv");
    expect(html).not.toContain("<noscript>");
  });

  test("has the whole answer at once when somebody asked a moment ago", async () => {
    const host = named("shop-de");
    await check(host, "?wait=full");
    await sentRequests();
    const html = await (await get(`/${host}`, BROWSER)).text();
    expect(html).toMatch(/id="part-verdict" class="verdict \w+ final"/);
    expect(html).toContain('data-complete="true"');
    expect(html).toContain("All 10 have answered");
    expect(await sentRequests()).toEqual([]);
  });

  test("answers HEAD too, without a body or a look", async () => {
    const init = { method: "HEAD", headers: BROWSER };
    for (const path of [
      `/${named("up")}`,
      `/${named("no-such-name")}`,
      "/10.0.0.1",
      "/page.js",
      "/",
    ]) {
      const response = await send(`${SITE}${path}`, init);
      expect(response.status, path).toBe(path === "/10.0.0.1" ? 403 : 200);
      expect(await response.text(), path).toBe("");
    }
  });
});

describe("a page of an error", () => {
  test.each([
    [`/${named("no-such-name")}`, 404, "no_such_name"],
    [`/${named("private")}`, 403, "forbidden_target"],
    ["/127.0.0.1", 403, "forbidden_target"],
    [`/${named("opted-out")}`, 403, "opted_out"],
    ["/not%20a%20host", 400, "invalid_target"],
    ["/?u=not%20a%20host", 400, "invalid_target"],
    ["/example.org?from=mars", 400, "invalid_parameter"],
    ["/example.org?wait=forever", 400, "invalid_parameter"],
  ])("%s: %i %s", async (path, status, code) => {
    const response = await get(path, BROWSER);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(await response.text()).toContain(`<code>${code}</code>`);
  });

  const fieldOf = (html: string) => /<input id="u"[^>]*? value="([^"]*)"/.exec(html)?.[1];

  test("keeps in its field what was typed of a name, as text", async () => {
    const typed = `"><script>alert('1')</script>`;
    const html = await (await get(`/?u=${encodeURIComponent(typed)}`, BROWSER)).text();
    expect(fieldOf(html)).toBe("&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;");
    expect(html).not.toContain("<script>");
  });

  test.each([
    "ex ample.org/secret",
    "ftp://example.org/secret",
    "ex ample.org?secret",
    "a\\secret",
  ])("does not show again what stands behind the name: %s", async (typed) => {
    const html = await (await get(`/?u=${encodeURIComponent(typed)}`, BROWSER)).text();
    expect(fieldOf(html)).not.toBeUndefined();
    expect(html).not.toContain("secret");
  });

  test("keeps the name that is not there", async () => {
    const html = await (await get(`/${named("no-such-name")}`, BROWSER)).text();
    expect(fieldOf(html)).toBe(named("no-such-name"));
  });

  test("does not show again what may hold a password", async () => {
    const typed = "https://me:hunter2@example.org/";
    const html = await (await get(`/?u=${encodeURIComponent(typed)}`, BROWSER)).text();
    expect(fieldOf(html)).toBe("");
    expect(html).not.toContain("hunter2");
  });
});

describe("the bookmarklet on a page of our own", () => {
  test("leads to the page that says that it works", async () => {
    const response = await get(`/?u=${encodeURIComponent(SITE)}&s=503`, BROWSER);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/bookmarklet?works=503");
  });

  test("keeps a language that was chosen", async () => {
    const tried = await get(`/?u=${encodeURIComponent(SITE)}&s=503&lang=de`, BROWSER);
    expect(tried.headers.get("location")).toBe("/bookmarklet?works=503&lang=de");
  });

  test("is a question like any other when it brings no code: about a name that is ours", async () => {
    const response = await get(`/?u=${encodeURIComponent(SITE)}`, BROWSER);
    expect(response.status).toBe(403);
  });
});

describe("the language", () => {
  const german = { "accept-language": "de-AT,de;q=0.9,en;q=0.5" };

  test.each([
    ["what the browser asks for", "", german],
    ["what the address says", "?lang=de", {}],
    [
      "what the address says, whatever the browser asks for",
      "?lang=de",
      { "accept-language": "en" },
    ],
  ])("is %s", async (_, query, headers) => {
    const host = named("shop-it");
    const waiting = query === "" ? "?wait=full" : `${query}&wait=full`;
    const page = await get(`/${host}${waiting}`, { ...BROWSER, ...headers });
    expect(await page.text()).toMatch(/<html lang="de">.*Wer was gesehen hat/s);
    const text = await get(`/${host}${waiting}`, headers);
    expect(await text.text()).toMatch(/Messpunkten/);
    const json = await get(`/v1/check/${host}${waiting}`, headers);
    expect(await json.json()).toMatchObject({ language: "de" });
    for (const { headers: sent } of [page, text, json])
      expect(sent.get("vary")).toBe("Accept, Accept-Language");
  });

  test("is the reader's in every error as well", async () => {
    const page = await get("/not%20a%20host", { ...BROWSER, ...german });
    expect(await page.text()).toContain('<html lang="de">');
    const json = await get("/v1/check/not%20a%20host", german);
    expect(json.headers.get("vary")).toBe("Accept, Accept-Language");
    expect(await json.json()).toMatchObject({ title: expect.stringMatching(/Website/) });
  });

  test("is English for everybody else", async () => {
    const page = await get("/not%20a%20host", { ...BROWSER, "accept-language": "fr" });
    expect(await page.text()).toContain('<html lang="en">');
  });

  test("stays chosen on the way to the clean address", async () => {
    const { headers } = await get("/https://example.org/secret?lang=de", BROWSER);
    expect(headers.get("location")).toBe("/example.org");
    const asked = await get("/?u=example.org&lang=de", BROWSER);
    expect(asked.headers.get("location")).toBe("/example.org?lang=de");
  });
});

describe("the first view", () => {
  test("is small", async () => {
    const host = named("shop-com");
    await check(host, "?wait=full");
    const page = `/${host}?from=germany`;
    const files = ["/style.css", "/page.js", "/favicon.svg", "/land.svg", "/manifest.webmanifest"];
    const sizes: Record<string, number> = {};
    for (const path of [page, ...files]) {
      const response = await get(path, BROWSER);
      expect(response.status, path).toBe(200);
      sizes[path] = gzipSync(await response.bytes()).byteLength;
    }
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    console.info(`first view: ${total} bytes gzipped`, JSON.stringify(sizes));
    expect(total).toBeLessThanOrEqual(LARGEST_VIEW_GZIPPED);
  });
});
