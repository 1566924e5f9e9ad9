/**
 * What is wrong with a request whatever it asks about: its method, its length, a parameter that stands
 * there twice. Refused before anything else is read of it; a body is never read.
 */
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { FRONT } from "../limits";
import { type ErrorForm, refuse } from "./forms";
import { isForOthers } from "./headers";
import { formOf } from "./negotiate";
import { QUERY_NAMES, readParameters } from "./parameters";
import { readPath } from "./pasted";
import { type Problem, problem, problemOfParameter } from "./problem";

const METHODS = "GET, HEAD, OPTIONS";
/** Seconds for which a browser need not ask again whether it may. */
const MAY_ASK_S = 86_400;

/** Each has one value: two leave open which of them was meant, and to whom. */
const SINGLE = ["u", "s", "tested", ...QUERY_NAMES];

/** `app.use(withinBounds)`, before the routes. */
export const withinBounds = createMiddleware(async (c, next) => {
  if (c.req.method === "OPTIONS") return mayAsk(c);
  const wrong = wrongWith(c.req.method, c.req.url);
  if (wrong === null) return next();
  if (wrong.code === "method_not_allowed") c.header("allow", METHODS);
  return refuse(c, wrong, { form: formAt(c) });
});

function wrongWith(method: string, address: string): Problem | null {
  if (method !== "GET" && method !== "HEAD") return problem("method_not_allowed");
  if (address.length > FRONT.pastedLength) return problem("uri_too_long");
  const url = URL.parse(address);
  // Its Host header is none.
  if (url === null) return problem("not_found");
  const { pathname, searchParams } = url;
  // Behind a pasted address stand the parameters of somebody else's page.
  if (readPath(pathname).isCut && !isOurs(pathname)) return null;
  const isHandedOver = pathname === "/share" || (pathname === "/" && searchParams.has("u"));
  if (address.length > FRONT.addressLength && !isHandedOver) return problem("uri_too_long");
  if (SINGLE.some((name) => searchParams.getAll(name).length > 1))
    return problem("invalid_parameter", { parameter: "repeated" });
  const asked = readParameters(searchParams, isNegotiated(pathname) ? NEGOTIATED : ["lang"]);
  return asked.kind === "bad_parameter" ? problemOfParameter(asked) : null;
}

/** What any page takes, and what takes its place. */
const NEGOTIATED = ["lang", "format", "color"] as const;

/** Ways of ours that have more than one part; every other path of that shape was pasted. */
const isOurs = (path: string) => /^\/(v1|live|badge|bookmarklet|\.well-known)\//.test(path);

/** Each route has errors in its own form. */
export function formAt(c: Context): ErrorForm {
  const { path } = c.req;
  if (isNegotiated(path)) return formOf(c);
  if (path === "/probe") return "metrics";
  if (path.startsWith("/badge/")) return path.endsWith(".json") ? "shields" : "badge";
  // Streams of a page are read by its script, which knows errors by their status alone.
  return "json";
}

const isNegotiated = (path: string) => !/^\/((v1|live|badge)\/|probe$)/.test(path);

/** What a browser asks before a request that another page's script wants to make. */
function mayAsk(c: Context): Response {
  const headers: Record<string, string> = isForOthers(c.req.path)
    ? {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "GET, HEAD",
        "access-control-max-age": String(MAY_ASK_S),
      }
    : {};
  return c.body(null, 204, { ...headers, allow: METHODS });
}
