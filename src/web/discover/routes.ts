/** The files by which programs and robots find out what there is here. They look at nobody. */
import { type Context, Hono } from "hono";
import { CARD } from "./card";
import { CARD_PNG } from "./card.min";
import { apiCatalog, CATALOG_TYPE, llmsTxt, ROBOTS_TXT } from "./files";

/** `app.route("/", discovery())` */
export function discovery<E extends { readonly SITE_URL: string }>() {
  const app = new Hono<{ Bindings: E }>();
  app.get("/robots.txt", (c) => fixed(c, ROBOTS_TXT, "text/plain; charset=utf-8"));
  app.get("/llms.txt", (c) => fixed(c, llmsTxt(c.env.SITE_URL), "text/plain; charset=utf-8"));
  app.get("/.well-known/api-catalog", (c) => {
    // RFC 9727, 2: whoever asks by HEAD learns from this what it is.
    c.header("link", '</.well-known/api-catalog>; rel="api-catalog"');
    return fixed(c, JSON.stringify(apiCatalog(c.env.SITE_URL)), CATALOG_TYPE);
  });
  app.get(CARD.path, (c) => {
    const bytes = Uint8Array.from(atob(CARD_PNG), (character) => character.charCodeAt(0));
    return fixed(c, bytes, "image/png");
  });
  return app;
}

function fixed(c: Context, body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return c.body(body, 200, { "content-type": type, "cache-control": "public, max-age=3600" });
}
