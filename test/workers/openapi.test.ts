/** The document of the interface is held to the routes that there are, and to what they answer. */
import { describe, expect, test } from "vitest";
import { createFront } from "../../src/web/app";
import type { FrontEnv } from "../../src/web/front";
import { breachOf, PATHS, pathOf } from "../fuzz-support/contract";
import { get, named, SITE, send } from "../support/front";

describe("the document and the app have the same routes", () => {
  const app = createFront<FrontEnv>({
    door: () => ({ practice: false, ownHosts: [] }),
    worldFor: () => {
      throw new Error("nobody is asked");
    },
    ...{ practice: null, notice: null, isSimulated: () => false },
  });
  // The rest are middleware, and what answers where nothing is.
  const routes = app.routes
    .filter(({ method }) => method === "GET")
    .map(({ path }) =>
      path === "/*" ? "/{host}" : path.replaceAll(/:(\w+)(?:\{\.\+\\(\.\w+)\})?/g, "{$1}$2"),
    );

  test("each route of the app stands in the document, and each path of the document in the app", () => {
    expect([...new Set(routes)].toSorted()).toEqual(PATHS.toSorted());
  });

  test("nothing answers to another method, but to refuse it", () => {
    const others = app.routes.filter(({ method }) => method !== "GET" && method !== "ALL");
    expect(others).toEqual([]);
    const all = app.routes.filter(({ method }) => method === "ALL").map(({ path }) => path);
    expect(new Set(all)).toEqual(new Set(["/*", "/v1/*", "/badge/*"]));
  });
});

const HTML = { accept: "text/html" };
const JSON_ = { accept: "application/json" };
const TEXT = { accept: "text/plain" };
const pair = `hosts=${named("up")},${named("refused")}`;

/** A request, and the status that it must meet: or a test of one answer would be one of another. */
const ASKED: readonly (readonly [path: string, headers: Record<string, string>, status: number])[] =
  [
    [`/v1/check/${named("up")}?from=germany&wait=full`, {}, 200],
    [`/v1/check/${named("down-in-europe")}?from=germany&wait=full&lang=de`, {}, 200],
    [`/v1/check/${named("refused")}?report=up`, {}, 200],
    [`/v1/check/${named("login")}?tested=rejects`, {}, 200],
    [`/v1/check/${named("maintenance")}`, {}, 200],
    [`/v1/check/${named("up")}/events`, {}, 200],
    [`/v1/check/${named("robots")}/events?from=japan`, {}, 200],
    [`/live/${named("up")}?s=ERR_TIMED_OUT`, {}, 200],
    [`/v1/group?${pair}`, {}, 200],
    [`/v1/group?${pair},nowhere..example,127.0.0.1`, {}, 200],
    [`/v1/history/${named("up")}`, {}, 200],
    [`/v1/history/${named("nx")}`, {}, 404],
    ["/v1/watched", {}, 200],
    ["/status", JSON_, 200],
    ["/status", HTML, 200],
    ["/status", TEXT, 200],
    [`/${named("up")}`, HTML, 200],
    [`/${named("up")}`, TEXT, 200],
    [`/${named("up")}`, JSON_, 200],
    [`/https://${named("up")}/a/b?c=d`, HTML, 303],
    [`/?u=${named("up")}`, HTML, 303],
    ["/?u=127.0.0.1", HTML, 403],
    ["/", HTML, 200],
    ["/", TEXT, 200],
    ["/share?text=https://example.com/a", HTML, 303],
    ["/v1/check/nowhere", {}, 400],
    ["/v1/check/127.0.0.1", {}, 403],
    [`/v1/check/${named("up")}?from=mars`, {}, 400],
    [`/v1/check/${named("nx")}`, {}, 404],
    ["/v1/group?hosts=one", {}, 400],
    ["/v1/history/127.0.0.1", {}, 403],
    ["/127.0.0.1", HTML, 403],
    ["/127.0.0.1", TEXT, 403],
    ["/127.0.0.1", JSON_, 403],
    ["/v1/nothing", {}, 404],
  ];

describe("what is answered is what the document declares", () => {
  test.concurrent.each(ASKED)("%s %j: %i", async (path, headers, status) => {
    const response = await get(path, headers);
    expect(response.status).toBe(status);
    await asDeclared("GET", path, response);
  });

  const files = PATHS.filter((path) => !ASKED.some(([asked]) => pathOf(pathIn(asked)) === path));
  test.each(files)("%s", async (path) => {
    await asDeclared("GET", path, await get(path));
  });

  test.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])("%s", async (method) => {
    for (const path of ["/", "/v1/watched", `/${named("up")}`])
      await asDeclared(method, path, await send(`${SITE}${path}`, { method }));
  });
});

test("our own prober is refused in the form of the route", async () => {
  for (const path of ["/v1/watched", "/live/up.com", "/up.com"]) {
    const response = await get(path, { "user-agent": "JustHereBot/1.0 (+https://a.com/bot)" });
    expect(response.status).toBe(508);
    const type = path === "/up.com" ? "text/plain" : "application/problem+json";
    expect(response.headers.get("content-type")).toContain(type);
    await asDeclared("GET", path, response);
  }
});

test("the document is there for everybody, and for an hour", async () => {
  const { headers } = await get("/openapi.json");
  expect(headers.get("content-type")).toBe("application/json");
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("cache-control")).toBe("public, max-age=3600");
});

describe("the test itself notices", () => {
  const answered = (status: number, body: unknown, type = "application/json") =>
    breachOf({
      ...{ method: "GET", path: "/v1/watched", status, body: JSON.stringify(body) },
      headers: new Headers({ "content-type": type }),
    });
  const fine = { watched: [], faults: [], checkedAt: 1, language: "en", notice: null };
  const refused = { type: "x", title: "x", detail: "x", status: 429, code: "rate_limited" };

  test("what is as it should be", () => {
    expect(answered(200, fine)).toBeNull();
    expect(answered(429, refused, "application/problem+json")).toBeNull();
  });

  test.each([
    ["a status that is not declared", 418, fine, "application/json"],
    ["another type of content", 200, fine, "text/html"],
    ["a member that nobody declared", 200, { ...fine, secret: 1 }, "application/json"],
    ["a member that is missing", 200, { ...fine, faults: undefined }, "application/json"],
    ["a word that is none of ours", 200, { ...fine, language: "fr" }, "application/json"],
    [
      "a code that cannot be met there",
      429,
      { ...refused, code: "opted_out" },
      "application/problem+json",
    ],
  ])("%s", (_name, status, body, type) => {
    expect(answered(status, body, type)).not.toBeNull();
  });
});

const pathIn = (address: string) => new URL(address, SITE).pathname;

async function asDeclared(method: string, path: string, response: Response): Promise<void> {
  const { status, headers } = response;
  const got = { method, path: pathIn(path), status, headers, body: await response.text() };
  expect(breachOf(got), `${path}: ${got.body.slice(0, 300)}`).toBeNull();
}
