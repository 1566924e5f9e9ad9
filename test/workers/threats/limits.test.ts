/**
 * Threats C1, C7, D1 to D6, and of E5 what concerns the cache: what strangers can make us keep, and how
 * they are told apart.
 */
import { listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { CLIENT } from "../../../src/limits";
import type { Answer } from "../../../src/web/answer";
import { check, get, named, SITE, send, sentRequests, unfresh } from "../../support/front";

beforeEach(async () => void (await sentRequests()));

const idsOf = async (namespace: DurableObjectNamespace) =>
  new Set((await listDurableObjectIds(namespace)).map(String));
const gateOf = (domain: string) => String(env.GATE.idFromName(domain));

describe("C1: objects without number", () => {
  const ROUTES = [
    "/v1/check/HOST",
    "/HOST",
    "/live/HOST",
    "/v1/check/HOST/events",
    "/v1/history/HOST",
  ];

  test("names that do not exist leave none, in no form", async () => {
    const before = [await idsOf(env.MONITOR), await idsOf(env.GATE)];
    const asked = Array.from({ length: 100 }, (_, i) => {
      const route = ROUTES[i % ROUTES.length] ?? "";
      return get(route.replace("HOST", i % 2 === 0 ? `made-up-${i}.com` : `www.made-up-${i}.org`));
    });
    for (const response of await Promise.all(asked)) await response.text();
    expect([await idsOf(env.MONITOR), await idsOf(env.GATE)]).toEqual(before);
  });

  test("made-up names below a domain that exists leave that domain's gate, and nothing of theirs", async () => {
    const before = await idsOf(env.MONITOR);
    const domain = named("error");
    const asked = Array.from({ length: 50 }, (_, i) =>
      get((ROUTES[i % ROUTES.length] ?? "").replace("HOST", `nx-${i}.${domain}`)),
    );
    for (const response of await Promise.all(asked)) await response.text();
    expect(await idsOf(env.MONITOR)).toEqual(before);
    const tables = await tablesOf(domain);
    expect(tables).toEqual([]);
  });

  test.each(["private", "opted-out"])("nor does a name that is refused: %s", async (name) => {
    const host = named(name);
    expect((await get(`/v1/check/${host}`)).status).toBe(403);
    const stub = env.MONITOR.get(env.MONITOR.idFromName(host));
    const tables = await runInDurableObject(stub, (_, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
    );
    expect(tables).toEqual([]);
  });

  async function tablesOf(domain: string): Promise<readonly unknown[]> {
    expect(await idsOf(env.GATE)).toContain(gateOf(domain));
    return runInDurableObject(env.GATE.get(env.GATE.idFromName(domain)), (_, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
    );
  }
});

describe("C7: what it may cost", () => {
  test("has no global budget, by decision: each client, domain and target has its own", async () => {
    // Nobody's questions are refused for those of others elsewhere.
    const responses = await Promise.all(
      ["up", "moved", "http-only", "corp"].map((name) => get(`/v1/check/${named(name)}`)),
    );
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

/** How many of very many who ask at once, each about a name of its own, are let through. */
async function letThrough(
  headersOf: (nth: number) => Record<string, string>,
  limit: number = CLIENT.starts,
): Promise<number> {
  const asked = Array.from({ length: 2 * limit + 5 }, (_, nth) => {
    names += 1;
    // It does not exist, so that nobody is looked at; a question about it counts all the same.
    return get(`/v1/check/nobody-has-it-${names}.net`, headersOf(nth));
  });
  const responses = await Promise.all(asked);
  const refused = responses.filter(({ status }) => status === 429);
  for (const { headers } of refused) expect(headers.get("retry-after")).toBe("60");
  return responses.length - refused.length;
}
let names = 0;

/** The limiters begin anew with each minute of the clock, which may be in the middle of a test. */
function expectAbout(started: number, limit: number): void {
  expect(started).toBeGreaterThanOrEqual(limit);
  expect(started).toBeLessThanOrEqual(2 * limit);
}

describe("D1: an address that the client itself names", () => {
  const HEADERS = ["x-forwarded-for", "x-real-ip", "true-client-ip", "forwarded"];
  test.each(HEADERS.map((header, at) => [header, at] as const))(
    "in %s counts for nothing",
    async (header, at) => {
      const headers = (nth: number) => ({
        ...{ "cf-connecting-ip": `203.0.${at}.1`, [header]: `8.8.${nth}.8` },
      });
      expectAbout(await letThrough(headers), CLIENT.starts);
    },
  );
});

describe("D2: many addresses of IPv6", () => {
  test("of one /64 are one client", async () => {
    const inside = (nth: number) => ({ "cf-connecting-ip": `2001:db8:77:1::${nth + 1}` });
    expectAbout(await letThrough(inside), CLIENT.starts);
  });

  test("of one /48 may start so many together", async () => {
    const inside = (nth: number) => ({ "cf-connecting-ip": `2001:db8:88:${nth + 1}::1` });
    expectAbout(await letThrough(inside, CLIENT.startsAround), CLIENT.startsAround);
  });

  test("an IPv4 address written as IPv6 is the IPv4 address", async () => {
    const turn = (nth: number) => ({
      "cf-connecting-ip": nth % 2 === 0 ? "192.0.2.9" : "::ffff:192.0.2.9",
    });
    expectAbout(await letThrough(turn), CLIENT.starts);
  });
});

describe("D3: many addresses of IPv4", () => {
  test("of one /24 may start so many together", async () => {
    const inside = (nth: number) => ({ "cf-connecting-ip": `198.18.3.${nth + 1}` });
    expectAbout(await letThrough(inside, CLIENT.startsAround), CLIENT.startsAround);
  });
  // From all over the world, it is the gate of the domain that counts: B1 and B5.
});

describe("D4: no address, or none that can be read", () => {
  test("is one client together with all others like it", async () => {
    const odd = ["", "somebody", "203.0.113.7, 8.8.8.8", "[::1]", "256.1.1.1"];
    const started = await letThrough((nth) => ({
      "cf-connecting-ip": odd[nth % odd.length] ?? "",
    }));
    expectAbout(started, CLIENT.starts);
  });
});

describe("D5: neighbours behind one address", () => {
  test("read what is known already, after one of them has asked too much", async () => {
    const client = { "cf-connecting-ip": "203.1.99.1" };
    await letThrough(() => client);
    await check(named("moved"), "?wait=full");
    for (const path of ["/v1/check/HOST", "/HOST", "/live/HOST"]) {
      const response = await get(path.replace("HOST", named("moved")), client);
      expect([path, response.status]).toEqual([path, 200]);
    }
    expect((await get("/", client)).status).toBe(200);
  });
});

describe("D6: a refusal", () => {
  test("costs nobody a request", async () => {
    const client = { "cf-connecting-ip": "203.1.98.1" };
    await letThrough(() => client);
    await sentRequests();
    const hosts = ["shop-it", "shop-fr", "never-asked", "nx-7.shop-it"].map(named);
    for (const host of hosts) expect((await get(`/v1/check/${host}`, client)).status).toBe(429);
    expect(await sentRequests()).toEqual([]);
  });

  test("tells when to come back, and of which limit", async () => {
    const client = { "cf-connecting-ip": "203.1.97.1" };
    await letThrough(() => client);
    const response = await get(`/v1/check/${named("shop-it")}`, client);
    expect(response.headers.get("ratelimit-policy")).toBe('"client";q=20;w=60');
    expect(response.headers.get("ratelimit")).toBe('"client";r=0;t=60');
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ status: 429, code: "rate_limited" });
  });

  test("of a name is the same for the next one who asks, without a request", async () => {
    for (const host of ["no-such-name", "private"].map(named)) {
      const first = await get(`/v1/check/${host}`);
      await sentRequests();
      const second = await get(`/v1/check/${host}`);
      expect(second.status).toBe(first.status);
      expect(await second.json()).toEqual(await first.json());
      expect(await sentRequests()).toEqual([]);
    }
  });
});

describe("E5: what is cached for one is poisoned by no other", () => {
  const POISON: readonly (readonly [string, string, Record<string, string>])[] = [
    ["a Host header", "", { host: "evil.example" }],
    ["X-Forwarded-Host", "", { "x-forwarded-host": "evil.example" }],
    ["X-Original-URL", "", { "x-original-url": "/v1/check/evil.com" }],
    ["another method's name", "", { "x-http-method-override": "DELETE" }],
    ["a parameter that nobody knows", "?x=evil&target=evil.com", {}],
    ["a semicolon", ";evil=1", {}],
    ["a fragment that is sent", "%23evil", {}],
  ];

  test.each(POISON)("%s", async (_, rest, headers) => {
    const host = named("http-only");
    await unfresh(host);
    const poisoned = await get(`/v1/check/${host}${rest}`, headers);
    expect(`${await poisoned.text()}${[...poisoned.headers].join()}`).not.toContain("evil");
    const clean = await get(`/v1/check/${host}`);
    const text = await clean.text();
    expect(text).not.toContain("evil");
    expect((JSON.parse(text) as Answer).target.host).toBe(host);
  });

  test("nothing that is cached is reached from outside", async () => {
    await check(named("http-only"), "?wait=full");
    for (const place of [".sweeps/v1", ".stored/v1", ".running/v1", ".gate/v1/refusal"]) {
      const response = await send(`${SITE}/${place}/${named("http-only")}`);
      expect([place, response.status]).not.toEqual([place, 200]);
    }
  });
});
