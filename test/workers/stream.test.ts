/** A running sweep as server-sent events: as data, and as the parts of our page. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { stubOf } from "../../src/durable";
import type { TargetMonitor } from "../../src/monitor/monitor";
import { VANTAGE_IDS } from "../../src/vantage/registry";
import type { Answer } from "../../src/web/answer";
import type { Provisional } from "../../src/web/provisional";
import type { PageNews } from "../../src/web/stream/page";
import { check, get, named, SITE, send, sentRequests } from "../support/front";

const BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

interface Event {
  readonly event: string;
  readonly data: string;
}

async function eventsOf(response: Response): Promise<readonly Event[]> {
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
  const blocks = (await response.text()).split("\n\n");
  return blocks.flatMap((block) => {
    const event = /^event: (.*)$/m.exec(block)?.[1];
    const data = /^data: (.*)$/m.exec(block)?.[1];
    return event === undefined || data === undefined ? [] : [{ event, data }];
  });
}

const answersIn = (events: readonly Event[], name: string): readonly Answer[] =>
  events.filter(({ event }) => event === name).map(({ data }) => JSON.parse(data));

test.each(["/v1/check/HOST/events", "/live/HOST"])("HEAD of %s looks at nothing", async (path) => {
  await sentRequests();
  const init = { method: "HEAD", headers: { "cf-connecting-ip": "198.51.100.99" } };
  const url = `${SITE}${path.replace("HOST", named("shop-at"))}`;
  const response = await send(url, init);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  expect(await sentRequests()).toEqual([]);
});

describe("the events of a question", () => {
  test.each([
    ["up", "shop-de", ""],
    ["down", "refused", "?from=germany"],
    ["divided", "down-in-europe", "?from=germany"],
    ["down for the caller", "shop-fr", "?report=down"],
  ])("are a vote for each vantage and one answer at the end: %s", async (_, name, query) => {
    const host = named(name);
    const events = await eventsOf(await get(`/v1/check/${host}/events${query}`));
    const voters = events
      .filter(({ event }) => event === "vote")
      .map(({ data }) => JSON.parse(data).vantage);
    expect(voters.toSorted()).toEqual(VANTAGE_IDS.toSorted());

    const [final, ...more] = answersIn(events, "final");
    expect(more).toEqual([]);
    expect(events.at(-1)?.event).toBe("final");
    expect(final).toMatchObject({ settled: true, pending: [], sweep: { complete: true } });
    const later = await check(host, query);
    expect(Object.keys(final ?? {})).toEqual(Object.keys(later));
    const { headline, verdict, votes, observations } = later;
    expect(final).toMatchObject({ headline, verdict, votes, observations });

    const verdicts = answersIn(events, "verdict");
    expect(verdicts.length).toBeLessThanOrEqual(1);
    for (const { verdict, settled } of verdicts)
      expect({ verdict, settled }).toEqual({ verdict: final?.verdict, settled: true });
    const lastOpen = events.findLastIndex(({ event }) => event === "provisional");
    const firstSettled = events.findIndex(({ event }) => event === "verdict");
    if (firstSettled !== -1) expect(lastOpen).toBeLessThan(firstSettled);
  });

  test("come all at once when somebody asked a moment ago", async () => {
    const host = named("shop-it");
    await check(host, "?wait=full");
    await sentRequests();
    const names = (await eventsOf(await get(`/v1/check/${host}/events`))).map(({ event }) => event);
    expect(names).toEqual([...Array(10).fill("vote"), "final"]);
    expect(await sentRequests()).toEqual([]);
  });

  test("may be read by any page", async () => {
    const response = await get(`/v1/check/${named("up")}/events`);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    await response.text();
  });
});

// Beside each other: what they do is wait.
describe.concurrent("before the verdict", () => {
  interface Heard extends Event {
    /** What was kept when it came. */
    readonly kept: string;
  }

  /** What the data centre keeps of a host; a running sweep's mark says nothing. */
  async function keptOf(host: string): Promise<string> {
    const keys = ["sweeps", "stored"].map((name) => `${SITE}/.${name}/v1/${host}`);
    const found = await Promise.all(keys.map((key) => caches.default.match(key)));
    return (await Promise.all(found.map((one) => one?.text() ?? ""))).join("");
  }

  async function* heardFrom(path: string, host: string): AsyncGenerator<Heard> {
    const response = await get(path, { accept: "text/event-stream" });
    let rest = "";
    for await (const text of (response.body as ReadableStream).pipeThrough(
      new TextDecoderStream(),
    )) {
      const blocks = (rest + text).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const [, event = ""] = /^event: (.*)$/m.exec(block) ?? [];
        const [, data = ""] = /^data: (.*)$/m.exec(block) ?? [];
        if (event !== "") yield { event, data, kept: await keptOf(host) };
      }
    }
  }

  test("it looks up, until those who drop our packets have been waited for; only that is kept", async () => {
    const host = named("filtered-in-europe");
    const json = check(host, "?from=japan");
    const [data, page] = await Promise.all(
      [`/v1/check/${host}/events?from=japan`, `/live/${host}?from=japan&lang=en`].map((path) =>
        Array.fromAsync(heardFrom(path, host)),
      ),
    );
    const provisional = (data ?? []).filter(({ event }) => event === "provisional");
    const told = provisional.map((one): Provisional => JSON.parse(one.data));
    expect(told.map(({ verdict }) => verdict)).toContain("up");
    for (const { verdict, votes } of told)
      expect(verdict === null || (votes.up >= 4 && votes.down === 0)).toBe(true);
    const ended = (data ?? []).find(({ event }) => event === "verdict" || event === "final");
    expect(JSON.parse(ended?.data ?? "")).toMatchObject({ verdict: "elsewhere", settled: true });

    const news = (page ?? []).map((one): PageNews => JSON.parse(one.data));
    const open = news.filter(({ stage }) => stage === "provisional");
    expect(open.map(({ title }) => title)).toContain(`${host}: It looks up so far`);
    expect(open.map(({ verdict }) => verdict)).toEqual(open.map(() => null));
    const said = news.map(({ say }) => say).filter((say) => say !== "");
    expect(said.filter((say) => say === "It looks up so far")).toHaveLength(1);
    expect(said.at(-1)).toBe(news.at(-1)?.title.replace(`${host}: `, ""));

    // Whoever asked for JSON meanwhile has waited, and there was nothing to be read by others.
    expect(await json).toMatchObject({ verdict: "elsewhere", settled: true });
    const [likely] = provisional.filter((one) => JSON.parse(one.data).verdict === "up");
    expect(likely?.kept).toBe("");
    const kinds = (await keptOf(host)).split("\n").map((line) => line && JSON.parse(line).kind);
    expect(new Set(kinds)).toEqual(new Set(["started", "observation", "completed", ""]));
    expect(await keptOf(host)).not.toMatch(/provisional|likely|silent|so far/);
  });

  test("that nobody has answered is told after three seconds, and kept nowhere", async () => {
    const host = named("mute");
    const startedAt = Date.now();
    for await (const { event, data, kept } of heardFrom(`/v1/check/${host}/events`, host)) {
      const { votes, ...told }: Provisional = JSON.parse(data);
      expect(event).toBe("provisional");
      expect(told).toEqual({ verdict: null, heard: 0, of: 10, silent: true });
      expect(votes).toEqual({ up: 0, down: 0, abstained: 0 });
      expect(kept).toBe("");
      break;
    }
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(2_900);
  });
});

