/** The routes by which people take JustHere along, each as a browser asks it. */
import { describe, expect, test } from "vitest";
import { manifest, openSearch } from "../../../src/web/take/files";
import { takeAlong } from "../../../src/web/take/routes";
import { TAKE_STYLE } from "../../../src/web/take/take.style";

const SITE = "https://justhere.example";
const app = takeAlong<{ SITE_URL: string }>();
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(path, { headers }, { SITE_URL: SITE });

describe("our broken page", () => {
  test("is a 503 without a byte, so that the browser shows its own", async () => {
    const response = await get("/bookmarklet/try");
    expect(response.status).toBe(503);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-length")).toBe("0");
    expect((await response.arrayBuffer()).byteLength).toBe(0);
  });
});

describe("the share target", () => {
  test.each([
    ["?url=https%3A%2F%2Fexample.com%2Fa%3Ftoken%3Dsecret", "/?u=https%3A%2F%2Fexample.com"],
    ["?title=Example&text=Look%3A+https%3A%2F%2Fexample.com%2Fa", "/?u=https%3A%2F%2Fexample.com"],
    ["?title=Example&text=secret", "/"],
    ["", "/"],
  ])("answers %j with %j and nothing else", async (query, location) => {
    const response = await get(`/share${query}`);
    expect([response.status, response.headers.get("location")]).toEqual([303, location]);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).not.toMatch(/secret|Example/);
  });
});

describe("the manifest", () => {
  test.each(["en", "de"] as const)("in %s lets itself be installed and shared to", async (lang) => {
    const response = await get("/manifest.webmanifest", { "accept-language": lang });
    expect(response.headers.get("content-type")).toContain("application/manifest+json");
    expect(response.headers.get("vary")).toBe("Accept-Language");
    const document = await response.json();
    expect(document).toEqual(JSON.parse(JSON.stringify(manifest(lang))));
    expect(document).toMatchObject({
      lang,
      short_name: "JustHere",
      start_url: "/",
      display: "minimal-ui",
      share_target: {
        action: "/share",
        method: "GET",
        params: { title: "title", text: "text", url: "url" },
      },
    });
  });

  test("names icons that are there, but for the favicon, which the site has", async () => {
    for (const { src, type } of manifest("en").icons) {
      if (src === "/favicon.svg") continue;
      const response = await get(src);
      expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
    }
  });
});

describe("an icon in pixels", () => {
  test.each([
    ["/apple-touch-icon.png", 180],
    ["/icon-512.png", 512],
  ])("%s is a PNG of %i", async (path, side) => {
    const bytes = new DataView(await (await get(path)).arrayBuffer());
    expect(bytes.getUint32(0)).toBe(0x89_50_4e_47);
    expect([bytes.getUint32(16), bytes.getUint32(20)]).toEqual([side, side]);
  });
});

describe("the OpenSearch description", () => {
  test("asks our own address", async () => {
    const response = await get("/opensearch.xml", { "accept-language": "de" });
    expect(response.headers.get("content-type")).toContain("application/opensearchdescription+xml");
    const xml = await response.text();
    expect(xml).toContain(`template="${SITE}/?u={searchTerms}"`);
    expect(xml).toContain("<Language>de</Language>");
    expect(/<ShortName>(.*)<\/ShortName>/.exec(xml)?.[1]?.length).toBeLessThanOrEqual(16);
  });

  test("escapes what XML would read as its own", () => {
    const xml = openSearch(`https://a.example/?a=1&b="<'>`, "en");
    expect(xml).toContain("https://a.example/?a=1&amp;b=&quot;&lt;&apos;&gt;/?u={searchTerms}");
  });
});

describe("the page for whoever is offline", () => {
  test.each([
    ["en", "It's just you: you are offline"],
    ["de", "Es betrifft nur Sie: Sie sind offline"],
  ])("speaks %s, and says how to find out that it is us", async (language, heading) => {
    const html = await (await get(`/offline?lang=${language}`)).text();
    expect(html).toContain(`<html lang="${language}">`);
    expect(html.replaceAll("&#39;", "'")).toContain(`<h1>${heading}</h1>`);
    expect(html).toMatch(/<a class="again" href="">/);
    expect(html).toContain(
      language === "en" ? "Do other websites load?" : "Laden andere Websites?",
    );
  });
});

describe("the service worker", () => {
  test("is served as a script, renewed at every visit, and knows its version", async () => {
    const response = await get("/sw.js");
    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const [code, again] = [await response.text(), await (await get("/sw.js")).text()];
    expect(code).toMatch(/"justhere-[0-9a-f]{12}"/);
    expect(code).not.toContain("VERSION");
    expect(again).toBe(code);
  });
});

test("its part of the style sheet stays under two kilobytes", () => {
  expect(new TextEncoder().encode(TAKE_STYLE).length).toBeLessThan(2_048);
});
