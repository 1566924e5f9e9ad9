/** What a person does with what was met beside the votes: a twin that answers, a page in doubt. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startVisit, type Visit } from "../support/visit";

let visit: Visit;
let page: Page;

beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit?.end());
beforeEach(async () => {
  page = await visit.open();
});

const go = (path: string) => page.goto(`${visit.dev.site}/${path}`);
const settled = () => page.locator(".verdict.final, .verdict.old").waitFor({ timeout: 30_000 });
const headline = () => page.locator(".headline").textContent();
const part = (name: string) => page.locator(`#part-${name}`).innerText();
/** What the keyboard is at. */
const focused = () => page.evaluate("document.activeElement.textContent");

describe("a website that answers under its twin alone", () => {
  test("has a link that opens the twin", async () => {
    await visit.sites.set("half.test", { kind: "refuses" });
    await go("half.test?from=germany");
    await settled();
    expect(await headline()).toBe("It's down for everyone");
    expect(await page.locator(".why").textContent()).toContain("www.half.test answers.");
    await page.getByRole("link", { name: "Open www.half.test" }).click();
    await page.waitForURL("https://www.half.test/");
    const opened = visit.sites.log.find(
      ({ host, path }) => host.startsWith("www.half.test") && path === "/",
    );
    expect(opened).toBeDefined();
    expect(opened?.headers.referer).toBeUndefined();
  });

  test("is asked about instead, with the keyboard alone, where the name itself does not exist", async () => {
    const response = await go("www-alone.test?lang=en");
    expect(response?.status()).toBe(404);
    const link = page.getByRole("link", { name: "Ask about www.www-alone.test" });
    for (let tabs = 0; tabs < 8 && (await focused()) !== (await link.textContent()); tabs++)
      await page.keyboard.press("Tab");
    expect(await focused()).toBe("Ask about www.www-alone.test");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${visit.dev.site}/www.www-alone.test?lang=en`);
    await settled();
    expect(await headline()).toBe("It's up for everyone");
  });

  test("is not offered where no twin exists either", async () => {
    await go("no-such-name.test");
    expect(await page.getByRole("link", { name: /Ask about/ }).count()).toBe(0);
  });
});

describe("a page in doubt", () => {
  test("is up, and what it seems to be is told once below the map", async () => {
    await go("maintenance.test");
    await settled();
    expect(await headline()).toBe("It's up for everyone");
    expect(await page.locator(".why").textContent()).toContain("says it is being worked on.");
    expect(await part("meaning")).toMatch(/^What that means\s+It answers with a page that says/);
    expect(await part("findings")).toContain("Nothing else");
  });

  test("is told in German too", async () => {
    await go("login.test?lang=de");
    await settled();
    expect(await headline()).toBe("Das können wir nicht sagen");
    expect(await part("meaning")).toContain("Besucher werden zu einer Anmeldung geschickt.");
  });
});

test("a wall in some places is told with their names", async () => {
  await go("turned-away-in-asia.test?from=japan");
  await settled();
  expect(await part("meaning")).toContain("answers, but a firewall says no");
  expect(await part("findings")).toContain(
    "It turned us away from Mumbai and Tokyo, and let us in elsewhere.",
  );
});
