/**
 * The routes by which people take JustHere along: the bookmarklet's page, the installable app, the
 * share menu, the search box of a browser, and the page for whoever is offline. None of them asks
 * anything about a website, and none keeps or logs what it is given.
 */
import { type Context, Hono } from "hono";
import { LANGUAGES, type Language } from "../../language";
import { FRONT } from "../../limits";
import { chosenLanguage, languageOf } from "../language";
import type { PageContext } from "../layout";
import { FAVICON, STYLE } from "../style";
import { browserOf } from "./browser";
import { manifest, openSearch } from "./files";
import { ICON_SVG } from "./icon";
import { ICON_180, ICON_512 } from "./icon.min";
import { OfflinePage } from "./offline";
import { TakePage } from "./page";
import { SERVICE_WORKER } from "./service-worker.min";
import { sharedAddress } from "./shared";

/** `app.route("/", takeAlong())` */
export function takeAlong<E extends { readonly SITE_URL: string }>() {
  const app = new Hono<{ Bindings: E }>();

  app.get("/bookmarklet", (c) => {
    const works = workingCode(c.req.query("works"));
    const path = works === null ? "/bookmarklet" : `/bookmarklet?works=${works}`;
    const browser = browserOf(c.req.header("user-agent") ?? "", c.req.header("sec-ch-ua"));
    const context = contextOf(c, path);
    return c.html(
      <TakePage context={context} siteUrl={c.env.SITE_URL} browser={browser} works={works} />,
      200,
      { "cache-control": "no-cache", vary: "Accept-Language, User-Agent, Sec-CH-UA" },
    );
  });

  // No byte of a body, announced as such: only then do browsers show an error page of their own.
  app.get("/bookmarklet/try", (c) =>
    c.body(null, 503, {
      "content-type": "text/html; charset=utf-8",
      "content-length": "0",
      "cache-control": "no-store",
    }),
  );

  app.get("/share", (c) => {
    const origin = sharedAddress(new URL(c.req.url).searchParams);
    c.header("cache-control", "no-store");
    return c.redirect(origin === null ? "/" : `/?u=${encodeURIComponent(origin)}`, 303);
  });

  app.get("/manifest.webmanifest", (c) =>
    c.body(JSON.stringify(manifest(languageOf(c))), 200, {
      "content-type": "application/manifest+json; charset=utf-8",
      ...FIXED,
      ...BY_LANGUAGE,
    }),
  );
  app.get("/opensearch.xml", (c) =>
    c.body(openSearch(c.env.SITE_URL, languageOf(c)), 200, {
      "content-type": "application/opensearchdescription+xml; charset=utf-8",
      ...FIXED,
      ...BY_LANGUAGE,
    }),
  );
  app.get("/icon.svg", (c) => c.body(ICON_SVG, 200, { "content-type": "image/svg+xml", ...FIXED }));
  app.get("/icon-512.png", (c) => png(c, ICON_512));
  app.get("/apple-touch-icon.png", (c) => png(c, ICON_180));

  app.get("/offline", (c) =>
    c.html(<OfflinePage context={contextOf(c, "/offline")} />, 200, {
      "cache-control": "no-cache",
      ...BY_LANGUAGE,
    }),
  );
  app.get("/sw.js", async (c) =>
    c.body(SERVICE_WORKER.replace("VERSION", await storedVersion()), 200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
    }),
  );
  return app;
}

const FIXED = { "cache-control": "public, max-age=3600" };
const BY_LANGUAGE = { vary: "Accept-Language" };

function contextOf(c: Context, path: string): PageContext {
  return { language: languageOf(c), chosen: chosenLanguage(c), path };
}

function png(c: Context, base64: string): Response {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return c.body(bytes, 200, { "content-type": "image/png", ...FIXED });
}

/** The browser's own code, if it is one; nothing else that stands in our address gets on the page. */
function workingCode(text: string | undefined): string | null {
  const isCode = text !== undefined && text.length <= FRONT.browserCodeLength && /^\w+$/.test(text);
  return isCode ? text : null;
}

/** Changes whenever a file changes that the service worker stores, and so makes browsers renew it. */
async function storedVersion(): Promise<string> {
  const pages = LANGUAGES.map((language: Language) => {
    const context = { language, chosen: language, path: "/offline" };
    return (<OfflinePage context={context} />).toString();
  });
  const stored = [STYLE, FAVICON, ...(await Promise.all(pages))].join("\n");
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(stored));
  const bytes = [...new Uint8Array(digest, 0, 6)];
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
