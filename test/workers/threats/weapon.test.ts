/**
 * Threats B1 to B8: nobody makes a weapon of us, whoever asks, from wherever, and however often. The
 * stand-in internet writes down what each question cost others.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { FRONT, GATE, MONITOR, PROBE } from "../../../src/limits";
import { VANTAGES } from "../../../src/vantage/registry";
import { check, get, named, type Sent, send, sentRequests, unfresh } from "../../support/front";
import { looks, looksAt } from "../../support/threats";

beforeEach(async () => void (await sentRequests()));

/** Names that somebody asked a resolver about, each once. */
const lookedUp = (log: readonly Sent[], below: string) =>
  new Set(
    log
      .filter(({ url }) => url.includes("/dns-query"))
      .map(({ url }) => new URL(url).searchParams.get("name") ?? "")
      .filter((name) => name.endsWith(`.${below}`) && !name.startsWith("_justhere.")),
  );

/** How many have which status. */
function statuses(responses: readonly Response[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of responses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe("B1: many askers, one target", () => {
  test("a hundred clients at once cause one look from each vantage point, and all are answered", async () => {
    const host = named("shop-at");
    const asked = Array.from({ length: 100 }, () => get(`/v1/check/${host}?wait=full`));
    expect(statuses(await Promise.all(asked))).toEqual({ 200: 100 });
    const log = await sentRequests();
    expect(looksAt(log, host)).toHaveLength(VANTAGES.length);
  });

  test("those who come while its answer is fresh cause none", async () => {
    const host = named("shop-com");
    await check(host, "?wait=full");
    await sentRequests();
    await Promise.all(Array.from({ length: 20 }, () => check(host)));
    expect(looks(await sentRequests())).toEqual([]);
  });
});

describe("B2: what one question may cost others", () => {
  test("each vantage point sends two attempts at most, and the front asks its resolver a few times", async () => {
    const host = named("refused");
    await check(host, "?wait=full");
    const log = await sentRequests();
    const byVantage = Map.groupBy(looksAt(log, host), ({ vantage }) => vantage);
    expect(byVantage.size).toBe(VANTAGES.length);
    // An attempt over https and one over http, twice; what is asked beside each to tell why it failed;
    // and the twin.
    for (const sent of byVantage.values()) expect(sent.length).toBeLessThanOrEqual(12);
    const byFront = log.filter(({ vantage }) => vantage === null);
    expect(byFront.length).toBeLessThanOrEqual(8);
  });

  test("of a body without an end, every vantage point takes a bounded part", () => {
    // What the runtime buffers comes beside it: see C2.
    expect(PROBE.bodyBytes).toBeLessThanOrEqual(64 * 1024);
  });
});

describe("B3: addresses that are dear to the victim", () => {
  test.each(["/search?q=everything&cache=no", "/%2e%2e/report.pdf", "?id=1", "#fragment"])(
    "of %s nothing is asked but /",
    async (rest) => {
      const host = named("shop-de");
      await get(`/${host}${rest}`, { accept: "*/*" });
      await get(`/https://${host}${rest}`, { accept: "*/*" });
      await get(`/v1/check/${encodeURIComponent(`https://${host}${rest}`)}`);
      const paths = looksAt(await sentRequests(), host).map(({ url }) => new URL(url));
      expect(new Set(paths.map(({ pathname, search }) => pathname + search))).toEqual(
        paths.length === 0 ? new Set() : new Set(["/"]),
      );
    },
  );
});

describe("B4: a redirect that points ten vantage points at somebody else", () => {
  test("is told, and not followed", async () => {
    const answer = await check(named("sends-on"), "?wait=full");
    expect(answer.verdict).toBe("up");
    expect(answer.observations.map(({ redirectsTo }) => redirectsTo)).toContain(named("up"));
    expect(looksAt(await sentRequests(), named("up"))).toEqual([]);
  });

  test("to other names of the same site is followed three times at most", () => {
    expect(PROBE.redirectsBeyond).toBeLessThanOrEqual(3);
  });
});

describe("B5: names without number below one domain", () => {
  test("that do not exist: so many are looked up, by whomever, and the rest is refused", async () => {
    const domain = named("half");
    const names = Array.from({ length: 200 }, (_, i) => `nx-${i}.${domain}`);
    const askedAt = Date.now();
    const responses = await Promise.all(names.map((name) => get(`/v1/check/${name}`)));
    const counts = statuses(responses);
    const spans = Math.ceil((Date.now() - askedAt) / GATE.lookUps.perMs);
    expect(counts[404]).toBeLessThanOrEqual(spans * GATE.lookUps.count);
    expect(counts[429]).toBe(200 - (counts[404] ?? 0));
    const log = await sentRequests();
    expect(looks(log)).toEqual([]);
    expect(lookedUp(log, domain).size).toBe(counts[404]);
    const refused = responses.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused?.headers.get("ratelimit-policy")).toBe('"look_ups";q=20;w=10');
    expect(refused?.headers.get("ratelimit")).toMatch(/^"look_ups";r=0;t=\d+$/);
  });

  test("that a wildcard answers for: so many are looked at, and the rest is refused", async () => {
    const domain = named("wild");
    const names = Array.from({ length: 40 }, (_, i) => `r${i}.${domain}`);
    const responses = await Promise.all(names.map((name) => get(`/v1/check/${name}?wait=full`)));
    const counts = statuses(responses);
    expect(counts[200]).toBeGreaterThan(0);
    expect(counts[200]).toBeLessThanOrEqual(GATE.newNames.count + 2);
    expect(counts[429]).toBe(40 - (counts[200] ?? 0));
    const log = await sentRequests();
    const swept = new Set(looks(log).map(({ url }) => new URL(url).hostname));
    expect([...swept].filter((name) => /^r\d+\./.test(name)).length).toBe(counts[200]);
    const refused = responses.find(({ status }) => status === 429);
    expect(refused?.headers.get("ratelimit-policy")).toBe('"new_names";q=10;w=60');
  });

  test("one client asks about so many new names within a minute, whatever their domains", async () => {
    const client = { "cf-connecting-ip": "203.0.113.44" };
    const names = Array.from({ length: 18 }, (_, i) => `never-asked-${i}.wild.com`);
    const domains = ["moved", "corp", "slow"].flatMap((domain) =>
      names.slice(0, 6).map((name) => `${name.split(".")[0]}.${named(domain)}`),
    );
    const responses = await Promise.all(domains.map((name) => get(`/v1/check/${name}`, client)));
    const limits = responses.flatMap(({ headers }) => headers.get("ratelimit-policy") ?? []);
    expect(statuses(responses)).toEqual({ 404: 15, 429: 3 });
    expect(new Set(limits)).toEqual(new Set(['"client_names";q=15;w=60']));
  });
});

const EMBEDDED: readonly (readonly [string, Record<string, string>])[] = [
  [
    "an image",
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" },
  ],
  [
    "a script",
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" },
  ],
  [
    "a frame",
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
  ],
  ["a preview robot", { "user-agent": "Slackbot-LinkExpanding 1.0" }],
  ["a page that is fetched ahead", { "sec-purpose": "prefetch" }],
];
const FORMS = [
  "/v1/check/HOST",
  "/v1/check/HOST/events",
  "/live/HOST",
  "/HOST",
  "/v1/group?hosts=HOST,www.HOST",
  "/probe?target=HOST",
];

describe("B6: a badge or a preview as a free timer", () => {
  test("fifty of them for a name that nobody has asked about cost nobody anything", async () => {
    const preview = { "user-agent": "facebookexternalhit/1.1" };
    const host = named("health");
    const asked = Array.from({ length: 50 }, () => get(`/${host}`, preview));
    const responses = await Promise.all(asked);
    expect(statuses(responses)).toEqual({ 200: 50 });
    expect(await responses[0]?.text()).toContain(`Is ${host} down for everyone, or just here?`);
    const badges = await Promise.all(asked.map(() => get(`/badge/${host}.svg`, preview)));
    expect(statuses(badges)).toEqual({ 200: 50 });
    expect(await badges[0]?.text()).toContain("nothing known");
    const looks = (await sentRequests()).filter(({ url }) => !url.includes("/dns-query"));
    expect(looks).toEqual([]);
    const pages = await Promise.all(asked.map(() => get(`/${host}`, preview)));
    expect(statuses(pages)).toEqual({ 200: 50 });
    expect(await sentRequests()).toEqual([]);
  });

  test("they get what was seen a while ago, fresh or not", async () => {
    const host = named("ipv6-only");
    const { sweep } = await check(host, "?wait=full");
    await unfresh(host);
    await sentRequests();
    const told = await get(`/v1/check/${host}`, EMBEDDED[0]?.[1]);
    const text = await told.text();
    const quarter = sweep.startedAt - (sweep.startedAt % (FRONT.storedS * 1_000));
    expect(JSON.parse(text)).toMatchObject({ verdict: "up", sweep: { startedAt: quarter } });
    // When somebody asked is told to nobody more exactly than that.
    expect(text).not.toContain(String(sweep.startedAt));
    expect(await sentRequests()).toEqual([]);
  });
});

describe("B7: the browsers of other websites' visitors", () => {
  test.each(EMBEDDED)("%s starts no look, in no form", async (_, headers) => {
    const host = named("too-many");
    for (const form of FORMS) {
      const response = await get(form.replaceAll("HOST", host), headers);
      expect([form, response.status < 500]).toEqual([form, true]);
      await response.text();
    }
    expect(await sentRequests()).toEqual([]);
  });

  test("a HEAD request starts none either", async () => {
    for (const form of FORMS) {
      const url = `https://justhere.example${form.replaceAll("HOST", named("too-many"))}`;
      await send(url, { method: "HEAD" });
    }
    expect(await sentRequests()).toEqual([]);
  });

  test("a person who follows a link to us is answered", async () => {
    const headers = {
      ...{
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
        "sec-fetch-dest": "document",
      },
      accept: "text/plain",
    };
    const response = await get(`/${named("too-many")}`, headers);
    expect(response.status).toBe(200);
    expect(looksAt(await sentRequests(), named("too-many")).length).toBeGreaterThan(0);
  });
});

describe("B8: a look that is never over", () => {
  test("streams of one client are counted, each ends with its sweep, and others are served", async () => {
    const host = named("stalls");
    const client = { "cf-connecting-ip": "203.0.113.45" };
    const path = `/v1/check/${host}/events`;
    const first = await get(path, client);
    const more = await Promise.all(
      Array.from({ length: MONITOR.listenersOfOne }, () => get(path, client)),
    );
    const texts = Promise.all([first, ...more].map((response) => response.text()));
    const other = await get(path, { "cf-connecting-ip": "203.0.113.46" });
    expect(await other.text()).toContain("event: final");
    const whole = (await texts).filter((text) => text.includes("event: final"));
    expect(whole).toHaveLength(MONITOR.listenersOfOne);
  });
});
