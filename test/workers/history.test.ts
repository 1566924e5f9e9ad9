/** What is remembered, as it is shown: in workerd, over real monitors, without a look. */
import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { stubOf } from "../../src/durable";
import type { RateLimit } from "../../src/gate/client";
import { hourOf } from "../../src/monitor/discreet";
import type { TargetMonitor } from "../../src/monitor/monitor";
import { readWatchList } from "../../src/watch/list";
import type { HistoryAnswer } from "../../src/web/history";
import type { WatchedAnswer } from "../../src/web/watched";
import { check, get, named, SITE, send, sentRequests } from "../support/front";
import { inside } from "../support/monitor";
import { front } from "../support/routes";
import { surround } from "../support/story";

const BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

/** Lets a sweep of that host end, by its monitor alone: nobody asks the gate. */
async function lookAt(host: string): Promise<void> {
  await (await stubOf<TargetMonitor>(env.MONITOR, host).open(host)).arrayBuffer();
}

const lookedUp = async () =>
  (await sentRequests()).map(({ url }) => new URL(url).searchParams.get("name"));

beforeEach(async () => void (await sentRequests()));

describe("a history", () => {
  test("of a name that does not exist is none, and wakes no monitor", async () => {
    const response = await get(`/v1/history/${named("no-such-name")}`);
    expect(await response.json()).toMatchObject({ status: 404, code: "no_such_name" });
  });

  test("of what nobody has asked about is empty, and costs nobody a look or a trace", async () => {
    const host = named("id.login");
    const response = await get(`/v1/history/${host}?lang=en`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      target: { host, display: host },
      ...{ watchedSince: null, outages: [], regions: [], sweeps: [] },
      explanation: expect.stringContaining(`Nobody has asked about ${host} before`),
    });
    expect((await sentRequests()).filter(({ url }) => !url.includes("/dns-query"))).toEqual([]);
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
    // When people asked about what was well is told by the hour.
    const hour = hourOf(sweep.startedAt);
    expect(history.watchedSince).toBe(hour);
    expect(history.sweeps).toEqual([
      {
        ...{ startedAt: hour, completedAt: hour, scope: "up" },
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
    await vi.waitFor(async () =>
      expect(await stubOf<TargetMonitor>(env.MONITOR, host).history()).toMatchObject({
        sweeps: [],
      }),
    );
    await sentRequests();
    expect((await get(`/v1/history/${host}`)).status).toBe(403);
    expect(await sentRequests()).toEqual([]);
  });

  test("is told again from the cache for some seconds, in whatever language", async () => {
    const host = named("hangs-up");
    await lookAt(host);
    await sentRequests();
    const first = await (await get(`/v1/history/${host}?lang=en`)).json<HistoryAnswer>();
    expect(first.sweeps).toHaveLength(1);
    // What only its monitor could know.
    await stubOf<TargetMonitor>(env.MONITOR, host).forget();
    await sentRequests();
    const second = await (await get(`/v1/history/${host}?lang=de&x=1`)).json<HistoryAnswer>();
    expect(second).toEqual({ ...first, explanation: expect.any(String), language: "de" });
    expect(second.explanation).not.toBe(first.explanation);
    // Not even its owner is.
    expect(await sentRequests()).toEqual([]);
  });

  test("is asked anew when another version has left something else in the cache", async () => {
    const host = named("www.half");
    const headers = { "cache-control": "max-age=10" };
    const left = Response.json({ at: 1, history: { watchedSince: 1 } }, { headers });
    await caches.default.put(`${SITE}/.history/v1/${host}`, left);
    const response = await get(`/v1/history/${host}`);
    expect(await response.json()).toMatchObject({ watchedSince: null, outages: [] });
  });

  test("is refused to one client that reads very many, and to nobody else", async () => {
    const client = { "cf-connecting-ip": "2001:db8:7:7::1" };
    const read = async (headers: Record<string, string>) =>
      (await get(`/v1/history/${named("up")}`, headers)).status;
    const statuses: number[] = [];
    for (let i = 0; i < 121; i += 1) statuses.push(await read(client));
    expect(statuses).toEqual([...Array(120).fill(200), 429]);
    const neighbour = { "cf-connecting-ip": "2001:db8:7:7:ffff::9" };
    const limited = await get(`/v1/history/${named("up")}`, neighbour);
    expect(limited.headers.get("content-type")).toBe("application/problem+json");
    expect(limited.headers.get("retry-after")).toBe("60");
    expect(await limited.json()).toMatchObject({ code: "rate_limited" });
    expect(await read({})).toBe(200);
    // A question is another matter.
    expect((await get(`/v1/check/${named("up")}`, neighbour)).status).toBe(200);
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
    const head = await send(url, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const posted = await send(url, { method: "POST" });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
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
    const { watches } = readWatchList(WATCH, { practice: false, ownHosts: [] });
    await surround(shop, { watches });
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

  test("is refused, in the form that was asked for, to whoever has it asked too often", async () => {
    const asked: string[] = [];
    const limited = async (path: string, list: unknown, headers: Record<string, string>) => {
      const READ_LIMIT: RateLimit = {
        limit: async ({ key }) => {
          asked.push(key);
          return { success: false };
        },
      };
      const request = new Request(SITE + path, {
        headers: { "cf-connecting-ip": "203.0.113.7", ...headers },
      });
      return front.fetch(request, { ...env, READ_LIMIT, WATCH: list }, createExecutionContext());
    };
    const more = [...WATCH, { url: named("shop-it") }];
    for (const [path, headers, type] of [
      ["/v1/watched", BROWSER, "application/problem+json"],
      ["/status", { accept: "application/json" }, "application/problem+json"],
      ["/status", BROWSER, "text/html; charset=UTF-8"],
      ["/status", { accept: "*/*" }, "text/plain; charset=UTF-8"],
    ] as const) {
      const response = await limited(path, more, headers);
      expect([response.status, response.headers.get("retry-after")]).toEqual([429, "60"]);
      expect(response.headers.get("content-type")).toBe(type);
      expect(await response.text()).toContain("rate_limited");
    }
    // One client, and no address of theirs.
    expect(asked).toHaveLength(4);
    expect(new Set(asked)).toEqual(new Set([expect.stringMatching(/^[0-9a-f]{32}$/)]));
    // What the cache has costs nobody anything.
    await watching("/v1/watched");
    for (const path of ["/v1/watched", "/status"])
      expect((await limited(path, WATCH, BROWSER)).status).toBe(200);
    expect((await limited("/status", [], BROWSER)).status).toBe(200);
    expect(asked).toHaveLength(4);
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
