/**
 * Threats C6, E1, E2, E4–E7, G5 and G6: nobody forges a result or has one made again, and no probe
 * tells who asked.
 */
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { VANTAGES } from "../../../src/vantage/registry";
import type { Answer } from "../../../src/web/answer";
import { get, named, type Sent, SITE, send, sentRequests, turn } from "../../support/front";
import { type Asked, ask, askAll, looks, looksAt, type Told } from "../../support/threats";

/** Everything that a browser, a proxy or a mischief-maker may say of who asks. */
const TELLING: Readonly<Record<string, string>> = {
  "user-agent": "marked-agent",
  accept: "application/json",
  "accept-language": "marked-language",
  cookie: "marked=1",
  referer: "https://marked.example/",
  origin: "https://marked.example",
  authorization: "Bearer marked",
  "x-forwarded-for": "198.18.7.7",
  "x-real-ip": "198.18.7.7",
  "true-client-ip": "198.18.7.7",
  forwarded: "for=198.18.7.7",
  "cf-connecting-ip": "198.18.7.7",
  "cf-ipcountry": "MA",
  "cf-ray": "marked-ray",
  traceparent: "00-marked",
  range: "bytes=0-1",
  "if-none-match": '"marked"',
};

let asked: Asked;

beforeAll(async () => {
  asked = await askAll([["asker-one", "asker-two", "cookie", "www.cookie"]], (name) =>
    name === "asker-two" ? TELLING : {},
  );
}, 40_000);
describe("E1: a result comes from a prober, and from nowhere else", () => {
  const PATHS = [
    ...[
      "/v1/observations",
      "/v1/observation",
      "/v1/results",
      "/v1/report",
      "/v1/reports",
      "/v1/ingest",
    ],
    ...["/v1/sweep", "/v1/sweeps", "/v1/probe", "/v1/vantage", "/v1/check", "/v1/check/up.com"],
    ...["/v1/history/up.com", "/v1/check/up.com/events", "/live/up.com", "/up.com", "/", "/probe"],
    ...[
      "/ingest",
      "/internal",
      "/admin",
      "/open",
      "/rpc",
      "/.sweeps/v1/up.com",
      "/.running/v1/up.com",
    ],
  ];
  const forged = JSON.stringify({
    ...{ host: "up.com", vantage: "germany", region: "germany", outcome: "down", status: 503 },
    observations: [{ vantage: "germany", outcome: "down", failure: "connection_refused" }],
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])("%s is taken nowhere", async (method) => {
    await sentRequests();
    const headers = { "content-type": "application/json", "cf-connecting-ip": "192.0.2.80" };
    const statuses = PATHS.map(async (path) => {
      const response = await send(`${SITE}${path}`, {
        method,
        headers,
        body: forged,
      });
      await response.text();
      return [path, [404, 405].includes(response.status) ? "refused" : response.status];
    });
    const wanted = PATHS.map((path) => [path, "refused"]);
    expect(await Promise.all(statuses)).toEqual(wanted);
    expect(await sentRequests()).toEqual([]);
  });

  test("and what else stands in a question changes nothing of its answer", async () => {
    const plain = await ask(`/v1/check/${named("asker-one")}?wait=full`);
    const more = [
      ...["region=germany", "status=503", "outcome=down", "verdict=down", "scope=down", "votes=10"],
      ...[
        "results=[]",
        "observations=[]",
        "vantage=germany",
        "fresh=1",
        "cached=0",
        "host=refused.com",
      ],
    ].join("&");
    const told = await ask(`/v1/check/${named("asker-one")}?wait=full&${more}`);
    expect(timeless(told.text)).toEqual(timeless(plain.text));
  });

  /** An answer without how old it is by now. */
  function timeless(text: string): unknown {
    const { sweep, checkedAt: _, ...rest } = JSON.parse(text) as Answer;
    return { ...rest, sweep: sweep.startedAt };
  }
});

describe("E2: there is no vantage but our own probers", () => {
  test("a sweep hears each that the registry names once, by a binding, and nobody else", () => {
    const heard = asked.answer("asker-one").observations.map(({ vantage }) => vantage);
    expect(heard.toSorted()).toEqual(VANTAGES.map(({ id }) => id).toSorted());
    const bindings = Object.keys(env).filter((name) => name.startsWith("PROBER_"));
    expect(bindings).toHaveLength(VANTAGES.length);
  });
});

