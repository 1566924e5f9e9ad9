/**
 * A person with a browser: the service as `npm start` runs it, real servers behind the practice
 * names, a real Chromium between them, and notes of everything that would trouble somebody.
 */
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  CDPSession,
  Page,
  Request as Sent,
} from "playwright-core";
import { launch } from "./chromium";
import { type Dev, startDev } from "./dev";
import { judge, judgeBeside } from "./judged";
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
      page.on("requestfinished", (request) => judgeBeside(judgeLoaded(request, dev.site)));
      await judgeStreams(await context.newCDPSession(page), dev.site);
      return page;
    },
    end: async () => {
      await Promise.all([browser.close(), dev.stop(), sites.stop()]);
    },
  };
}

/** Holds what a page of ours has loaded of us to the document of the interface. */
async function judgeLoaded(request: Sent, site: string): Promise<void> {
  // The browser forgets both this and its body when the page is left.
  const response = await request.response().catch(() => null);
  const url = request.url();
  if (response === null || !url.startsWith(`${site}/`) || response.fromServiceWorker()) return;
  const headers = new Headers(response.headers());
  const status = response.status();
  const isStream = headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  const hasNone = isStream || status === 204 || (status >= 300 && status < 400);
  const body = hasNone ? "" : await response.text().catch(() => null);
  if (body === null) return;
  judge({ method: request.method(), url }, { status, headers }, body, isStream);
}

/** The same of what a stream says: the browser tells of each event by itself. */
async function judgeStreams(session: CDPSession, site: string): Promise<void> {
  const urls = new Map<string, string>();
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.url.startsWith(`${site}/`)) urls.set(requestId, response.url);
  });
  session.on("Network.eventSourceMessageReceived", ({ requestId, eventName, eventId, data }) => {
    const url = urls.get(requestId);
    if (url === undefined) return;
    const headers = new Headers({ "content-type": "text/event-stream" });
    const id = eventId === "" ? "" : `id: ${eventId}\n`;
    const event = `event: ${eventName}\ndata: ${data}\n${id}\n`;
    judge({ method: "GET", url }, { status: 200, headers }, event, true);
  });
  await session.send("Network.enable");
}

function newContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
}
