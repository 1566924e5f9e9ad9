import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startVisit, type Visit } from "../support/visit";

let visit: Visit;
let page: Page;
let link: string;

beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit?.end());
beforeEach(async () => {
  page = await visit.open();
  await page.goto(visit.dev.site);
  link = (await page.getByRole("link", { name: "Just here?" }).getAttribute("href")) ?? "";
  expect(link).toMatch(/^javascript:/);
});

/** Runs it as a click on a bookmark does: `goto` rejects, and its code has run all the same. */
async function click(): Promise<void> {
  visit.forget();
  await page.goto(link).catch(() => {});
  await page.waitForURL(`${visit.dev.site}/**`);
}

const sent = () => visit.requests[0];
const says = (text: string) =>
  page.locator(".headline", { hasText: text }).waitFor({ timeout: 30_000 });

test.each([
  ["a page that works", "up.test", 200],
  ["a server error with a body", "error.test", 503],
])("asks about %s, and sends its origin and status alone", async (_name, host, status) => {
  await page.goto(`https://${host}/secret/path?token=secret`);
  await click();
  expect(sent()).toEqual({
    url: `${visit.dev.site}/?u=${encodeURIComponent(`https://${host}`)}&s=${status}`,
    referer: undefined,
  });
  expect(page.url()).toBe(`${visit.dev.site}/${host}?s=${status}`);
  await says(status === 200 ? "It's up for everyone" : "It's ");
});

test("runs where the page's own policy forbids every script", async () => {
  await page.goto("https://strict.example/secret").catch(() => {});
  await click();
  expect(sent()?.url).toBe(`${visit.dev.site}/?u=https%3A%2F%2Fstrict.example&s=200`);
  expect(sent()?.referer).toBeUndefined();
});

describe("on the browser's own error page", () => {
  test.each([
    ["refused.test", "ERR_CONNECTION_REFUSED", "connection refused", "It's down for everyone"],
    ["bad-certificate.test", "ERR_CERT_AUTHORITY_INVALID", "certificate", "It's down for everyone"],
    ["hangs-up.test", "ERR_EMPTY_RESPONSE", "broke off", "It's down for everyone"],
  ])("of %s it brings the browser's own reason, %s", async (host, code, words, verdict) => {
    await page.goto(`https://${host}/secret?token=secret`).catch(() => {});
    await expect.poll(() => page.evaluate("location.protocol")).toBe("chrome-error:");
    // A headless shell shows no words on that page; every other Chromium shows its reason.
    await page.waitForFunction("document.body.innerText", null, { timeout: 1_000 }).catch(() => {});
    const hasWords = String(await page.evaluate("document.body.innerText")) !== "";
    await click();
    expect(sent()?.url).toBe(
      `${visit.dev.site}/?u=${encodeURIComponent(`https://${host}`)}${hasWords ? `&s=${code}` : ""}`,
    );
    expect(sent()?.referer).toBeUndefined();
    await says(verdict);
    if (hasWords) expect(await page.locator(".rings li").first().textContent()).toContain(words);
  });

  test("one click leads from a dead site to the answer", async () => {
    await visit.sites.set("shop-com.test", { kind: "refuses" });
    await page.goto("https://shop-com.test/").catch(() => {});
    await expect.poll(() => page.evaluate("location.protocol")).toBe("chrome-error:");
    await click();
    await says("It's just you: everyone else can reach it");
    expect(await page.locator("#part-advice li").count()).toBeGreaterThanOrEqual(6);
  });
});

test("of a page that hangs it knows the one before, and the answer shows which", async () => {
  await page.goto("https://up.test/");
  void page.goto("https://mute.test/").catch(() => {});
  await expect
    .poll(() => visit.sites.log.some(({ host }) => host.startsWith("mute.test")))
    .toBe(true);
  await click();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("up.test");
  expect(await page.getByText("Not this one?").isVisible()).toBe(true);
});

test("asks for the name where a page has none", async () => {
  page.on("dialog", (dialog) => dialog.accept("up.test"));
  await page.goto("about:blank");
  await click();
  expect(page.url()).toBe(`${visit.dev.site}/up.test`);
});

test("can be tried at once on an error page of our own", async () => {
  await page.goto(`${visit.dev.site}/bookmarklet/try`).catch(() => {});
  const status = "performance.getEntriesByType('navigation')[0]?.responseStatus";
  await expect.poll(() => page.evaluate(status)).toBe(503);
  await click();
  await expect.poll(() => page.url()).toBe(`${visit.dev.site}/bookmarklet?works=503`);
  expect(await page.locator(".works").textContent()).toContain("503");
});

test("says “drag me” when it is clicked on its own page", async () => {
  await page.goto(`${visit.dev.site}/bookmarklet`);
  await page.locator("[data-drag-hint]").click();
  await page.locator("#drag-hint:visible").waitFor();
  expect(page.url()).toBe(`${visit.dev.site}/bookmarklet`);
});

test("the address bar does as well: our address before the one that fails", async () => {
  await page.goto(`${visit.dev.site}/https://up.test/secret/path?token=secret`);
  expect(page.url()).toBe(`${visit.dev.site}/up.test`);
});
