/**
 * The headers of every response, by what it is: a page, a drawing, our script, data. Set last and in
 * one place, so that no route, no error and no redirect goes without. Pure, but for the middleware.
 */
import { createMiddleware } from "hono/factory";

/**
 * Nothing foreign runs, loads or frames anything of ours. The one thing that leaves a page is its test of
 * the website that was asked for, which may redirect to any host: hence `https:`.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self' https:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // Text becomes markup in one place of our script: client/browser/trusted.
  "require-trusted-types-for 'script'",
  "trusted-types justhere",
];

const NOTHING = ["default-src 'none'", "frame-ancestors 'none'"];

/** By the beginning of the content type; whatever has no row can do nothing at all. */
const POLICIES: readonly (readonly [type: string, policy: readonly string[]])[] = [
  ["text/html", PAGE_POLICY],
  // Opened by itself it is a document, and has looks of its own for light and dark.
  ["image/svg+xml", [...NOTHING, "style-src 'unsafe-inline'", "sandbox"]],
  // Of a service worker this holds for what it requests.
  ["text/javascript", [...NOTHING, "connect-src 'self'"]],
];

/**
 * Our script copies an answer. It also hands its address to the share menu, which pages may unless they
 * are told otherwise; a name that not every browser knows makes one complain on every page.
 */
const OURS = ["clipboard-write"];
const OFF = [
  ...["accelerometer", "autoplay", "camera", "clipboard-read", "compute-pressure"],
  ...["display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope"],
  ...["hid", "identity-credentials-get", "idle-detection", "keyboard-map", "local-fonts"],
  ...["magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture"],
  ...["publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial"],
  ...["storage-access", "sync-xhr", "usb", "window-management", "xr-spatial-tracking"],
];

const ALWAYS: Readonly<Record<string, string>> = {
  "cross-origin-opener-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "permissions-policy": [
    ...OURS.map((name) => `${name}=(self)`),
    ...OFF.map((name) => `${name}=()`),
  ].join(", "),
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
  // The names on our pages are other people's: no look-up before somebody clicks.
  "x-dns-prefetch-control": "off",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none",
};

const FILES_FOR_OTHERS = [
  ...["/openapi.json", "/client.js", "/client.d.ts", "/card.png", "/llms.txt"],
  "/.well-known/api-catalog",
];

/** What pages of others may read: the answer is the same whoever asks, and carries nothing of a visitor. */
export function isForOthers(path: string): boolean {
  return /^\/(v1|badge)\//.test(path) || FILES_FOR_OTHERS.includes(path);
}

/** Beyond the few that a script may read anyway. */
const EXPOSED = [
  ...["Retry-After", "RateLimit", "RateLimit-Policy"],
  ...["JustHere-Scope", "JustHere-Verdict", "JustHere-Confidence", "JustHere-Age"],
  "JustHere-Problem",
].join(", ");

export interface Asked {
  readonly method: string;
  readonly path: string;
}

/** Sets what a response of that status must have, and leaves to its route what only that can know. */
export function dress(headers: Headers, status: number, { method, path }: Asked): void {
  const type = headers.get("content-type") ?? "";
  const [, policy = NOTHING] = POLICIES.find(([start]) => type.startsWith(start)) ?? [];
  headers.set("content-security-policy", policy.join("; "));
  for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
  headers.set("cross-origin-resource-policy", isForOthers(path) ? "cross-origin" : "same-origin");
  if (isForOthers(path) && (method === "GET" || method === "HEAD")) {
    headers.set("access-control-allow-origin", "*");
    headers.set("access-control-expose-headers", EXPOSED);
  }
  if (status >= 400) headers.set("cache-control", "no-store");
  else if (!headers.has("cache-control"))
    headers.set("cache-control", status >= 300 ? "no-store" : "no-cache");
  const isOneForAll = headers.get("cache-control")?.startsWith("public") ?? false;
  if (!headers.has("vary") && !isOneForAll) headers.set("vary", "Accept, Accept-Language");
}

/** `app.use(dressed)`, before everything else. */
export const dressed = createMiddleware(async (c, next) => {
  await next();
  dress(c.res.headers, c.res.status, c.req);
});
