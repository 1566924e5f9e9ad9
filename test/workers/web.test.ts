import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { stubOf } from "../../src/durable";
import type { TargetMonitor } from "../../src/monitor/monitor";
import type { Answer } from "../../src/web/answer";
import { problem, problemWords } from "../../src/web/problem";
import { check, get, named, SITE, send, sentRequests, unnoted } from "../support/front";
import { front } from "../support/routes";

beforeEach(async () => void (await sentRequests()));

const BROWSER = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

describe("an answer has the form that was asked for", () => {
  test("curl gets one sentence and a table that fit in 80 columns", async () => {
    const response = await get(`/${named("up")}?from=germany&wait=full`, { accept: "*/*" });
    expect(response.headers.get("content-type")).toBe("text/plain; charset=UTF-8");
    const text = await response.text();
    expect(text).toMatch(/^It's up for everyone: 10 of 10 vantage points reached up\.com/);
    expect(text).toMatch(/^> Frankfurt {3}up {7}answered 200 +\d+ ms$/m);
    expect(text.endsWith("\n")).toBe(true);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test("a browser gets a page", async () => {
    const response = await get(`/${named("up")}?from=germany&wait=settled`, BROWSER);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    const html = await response.text();
    expect(html).toContain("<h1>up.com</h1>");
    expect(html).toContain("It&#39;s up for everyone");
  });

  test("a program gets JSON, and so does everybody under /v1", async () => {
    const asked = await get(`/${named("up")}`, { accept: "application/json" });
    const v1 = await get(`/v1/check/${named("up")}`, BROWSER);
    for (const response of [asked, v1]) {
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(await response.json()).toMatchObject({ target: { host: "up.com" }, verdict: "up" });
    }
    expect(v1.headers.get("access-control-allow-origin")).toBe("*");
    expect(v1.headers.get("cache-control")).toBe("no-store");
  });

  test("HEAD is answered like GET, without a body", async () => {
    const response = await send(`${SITE}/${named("up")}`, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });
});

describe("the JSON answer", () => {
  test("has every member that docs/http/json.md names", async () => {
    const answer = await check(named("down-in-europe"), "?from=germany&wait=full");
    expect(answer).toMatchObject({
      target: { host: "down-in-europe.com", display: "down-in-europe.com" },
      verdict: "here",
      scope: "partial",
      confidence: "good",
      headline: "It's just here: down in your region, up elsewhere",
      votes: { up: 8, down: 2, abstained: 0 },
      here: { vantage: "germany", city: "Frankfurt", continent: "EU", country: null, vote: "down" },
      report: null,
      pending: [],
      sweep: { complete: true },
      notice: null,
    });
    expect(answer.since).toMatchObject({
      ...{ region: "germany", start: { earliestAt: null }, maxDurationMs: null },
    });
    expect(answer.observations.find(({ vantage }) => vantage === "germany")).toMatchObject({
      city: "Frankfurt",
      continent: "EU",
      outcome: "down",
      failure: "connection_refused",
      fault: "target",
      phase: "connect",
      status: null,
      attempts: 2,
      timings: { connectMs: null, firstByteMs: null },
      health: "ok",
      place: { asked: "aws:eu-central-1", observed: "FRA" },
    });
  });

  test.each([
    ["up", "", "up"],
    ["up", "report=down", "just-you"],
    ["up", "s=ERR_CONNECTION_REFUSED", "just-you"],
    ["up", "s=dnsNotFound", "just-you"],
    ["up", "s=503", "just-you"],
    ["up", "s=404", "up"],
    ["refused", "report=up", "elsewhere"],
    ["refused", "s=200", "elsewhere"],
    ["down-in-europe", "report=up", "elsewhere"],
  ])("of %s with “%s” is %s", async (host, query, verdict) => {
    expect((await check(named(host), `?from=germany&${query}`)).verdict).toBe(verdict);
  });

  test("is about “here” as the network tells it", async () => {
    const cf = { latitude: "48.14", longitude: "11.58", country: "DE", continent: "EU" };
    const url = `${SITE}/v1/check/${named("down-in-europe")}`;
    const answer = await (await send(url, { cf })).json<Answer>();
    expect(answer.verdict).toBe("here");
    expect(answer.here).toMatchObject({ vantage: "germany", country: "DE", vote: "down" });
  });

  test("to one caller changes nothing that the next one is told", async () => {
    await check(named("hangs-up"), "?from=germany&report=up");
    expect((await check(named("hangs-up"), "?from=germany")).verdict).toBe("down");
  });
});

describe("an address is cut down to its host", () => {
  test.each([
    [
      "/?u=https%3A%2F%2Fexample.org&s=ERR_CONNECTION_REFUSED",
      "/example.org?s=ERR_CONNECTION_REFUSED",
    ],
    ["/?u=example.org", "/example.org"],
    ["/https://example.org/secret/path?token=1", "/example.org"],
    ["/http://example.org:80/", "/example.org"],
    ["/https:/example.org/secret", "/example.org"],
    ["/example.org/secret?token=1", "/example.org"],
    ["/example.org?token=1&from=germany", "/example.org?from=germany"],
    ["/EXAMPLE.org.", "/example.org"],
    ["/m%C3%BCnchen.de", "/xn--mnchen-3ya.de"],
    ["/https://m%C3%BCnchen.de/secret", "/xn--mnchen-3ya.de"],
  ])("%s → %s", async (pasted, clean) => {
    const response = await get(pasted, BROWSER);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(clean);
    expect(await sentRequests()).toEqual([]);
  });
});

describe("every error has its code", () => {
  const cases = [
    ["/v1/check/not%20a%20host", 400, "invalid_target"],
    ["/v1/check/example.org?from=mars", 400, "invalid_parameter"],
    ["/v1/check/example.org?report=maybe", 400, "invalid_parameter"],
    ["/v1/check/example.org?wait=forever", 400, "invalid_parameter"],
    ["/v1/check/127.0.0.1", 403, "forbidden_target"],
    ["/v1/check/up.test", 403, "forbidden_target"],
    ["/v1/check/justhere.example", 403, "forbidden_target"],
    [`/v1/check/${named("private")}`, 403, "forbidden_target"],
    [`/v1/check/${named("opted-out")}`, 403, "opted_out"],
    [`/v1/check/${named("no-such-name")}`, 404, "no_such_name"],
    ["/v1/nothing", 404, "not_found"],
  ] as const;

  test.each(cases)("%s: %i %s", async (path, status, code) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const { title } = problemWords(problem(code), "en");
    const document = await response.json();
    expect(document).toMatchObject({ type: `${SITE}/#${code}`, status, code, title });
    const asked = (await sentRequests()).filter(({ url }) => !url.includes("/dns-query"));
    expect(asked).toEqual([]);
  });

  test("403 opted_out erases whatever was kept of the host", async () => {
    const host = named("opted-out");
    const monitor = stubOf<TargetMonitor>(env.MONITOR, host);
    // Nobody asks the gate here: its owner had not opted out yet.
    await (await monitor.open(host)).arrayBuffer();
    expect((await monitor.history()).sweeps).toHaveLength(1);
    await unnoted(host);
    const context = createExecutionContext();
    const request = new Request(`${SITE}/v1/check/${host}`);
    expect((await front.fetch(request, env, context)).status).toBe(403);
    await waitOnExecutionContext(context);
    expect(await monitor.history()).toMatchObject({ watchedSince: null, sweeps: [] });
  });

  test("403 opted_out all the same when nothing can be erased; the log says so", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = {
      ...env,
      MONITOR: {
        idFromName: () => {
          throw new Error("gone");
        },
      } as unknown as DurableObjectNamespace,
    };
    await unnoted(named("opted-out"));
    const context = createExecutionContext();
    const request = new Request(`${SITE}/v1/check/${named("opted-out")}`);
    expect((await front.fetch(request, broken, context)).status).toBe(403);
    await waitOnExecutionContext(context);
    expect(logged.mock.calls).toEqual([[expect.stringContaining("target_not_forgotten")]]);
    logged.mockRestore();
  });

  test("403 for the name under which we were reached, whichever it is", async () => {
    const front = "https://justhere.account.workers.dev";
    for (const path of ["/v1/check/", "/", "/v1/history/", "/live/"]) {
      const response = await send(`${front}${path}justhere.account.workers.dev`);
      expect([path, response.status]).toEqual([path, 403]);
    }
  });

  test.each(["POST", "PUT", "DELETE"])("%s: 405 method_not_allowed", async (method) => {
    const response = await send(`${SITE}/v1/check/up.com`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(await response.json()).toMatchObject({ code: "method_not_allowed" });
  });

  test("429 rate_limited, for one client that starts many sweeps; cached answers stay free", async () => {
    const client = { "cf-connecting-ip": "2001:db8:1:2::1" };
    const statuses: number[] = [];
    for (let i = 0; i < 21; i += 1)
      statuses.push((await get(`/v1/check/n${i}.${named("no-such-name")}`, client)).status);
    expect(statuses).toEqual([...Array(20).fill(404), 429]);
    await sentRequests();
    const neighbour = { "cf-connecting-ip": "2001:db8:1:2:ffff::9" };
    const limited = await get(`/v1/check/${named("shop-com")}`, neighbour);
    expect(limited.status).toBe(429);
    expect(limited.headers.get("retry-after")).toBe("60");
    expect(await limited.json()).toMatchObject({ code: "rate_limited" });
    expect(await sentRequests()).toEqual([]);

    await check(named("shop-com"), "?wait=full");
    expect((await get(`/v1/check/${named("shop-com")}`, neighbour)).status).toBe(200);
  });

  test("500 internal_error, and nothing of what went wrong inside", async () => {
    const GROUPS = {
      split: () => {
        throw new Error("secret of ours");
      },
    } as unknown as string;
    const broken = { ...env, GROUPS };
    const request = new Request(`${SITE}/v1/check/${named("www.moved")}`);
    const response = await front.fetch(request, broken, createExecutionContext());
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: "internal_error" });
    expect(text).not.toContain("secret of ours");
  });

  test("503 overloaded when the monitor is out of reach, and nothing of what went wrong inside", async () => {
    const broken = {
      ...env,
      MONITOR: {
        idFromName: () => {
          throw new Error("secret of ours");
        },
      } as unknown as DurableObjectNamespace,
    };
    const request = new Request(`${SITE}/v1/check/${named("www.moved")}`);
    const response = await front.fetch(request, broken, createExecutionContext());
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: "overloaded" });
    expect(text).not.toContain("secret of ours");
  });

  test("a person gets a page, and a terminal two lines", async () => {
    const page = await get(`/${named("no-such-name")}`, BROWSER);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain("<h1>There is no such name</h1>");
    const text = await get(`/${named("no-such-name")}`);
    expect(text.status).toBe(404);
    expect(await text.text()).toMatch(/^There is no such name \(no_such_name\)\.\n/);
  });
});

describe("a probe", () => {
  test("carries nothing of who asked", async () => {
    const host = named("shop-it");
    await get(`/v1/check/${host}`, {
      "user-agent": "marked-agent",
      "accept-language": "marked-language",
      cookie: "marked=1",
      referer: "https://marked.example/",
    });
    const sent = (await sentRequests()).filter(({ url }) => new URL(url).hostname === host);
    expect(sent).toHaveLength(10);
    for (const { headers, url } of sent) {
      expect(url).toBe(`https://${host}/`);
      expect(JSON.stringify(headers)).not.toContain("marked");
      expect(headers["user-agent"]).toBe(`JustHereBot/1.0 (+${SITE}/bot)`);
      // The last three are the runtime's own: `cache: "no-store"`, and the zone that sends.
      const known = ["accept", "user-agent", "cache-control", "pragma", "cf-worker"];
      expect(Object.keys(headers).filter((name) => !known.includes(name))).toEqual([]);
    }
  });
});