describe("the events of our page", () => {
  const idsOf = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? "");

  test("are elements, each with an id that the page has", async () => {
    const host = named("shop-com");
    const html = await (await get(`/${host}?from=germany`, BROWSER)).text();
    const live = (/data-live="([^"]+)"/.exec(html)?.[1] ?? "").replaceAll("&amp;", "&");
    const events = await eventsOf(await get(live, { accept: "text/event-stream" }));
    expect(new Set(events.map(({ event }) => event))).toEqual(new Set(["page"]));
    const news: readonly PageNews[] = events.map(({ data }) => JSON.parse(data));

    const inPage = idsOf(html);
    for (const part of news.flatMap(({ parts }) => parts)) {
      const [, id] = /^<[a-z]+ (?:[a-z-]+="[^"]*" )*?id="([^"]+)"/.exec(part) ?? [];
      expect(inPage, part.slice(0, 80)).toContain(id);
      expect(inPage.filter((one) => one === id)).toHaveLength(1);
    }
    const rows = news.flatMap(({ parts }) => parts).filter((part) => part.startsWith("<tr "));
    expect(rows.filter((row) => row.includes('class="heard"'))).toHaveLength(10);
    expect(news.filter(({ stage }) => stage === "final")).toHaveLength(1);
    expect(news.at(-1)).toMatchObject({ stage: "final", verdict: "up" });
    expect(news.at(-1)?.title).toBe(`${host}: It's up for everyone`);
  });

  test("have the verdict read out once, and no vote", async () => {
    const host = named("moved");
    const events = await eventsOf(await get(`/live/${host}?lang=en`));
    const said = events.map(({ data }) => JSON.parse(data).say).join(". ");
    expect(said.split("It's up for everyone")).toHaveLength(2);
    for (const city of ["Ashburn", "Frankfurt", "Sydney"]) expect(said).not.toContain(city);
  });

  test("are in the language of the page", async () => {
    const host = named("shop-at");
    const events = await eventsOf(await get(`/live/${host}?lang=de`));
    expect(events.at(-1)?.data).toContain("Alle 10 haben geantwortet");
  });
});

