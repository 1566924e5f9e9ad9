/**
 * `GET /docs`: the interface for people who write programs. It looks at nobody.
 */
import { Hono } from "hono";
import { pageContext } from "../page/context";
import { DocsPage } from "./page";

/** `app.route("/", docs())` */
export function docs<E extends { readonly SITE_URL: string }>() {
  const app = new Hono<{ Bindings: E }>();
  app.get("/docs", (c) =>
    c.html(<DocsPage context={pageContext(c)} siteUrl={c.env.SITE_URL} />, 200, {
      "cache-control": "no-cache",
      vary: "Accept-Language",
    }),
  );
  return app;
}
