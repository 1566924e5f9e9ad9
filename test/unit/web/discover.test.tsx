/** What tells others what there is here: cards, robots.txt, the catalogue, and how to ask from a terminal. */
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { mayStartLook } from "../../../src/gate/start";
import { LANGUAGES, type Language } from "../../../src/language";
import { CARD, cardOf } from "../../../src/web/discover/card";
import { CARD_PNG } from "../../../src/web/discover/card.min";
import { CARD_WORDS } from "../../../src/web/discover/card.words";
import { apiCatalog, llmsTxt, ROBOTS_TXT } from "../../../src/web/discover/files";
import { PreviewPage } from "../../../src/web/discover/preview";
import { formFor, isRobot } from "../../../src/web/discover/robot";
import { discovery } from "../../../src/web/discover/routes";
import { indexOf, LINKS, usageText } from "../../../src/web/discover/usage";
import { Layout } from "../../../src/web/layout";
import { ROUTES } from "../../../src/web/openapi/routes";
import { PREVIEW_AGENTS } from "../../support/robots";

const SITE = "https://justhere.example";
const PATHS = ROUTES.map(({ path }) => path);

/** The content of the tags of a head, by name or property. */
function tagsOf(html: string): Readonly<Record<string, string>> {
  const found = [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)];
  return Object.fromEntries(found.map(([, name = "", content = ""]) => [name, content]));
}

async function pageOf(language: Language, host: string): Promise<string> {
  const context = { language, chosen: null, path: `/${host}` };
  return String(await (<PreviewPage siteUrl={SITE} context={context} host={host} />).toString());
}

