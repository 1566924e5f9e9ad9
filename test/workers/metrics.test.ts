/** `GET /probe`, as a Prometheus asks for it, through the whole service. */
import { describe, expect, test } from "vitest";
import { FRONT } from "../../src/limits";
import { readExposition, reasonIn, stateIn } from "../support/exposition";
import { get, named, SITE, send, sentRequests, unfresh } from "../support/front";
import { hear } from "../support/routes";
import { looks, looksAt } from "../support/threats";

/** The headers that Prometheus sends. */
const PROMETHEUS = {
  "user-agent": "Prometheus/2.42.0",
  accept:
    "application/openmetrics-text;version=1.0.0;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
  "x-prometheus-scrape-timeout-seconds": "30",
};

async function scrape(query: string, headers: Record<string, string> = {}) {
  const response = await get(`/probe?${query}`, { ...PROMETHEUS, ...headers });
  const read = readExposition(await response.text());
  return { status: response.status, headers: response.headers, read };
}

describe("a scrape", () => {
  test.each([
    ["up", "", 1, "up", null],
    ["refused", "", 0, "down", "connection_refused"],
    ["down-in-europe", "", 0, "partial", "connection_refused"],
    ["down-in-europe", "&from=germany", 0, "partial", "connection_refused"],
    ["down-in-europe", "&from=japan", 1, "partial", null],
    ["robots", "&module=http_2xx", 0, "unknown", "challenge"],
  ])("of %s %s has success %i, scope %s", async (name, more, success, scope, reason) => {
    const { status, headers, read } = await scrape(`target=${named(name)}${more}`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(read.samples.probe_success).toBe(success);
    expect(stateIn(read, "justhere_scope")).toBe(scope);
    expect(reasonIn(read)).toBe(reason);
    expect(read.samples).toMatchObject({ justhere_sweep_complete: 1, probe_timeout_seconds: 29.5 });
  });

  test("takes the addresses that blackbox_exporter is given, and keeps the host alone", async () => {
    const host = named("up");
    await sentRequests();
    for (const target of [`https://${host}/secret?token=1`, `${host}:443`, `HTTP://${host}:80/`]) {
      const response = await get(`/probe?target=${encodeURIComponent(target)}`, PROMETHEUS);
      const text = await response.text();
      expect(readExposition(text).samples.probe_success, target).toBe(1);
      expect(text).not.toMatch(/secret|token/);
    }
    expect(JSON.stringify(await sentRequests())).not.toMatch(/secret|token/);
  });

  test("has the same series wherever it comes from: only `from` says what is near", async () => {
    const cf = { latitude: "50.11", longitude: "8.68", country: "DE" };
    const path = `/probe?target=${named("down-in-europe")}`;
    const { body } = await hear(path, { cf, headers: PROMETHEUS } as RequestInit);
    expect(stateIn(readExposition(body), "justhere_verdict")).toBe("elsewhere");
  });

  test("looks once for many, and not at all while a look is fresh", async () => {
    const host = named("shop-at");
    await sentRequests();
    await Promise.all(Array.from({ length: 5 }, () => scrape(`target=${host}`)));
    expect(looksAt(await sentRequests(), host)).toHaveLength(10);
    await scrape(`target=${host}`);
    expect(looks(await sentRequests())).toEqual([]);
  });

  test("is answered in time with what is known, and the next one has the rest", async () => {
    // Whom it takes a second to be sure of.
    const host = named("hangs-up");
    const hurried = { "x-prometheus-scrape-timeout-seconds": "0.4" };
    const early = await scrape(`target=${host}`, hurried);
    expect(early.read.samples).toMatchObject({ probe_success: 0, justhere_sweep_complete: 0 });
    expect(reasonIn(early.read)).toBe("unsettled");
    await scrape(`target=${host}`);
    // As if its freshness had run out since: a new look, and the old one is told meanwhile.
    await unfresh(host);
    const later = await scrape(`target=${host}`, hurried);
    expect(stateIn(later.read, "justhere_scope")).toBe("down");
  });
});

describe("an error", () => {
  test.each([
    ["target=nowhere", "invalid_target"],
    ["target=example.com:8080", "invalid_target"],
    ["target=https://user:secret@example.com/", "invalid_target"],
    ["target=127.0.0.1", "forbidden_target"],
    [`target=${named("private")}`, "forbidden_target"],
    [`target=${named("nx")}`, "no_such_name"],
    [`target=${named("opted-out")}`, "opted_out"],
  ])("of a target, as in %s, is a scrape that succeeds and says %s", async (query, code) => {
    const { status, headers, read } = await scrape(query);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(read.samples.probe_success).toBe(0);
    expect(reasonIn(read)).toBe(code);
    expect(stateIn(read, "justhere_scope")).toBe("unknown");
  });

  const never = { limit: async () => ({ success: false }) };
  const busy = {
    idFromName: () => "an id",
    get: () => ({ fetch: async () => Response.json({ status: 503, error: "x" }, { status: 503 }) }),
  } as unknown as DurableObjectNamespace;
  test.each([
    ["rate_limited", "shop-fr", { CLIENT_LIMIT: never }],
    ["overloaded", "shop-it", { MONITOR: busy }],
    ["overloaded", "shop-de", { GATE: busy }],
  ])("of ours that passes is one too: %s", async (code, name, bindings) => {
    const path = `/probe?target=${named(name)}`;
    const { status, body } = await hear(path, { headers: PROMETHEUS }, bindings);
    expect(status).toBe(200);
    expect(reasonIn(readExposition(body))).toBe(code);
  });

  test.each([
    [400, "", {}, "invalid_target"],
    [400, "target=", {}, "invalid_target"],
    [400, "target=up.com&target=up.com", {}, "invalid_parameter"],
    [400, "target=up.com&from=mars", {}, "invalid_parameter"],
    [400, "target=up.com&from=japan&from=india", {}, "invalid_parameter"],
    [405, "target=up.com", { method: "POST" }, "method_not_allowed"],
    [414, `target=${"x".repeat(FRONT.addressLength)}`, {}, "uri_too_long"],
    [508, "target=up.com", { headers: { "user-agent": "JustHereBot/1.0" } }, "loop_detected"],
  ])("of the scrape itself fails it: %i, ?%s", async (status, query, init, code) => {
    const heard = await hear(`/probe?${query}`, init);
    expect(heard.status).toBe(status);
    expect(heard.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(reasonIn(readExposition(heard.body))).toBe(code);
  });

  test("never repeats what was asked", async () => {
    const response = await get("/probe?target=https://joe:secret@hidden.org/path", PROMETHEUS);
    expect(await response.text()).not.toMatch(/joe|secret|hidden|path/);
  });
});

describe("who only shows a picture", () => {
  test("starts no look by it, and is told so", async () => {
    await sentRequests();
    const image = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
    const { status, read } = await scrape(`target=${named("too-many")}`, image);
    expect(status).toBe(200);
    expect(reasonIn(read)).toBe("no_stored_answer");
    expect(looks(await sentRequests())).toEqual([]);
  });

  test("a HEAD request has the headers, and starts none either", async () => {
    await sentRequests();
    const response = await send(`${SITE}/probe?target=${named("too-many")}`, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("version=0.0.4");
    expect(await sentRequests()).toEqual([]);
  });
});