describe("a stream that cannot be", () => {
  const problems = [
    ["not%20a%20host", 400, "invalid_target"],
    ["127.0.0.1", 403, "forbidden_target"],
    [named("private"), 403, "forbidden_target"],
    [named("opted-out"), 403, "opted_out"],
    [named("no-such-name"), 404, "no_such_name"],
    ["example.org?from=mars", 400, "invalid_parameter"],
  ] as const;
  const routes = [
    (host: string) => `/live/${host}`,
    (host: string) => `/v1/check/${host.replace(/(\?|$)/, "/events$1")}`,
  ];

  test.each(
    routes.flatMap((route) => problems.map(([host, ...is]) => [route(host), ...is] as const)),
  )("%s is a problem document: %i %s", async (path, status, code) => {
    const response = await get(path, { accept: "text/event-stream" });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status, code });
  });
});

describe("the limit of one client", () => {
  test("counts a page and its streams once", async () => {
    const client = { "cf-connecting-ip": "2001:db8:7:7::1" };
    const host = named("shop-co-uk");
    expect((await get(`/${host}`, { ...BROWSER, ...client })).status).toBe(200);
    for (const path of [
      `/live/${host}`,
      `/live/${host}?tested=running`,
      `/v1/check/${host}/events`,
    ])
      await (await get(path, client)).text();

    // Nineteen are left of twenty.
    const statuses: number[] = [];
    for (let i = 0; i < 20; i += 1)
      statuses.push((await get(`/v1/check/l${i}.${named("no-such-name")}`, client)).status);
    expect(statuses).toEqual([...Array(19).fill(404), 429]);

    const limited = await get(`/live/${named("loop")}`, client);
    expect(limited.status).toBe(429);
    expect(await limited.json()).toMatchObject({ code: "rate_limited" });
    const page = await get(`/${named("loop")}`, { ...BROWSER, ...client });
    expect(page.status).toBe(429);
    expect(await page.text()).toContain("<code>rate_limited</code>");
  });
});

test("a sweep that is over is told whole, with its age, and not as one that still runs", async () => {
  const host = named("ipv6-only");
  const stream = await stubOf<TargetMonitor>(env.MONITOR, host).open(host);
  await new Response(stream.body).text();
  // No data centre has it in its cache.
  const answer = await check(host, "?from=germany");
  expect(answer.sweep.complete).toBe(true);
  expect(answer.observations).toHaveLength(10);
  expect(answer.pending).toEqual([]);
});
