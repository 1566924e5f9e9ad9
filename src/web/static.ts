/**
 * The files that every page shares, and the headers of every response.
 */
import { type Context, Hono } from "hono";
import { PAGE_SCRIPT } from "./client/bundle.min";
import { LAND_SVG } from "./map/land";
import { FAVICON, STYLE } from "./style";

export function staticFiles() {
  const app = new Hono();
  app.get("/style.css", (c) => fixed(c, STYLE, "text/css; charset=utf-8"));
  app.get("/page.js", (c) => fixed(c, PAGE_SCRIPT, "text/javascript; charset=utf-8"));
  app.get("/favicon.svg", (c) => fixed(c, FAVICON, "image/svg+xml"));
  app.get("/land.svg", (c) => fixed(c, LAND_SVG, "image/svg+xml"));
  app.get("/favicon.ico", (c) => c.redirect("/favicon.svg", 301));
  app.get("/robots.txt", (c) =>
    c.text("User-agent: *\nAllow: /$\nAllow: /bot\nAllow: /bookmarklet$\nDisallow: /\n"),
  );
  // The page's own test asks for this first: does this browser reach anything at all?
  app.get("/ping", (c) => c.body(null, 204, { "cache-control": "no-store" }));
  return app;
}

function fixed(c: Context, body: string, type: string): Response {
  return c.body(body, 200, { "content-type": type, "cache-control": "public, max-age=3600" });
}

/**
 * Nothing foreign runs, loads or frames anything here. The one thing that leaves is the page's test
 * of the website that was asked for, which may redirect to any host: hence `https:`.
 */
export const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'", "https:"],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: "same-origin",
  referrerPolicy: "no-referrer",
  strictTransportSecurity: "max-age=31536000",
  xFrameOptions: "DENY",
};
