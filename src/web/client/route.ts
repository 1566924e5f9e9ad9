/**
 * The client module, for programs and pages of others: `/client.js`, which asks the service that it was
 * loaded from, wherever it is copied to, and `/client.d.ts`, its types.
 */
import { type Context, Hono } from "hono";
import type { FrontEnv } from "../front";
import { CLIENT_TYPES, clientScript } from "./client.min";

/** `app.route("/", clientFiles<E>())` */
export function clientFiles<E extends FrontEnv>() {
  const app = new Hono<{ Bindings: E }>();
  app.get("/client.js", (c) =>
    file(c, clientScript(c.env.SITE_URL), "text/javascript; charset=utf-8"),
  );
  app.get("/client.d.ts", (c) => file(c, CLIENT_TYPES, "application/typescript; charset=utf-8"));
  return app;
}

function file(c: Context, body: string, type: string): Response {
  return c.body(body, 200, { "content-type": type, "cache-control": "public, max-age=3600" });
}
