/** Several targets side by side, in the production topology. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { d1Ledger } from "../../src/ledger/ledger";
import type { Answer } from "../../src/web/answer";
import type { FrontEnv } from "../../src/web/front";
import type { TogetherAnswer } from "../../src/web/together";
import { check, get, named, SITE, send, sentRequests, turn } from "../support/front";
import { front } from "../support/routes";

const IN_DUBLIN = ["shop-de", "shop-fr", "shop-it", "shop-at", "shop-co-uk"].map(named);
const IN_VIRGINIA = named("shop-com");

async function ask(hosts: readonly string[], query = "", status = 200): Promise<TogetherAnswer> {
  const response = await get(`/v1/group?hosts=${hosts.join(",")}${query}`);
  const text = await response.text();
  expect(response.status, text).toBe(status);
  return JSON.parse(text);
}

describe("the founding case", () => {
  let told: TogetherAnswer;

  beforeAll(async () => {
    await turn("dublin", "off");
    told = await ask([...IN_DUBLIN, IN_VIRGINIA], "&from=germany&wait=full");
    await turn("dublin", "on");
  });

  test("five are down for everyone, and their sister is up", () => {
    expect(told.partition).toEqual({
      ...{ down: IN_DUBLIN, partial: [], up: [IN_VIRGINIA], unknown: [], refused: [] },
    });
    expect(told.hosts).toHaveLength(6);
    expect(told.hosts[0]).toMatchObject({
      ...{ host: IN_DUBLIN[0], verdict: "down", scope: "down", confidence: "high" },
      headline: "It's down for everyone",
      votes: { up: 0, down: 10, abstained: 0 },
      since: { start: { earliestAt: null } },
      json: `/v1/check/${IN_DUBLIN[0]}`,
    });
    expect(told.regions).toHaveLength(10);
    for (const { down, up, unsure, pending } of told.regions)
      expect([down, up, unsure, pending]).toEqual([IN_DUBLIN, [IN_VIRGINIA], [], []]);
  });

  test("what they share is a network and a failure, and the sister stands on another one", () => {
    expect(told.shared).toMatchObject({
      hosts: IN_DUBLIN,
      network: {
        ...{ shares: "prefix", prefix: "87.238.84.0/22", asn: 16_509, name: "AMAZON-02, US" },
        hosts: IN_DUBLIN,
      },
      ...{ failure: "connection_refused", isBounded: false },
    });
    expect(told.shared?.regions).toHaveLength(10);
    expect(told.control).toBe(IN_VIRGINIA);
    expect(told.explanation).toBe(told.sentences.join(" "));
    expect(told.sentences).toContain(`${IN_VIRGINIA} is on another network.`);
    // All that is known of when is when we first looked.
    expect(told.explanation).not.toContain("within");
  });

  test("each of them can be asked about by itself, from the same sweep", async () => {
    const [host = ""] = IN_DUBLIN;
    const { sweep, verdict } = await check(host, "?from=germany");
    expect(verdict).toBe("down");
    expect(sweep.complete).toBe(true);
  });
});

describe("of one that is down", () => {
  const ledger = d1Ledger(env.LEDGER);
  const DUBLIN = { prefix: "87.238.84.0/22", asn: 16_509, name: "AMAZON-02, US" };
  const strangers = ["stranger-one.com", "stranger-two.com", "stranger-three.com"];

  /** Keys of the cache begin with our address: at another one nothing has been found out yet. */
  const elsewhere = () => {
    sites += 1;
    return { SITE_URL: `https://justhere-${sites}.example` };
  };
  let sites = 0;

  /** What somebody is told who asks where nobody has asked before. */
  async function tell(host: string, over: Partial<FrontEnv>) {
    const request = new Request(`${SITE}/v1/check/${host}?wait=full`);
    const context = createExecutionContext();
    const response = await front.fetch(request, { ...env, ...elsewhere(), ...over }, context);
    const text = await response.text();
    await waitOnExecutionContext(context);
    return { answer: JSON.parse(text) as Answer, text };
  }

  /** A ledger that counts how often it is read. */
  function counted() {
    let reads = 0;
    const prepare = (sql: string) => {
      reads += 1;
      return env.LEDGER.prepare(sql);
    };
    return { LEDGER: { prepare } as unknown as D1Database, reads: () => reads };
  }

  beforeAll(async () => {
    const latestAt = Date.now();
    for (const [at, host] of [...strangers, named("sister")].entries()) {
      const start = { earliestAt: latestAt - 60_000, latestAt: latestAt - at };
      const outage = { id: latestAt, scope: "down", start, end: null } as const;
      await ledger.write({ host, outage, network: DUBLIN }, latestAt);
    }
    await turn("dublin", "off");
  });
  afterAll(() => turn("dublin", "on"));

  test("strangers on its network are counted and never named", async () => {
    const { answer, text } = await tell(named("dublin"), {});
    expect(answer.fate).toEqual({ network: DUBLIN, together: [], unnamed: 4 });
    expect(text).not.toContain("stranger");
    expect(text).not.toContain("sister");
  });

  test.each([
    ["its group", { GROUPS: `${IN_DUBLIN[0]} ${named("sister")}` }, true],
    ["another group", { GROUPS: `a.com ${named("sister")}` }, false],
    ["the watch list", { WATCH: [{ url: named("sister") }] }, false],
  ])("what the operator lists in %s is named", async (_, over, isKin) => {
    const { answer, text } = await tell(IN_DUBLIN[0] ?? "", over);
    expect(answer.fate).toMatchObject({
      network: DUBLIN,
      together: [{ host: named("sister"), shares: "prefix", isKin, isBounded: false }],
      unnamed: 3,
    });
    expect(text).not.toContain("stranger");
  });

  test("hosts made up below one domain, and names that were never up, are no strangers", async () => {
    const at = Date.now();
    const start = { earliestAt: at - 60_000, latestAt: at };
    for (const nth of Array(5).keys()) {
      const outage = { id: at, scope: "down", start, end: null } as const;
      await ledger.write({ host: `forged${nth}.stranger-one.com`, outage, network: DUBLIN }, at);
      const dead = { ...outage, start: { ...start, earliestAt: null } };
      await ledger.write({ host: `dead${nth}.com`, outage: dead, network: DUBLIN }, at);
    }
    const { answer } = await tell(IN_DUBLIN[1] ?? "", { GROUPS: "" });
    expect(answer.fate?.unnamed).toBe(4);
  });

  test("a cached answer costs the ledger and the resolver nothing for a while", async () => {
    const { LEDGER, reads } = counted();
    const over = { LEDGER, ...elsewhere() };
    const host = IN_DUBLIN[2] ?? "";
    const first = await tell(host, over);
    expect(first.answer.fate?.unnamed).toBeGreaterThan(0);
    expect(reads()).toBe(1);
    await sentRequests();
    for (let nth = 0; nth < 20; nth += 1) {
      const { answer } = await tell(host, over);
      expect(answer.fate).toEqual(first.answer.fate);
    }
    expect(reads()).toBe(1);
    expect(await sentRequests()).toEqual([]);
  });

  test("what another version has put into the cache is found anew", async () => {
    const { LEDGER, reads } = counted();
    const over = { LEDGER, ...elsewhere() };
    const host = IN_DUBLIN[2] ?? "";
    const { answer } = await tell(host, over);
    const key = `${over.SITE_URL}/.found/v2/around/${host}/${answer.since?.start.latestAt}`;
    expect(await caches.default.match(key)).toBeDefined();
    const headers = { "cache-control": "max-age=10" };
    for (const text of ["[{}]", "gibberish"]) {
      await caches.default.put(key, new Response(text, { headers }));
      const before = reads();
      expect((await tell(host, over)).answer.fate).toEqual(answer.fate);
      expect(reads()).toBe(before + 1);
    }
  });

  test("without a ledger the answer is the same but for this", async () => {
    const { answer } = await tell(named("dublin"), { LEDGER: undefined as never });
    expect(answer).toMatchObject({ verdict: "down", fate: null });
  });
});

