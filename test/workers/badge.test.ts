/**
 * Badges as pages and image proxies meet them: in workerd, over real monitors. None of them ever has
 * anybody look at anything.
 */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { stubOf } from "../../src/durable";
import type { RateLimit } from "../../src/gate/client";
import { hourOf } from "../../src/monitor/discreet";
import type { TargetMonitor } from "../../src/monitor/monitor";
import { check, get, named, SITE, sentRequests, unfresh } from "../support/front";
import { inside } from "../support/monitor";
import { hear } from "../support/routes";

/** Whatever was asked of anybody but a resolver. */
const looks = async () => (await sentRequests()).filter(({ url }) => !url.includes("/dns-query"));

const badge = async (host: string, query = "") => {
  const response = await get(`/badge/${host}.svg${query}`);
  return { response, svg: await response.text() };
};
const messageOf = (svg: string) => /([^>]*)<\/text><\/g><\/svg>$/.exec(svg)?.[1];

/** As if another data centre had been asked. */
async function elsewhere(host: string): Promise<void> {
  await unfresh(host);
  for (const place of [".stored", ".badge"])
    await caches.default.delete(`${SITE}/${place}/v1/${host}`);
}

beforeEach(async () => void (await sentRequests()));

describe("a badge", () => {
  test("of what was looked at a moment ago says so, and nobody looks again", async () => {
    const host = named("refused");
    await check(host, "?wait=full");
    await sentRequests();
    const { response, svg } = await badge(host, "?label=host");
    expect(response.status).toBe(200);
    expect(messageOf(svg)).toBe("down");
    expect(svg).toContain(`<title>${host}: down (seen 2`);
    expect(svg).toContain(`>${host}</text>`);
    const shields = await (await get(`/badge/${host}.json?style=flat-square&label=none`)).json();
    expect(shields).toEqual({
      ...{ schemaVersion: 1, label: "", message: "down", color: "#a8201a" },
      ...{ style: "flat-square", cacheSeconds: 60 },
    });
    expect(await sentRequests()).toEqual([]);
  });

  test("goes by what the monitor remembers where this data centre knows nothing", async () => {
    const host = named("down-in-europe");
    await check(host, "?wait=full");
    await elsewhere(host);
    await sentRequests();
    expect(messageOf((await badge(host)).svg)).toMatch(/^partly down$/);
    expect(await looks()).toEqual([]);
  });

  test("tells no more exactly than a history when a stranger asked about what is well", async () => {
    const host = named("corp");
    const { sweep } = await check(named("up"), "?wait=full");
    await elsewhere(named("up"));
    const { svg } = await badge(named("up"));
    const hour = new Date(hourOf(sweep.startedAt)).toISOString().slice(0, 16).replace("T", " ");
    expect(svg).toContain(`(seen ${hour}:00 UTC)`);
    expect(messageOf((await badge(host)).svg)).toBe("nothing known");
  });

  test("is told again for some minutes, and wakes nobody for it", async () => {
    const host = named("hangs-up");
    await check(host, "?wait=full");
    await elsewhere(host);
    const first = await badge(host);
    await stubOf<TargetMonitor>(env.MONITOR, host).forget();
    await sentRequests();
    expect((await badge(host, "?style=flat")).svg).toBe(first.svg);
    expect(await sentRequests()).toEqual([]);
  });

  test("is none of an owner who has opted out, and then nothing is left to tell", async () => {
    const host = named("opted-out");
    await (await stubOf<TargetMonitor>(env.MONITOR, host).open(host)).arrayBuffer();
    await sentRequests();
    for (let i = 0; i < 2; i += 1) {
      const { response, svg } = await badge(host);
      expect([response.status, response.headers.get("justhere-problem")]).toEqual([
        200,
        "opted_out",
      ]);
      expect(messageOf(svg)).toBe("opted out");
    }
    expect(await looks()).toEqual([]);
  });
});

describe("B6: fifty badges of names that nothing is known of", () => {
  const names = (domain: string) => Array.from({ length: 50 }, (_, i) => `shop-${i}.${domain}`);
  const messages = async (hosts: readonly string[]) =>
    new Set(await Promise.all(hosts.map(async (host) => messageOf((await badge(host)).svg))));

  test("below one domain ask nobody anything, but resolvers whether that exists", async () => {
    const domain = named("up");
    expect(await messages([`www.${domain}`])).toEqual(new Set(["nothing known"]));
    await sentRequests();
    expect(await messages(names(domain))).toEqual(new Set(["nothing known"]));
    expect(await sentRequests()).toEqual([]);
    for (const host of names(domain).slice(0, 3)) {
      const tables = await inside(host, ({ state }) =>
        state.storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
      );
      expect(tables).toEqual([]);
    }
  });

  test("below domains that do not exist are looked at by nobody, and the second time cost nothing", async () => {
    const hosts = Array.from({ length: 50 }, (_, i) => `www.${named(`no-such-shop-${i}`)}`);
    expect(await messages(hosts)).toEqual(new Set(["no such name"]));
    const asked = await sentRequests();
    expect(asked.filter(({ url }) => !url.includes("/dns-query"))).toEqual([]);
    // Of the name itself nobody was asked.
    const about = asked.map(({ url }) => new URL(url).searchParams.get("name") ?? "");
    expect(about.filter((name) => name.startsWith("www."))).toEqual([]);
    expect(await messages(hosts)).toEqual(new Set(["no such name"]));
    expect(await sentRequests()).toEqual([]);
  });
});

