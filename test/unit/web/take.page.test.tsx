/** The page by which people take JustHere along: whose way comes first, and what it promises. */
import { describe, expect, test } from "vitest";
import { bookmarkletLink } from "../../../src/web/bookmarklet/link";
import { FAMILIES } from "../../../src/web/take/browser";
import { TakeHead } from "../../../src/web/take/head";
import { TAKE_WORDS } from "../../../src/web/take/page.words";
import { takeAlong } from "../../../src/web/take/routes";

const SITE = "https://justhere.example";
const HERE = { site: SITE, host: "justhere.example" };
const app = takeAlong<{ SITE_URL: string }>();

const CHROME = "Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0.0.0 Safari/537.36";
const OLD_CHROME = "Mozilla/5.0 (X11; Linux x86_64) Chrome/118.0.0.0 Safari/537.36";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
const SAFARI = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.5 Safari/605.1.15";
const ANDROID = "Mozilla/5.0 (Linux; Android 10; K) Chrome/131.0.0.0 Mobile Safari/537.36";
const FENIX = "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1";

async function page(query = "", userAgent = CHROME): Promise<string> {
  const headers = { "user-agent": userAgent };
  const response = await app.request(`/bookmarklet${query}`, { headers }, { SITE_URL: SITE });
  expect(response.status).toBe(200);
  return response.text();
}

/** The ways in the order of the page: their names, and whether they are open. */
const waysIn = (html: string) =>
  [...html.matchAll(/<details class="way"( open="")?><summary>([^<]*)</g)].map(
    ([, open, name]) => [name, open !== undefined] as const,
  );

describe.each(["en", "de"] as const)("in %s", (language) => {
  const words = TAKE_WORDS[language];

  test.each([
    ["chromium-desktop", CHROME],
    ["firefox-desktop", FIREFOX],
    ["safari-desktop", SAFARI],
    ["chrome-android", ANDROID],
    ["firefox-android", FENIX],
    ["safari-ios", IPHONE],
    ["other", "curl/8.10.1"],
  ] as const)("the way of %s comes first, and alone is open", async (family, userAgent) => {
    const ways = waysIn(await page(`?lang=${language}`, userAgent));
    expect(ways[0]).toEqual([words.way(family, HERE).name, true]);
    expect(ways.slice(1).every(([, isOpen]) => !isOpen)).toBe(true);
    expect(new Set(ways.map(([name]) => name)).size).toBe(FAMILIES.length);
  });

  test("the link is the bookmarklet, once, with the words that a click shows", async () => {
    const html = await page(`?lang=${language}`);
    const links = [...html.matchAll(/<a class="bookmarklet" href="([^"]*)" data-drag-hint="">/g)];
    expect(links.map(([, href]) => href?.replaceAll("&#39;", "'"))).toEqual([
      bookmarkletLink(SITE, language),
    ]);
    expect(html).toContain(words.drag.says);
    expect(html).toMatch(/<p id="drag-hint" role="status" hidden="">/);
  });

  test("every field has a label of its own", async () => {
    const html = await page(`?lang=${language}`, IPHONE);
    const ids = [...html.matchAll(/<textarea id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(html).toContain(`<label for="${id}">`);
  });
});

describe("after our broken page", () => {
  test.each([
    ["503", "it got status"],
    ["serverError", "failed with"],
  ])("?works=%s says so at the top", async (code, says) => {
    const html = await page(`?works=${code}`);
    expect(html).toContain("It works.");
    expect(html).toContain(`${says} <strong>${code}</strong>`);
    expect(html).toContain(`/bookmarklet?works=${code}&amp;lang=de`);
    expect(html.indexOf("It works.")).toBeLessThan(html.indexOf("data-drag-hint"));
  });

  test.each(["", "a-b", "%3Cb%3E", "x".repeat(65), "503%20"])(
    "?works=%s is no code and leaves no trace",
    async (code) => {
      expect(await page(`?works=${code}`)).toBe(await page());
    },
  );
});

describe("the page", () => {
  test("tells an old Chromium that its error pages run nothing, and what goes first there", async () => {
    const html = await page("", OLD_CHROME);
    expect(html).toContain("version 118");
    expect(html.indexOf("Without any bookmark")).toBeLessThan(
      html.indexOf("Show the bookmarks bar"),
    );
    expect(await page("", CHROME)).not.toContain("until you update");
  });

  test("speaks the reader's language, and differs by browser as it says", async () => {
    const headers = { "accept-language": "de-AT,en;q=0.5" };
    const response = await app.request("/bookmarklet", { headers }, { SITE_URL: SITE });
    expect(await response.text()).toContain("JustHere mitnehmen");
    expect(response.headers.get("vary")).toBe("Accept-Language, User-Agent, Sec-CH-UA");
  });

  test("has no script, no style and no handler within", async () => {
    expect(await page("", IPHONE)).not.toMatch(
      /<script(?! src="\/page.js" type="module">)|<style|\sstyle=|\son[a-z]+=/,
    );
  });

  test("shows the source with our own address", async () => {
    const html = await page();
    expect(html).toContain("Path, query, fragment, user and password stay here.");
    expect(html).not.toContain("JUSTHERE");
  });
});

test("every page's head names the manifest, the search and both colours of the frame", async () => {
  const head = String(
    await (
      <html lang="en">
        <head>
          <TakeHead />
        </head>
      </html>
    ),
  );
  expect(head).toContain('rel="manifest" href="/manifest.webmanifest"');
  expect(head).toContain('rel="search"');
  expect(head).toContain('rel="apple-touch-icon"');
  expect(head.match(/name="theme-color"/g)).toHaveLength(2);
});