describe("a group", () => {
  test("is told with those that cannot be asked about, and why", async () => {
    const hosts = ["up", "opted-out", "no-such-name"].map(named);
    const { hosts: told, partition } = await ask([...hosts, "10.0.0.1"]);
    expect(partition).toMatchObject({ up: [named("up")] });
    expect(partition.refused).toEqual([named("opted-out"), named("no-such-name")]);
    expect(told.slice(1)).toMatchObject([
      { host: named("opted-out"), problem: { code: "opted_out" } },
      { host: named("no-such-name"), problem: { code: "no_such_name" } },
      { at: 3, problem: { code: "forbidden_target" } },
    ]);
  });

  test("never repeats what was typed where no host is", async () => {
    const typed = [`https://me:hunter2@${named("up")}/?token=s3cret`, "ftp://s3cret", "s3cret"];
    const list = [named("up"), ...typed].map(encodeURIComponent);
    const told = await ask(list);
    expect(JSON.stringify(told)).not.toMatch(/hunter2|s3cret|token|ftp/);
    expect(told).toMatchObject({ invalid: 3, partition: { up: [named("up")], refused: [] } });
    expect(told.hosts.map((one) => ("at" in one ? one.at : one.host))).toEqual([
      ...[named("up"), 1, 2, 3],
    ]);
    expect(told.sentences).toContain("3 of 4 were not looked at.");
  });

  test("that fails, asked again, costs no look-up", async () => {
    await turn("dublin", "off");
    const first = await ask([...IN_DUBLIN, IN_VIRGINIA], "&wait=full");
    await sentRequests();
    for (let nth = 0; nth < 5; nth += 1)
      expect((await ask([...IN_DUBLIN, IN_VIRGINIA])).shared).toEqual(first.shared);
    expect(await sentRequests()).toEqual([]);
    await turn("dublin", "on");
  });

  test("asked for by HEAD starts nothing", async () => {
    await sentRequests();
    const url = `${SITE}/v1/group?hosts=${["shop-ch", "answers-slowly"].map(named).join(",")}`;
    const init = { method: "HEAD", headers: { "cf-connecting-ip": "198.51.100.98" } };
    const response = await send(url, init);
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await sentRequests()).toEqual([]);
    const refused = await send(`${SITE}/v1/group?hosts=a.com`, init);
    expect(refused.status).toBe(400);
  });

  test("waits until each scope is settled, and speaks German", async () => {
    const hosts = ["up", "down-in-europe"].map(named);
    const told = await ask(hosts, "&from=germany&lang=de");
    expect(told.partition).toMatchObject({ up: [hosts[0]], partial: [hosts[1]] });
    expect(told.language).toBe("de");
    expect(told.sentences[0]).toBe(
      `${hosts[1]} ist an einigen Orten nicht erreichbar, an anderen schon.`,
    );
    expect(told).toMatchObject({ shared: null, control: hosts[0] });
  });

  test("costs each new target one of the client's sweeps, and what is known nothing", async () => {
    const client = { "cf-connecting-ip": "2001:db8:77::1" };
    const unknown = Array.from({ length: 19 }, (_, at) => `g${at}.${named("no-such-name")}`);
    const url = (hosts: readonly string[]) => `/v1/group?hosts=${hosts.join(",")}`;
    await check(named("up"), "?wait=full");
    for (const some of [unknown.slice(0, 12), unknown.slice(12)]) await get(url(some), client);
    const more = [named("up"), ...["g20", "g21"].map((name) => `${name}.${named("no-such-name")}`)];
    const told = await (await get(url(more), client)).json<TogetherAnswer>();
    expect(told.partition.up).toEqual([named("up")]);
    const codes = told.hosts.flatMap((one) => ("problem" in one ? [one.problem.code] : []));
    expect(codes.toSorted()).toEqual(["no_such_name", "rate_limited"]);
  });

  afterEach(async () => void (await sentRequests()));

  test.each(["", "hosts=up.com", "hosts=up.com,up.com", "hosts=up.com,a.com&report=down"])(
    "is refused for “%s”, and nobody is asked",
    async (query) => {
      await sentRequests();
      const response = await get(`/v1/group?${query}`);
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toMatchObject({ code: "invalid_parameter" });
      expect(await sentRequests()).toEqual([]);
    },
  );

  test("may be asked for by any page", async () => {
    const response = await get(`/v1/group?hosts=${named("up")},10.0.0.1`);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});