describe("whoever loads it", () => {
  test.each([
    ["a page of another website", { "sec-fetch-site": "cross-site", "sec-fetch-dest": "image" }],
    ["GitHub's image proxy", { "user-agent": "github-camo (876de43e)" }],
    ["shields.io", { "user-agent": "shields (self-hosted)/dev" }],
    ["a person", { "sec-fetch-site": "none", "sec-fetch-mode": "navigate" }],
  ])(
    "%s gets it with headers that let it stand anywhere, and starts no look",
    async (_, headers) => {
      const host = named("error");
      for (const path of [`/badge/${host}.svg`, `/badge/${host}.json`]) {
        const response = await get(path, headers);
        expect(response.status).toBe(200);
        expect(response.headers.get("cache-control")).toBe("public, max-age=300");
        expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
        expect(response.headers.get("access-control-allow-origin")).toBe("*");
        expect(response.headers.get("vary")).toBeNull();
        expect(await response.text()).toContain("nothing known");
      }
      expect(await looks()).toEqual([]);
    },
  );

  test("reads what is kept without a limit, and is told so where it has run out", async () => {
    const READ_LIMIT: RateLimit = { limit: async () => ({ success: false }) };
    const host = named("moved");
    const limited = await hear(`/badge/${host}.svg`, {}, { READ_LIMIT });
    expect([limited.status, messageOf(limited.body)]).toEqual([200, "busy"]);
    expect(limited.headers.get("cache-control")).toBe("public, max-age=30");
    await badge(host);
    const kept = await hear(`/badge/${host}.svg`, {}, { READ_LIMIT });
    expect(messageOf(kept.body)).toBe("nothing known");
  });

  test("by HEAD gets the headers alone; by POST a refusal in its form", async () => {
    const path = `/badge/${named("up")}.svg`;
    const head = await hear(path, { method: "HEAD" });
    expect([head.status, head.body]).toEqual([200, ""]);
    expect(head.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    const posted = await hear(path, { method: "POST" });
    expect([posted.status, messageOf(posted.body)]).toEqual([405, "invalid method"]);
  });
});

describe("F2: its address", () => {
  const up = named("up");

  test.each([
    [`/badge/${up.toUpperCase()}.svg?style=flat`, `/badge/${up}.svg?style=flat`],
    [`/badge/https://${up}/a/secret.svg?x=1&lang=de`, `/badge/${up}.svg?lang=de`],
    [`/badge/${up}:443.json`, `/badge/${up}.json`],
    ["/badge/m%C3%BCller.com.svg", "/badge/xn--mller-kva.com.svg"],
  ])("%s is one spelling of %s", async (path, clean) => {
    const response = await get(path);
    expect([response.status, response.headers.get("location")]).toEqual([301, clean]);
  });

  test.each([
    ["/badge/not%20a%20host.svg", "invalid_target", "invalid name", 200],
    ["/badge/127.0.0.1.svg", "forbidden_target", "not a public site", 200],
    [`/badge/${up}.svg?style=plastic`, "invalid_parameter", "invalid parameter", 200],
    [`/badge/${up}.svg?label=%3Cscript%3E`, "invalid_parameter", "invalid parameter", 200],
    [`/badge/${up}.svg?lang=fr`, "invalid_parameter", "invalid parameter", 200],
    [`/badge/${up}.svg?lang=de&lang=en`, "invalid_parameter", "invalid parameter", 200],
    [`/badge/${up}`, "not_found", "invalid address", 404],
    [`/badge/${up}.png`, "not_found", "invalid address", 404],
  ])("%s is %s", async (path, code, message, status) => {
    const svg = await get(path);
    expect([svg.status, svg.headers.get("justhere-problem")]).toEqual([status, code]);
    const text = await svg.text();
    expect(text.replace("Parameter ungültig", "invalid parameter")).toContain(`>${message}<`);
    expect(text).not.toContain("<script");
    expect(await sentRequests()).toEqual([]);
    if (status !== 200) return;
    const shields = await get(path.replace(".svg", ".json"));
    expect(await shields.json()).toMatchObject({ schemaVersion: 1, isError: true });
  });
});
