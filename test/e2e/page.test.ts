import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fetchJudged } from "../support/judged";
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
const headline = () => page.locator(".headline").textContent();
const settled = (selector = ".verdict.final, .verdict.old") =>
  page.locator(selector).waitFor({ timeout: 30_000 });
const ring = (at: number) => page.locator(".rings li").nth(at).textContent();

describe("an answer arrives", () => {
  test("at once as a question, then vote by vote, then for good", async () => {
    // Two of the ten take ten seconds: however late the page hears of the others, it is in between.
    const response = await go("filtered-in-europe.test?from=japan");
    expect(await response?.text()).toContain("Asking ten places around the world");
    await settled(".verdict.up.provisional");
    expect(await headline()).toBe("It looks up so far");
    expect(await page.title()).toBe("filtered-in-europe.test: It looks up so far");
    const announced = () => page.locator("#announce").textContent();
    await expect.poll(announced).toBe("It looks up so far");
    await settled();
    expect(await headline()).toMatch(/^It's up here, down .*Europe/);
    const host = "filtered-in-europe.test";
    expect(await page.title()).toBe(`${host}: ${await headline()}`);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(host);
    expect(await page.locator("tbody tr.heard").count()).toBe(10);
    expect(await page.locator("#dots .dot.up").count()).toBe(8);
    expect(await page.locator("#dots .dot.down").count()).toBe(2);
    const nearest = page.getByRole("row", { name: /nearest you/ });
    expect(await nearest.textContent()).toMatch(/Tokyo.*up/);
    await expect.poll(announced).toBe(await headline());
    expect(visit.complaints.filter((line) => !line.includes("ERR_CONNECTION_REFUSED"))).toEqual([]);
  });

  test("says that nobody has answered when nobody does", async () => {
    await go("mute.test");
    await settled(".verdict.waiting");
    expect(await page.locator(".stage").textContent()).toMatch(/^Nobody has answered yet/);
  });

  test("is complete without script", async () => {
    page = await visit.open({ javaScriptEnabled: false });
    await go("");
    await page.getByLabel("Which website?").fill("https://error.test/some/path?token=secret");
    await page.getByRole("button", { name: "Ask" }).click();
    await page.waitForURL("**/error.test?wait=settled");
    expect(await headline()).toBe("It's down for everyone");
    expect(await page.getByRole("button", { name: "Share" }).count()).toBe(0);
  });

  test("can be asked for with the keyboard alone", async () => {
    await go("");
    await page.getByLabel("Which website?").focus();
    await page.keyboard.type("up.test");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${visit.dev.site}/up.test`);
    await settled();
    expect(await headline()).toBe("It's up for everyone");
  });

  test("can be read and left with the keyboard alone", async () => {
    await go("up.test");
    await settled();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe("#main");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Not this one?");
    await page.keyboard.press("Enter");
    expect(await page.getByLabel("Ask about another website").isVisible()).toBe(true);
  });

  test("on a slow line is there to be used before the first vote", async () => {
    const line = await page.context().newCDPSession(page);
    const slow = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 20_000 };
    await line.send("Network.emulateNetworkConditions", { offline: false, ...slow });
    await go("timeout.test");
    await page.getByRole("button", { name: "Share" }).waitFor();
    expect(await page.locator("tbody tr.heard").count()).toBe(0);
    await settled();
    expect(await headline()).toBe("It's down for everyone");
  });

  test("comes in the reader's language", async () => {
    page = await visit.open({ locale: "de-AT" });
    await go("refused.test?from=germany");
    await settled();
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
    await page.getByRole("link", { name: "English" }).click();
    await settled();
    expect(await headline()).toBe("It's down for everyone");
  });

  test("shows a name in another script by its plain form first, and warns of look-alikes", async () => {
    await go("аpple.test");
    expect(page.url()).toBe(`${visit.dev.site}/xn--pple-43d.test`);
  });

  test("survives a stream that breaks: the page without script steps in", async () => {
    await page.route("**/live/**", (route) => route.abort());
    await go("loop.test");
    await page.waitForURL("**/loop.test?wait=settled");
    expect(await headline()).toBe("It's down for everyone");
  });
});

describe("the browser's own test", () => {
  test("of a site that answers makes the innermost ring", async () => {
    await go("up.test");
    await settled();
    await expect.poll(() => ring(0)).toBe("You: your browser reaches it");
    const foreign = visit.requests.filter(({ url }) => !url.startsWith(visit.dev.site));
    expect(foreign.map(({ url }) => url)).toEqual(["https://up.test/"]);
    const asked = visit.sites.log.find(({ host }) => host.startsWith("up.test"));
    expect(asked?.path).toBe("/");
    expect(asked?.headers.referer).toBeUndefined();
    expect(asked?.headers.cookie).toBeUndefined();
  });

  test("turns up into just you when this browser alone cannot reach it", async () => {
    await visit.sites.set("slow.test", { kind: "refuses" });
    await go("slow.test");
    await page.locator(".headline", { hasText: "It's just you" }).waitFor({ timeout: 20_000 });
    expect(await ring(0)).toBe("You: your browser cannot reach it");
    expect(await page.locator("#part-advice li").count()).toBeGreaterThanOrEqual(6);
  });

  test("proves nothing where the site forbids to be loaded", async () => {
    await go("corp.test");
    await page.locator(".rings", { hasText: "forbids other pages" }).waitFor();
    expect(await headline()).toBe("It's up for everyone");
  });

  test("proves nothing where the site answers over http alone", async () => {
    await go("http-only.test");
    await page.locator(".rings", { hasText: "answers over http" }).waitFor();
    expect(await headline()).toBe("It's up for everyone");
    expect(await page.getByRole("link", { name: "Open http-only.test" }).count()).toBe(1);
  });

  test("agrees with the others about a site that is down", async () => {
    await go("refused.test?from=germany");
    await page.locator(".why", { hasText: "neither could you" }).waitFor();
    expect(await headline()).toBe("It's down for everyone");
  });

  test("is never made for a name that we may not look at", async () => {
    for (const name of ["private.test", "no-such-name.test", "opted-out.test"]) await go(name);
    expect(visit.requests.filter(({ url }) => !url.startsWith(visit.dev.site))).toEqual([]);
  });

  test("waits while the reader is offline, and goes on afterwards", async () => {
    await page.route(/\/(ping|live)/, (route) => route.abort());
    await go("moved.test");
    await page.locator("#say-offline").waitFor();
    expect(visit.requests.filter(({ url }) => url.includes("https://moved.test"))).toEqual([]);
    await page.unroute(/\/(ping|live)/);
    await page.evaluate("dispatchEvent(new Event('online'))");
    await expect.poll(() => ring(0)).toBe("You: your browser reaches it");
    expect(await page.locator("#say-offline").isVisible()).toBe(false);
  });
});

describe("the content policy", () => {
  const refused = (code: string) =>
    page.evaluate(
      `(() => { try { ${code}; return "done" } catch (error) { return error.name } })()`,
    );

  test("lets no text become markup or script but by our own two ways", async () => {
    await go("up.test");
    await settled();
    expect(await refused("document.createElement('div').innerHTML = '<b>'")).toBe("TypeError");
    expect(await refused("trustedTypes.createPolicy('another', {})")).toBe("TypeError");
    expect(await refused("trustedTypes.createPolicy('justhere', {})")).toBe("TypeError");
    expect(await refused("document.createElement('div').textContent = '<b>'")).toBe("done");
  });

  test("is met by our script in a browser that does not know such types, too", async () => {
    await page.addInitScript("delete globalThis.trustedTypes");
    await page.route(`${visit.dev.site}/moved.test`, async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      const policy = headers["content-security-policy"] ?? "";
      expect(policy).toContain("; require-trusted-types-for 'script'; trusted-types justhere");
      headers["content-security-policy"] = policy.replace(/; require-trusted-types-for.*/, "");
      await route.fulfill({ response, headers });
    });
    await go("moved.test");
    expect(await page.evaluate("typeof trustedTypes")).toBe("undefined");
    await settled();
    expect(await headline()).toBe("It's up for everyone");
    expect(visit.complaints.join("\n")).not.toMatch(/Content Security Policy|Trusted/);
  });
});

describe("the buttons", () => {
  test("copy the answer as text", async () => {
    await go("up.test");
    await settled();
    await page.getByRole("button", { name: "Copy as text" }).click();
    await page.getByText("Copied.").waitFor();
    // Our own script may not read it back; a person pastes it.
    await page.getByText("Not this one?").click();
    const field = page.getByLabel("Ask about another website");
    await field.fill("");
    await field.press("ControlOrMeta+v");
    expect(await field.inputValue()).toMatch(/^It's up for everyone: /);
  });

  test("tell when the site is back", async () => {
    await page.clock.install();
    await go("dublin.test");
    await settled();
    await fetchJudged(`${visit.dev.site}/practice/dublin/off`, { method: "POST" });
    await page.getByRole("button", { name: /Tell me/ }).click();
    await page.locator("#say-telling:visible, #say-quiet:visible").waitFor();
    await fetchJudged(`${visit.dev.site}/practice/dublin/on`, { method: "POST" });
    await visit.sites.set("dublin.test", { kind: "answers", status: 200 });
    // A look that is refused changes nothing, and ends no waiting.
    const refused = page.waitForResponse(/\/v1\/check\//);
    await page.route("**/v1/check/**", (route) => route.fulfill({ status: 429 }));
    await page.clock.runFor(61_000);
    await refused;
    await page.unroute("**/v1/check/**");
    expect(await page.locator("#do-tell").getAttribute("aria-pressed")).toBe("true");
    await page.clock.runFor(61_000);
    await page.locator("#say-back:visible").waitFor();
    expect(await page.title()).toBe("✓ dublin.test is back");
  });

  test("matter again when the page has been open for a while: it says so", async () => {
    await page.clock.install();
    await go("up.test");
    // Its last news: what this browser's own test means.
    await expect.poll(() => ring(0)).toBe("You: your browser reaches it");
    await settled();
    await page.clock.runFor(80_000);
    expect(await page.locator("#say-aged").isVisible()).toBe(false);
    await page.clock.runFor(11_000);
    await page.locator("#say-aged:visible").waitFor();
  });

  test("ask about another website, where the page shows the wrong one", async () => {
    await go("up.test");
    await page.getByText("Not this one?").click();
    const field = page.getByLabel("Ask about another website");
    expect(await field.inputValue()).toBe("up.test");
    await field.fill("error.test");
    await field.press("Enter");
    await page.waitForURL(`${visit.dev.site}/error.test`);
  });
});
