/**
 * Every state of the answer page at two widths: no sideways scrolling, no complaint, nothing that axe
 * finds, and a picture of each in artifacts/screens.
 */
import { mkdirSync } from "node:fs";
import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchJudged } from "../support/judged";
import { startVisit, type Visit } from "../support/visit";

let visit: Visit;
let page: Page;

beforeAll(async () => {
  mkdirSync("artifacts/screens", { recursive: true });
  visit = await startVisit();
});
afterAll(() => visit?.end());

const ENDED = ".verdict.final, .verdict.old";

interface State {
  readonly path: string;
  /** What shows that the state is there. */
  readonly shows: string;
  readonly before?: () => Promise<unknown>;
}

const STATES: Readonly<Record<string, State>> = {
  home: { path: "", shows: "h1" },
  bookmarklet: { path: "bookmarklet", shows: "h1" },
  bot: { path: "bot", shows: "h1" },
  asking: {
    path: "dns-gone.test?from=germany",
    shows: ".verdict.asking",
    before: () => page.route("**/live/**", () => {}),
  },
  waiting: { path: "mute.test?from=germany", shows: ".verdict.waiting" },
  // Two of the ten take ten seconds: long enough for four looks at what it looks like before.
  provisional: {
    path: "filtered-in-europe.test?from=japan",
    shows: ".verdict.up.provisional",
  },
  up: { path: "up.test?from=germany", shows: ENDED },
  down: {
    path: "refused.test?from=germany&s=ERR_CONNECTION_REFUSED",
    shows: ".verdict.down.final, .verdict.down.old",
  },
  here: { path: "down-in-europe.test?from=germany", shows: ENDED },
  "just-you": {
    path: "moved.test?from=germany",
    shows: "#part-advice:not([hidden])",
    before: () => visit.sites.set("moved.test", { kind: "refuses" }),
  },
  unknown: { path: "robots.test?from=germany", shows: ENDED },
  twin: {
    path: "half.test?from=germany&s=ERR_CONNECTION_REFUSED",
    shows: ".verdict.down.final, .verdict.down.old",
    before: () => visit.sites.set("half.test", { kind: "refuses" }),
  },
  "soft-error": { path: "maintenance.test?from=germany", shows: ENDED },
  "wall-in-places": { path: "turned-away-in-asia.test?from=japan", shows: ENDED },
  "expired-certificate": {
    path: "expired.test?from=germany&s=ERR_CERT_DATE_INVALID",
    shows: ENDED,
    before: () => visit.sites.set("expired.test", { kind: "refuses" }),
  },
  "http-only": { path: "http-only.test", shows: ".rings :text('answers over http')" },
  "login-german": { path: "login.test?from=germany&lang=de", shows: ENDED },
  old: { path: "up.test?from=germany", shows: ".verdict.old" },
  german: { path: "blocked-in-emirates.test?from=emirates&lang=de", shows: ENDED },
  "no-such-name": { path: "no-such-name.test", shows: "h1" },
  "twin-alone": { path: "www-alone.test", shows: "h1" },
  forbidden: { path: "private.test", shows: "h1" },
  "opted-out": { path: "opted-out.test", shows: "h1" },
  invalid: { path: "not%20a%20name", shows: "h1" },
  status: { path: "status", shows: ".watched" },
};

const LOOKS = [
  [360, "dark"],
  [1280, "light"],
  [360, "light"],
  [1280, "dark"],
] as const;

/** Shrinks, grows and darkens the page, looks for what is wrong, and takes its picture. */
async function lookAt(name: string, looks: readonly (typeof LOOKS)[number][] = LOOKS) {
  await page.evaluate(axe.source);
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const where = `${name} at ${width} in the ${colorScheme}`;
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    expect(wide, where).toBeLessThanOrEqual(width);
    // With what folds away open, too; the picture is of the page as it comes.
    await page.evaluate(`const folded = document.querySelectorAll("details:not([open])");
      for (const one of folded) one.open = true; window.folded = folded`);
    const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`;
    const { violations } = (await page.evaluate(run)) as AxeResults;
    await page.evaluate("for (const one of window.folded) one.open = false");
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
    expect(found, where).toEqual([]);
    const path = `artifacts/screens/${name}-${width}-${colorScheme}.png`;
    await page.screenshot({ path, fullPage: true });
  }
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

describe("looks right on a phone and on a desk, in the light and in the dark", () => {
  test.each(Object.entries(STATES))("%s", async (name, { path, shows, before }) => {
    page = await visit.open();
    await before?.();
    const arrives = async () => {
      await page.goto(`${visit.dev.site}/${path}`);
      const shown = page.locator(shows).first();
      return shown.waitFor({ timeout: name === "old" ? 2_000 : 30_000 }).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(arrives, { timeout: 40_000 }).toBe(true);
    await lookAt(name);
    // Chromium's own words on the status of a page, and on a test that found nobody.
    const ours = visit.complaints.filter((line) => !/Failed to load resource|ERR_/.test(line));
    expect(ours).toEqual([]);
  });

  test("the page of the interface, which is long: on a phone in the dark", async () => {
    page = await visit.open();
    await page.goto(`${visit.dev.site}/docs?lang=de`);
    await lookAt("docs", LOOKS.slice(0, 1));
    expect(visit.complaints).toEqual([]);
  });

  test("offline: our own page says so", async () => {
    page = await visit.open();
    await page.goto(visit.dev.site);
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await page.context().setOffline(true);
    await page.goto(`${visit.dev.site}/up.test`);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain(
      "you are offline",
    );
    await lookAt("offline");
  });
});

test("320 pixels are enough, and paper is too", async () => {
  page = await visit.open({ viewport: { width: 320, height: 640 } });
  for (const path of [
    "",
    "bookmarklet",
    "status",
    "docs",
    "up.test?lang=de",
    "down-in-europe.test",
  ]) {
    await page.goto(`${visit.dev.site}/${path}`);
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    expect(wide, path).toBeLessThanOrEqual(320);
  }
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".actions").isVisible()).toBe(false);
});

// Last: it uses up what this client may ask for within a minute.
test("who asks too much is told when to come back", async () => {
  const ask = (at: number) => fetchJudged(`${visit.dev.site}/v1/check/nobody-${at}.test`);
  let isRefused = false;
  // More than twice the limit: a new minute may begin meanwhile.
  for (let done = 0; done < 1_500 && !isRefused; done += 80) {
    const asked = await Promise.all(Array.from({ length: 80 }, (_, at) => ask(done + at)));
    await Promise.all(asked.map((response) => response.text()));
    isRefused = asked.at(-1)?.status === 429;
  }
  page = await visit.open();
  const response = await page.goto(`${visit.dev.site}/nobody-new.test`);
  expect(response?.status()).toBe(429);
  await lookAt("rate-limited");
});
