/**
 * `GET /openapi.json`: the interface, for programs. The document is made beforehand: see `document`.
 */
import { Hono } from "hono";
import { OPENAPI } from "./document.min";

/** `app.route("/", openApi())` */
export function openApi() {
  const app = new Hono();
  app.get("/openapi.json", (c) =>
    c.body(OPENAPI, 200, {
      "content-type": "application/json",
      "cache-control": "public, max-age=3600",
    }),
  );
  return app;
}
