/** What is remembered, as it is shown: in workerd, over real monitors, without a look. */
import { createExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { stubOf } from "../../src/durable";
import front from "../../src/index";
import type { TargetMonitor } from "../../src/monitor/monitor";
import type { HistoryAnswer } from "../../src/web/history";
import type { WatchedAnswer } from "../../src/web/watched";
import { check, get, named, SITE, sentRequests } from "../support/front";
import { inside } from "../support/monitor";

const BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

/** Lets a sweep of that host end, by its monitor alone: nobody asks the gate. */
async function lookAt(host: string): Promise<void> {
  await (await stubOf<TargetMonitor>(env.MONITOR, host).open(host)).arrayBuffer();
}

const lookedUp = async () =>
  (await sentRequests()).map(({ url }) => new URL(url).searchParams.get("name"));

beforeEach(async () => void (await sentRequests()));

describe("a history", () => {
  test("of what nobody has asked about is empty, and costs nobody a request or a trace", async () => {
    const host = named("www.shop-it");
    const response = await get(`/v1/history/${host}?lang=en`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      target: { host, display: host },
      ...{ watchedSince: null, outages: [], regions: [], sweeps: [] },
      explanation: expect.stringContaining(`Nobody has asked about ${host} before`),
    });
    expect(await sentRequests()).toEqual([]);
    const tables = await inside(host, ({ state }) =>
      state.storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
    );
    expect(tables).toEqual([]);
  });

  test("tells of the looks there were, and looks no more", async () => {
    const host = named("up");
    const { sweep } = await check(host, "?wait=full");
    await sentRequests();
    const response = await get(`/v1/history/${host}?lang=de`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const history = await response.json<HistoryAnswer>();
    expect(history.watchedSince).toBe(sweep.startedAt);
    expect(history.sweeps).toEqual([
      {
        ...{ startedAt: sweep.startedAt, completedAt: sweep.completedAt, scope: "up" },
        votes: { up: 10, down: 0, abstained: 0 },
      },
    ]);
    expect(history.explanation).toMatch(/^Keine Störung seit der ersten Prüfung am .* UTC/);
    const asked = await sentRequests();
    expect(asked.map(({ vantage }) => vantage)).toEqual(asked.map(() => null));
    expect((await check(host)).sweep.startedAt).toBe(sweep.startedAt);
  });

  test("is erased, and not told, once the owner has opted out", async () => {
    const host = named("opted-out");
    await lookAt(host);
    await sentRequests();
    const refused = await get(`/v1/history/${host}`);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "opted_out" });
    expect(await lookedUp()).toContain(`_justhere.${host}`);
    const after = await get(`/v1/history/${host}`);
    expect(await after.json()).toMatchObject({ watchedSince: null, sweeps: [] });
    expect(await sentRequests()).toEqual([]);
  });

  test.each([
    ["/v1/history/not%20a%20host", 400, "invalid_target"],
    ["/v1/history/127.0.0.1", 403, "forbidden_target"],
    ["/v1/history/watch%3AShop", 400, "invalid_target"],
    ["/v1/history", 404, "not_found"],
  ])("goes through the same door: %s", async (path, status, code) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
    expect(await sentRequests()).toEqual([]);
  });

  test("is read, by HEAD too, and nothing else", async () => {
    const url = `${SITE}/v1/history/${named("up")}`;
    const head = await exports.default.fetch(url, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const posted = await exports.default.fetch(url, { method: "POST" });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });
});

describe("what is watched", () => {
  const shop = named("shop-de");
  const other = named("shop-fr");
  const WATCH = [
    { url: shop, name: "Shop <1>" },
    { url: other },
    { url: `https://${shop}:8443/secret?token=1`, name: "Health" },
    { url: "10.0.0.1", name: "Router" },
  ];

  /** The front with a watch list of its own. */
  async function watching(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const request = new Request(SITE + path, { headers });
    return front.fetch(request, { ...env, WATCH }, createExecutionContext());
  }

  test("is told by what the monitors remember, and nobody is asked for it", async () => {
    await lookAt(shop);
    await sentRequests();
    const { watched, faults } = await (await watching("/v1/watched")).json<WatchedAnswer>();
    expect(watched).toMatchObject([
      { name: "Shop <1>", host: shop, state: "up", special: false, url: `${SITE}/${shop}` },
      { name: other, state: "unseen", lastLook: null, recent: [] },
      { name: "Health", host: shop, state: "unseen", special: true },
    ]);
    expect(watched[0]?.recent).toHaveLength(1);
    expect(faults).toMatchObject([{ index: 3, name: "Router", code: "forbidden_target" }]);
    expect(JSON.stringify(watched)).not.toMatch(/secret|8443/);
    expect(await sentRequests()).toEqual([]);
  });

  test("is told again from the cache for some seconds, however many ask", async () => {
    const first = await (await watching("/v1/watched")).json<WatchedAnswer>();
    await lookAt(other);
    const crowd = await Promise.all(Array.from({ length: 20 }, () => watching("/v1/watched?x=1")));
    for (const response of crowd) expect(await response.json()).toEqual(first);
  });

  test("has the form that was asked for", async () => {
    const page = await watching("/status", BROWSER);
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    expect(page.headers.get("cache-control")).toBe("no-store");
    const html = await page.text();
    expect(html).toContain("<bdi>Shop &lt;1&gt;</bdi>");
    expect(html).not.toContain("http-equiv");
    expect(await (await watching("/status?reload", BROWSER)).text()).toContain("http-equiv");
    const text = await watching("/status", { accept: "*/*" });
    expect(text.headers.get("content-type")).toBe("text/plain; charset=UTF-8");
    expect(await text.text()).toContain(`Shop <1> (${shop})`);
    const json = await watching("/status", { accept: "application/json" });
    expect(await json.json()).toMatchObject({ watched: [{ name: "Shop <1>" }, {}, {}] });
  });

  test("is linked from the front page, and is not where nothing is watched", async () => {
    expect(await (await watching("/", BROWSER)).text()).toContain('href="/status"');
    expect(await (await get("/", BROWSER)).text()).not.toContain("/status");
    expect(await (await get("/status", { "accept-language": "de" })).text()).toMatch(
      /^Hier wird nichts überwacht\./,
    );
    expect(await (await get("/v1/watched")).json()).toMatchObject({ watched: [], faults: [] });
  });
});