const headersTo = (host: string): readonly Sent["headers"][] =>
  looksAt(asked.log, named(host)).map(({ headers }) => headers);

describe("E4: a target cannot tell one asker from another", () => {
  test("its probes are the same to the byte, from all vantages, whoever asked", () => {
    const all = [...headersTo("asker-one"), ...headersTo("asker-two")];
    expect(all).toHaveLength(2 * VANTAGES.length);
    // The name of the prober's script stands where production has the zone that all are in.
    const given = all.map(({ "cf-worker": _, ...headers }) => headers);
    for (const headers of given) expect(headers).toEqual(given[0]);
    const byVantage = (host: string) =>
      Map.groupBy(looksAt(asked.log, named(host)), ({ vantage }) => vantage);
    const [one, two] = [byVantage("asker-one"), byVantage("asker-two")];
    for (const { id } of VANTAGES)
      expect(one.get(id)?.map(({ headers }) => headers)).toEqual(
        two.get(id)?.map(({ headers }) => headers),
      );
  });
});

describe("E5: one caller's request poisons no answer to another", () => {
  const EVIL: readonly (readonly [string, string, Record<string, string>])[] = [
    ["a host of their own", "https://evil-front.com/v1/check/poisoned.com?wait=full", {}],
    ["X-Forwarded-Host", `${SITE}/v1/check/poisoned.com`, { "x-forwarded-host": "evil-front.com" }],
    ["X-Original-URL", `${SITE}/v1/check/poisoned.com`, { "x-original-url": "/evil-front.com" }],
    [
      "a method in a header",
      `${SITE}/v1/check/poisoned.com`,
      { "x-http-method-override": "DELETE" },
    ],
    ["parameters twice", `${SITE}/v1/check/poisoned.com?report=down&report=up&s=evil-front`, {}],
    ["semicolons", `${SITE}/v1/check/poisoned.com;evil-front.com`, {}],
    ["another query order", `${SITE}/v1/check/poisoned.com?x=evil-front.com&from=germany`, {}],
  ];

  test("neither by a header nor by a parameter", async () => {
    for (const [about, url, headers] of EVIL) {
      const response = await send(url, {
        headers: { "cf-connecting-ip": "192.0.2.81", ...headers },
        redirect: "manual",
      });
      const text = await response.text();
      expect(text, about).not.toContain("evil-front");
      expect(JSON.stringify(Object.fromEntries(response.headers)), about).not.toContain(
        "evil-front",
      );
    }
    for (const path of ["/v1/check/poisoned.com?wait=full", "/poisoned.com?wait=full"]) {
      const clean = await ask(path, { accept: "application/json" });
      expect(JSON.parse(clean.text)).toMatchObject({ verdict: "up", report: null });
      expect(clean.text).not.toContain("evil");
    }
  });

  test("errors are stored by nobody", async () => {
    for (const path of [
      "/v1/check/127.0.0.1",
      "/not%20a%20host",
      "/v1/nothing",
      "/v1/check/x.com?from=z",
    ])
      expect((await get(path)).headers.get("cache-control"), path).toBe("no-store");
  });
});

describe("E7: an answer of yesterday from a cache between us and the target", () => {
  test("is not what a probe asks for", () => {
    for (const headers of headersTo("asker-one"))
      expect(headers).toMatchObject({ "cache-control": "no-cache", pragma: "no-cache" });
  });
});

describe("G5: a target learns nothing of who asked", () => {
  test("a probe has the headers that it always has, and no other", () => {
    // The last three are the runtime's own: no cache, and the zone that sends.
    const allowed = ["accept", "user-agent", "cache-control", "pragma", "cf-worker"];
    for (const headers of headersTo("asker-two")) {
      expect(Object.keys(headers).filter((name) => !allowed.includes(name))).toEqual([]);
      expect(headers["user-agent"]).toBe(`JustHereBot/1.0 (+${SITE}/bot)`);
      expect(headers.accept).toBe("*/*");
    }
  });

  test("nor does anybody else that is asked on the way", () => {
    const all = JSON.stringify(asked.log);
    expect(all).not.toContain("marked");
    expect(all).not.toContain("198.18.7.7");
  });
});

