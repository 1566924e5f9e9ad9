/**
 * The files that every page shares.
 */
import { type Context, Hono } from "hono";
import { PAGE_SCRIPT } from "./client/bundle.min";
import { LAND_SVG } from "./map/land";
import { FAVICON, STYLE } from "./style";

const FIXED = "public, max-age=3600";

export function staticFiles() {
  const app = new Hono();
  app.get("/style.css", (c) => fixed(c, STYLE, "text/css; charset=utf-8"));
  app.get("/page.js", (c) => fixed(c, PAGE_SCRIPT, "text/javascript; charset=utf-8"));
  app.get("/favicon.svg", (c) => fixed(c, FAVICON, "image/svg+xml"));
  app.get("/land.svg", (c) => fixed(c, LAND_SVG, "image/svg+xml"));
  app.get("/favicon.ico", (c) => {
    c.header("cache-control", FIXED);
    return c.redirect("/favicon.svg", 301);
  });
  // The page's own test asks for this first: does this browser reach anything at all?
  app.get("/ping", (c) => c.body(null, 204, { "cache-control": "no-store" }));
  return app;
}

function fixed(c: Context, body: string, type: string): Response {
  return c.body(body, 200, { "content-type": type, "cache-control": FIXED });
}
