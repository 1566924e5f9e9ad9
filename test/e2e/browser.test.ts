import { mkdirSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch } from "../support/chromium";
import { type Dev, startDev } from "../support/dev";

let dev: Dev;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What would trouble a person who looks at the console, and every request by its address. */
let complaints: string[];
let requests: { url: string; referer: string | undefined }[];

beforeAll(async () => {
  mkdirSync("artifacts", { recursive: true });
  // Nothing listens on port 80 or 443 of loopback's far end: every foreign name refuses to connect.
  const hosts = "MAP *.test 127.0.0.66, MAP *.example 127.0.0.66";
  [dev, browser] = await Promise.all([startDev(), launch(hosts)]);
});
afterAll(() => Promise.all([dev?.stop(), browser?.close()]));

beforeEach(() => open({}));
afterEach(() => context.close());

async function open(options: Parameters<Browser["newContext"]>[0]): Promise<void> {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  complaints = [];
  requests = [];
  page.on("console", (line) => {
    if (line.type() === "error" || line.type() === "warning") complaints.push(line.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    requests.push({ url: request.url(), referer: request.headers().referer });
  });
}

const headline = () => page.locator(".headline").textContent();

describe("the page", () => {
  test("says what everybody saw, in a table with a row for each vantage point", async () => {
    await page.goto(`${dev.site}/down-in-europe.test?from=germany`);
    expect(await page.title()).toContain("down-in-europe.test");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("down-in-europe.test");
    expect(await headline()).toBe("It's just here: down in your region, up elsewhere");
    expect(await page.locator("tbody tr").count()).toBe(10);
    const nearest = page.getByRole("row", { name: /nearest you/ });
    expect(await nearest.textContent()).toMatch(/Frankfurt.*down.*connection refused/);
  });

  test.each([
    ["phone", 360, "light"],
    ["phone", 360, "dark"],
    ["desktop", 1280, "light"],
    ["desktop", 1280, "dark"],
  ] as const)("fits a %s of %i pixels in the %s", async (name, width, colorScheme) => {
    await open({ viewport: { width, height: 800 }, colorScheme });
    for (const path of ["", "up.test", "down-in-europe.test?from=germany", "no-such-name.test"]) {
      await page.goto(`${dev.site}/${path}`);
      const wide = await page.evaluate("document.documentElement.scrollWidth");
      expect(wide, path).toBeLessThanOrEqual(width);
      const file = `${path.split(/[.?]/)[0] || "home"}-${name}-${colorScheme}.png`;
      await page.screenshot({ path: `artifacts/${file}`, fullPage: true });
    }
    expect(requests.filter(({ url }) => !url.startsWith(dev.site))).toEqual([]);
    // The one complaint is Chromium's own, about the status of the last page.
    expect(complaints.filter((line) => !line.includes("404 (Not Found)"))).toEqual([]);
  });

  test("works without script: a pasted address becomes an answer about its host", async () => {
    await open({ javaScriptEnabled: false });
    await page.goto(`${dev.site}/`);
    await page.getByLabel("Which website?").fill("https://up.test/some/path?token=secret");
    await page.getByRole("button", { name: "Ask" }).click();
    expect(page.url()).toBe(`${dev.site}/up.test`);
    expect(await headline()).toBe("It's up for everyone");
  });

  test("can be used with the keyboard alone", async () => {
    await page.goto(`${dev.site}/`);
    await page.keyboard.press("Tab");
    await page.keyboard.type("up.test");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${dev.site}/up.test`);
    expect(await headline()).toBe("It's up for everyone");
  });

  test("shows a name in another script by its plain form first", async () => {
    await page.goto(`${dev.site}/аpple.test`);
    expect(page.url()).toBe(`${dev.site}/xn--pple-43d.test`);
  });
});

describe("the bookmarklet", () => {
  /** Runs it as a click on a bookmark does: `goto` rejects, and its code has run all the same. */
  async function click(): Promise<void> {
    requests.length = 0;
    await page.goto(link).catch(() => {});
    await page.waitForURL(`${dev.site}/**`);
  }
  let link: string;
  beforeEach(async () => {
    const home = await context.newPage();
    await home.goto(dev.site);
    link = (await home.getByRole("link", { name: "Just here?" }).getAttribute("href")) ?? "";
    await home.close();
    expect(link).toMatch(/^javascript:/);
  });

  const STRICT =
    "default-src 'none'; script-src 'none'; connect-src 'none'; form-action 'none'; frame-src 'none'; " +
    "img-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

  test.each([
    ["a page that works", 200, {}, "It's up for everyone"],
    [
      "a page with the strictest policy",
      200,
      { "content-security-policy": STRICT },
      "It's up for everyone",
    ],
    ["a server error with a body", 503, {}, "It's just you: everyone else can reach it"],
  ])(
    "asks about %s, and sends its origin and status alone",
    async (_name, status, headers, says) => {
      await page.route("https://up.test/**", (route) =>
        route.fulfill({
          status,
          headers: { "referrer-policy": "unsafe-url", ...headers },
          body: "<p>page",
        }),
      );
      await page.goto("https://up.test/secret/path?token=secret");
      await click();
      expect(requests[0]).toEqual({
        url: `${dev.site}/?u=https%3A%2F%2Fup.test&s=${status}`,
        referer: undefined,
      });
      expect(page.url()).toBe(`${dev.site}/up.test?s=${status}`);
      expect(await headline()).toBe(says);
    },
  );

  test("asks from the browser's own error page, with the browser's own reason", async () => {
    await page.goto("http://refused.test/secret?token=secret").catch(() => {});
    await expect.poll(() => page.evaluate("location.protocol")).toBe("chrome-error:");
    // A headless shell shows no words on that page; every other Chromium shows its reason.
    await page.waitForFunction("document.body.innerText", null, { timeout: 1_000 }).catch(() => {});
    const words = String(await page.evaluate("document.body.innerText"));
    const reason = words === "" ? "" : "&s=ERR_CONNECTION_REFUSED";
    await click();
    expect(requests[0]?.url).toMatch(/\/\?u=https?%3A%2F%2Frefused\.test/);
    expect(requests[0]?.url.endsWith(`refused.test${reason}`)).toBe(true);
    expect(requests[0]?.referer).toBeUndefined();
    expect(page.url()).toBe(`${dev.site}/refused.test${reason.replace("&", "?")}`);
    expect(await headline()).toBe("It's down for everyone");
  });

  test("asks for the name where a page has none", async () => {
    page.on("dialog", (dialog) => dialog.accept("up.test"));
    await page.goto("about:blank");
    await click();
    expect(page.url()).toBe(`${dev.site}/up.test`);
  });
});