describe.each(LANGUAGES)("a card in %s", (language) => {
  test("asks about the host in its A-label form, and answers nothing", async () => {
    const html = await pageOf(language, "xn--mller-kva.example");
    const tags = tagsOf(html);
    const question = CARD_WORDS[language].question("xn--mller-kva.example");
    expect(tags).toMatchObject({
      "og:title": question,
      "og:url": `${SITE}/xn--mller-kva.example`,
      "og:image": `${SITE}/card.png`,
      "og:image:width": "1200",
      "og:image:height": "630",
      "og:image:alt": CARD_WORDS[language].alt,
      "twitter:card": "summary_large_image",
      robots: "noindex",
    });
    expect(html).toContain(`<title>${question} – JustHere</title>`);
    expect(tags.description).toBe(tags["og:description"]);
    expect(question.endsWith("?") || question.endsWith(".")).toBe(true);
  });

  test("is none where a page has nothing to be shared for", async () => {
    const context = { language, chosen: null, path: "/x" };
    const layout = (
      <Layout context={context} title="x">
        <p />
      </Layout>
    );
    expect(tagsOf(String(await layout.toString()))["og:title"]).toBeUndefined();
  });

  test("has a title and sentences that messengers do not cut", () => {
    const { title, description } = cardOf("example.com", SITE, language);
    expect(title.length).toBeLessThanOrEqual(70);
    for (const text of [description, ...Object.values(CARD_WORDS[language].about)])
      expect(text.length, text).toBeLessThanOrEqual(160);
  });

  test("`/` in a terminal keeps to 80 columns, and names routes that there are", () => {
    for (const site of [SITE, "http://localhost:8787"]) {
      const text = usageText(site, language, null);
      for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
      const named = [...text.matchAll(/(?<=\S)\/(?:v1|badge)\/[^\s?"]+/g)].map(([path]) =>
        path.replace("amazon.de", "{host}"),
      );
      expect(named.length).toBeGreaterThan(5);
      expect(named.filter((path) => !PATHS.includes(path))).toEqual([]);
    }
    expect(usageText(SITE, language, "practice")).toMatch(/\npractice\n$/);
  });

  test("and as JSON gives templates of routes and of parameters that there are", () => {
    const { name, about, ...addresses } = indexOf(SITE, language);
    expect([name, about.startsWith("JustHere: ")]).toEqual(["JustHere", true]);
    for (const [key, template] of Object.entries(addresses)) {
      const [, path = "", names = ""] = /^([^?]*?)(?:\{\?([^}]*)\})?$/.exec(template) ?? [];
      const route = ROUTES.find((one) => SITE + one.path === path);
      expect(route, template).toBeDefined();
      const takes = route?.takes?.map((one) => one.replace("badgeLang", "lang")) ?? [];
      for (const one of names.split(",").filter((text) => text !== ""))
        expect(takes, key).toContain(one);
    }
  });
});

test("the picture is a PNG of the size that cards name, and small", () => {
  const bytes = Buffer.from(CARD_PNG, "base64");
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([CARD.width, CARD.height]);
  expect(bytes.length).toBeLessThan(16 * 1_024);
});

describe("robots.txt", () => {
  /** RFC 9309: the longest rule that fits decides. */
  function mayFetch(agent: string, path: string): boolean {
    const groups = ROBOTS_TXT.split("\n\n").map((group) => group.split("\n"));
    const isNamed = (name: string) => (group: string[]) =>
      group.some((line) => line.toLowerCase() === `user-agent: ${name.toLowerCase()}`);
    const group = groups.find(isNamed(agent)) ?? groups.find(isNamed("*")) ?? [];
    const rules = group.flatMap((line) => {
      const [, verb, rule] = /^(Allow|Disallow): (.*)$/.exec(line) ?? [];
      return rule === undefined ? [] : [{ isAllowed: verb === "Allow", rule }];
    });
    const fits = rules.filter(({ rule }) =>
      rule.endsWith("$") ? path === rule.slice(0, -1) : path.startsWith(rule),
    );
    fits.sort((a, b) => b.rule.length - a.rule.length || Number(b.isAllowed) - Number(a.isAllowed));
    return fits[0]?.isAllowed ?? true;
  }

  test.each([
    ["/", true, true],
    ["/docs", true, true],
    ["/llms.txt", true, true],
    ["/openapi.json", true, true],
    ["/card.png", true, true],
    ["/bot", true, true],
    ["/bookmarklet", true, true],
    ["/.well-known/api-catalog", true, true],
    // A page about a name is no page for a search engine, and a card of one is what previews are for.
    ["/amazon.de", false, true],
    ["/bot.example", false, true],
    ["/docs.example", false, true],
    ["/v1/check/amazon.de", false, false],
    ["/v1/history/amazon.de", false, false],
    ["/badge/amazon.de.svg", false, false],
    ["/live/amazon.de", false, false],
    ["/probe?target=amazon.de", false, false],
  ])("%s: search engines %j, previews %j", (path, forEngines, forPreviews) => {
    expect(mayFetch("Googlebot", path)).toBe(forEngines);
    for (const agent of ["Twitterbot", "facebookexternalhit", "LinkedInBot"])
      expect(mayFetch(agent, path)).toBe(forPreviews);
  });
});

test("whoever robots.txt lets in to pages about names starts no look there", () => {
  const [, group = ""] = ROBOTS_TXT.split("\n\n");
  const agents = [...group.matchAll(/^User-agent: (.+)$/gm)].map(([, name]) => `${name}/1.0`);
  expect(agents.length).toBeGreaterThan(10);
  const starting = agents.filter((agent) =>
    mayStartLook("GET", (name) => (name === "user-agent" ? agent : null)),
  );
  expect(starting).toEqual([]);
});

describe("the catalogue", () => {
  test("names addresses that there are, in whole", () => {
    const [context] = apiCatalog(SITE).linkset;
    expect(context?.anchor).toBe(`${SITE}/`);
    const { anchor: _, ...links } = context ?? {};
    const hrefs = Object.values(links).flatMap((all) =>
      (all as { href: string }[]).map((l) => l.href),
    );
    expect(
      hrefs.map((href) => href.replace(SITE, "")).filter((path) => !PATHS.includes(path)),
    ).toEqual([]);
  });

  test("is told by its own link too, as RFC 9727 wants of HEAD", async () => {
    const app = discovery<{ SITE_URL: string }>();
    const response = await app.request(
      "/.well-known/api-catalog",
      { method: "HEAD" },
      { SITE_URL: SITE },
    );
    expect(response.headers.get("link")).toContain('rel="api-catalog"');
    expect(response.headers.get("content-type")).toMatch(/^application\/linkset\+json; profile="/);
  });

  test("`/` links to addresses that there are", () => {
    const links = [...LINKS.matchAll(/<([^>]+)>; rel="([\w-]+)"/g)];
    expect(links.map(([, , rel]) => rel)).toEqual([
      ...["service-desc", "service-doc", "api-catalog", "status", "search", "help"],
    ]);
    expect(links.map(([, path]) => path).filter((path) => !PATHS.includes(path ?? ""))).toEqual([]);
  });
});

test("llms.txt has the form of llmstxt.org, and names addresses that there are", () => {
  const text = llmsTxt(SITE);
  expect(text).toMatch(/^# JustHere\n\n> /);
  const links = [...text.matchAll(/^- \[[^\]]+\]\((\S+)\)/gm)].map(
    ([, url = ""]) => new URL(url).pathname,
  );
  const templates = links.map((path) => path.replace("example.com", "{host}"));
  expect(templates.length).toBeGreaterThan(9);
  expect(templates.filter((path) => !PATHS.includes(path))).toEqual([]);
  expect(text.length).toBeLessThan(4_000);
});

describe("a robot", () => {
  const app = new Hono().get("/*", (c) => c.json([isRobot(c), formFor(c)]));
  const asked = async (headers: Record<string, string>, path = "/amazon.de") =>
    (await app.request(path, { headers })).json();

  test.each(PREVIEW_AGENTS)("%s gets pages, though it names none", async (agent) => {
    expect(await asked({ "user-agent": agent, accept: "*/*" })).toEqual([true, "html"]);
    expect(await asked({ "user-agent": agent, accept: "application/json" })).toEqual([
      true,
      "json",
    ]);
    expect(await asked({ "user-agent": agent }, "/amazon.de?format=text")).toEqual([true, "text"]);
  });

  test.each<[string, Record<string, string>]>([
    ["curl", { "user-agent": "curl/8.14.1", accept: "*/*" }],
    ["an image on another website", { "sec-fetch-site": "cross-site", accept: "*/*" }],
    ["a page read ahead", { "sec-purpose": "prefetch", accept: "*/*" }],
    [
      "one that reads ahead and is one",
      { "sec-purpose": "prefetch", "user-agent": "Twitterbot/1.0" },
    ],
  ])("%s is none", async (_, headers) => {
    expect(await asked(headers)).toEqual([false, "text"]);
  });
});
