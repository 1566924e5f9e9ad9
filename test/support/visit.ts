/**
 * A person with a browser: the service as `npm start` runs it, real servers behind the practice
 * names, a real Chromium between them, and notes of everything that would trouble somebody.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { launch } from "./chromium";
import { type Dev, startDev } from "./dev";
import { type Sites, startSites } from "./sites";

export interface Visit {
  readonly dev: Dev;
  readonly sites: Sites;
  /** A new page in a context of its own; the one before is closed. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
  /** Errors and warnings of the console since the page was opened. */
  readonly complaints: readonly string[];
  /** Every request since then, in order. */
  readonly requests: readonly { url: string; referer: string | undefined }[];
  readonly forget: () => void;
  readonly end: () => Promise<void>;
}

export async function startVisit(): Promise<Visit> {
  const sites = await startSites();
  const [dev, browser] = await Promise.all([
    startDev("--var", "BROWSER_IN_PRACTICE:yes"),
    launch(sites.hostRules, [`--ignore-certificate-errors-spki-list=${sites.spki}`]),
  ]);
  const complaints: string[] = [];
  const requests: { url: string; referer: string | undefined }[] = [];
  let context: BrowserContext | null = null;
  return {
    dev,
    sites,
    complaints,
    requests,
    forget: () => {
      complaints.length = 0;
      requests.length = 0;
    },
    open: async (options = {}) => {
      await context?.close();
      context = await newContext(browser, options);
      const page = await context.newPage();
      complaints.length = 0;
      requests.length = 0;
      page.on("console", (line) => {
        if (line.type() === "error" || line.type() === "warning") complaints.push(line.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => {
        requests.push({ url: request.url(), referer: request.headers().referer });
      });
      return page;
    },
    end: async () => {
      await Promise.all([browser.close(), dev.stop(), sites.stop()]);
    },
  };
}

function newContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
}