describe("G6: a cookie that a target gives", () => {
  test("comes back with no redirect, no second attempt and no later sweep", () => {
    const all = [...headersTo("cookie"), ...headersTo("www.cookie")];
    // A 503, a redirect and a page, from every vantage.
    expect(all.length).toBeGreaterThanOrEqual(4 * VANTAGES.length);
    for (const headers of all) expect(headers).not.toHaveProperty("cookie");
    expect(JSON.stringify(looks(asked.log))).not.toContain("SECRET-COOKIE-7");
  });

  test("stands in no answer", () => {
    for (const name of ["cookie", "www.cookie"])
      expect(asked.told(name).text).not.toContain("SECRET-COOKIE-7");
  });
});

/** Spellings of one name, as people paste it, and as somebody writes it who wants each to count. */
const SPELLINGS: readonly string[] = [
  ...["spelled.com", "SPELLED.COM", "Spelled.Com", "sPELLED.cOM", "spelled.com.", "SPELLED.com."],
  ...["ｓｐｅｌｌｅｄ.com", "spelled。com", "spelled．com", "spelled｡com", "spel\u00adled.com"],
  ...["spelled.com:80", "spelled.com:443", "spelled.com.:443", "http://spelled.com:80/"],
  ...["https://spelled.com", "https://spelled.com/", "HTTPS://SPELLED.COM/", "http://spelled.com."],
  ...[" spelled.com", "spelled.com ", "\uFEFFspelled.com", "ⓢⓟⓔⓛⓛⓔⓓ.com", "𝐬𝐩𝐞𝐥𝐥𝐞𝐝.com"],
  ...Array.from({ length: 9 }, (_, i) => `https://spelled.com/${i}/page?query=${i}#part-${i}`),
  ...Array.from({ length: 9 }, (_, i) => `spelled.com?${i}`),
  ...Array.from({ length: 9 }, (_, i) => `spelled.com/${"a/".repeat(i)}`),
];

describe("C6: one name in fifty spellings", () => {
  let spelled: readonly Told[];
  let looked: number;
  beforeAll(async () => {
    await sentRequests();
    const spell = (text: string, i: number) =>
      // A parameter that is no business of ours makes no name of its own either.
      ask(`/v1/check/${encodeURIComponent(text)}?wait=full&x=${i}`);
    spelled = await Promise.all(SPELLINGS.map(spell));
    looked = looksAt(await sentRequests(), "spelled.com").length;
  });

  test("is looked at once", () => {
    expect(SPELLINGS.length).toBeGreaterThanOrEqual(50);
    for (const { status, text } of spelled) {
      expect(status, text).toBe(200);
      expect((JSON.parse(text) as Answer).target.host).toBe("spelled.com");
    }
    expect(looked).toBe(VANTAGES.length);
  });

  test("and costs one place in the cache: each is told of the same sweep", () => {
    const sweeps = spelled.map(({ text }) => (JSON.parse(text) as Answer).sweep.startedAt);
    expect(new Set(sweeps).size).toBe(1);
  });

  test("a page of it leads to the one clean address", async () => {
    const page = { accept: "text/html" };
    for (const text of ["SPELLED.com", "https://spelled.com/a?b#c", "spelled.com."]) {
      const response = await get(`/?u=${encodeURIComponent(text)}`, page);
      expect(response.headers.get("location")).toBe("/spelled.com");
    }
  });
});

describe("E6: trouble of our own", () => {
  // Last of all here: for some seconds after it no vantage believes itself.
  let trouble: Asked;
  beforeAll(async () => {
    await turn("controls", "off");
    trouble = await askAll([["forged"]]);
    await turn("controls", "on");
  }, 40_000);

  test("is unknown and not down, and says whose fault it was", () => {
    const answer = trouble.answer("forged");
    expect(answer).toMatchObject({ verdict: "unknown", scope: "unknown", votes: { down: 0 } });
    expect(answer.observations.every(({ health }) => health !== "ok")).toBe(true);
  });

  test("is stored by nobody on the way, and begins no outage", async () => {
    expect(trouble.told("forged").headers.get("cache-control")).toBe("no-store");
    const history = await ask(`/v1/history/${named("forged")}`);
    expect(JSON.parse(history.text)).toMatchObject({ outages: [] });
  });
});
