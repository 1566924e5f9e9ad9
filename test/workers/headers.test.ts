/**
 * The headers of every response: every route in every form, and every status that can be brought about,
 * held to one table.
 */
import { describe, expect, test, vi } from "vitest";
import type { RateLimit } from "../../src/gate/client";
import { FRONT } from "../../src/limits";
import { named } from "../support/front";
import { type Heard, hear, PATHS } from "../support/routes";

const PAGE =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' https:; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types justhere";
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/** By what it is, what it may do. */
const POLICY: Readonly<Record<string, string>> = {
  "text/html": PAGE,
  "image/svg+xml": `${NOTHING}; style-src 'unsafe-inline'; sandbox`,
  "text/javascript": `${NOTHING}; connect-src 'self'`,
  "text/css": NOTHING,
  "application/typescript": NOTHING,
  "text/plain": NOTHING,
  "text/event-stream": NOTHING,
  "image/png": NOTHING,
  "application/json": NOTHING,
  "application/problem+json": NOTHING,
  "application/manifest+json": NOTHING,
  "application/opensearchdescription+xml": NOTHING,
  "application/linkset+json": NOTHING,
  // Without a body.
  "": NOTHING,
};

const ALWAYS = {
  "cross-origin-opener-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none",
};

const NEVER = [
  ...["set-cookie", "server", "x-powered-by", "etag", "access-control-allow-credentials"],
  ...["access-control-allow-headers", "refresh", "link", "alt-svc"],
];

const FILES_FOR_OTHERS = [
  ...["/openapi.json", "/client.js", "/client.d.ts", "/card.png", "/llms.txt"],
  "/.well-known/api-catalog",
];
/** Where programs are told where to go on from. */
const LINKING = ["/", "/.well-known/api-catalog"];

/** Holds an answer to the table. */
function check({ status, headers, body }: Heard, path: string, method = "GET"): void {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  expect(Object.keys(POLICY), path).toContain(type);
  expect(headers.get("content-security-policy"), path).toBe(POLICY[type]);
  for (const [name, value] of Object.entries(ALWAYS)) expect(headers.get(name), name).toBe(value);
  for (const name of NEVER)
    if (name !== "link" || !LINKING.includes(path)) expect(headers.get(name), name).toBeNull();

  const features = (headers.get("permissions-policy") ?? "").split(", ");
  expect(features.length).toBeGreaterThan(25);
  const isOn = (feature: string) => !feature.endsWith("=()");
  expect(features.filter(isOn)).toEqual(["clipboard-write=(self)"]);

  const isForOthers = /^\/(v1|badge)\//.test(path) || FILES_FOR_OTHERS.includes(path);
  const isRead = method === "GET" || method === "HEAD";
  const isShared = isForOthers && (isRead || method === "OPTIONS");
  expect(headers.get("access-control-allow-origin")).toBe(isShared ? "*" : null);
  expect(headers.get("cross-origin-resource-policy")).toBe(
    isForOthers ? "cross-origin" : "same-origin",
  );

  const cached = headers.get("cache-control");
  if (status >= 400) expect(cached).toBe("no-store");
  expect(cached).toMatch(/^(no-store(, no-transform)?|no-cache|public, max-age=(3600|300|60|30))$/);
  // A negotiated answer that a cache may keep says what it depends on.
  const vary = headers.get("vary") ?? "";
  if (!cached?.startsWith("public")) expect(vary).toMatch(/Accept-Language/);
  expect(vary).not.toMatch(/origin|\*/i);
  if (type === "text/html" && body !== "") {
    expect(body).not.toMatch(/<script(?! src="\/page\.js" type="module"><\/script>)/);
    expect(body).not.toMatch(/<[^>]+ (?:style|on\w+)=|<(?:iframe|object|embed|base|style)\b/);
  }
}

const FORMS = {
  page: "text/html,application/xhtml+xml,*/*;q=0.8",
  data: "application/json",
  text: "*/*",
};

const OTHERS = { origin: "https://elsewhere.example", "access-control-request-method": "GET" };

describe("F2, F5 and F6: every route", () => {
  test("is known here", () => {
    expect(PATHS.length).toBeGreaterThan(25);
    for (const path of ["/", "/bot", "/status", "/up.com", "/v1/check/up.com/events", "/sw.js"])
      expect(PATHS).toContain(path);
    expect(PATHS.filter((path) => path.includes(":") || path.includes("*"))).toEqual([]);
  });

  test.each(PATHS)("%s has the headers that keep people safe, in every form", async (path) => {
    for (const accept of Object.values(FORMS)) {
      const heard = await hear(path, { headers: { accept, ...OTHERS }, redirect: "manual" });
      expect(heard.headers.get("vary") ?? "").not.toContain("*");
      check(heard, path);
    }
    for (const method of ["HEAD", "OPTIONS", "POST"])
      check(await hear(path, { method, headers: OTHERS, redirect: "manual" }), path, method);
  });
});

const never: RateLimit = { limit: async () => ({ success: false }) };
const brokenBy = (fetch: () => Response) =>
  ({
    idFromName: () => "an id",
    get: () => ({ fetch: async () => fetch() }),
  }) as unknown as DurableObjectNamespace;
const busy = brokenBy(() => Response.json({ status: 503, error: "too many" }, { status: 503 }));

/** How each status comes about, of a path that has all three forms. */
interface Row {
  readonly status: number;
  readonly path: string;
  readonly init?: RequestInit & { readonly headers?: Readonly<Record<string, string>> };
  readonly bindings?: Parameters<typeof hear>[2];
}

const row = (
  status: number,
  path: string,
  init: Row["init"] = {},
  bindings: Row["bindings"] = {},
) => ({ status, path, init, bindings });

const STATUSES: readonly Row[] = [
  row(200, "/up.com?wait=settled"),
  row(200, "/up.com?wait=settled", { headers: { "if-none-match": "*" } }),
  row(204, "/ping"),
  row(204, "/up.com", { method: "OPTIONS" }),
  row(301, "/favicon.ico"),
  row(303, "/https://up.com/secret"),
  row(303, "/share?text=https://up.com/secret"),
  row(400, "/up.com?from=mars"),
  row(400, "/not%20a%20host"),
  row(403, "/127.0.0.1"),
  row(404, "/v1/nothing"),
  row(404, `/${named("no-such-name")}`),
  row(405, "/up.com", { method: "DELETE" }),
  row(414, `/up.com?${"x".repeat(FRONT.addressLength)}`),
  row(429, "/shop-fr.com", {}, { CLIENT_LIMIT: never }),
  row(429, "/v1/history/shop-fr.com", {}, { READ_LIMIT: never }),
  row(500, "/shop-it.com?wait=settled", {}, { SITE_URL: "no address" }),
  row(500, "/v1/check/shop-it.com", {}, { SITE_URL: "no address" }),
  row(503, "/shop-at.com?wait=settled", {}, { MONITOR: busy }),
  row(503, "/bookmarklet/try"),
  row(508, "/up.com", {
    headers: { "user-agent": "JustHereBot/1.0 (+https://justhere.example/bot)" },
  }),
];

describe("F6: every status", () => {
  test.each(STATUSES)("$status $path", async ({ status, path, init, bindings }) => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    for (const accept of Object.values(FORMS)) {
      const headers = { accept, "cf-connecting-ip": "198.51.100.9", ...init?.headers };
      const heard = await hear(path, { ...init, headers, redirect: "manual" }, bindings);
      expect(heard.status).toBe(status);
      expect(heard.body).not.toContain("secret");
      check(heard, path.replace(/\?.*/, ""), init?.method);
    }
    logged.mockRestore();
  });
});
