/**
 * Shared links, and the front page for whoever is no browser: in workerd. A preview has nobody look at
 * anything, and leaves nothing behind.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { check, get, named, sentRequests, unfresh } from "../support/front";
import { inside } from "../support/monitor";
import { PREVIEW_AGENTS } from "../support/robots";

beforeEach(async () => void (await sentRequests()));

const titleOf = (html: string) => /<meta property="og:title" content="([^"]+)"/.exec(html)?.[1];

describe("a shared answer", () => {
  test.each(PREVIEW_AGENTS)(
    "is the question, for %s, and nobody is asked for it",
    async (agent) => {
      const host = named("robots");
      for (const path of [`/${host}`, `/${host}?lang=en`, `/${host}?wait=settled`]) {
        const response = await get(path, { "user-agent": agent, accept: "*/*" });
        expect(response.status).toBe(200);
        expect(response.headers.get("content-type")).toBe("text/html; charset=UTF-8");
        expect(response.headers.get("cache-control")).toBe("no-store");
        const html = await response.text();
        expect(titleOf(html)).toBe(`Is ${host} down for everyone, or just here?`);
        expect(html).toContain('<meta name="robots" content="noindex"/>');
      }
      expect(await sentRequests()).toEqual([]);
      const tables = await inside(host, ({ state }) =>
        state.storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
      );
      expect(tables).toEqual([]);
    },
  );

  test("is the answer that there is already, with its age, and its card still asks", async () => {
    const host = named("refused");
    await check(host, "?wait=full");
    await unfresh(host);
    await sentRequests();
    const response = await get(`/${host}`, { "user-agent": "Twitterbot/1.0", accept: "*/*" });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('id="part-verdict"');
    expect(titleOf(html)).toBe(`Is ${host} down for everyone, or just here?`);
    expect(/<head>.*<\/head>/s.exec(html)?.[0].replace(/<title>.*<\/title>/, "")).not.toMatch(
      /is down|seems/i,
    );
    expect(await sentRequests()).toEqual([]);
  });

  test("is an error still for data, and for what a page loads without being asked", async () => {
    const host = named("robots");
    for (const headers of [
      { "user-agent": "Twitterbot/1.0", accept: "application/json" },
      { "sec-fetch-site": "cross-site", "sec-fetch-dest": "image", accept: "text/html" },
      { "sec-purpose": "prefetch", accept: "text/html" },
    ])
      expect((await get(`/${host}`, headers)).status).toBe(404);
    expect((await get(`/v1/check/${host}`, { "user-agent": "Twitterbot/1.0" })).status).toBe(404);
    expect(await sentRequests()).toEqual([]);
  });

  test("of no website is refused as ever", async () => {
    for (const [path, status] of [
      ["/127.0.0.1", 403],
      ["/not%20a%20host", 400],
    ] as const)
      expect((await get(path, { "user-agent": "Twitterbot/1.0" })).status).toBe(status);
  });
});

describe("every page that is shared has a card", () => {
  test.each(["/", "/docs", "/bookmarklet", "/bot", "/status"])("%s", async (path) => {
    const response = await get(path, { "user-agent": "Slackbot 1.0", accept: "*/*" });
    const html = await response.text();
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(titleOf(html)).toBeTruthy();
    expect(html).toMatch(/<meta name="description" content="[^"]{40,160}"/);
    expect(html).toContain(`property="og:url" content="https://justhere.example${path}"`);
    const [, image = ""] =
      /og:image" content="https:\/\/justhere\.example([^"]+)"/.exec(html) ?? [];
    const picture = await get(image, { "sec-fetch-site": "cross-site" });
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect(picture.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(picture.headers.get("cache-control")).toBe("public, max-age=3600");
    expect(await sentRequests()).toEqual([]);
  });
});

describe("`/`", () => {
  test.each([
    ["curl", { accept: "*/*" }, "text/plain"],
    ["a program", { accept: "application/json" }, "application/json"],
    ["a browser", { accept: "text/html,*/*;q=0.8" }, "text/html"],
  ])("has a form for %s, and links", async (_, headers, type) => {
    const response = await get("/", headers);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(type);
    expect(response.headers.get("link")).toContain('</openapi.json>; rel="service-desc"');
    expect(response.headers.get("vary")).toBe("Accept, Accept-Language");
    expect(await sentRequests()).toEqual([]);
  });

  test("reads German where that is read", async () => {
    expect(await (await get("/", { "accept-language": "de" })).text()).toMatch(/^JustHere: für /);
  });
});
