/** The answer as a status: for scripts, load balancers and other monitors. */
import type { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { get, named, SITE, send, sentRequests } from "../support/front";
import { hear } from "../support/routes";

beforeEach(async () => void (await sentRequests()));

const health = (name: string, query = "") => get(`/v1/health/${named(name)}${query}`);

describe("a scope is a status", () => {
  test.concurrent.each([
    ["up", "up", 200],
    ["refused", "down", 503],
    ["down-in-europe", "partial", 502],
    ["robots", "unknown", 504],
  ])("%s is %s: %i", async (name, scope, status) => {
    const response = await health(name);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe("");
    expect(response.headers.get("justhere-scope")).toBe(scope);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(Number(response.headers.get("justhere-age"))).toBeLessThan(60);
  });

  test("whoever asks, and from wherever: the verdict is theirs, the status everyone's", async () => {
    const verdicts = [];
    for (const query of ["?from=germany", "?from=japan", "?from=japan&report=down"]) {
      const { status, headers } = await health("down-in-europe", query);
      expect(status).toBe(502);
      verdicts.push(headers.get("justhere-verdict"));
    }
    expect(verdicts).toEqual(["here", "elsewhere", "here"]);
  });

  test("HEAD asks as GET does: many monitors send nothing else", async () => {
    const path = `${SITE}/v1/health/${named("hangs-up")}`;
    const { status, headers } = await send(path, { method: "HEAD" });
    expect([status, headers.get("justhere-verdict")]).toEqual([503, "down"]);
    expect((await sentRequests()).length).toBeGreaterThan(9);
  });
});

describe("fail-on names what is a failure to whoever asks", () => {
  test.concurrent.each([
    ["refused", "down", 503],
    ["refused", "partial,unknown", 200],
    ["down-in-europe", "down", 200],
    ["down-in-europe", "down,partial", 502],
    ["down-in-europe", "%20partial%20", 502],
    ["robots", "down,partial", 200],
    ["robots", "unknown", 504],
    ["up", "down,partial,unknown", 200],
  ])("%s with fail-on=%s: %i", async (name, failOn, status) => {
    const response = await health(name, `?fail-on=${failOn}`);
    expect(response.status).toBe(status);
    // What is no failure is told all the same.
    expect(response.headers.get("justhere-scope")).not.toBeNull();
  });

  test.each(["", "up", "down,up", "down,", "all", "DOWN"])("%j is refused", async (failOn) => {
    const response = await health("up", `?fail-on=${failOn}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_parameter" });
  });
});

describe("trouble of our own is no outage", () => {
  const broken = () =>
    ({
      getByName: () => ({ fetch: () => Promise.reject(new Error("gone")) }),
      idFromName: () => "x",
      get: () => ({ fetch: () => Promise.reject(new Error("gone")) }),
    }) as unknown as typeof env.MONITOR;

  test.each([
    ["", 504],
    ["?fail-on=down,partial", 200],
    ["?fail-on=unknown", 504],
  ])("a monitor out of reach is unknown: %j gives %i", async (query, status) => {
    const heard = await hear(`/v1/health/${named("slow")}${query}`, {}, { MONITOR: broken() });
    expect([heard.status, heard.body]).toEqual([status, ""]);
    expect(heard.headers.get("justhere-scope")).toBe("unknown");
    expect(heard.headers.get("retry-after")).not.toBeNull();
    expect(heard.headers.get("justhere-age")).toBeNull();
  });
});

test.each([
  ["127.0.0.1", 403, "forbidden_target"],
  ["nowhere", 400, "invalid_target"],
  [named("nx"), 404, "no_such_name"],
])("what cannot be asked about is told as elsewhere: %s", async (host, status, code) => {
  const response = await get(`/v1/health/${host}`);
  expect([response.status, await response.json()]).toMatchObject([status, { code }]);
});

test("a page of another website, and a robot, start no look by it", async () => {
  for (const headers of [
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" },
    { "user-agent": "Slackbot-LinkExpanding 1.0" },
  ]) {
    const response = await get(`/v1/health/${named("empty")}`, headers);
    expect(response.status).toBe(404);
  }
  expect(await sentRequests()).toEqual([]);
});
