/**
 * A person's browser in front of everything that misbehaves: a real Chromium, whose rules lead each
 * name to its doors on loopback and all others nowhere.
 */
import { createHash } from "node:crypto";
import { connect } from "node:tls";
import type { BrowserContext, Page } from "playwright-core";
import { launch } from "./chromium";
import { type Behaviour, hostOf, targetOf } from "./misbehaving/behaviour";
import { type Misbehaving, startMisbehaving } from "./misbehaving/server";

/** What somebody has in front of them who has typed a name. */
export type Shown =
  /** What the server sent. */
  | { readonly kind: "page"; readonly status: number }
  /** What was there before: no content came, or a download, or another program takes over. */
  | { readonly kind: "stays" }
  /** The browser's own page about an error, or a blank one that never came to be. */
  | { readonly kind: "error"; readonly why: string }
  /** Still nothing. */
  | { readonly kind: "waits" };

export interface Browsing {
  readonly look: (row: Behaviour) => Promise<Shown>;
  readonly end: () => Promise<void>;
}

/** Twenty redirects with a handshake each need seconds where eight pages share two cores. */
const PATIENCE_MS = 15_000;

/** For what comes behind the head. */
const BODY_MS = 1_000;

/** Chromium's name for an error without a body: it writes the page itself; its quick shell does not. */
const EMPTY_ERROR = "ERR_HTTP_RESPONSE_CODE_FAILURE";

/** A process for each of hundreds of names would take most of the time. */
const FEW_PROCESSES = ["--disable-site-isolation-trials", "--renderer-process-limit=2"];

/** @param elsewhere what stands behind the names of others to which rows send their visitors */
export async function startBrowsing(
  rows: readonly Behaviour[],
  elsewhere: Behaviour,
): Promise<Browsing> {
  const server = await startMisbehaving(rows);
  const keys = await Promise.all(rows.map((row) => keyOf(row, server)));
  const trusted = keys.filter((key) => key !== null).join(",");
  const browser = await launch(
    rulesFor(rows, elsewhere, server),
    [...FEW_PROCESSES, `--ignore-certificate-errors-spki-list=${trusted}`],
    "shipped",
  );
  const context = await browser.newContext({
    acceptDownloads: false,
    viewport: { width: 320, height: 240 },
  });
  return {
    look: (row) => look(context, targetOf(row)),
    end: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/** For `--host-resolver-rules`. The last one also holds for addresses. */
function rulesFor(rows: readonly Behaviour[], elsewhere: Behaviour, server: Misbehaving): string {
  const there = server.wayTo(elsewhere).doors;
  const doors = new Map<string, number | undefined>();
  for (const { expects } of rows)
    for (const port of expects.redirectsTo === undefined ? [] : [443, 80])
      doors.set(`${expects.redirectsTo}:${port}`, there[`${hostOf(elsewhere)}:${port}`]);
  for (const row of rows)
    for (const [at, port] of Object.entries(server.wayTo(row).doors)) doors.set(at, port);
  const rules = [...doors].map(([at, port]) => `MAP ${at} 127.0.0.1:${port}`);
  return [...rules, "MAP * ~NOTFOUND"].join(", ");
}

/**
 * Of the good certificate of a row, which is one for all of its names. The browser knows no authority
 * of ours, but it can be told keys to trust.
 */
async function keyOf(row: Behaviour, server: Misbehaving): Promise<string | null> {
  const hosts = { [hostOf(row)]: row.https };
  for (const [prefix, doors] of Object.entries(row.hosts))
    hosts[`${prefix}.${hostOf(row)}`] = doors.https;
  const good = Object.keys(hosts).find((host) => {
    const door = hosts[host];
    return typeof door === "object" && door.tls?.certificate === "good";
  });
  const port = good && server.wayTo(row).doors[`${good}:443`];
  return port ? keyAt(port) : null;
}

function keyAt(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
    socket.once("secureConnect", () => {
      const key = socket.getPeerX509Certificate()?.publicKey;
      socket.destroy();
      const spki = key?.export({ type: "spki", format: "der" });
      resolve(spki ? createHash("sha256").update(spki).digest("base64") : null);
    });
    // It may speak another version, or none.
    socket.on("error", () => {}).once("close", () => resolve(null));
  });
}

/** As browsers do with a name that is typed: https, and http where that fails. */
async function look(context: BrowserContext, host: string): Promise<Shown> {
  const first = await open(context, `https://${host}/`);
  if (first.kind !== "error") return first;
  const second = await open(context, `http://${host}/`);
  return second.kind === "error" ? first : second;
}

/** In a page of its own: the browser's page about an error gets in the way of the next address. */
async function open(context: BrowserContext, url: string): Promise<Shown> {
  const page = await context.newPage();
  const failed = failureOf(page);
  try {
    const going = page.goto(url, { waitUntil: "commit", timeout: PATIENCE_MS }).then(
      (response) => ({ response, said: "" }),
      (error: Error) => ({ response: null, said: error.message }),
    );
    // A bad certificate is known long before the page about it, which waits for the network's own.
    const { response, said } = await Promise.race([
      going,
      failed.then((text) => ({ response: null, said: text })),
    ]);
    if (said !== "") return shownBy(said);
    const parsed = page
      .waitForLoadState("domcontentloaded", { timeout: BODY_MS })
      .then(nothing, nothing);
    const broken = await Promise.race([failed, parsed]);
    if (broken !== null && (await isBlank(page))) return { kind: "error", why: codeIn(broken) };
    return { kind: "page", status: response?.status() ?? 0 };
  } finally {
    // Not waited for: a page that goes on by itself may take its time.
    page.close().catch(nothing);
  }
}

const nothing = () => null;

/** Why the page, or what it was redirected to, did not come or not to its end. */
const failureOf = (page: Page): Promise<string> =>
  new Promise((resolve) => {
    page.on("requestfailed", (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame())
        resolve(request.failure()?.errorText ?? "unknown");
    });
  });

const codeIn = (said: string) => /net::(ERR_\w+)/.exec(said)?.[1] ?? said;

function shownBy(said: string): Shown {
  const why = codeIn(said);
  if (why === "ERR_ABORTED" || said.includes("Download is starting")) return { kind: "stays" };
  if (why === EMPTY_ERROR) return { kind: "page", status: 0 };
  return said.includes("Timeout") ? { kind: "waits" } : { kind: "error", why };
}

/** Not even an empty page: nothing of the body has come to anything. */
const isBlank = (page: Page): Promise<boolean> =>
  page
    .locator(":root")
    .waitFor({ state: "attached", timeout: BODY_MS })
    .then(
      () => false,
      () => true,
    );
