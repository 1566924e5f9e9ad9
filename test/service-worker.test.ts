/** The service worker, run as it is served, in a world made of a network and a cache. */
import { readFile } from "node:fs/promises";
import { runInNewContext } from "node:vm";
import { inflateSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { serviceWorkerModule } from "../src/web/take/build";
import { ICON_180, ICON_512 } from "../src/web/take/icon.min";
import { iconPng, pixels } from "../src/web/take/icon-png";
import { SERVICE_WORKER } from "../src/web/take/service-worker.min";

const SITE = "https://justhere.example";

test("it is what its source makes", async () => {
  const stored = await readFile("src/web/take/service-worker.min.ts", "utf8");
  expect(stored).toBe(await serviceWorkerModule());
});

test.each([
  [180, ICON_180],
  [512, ICON_512],
])("the icon of %i pixels is what its drawing makes", (side, stored) => {
  // The bytes differ from one build of zlib to another, the pixels do not.
  const drawn = (png: Buffer) => inflateSync(png.subarray(png.indexOf("IDAT") + 4, -16));
  expect(drawn(Buffer.from(stored, "base64")).equals(pixels(side))).toBe(true);
  expect(drawn(iconPng(side)).equals(pixels(side))).toBe(true);
});

interface Asked {
  readonly url: string;
  readonly mode?: string;
  readonly method?: string;
}

/** Everything that a service worker can see, and what it did with it. */
function world({ language = "en-GB", before = [] as string[] } = {}) {
  const caches = new Map<string, string[]>(before.map((name) => [name, []]));
  const listeners = new Map<string, (event: unknown) => void>();
  const sent: string[] = [];
  const net = { isUp: true };
  const self = {
    location: { origin: SITE },
    navigator: { language },
    skipWaiting: () => {},
    addEventListener: (type: string, listener: (event: unknown) => void) =>
      listeners.set(type, listener),
    fetch: async ({ url }: Asked) => {
      sent.push(url);
      if (!net.isUp) throw new TypeError("Failed to fetch");
      return `network ${url}`;
    },
    caches: {
      keys: async () => [...caches.keys()],
      delete: async (name: string) => caches.delete(name),
      // There is no put: to store an answer would throw.
      open: async (name: string) => ({
        addAll: async (files: readonly Request[]) =>
          caches.set(
            name,
            files.map(({ url, cache }) => `${url} ${cache}`),
          ),
        match: async (path: string) =>
          caches.get(name)?.includes(`${SITE}${path} reload`) ? `stored ${path}` : undefined,
      }),
    },
  };
  runInNewContext(SERVICE_WORKER.replace("VERSION", "now"), { self, URL, Request, Response });

  async function extend(type: string): Promise<void> {
    let work: unknown;
    listeners.get(type)?.({ waitUntil: (given: unknown) => (work = given) });
    await work;
  }
  /** What it answers, or null when it leaves the request to the browser. */
  async function ask({ url, mode = "navigate", method = "GET" }: Asked): Promise<unknown> {
    let answer: unknown = null;
    const request = { url: new URL(url, SITE).href, mode, method };
    listeners.get("fetch")?.({ request, respondWith: (given: unknown) => (answer = given) });
    return answer;
  }
  return { caches, net, sent, extend, ask };
}

describe("when it is installed", () => {
  test("it stores four files of ours, past the browser's own cache", async () => {
    const { caches, extend } = world();
    await extend("install");
    expect(Object.fromEntries(caches)).toEqual({
      "justhere-now": [
        `${SITE}/offline?lang=en reload`,
        `${SITE}/offline?lang=de reload`,
        `${SITE}/style.css reload`,
        `${SITE}/favicon.svg reload`,
      ],
    });
  });

  test("it drops what the versions before it stored", async () => {
    const { caches, extend } = world({ before: ["justhere-then", "justhere-now"] });
    await extend("activate");
    expect([...caches.keys()]).toEqual(["justhere-now"]);
  });
});

describe("while there is a network", () => {
  test("a page comes from it, and nothing is stored", async () => {
    const { caches, extend, ask } = world();
    await extend("install");
    const before = JSON.stringify([...caches]);
    expect(await ask({ url: "/example.com?from=japan" })).toBe(
      `network ${SITE}/example.com?from=japan`,
    );
    expect(await ask({ url: "/style.css", mode: "no-cors" })).toBe(`network ${SITE}/style.css`);
    expect(JSON.stringify([...caches])).toBe(before);
  });
});

describe("without a network", () => {
  let here: ReturnType<typeof world>;
  beforeEach(async () => {
    here = world();
    await here.extend("install");
    here.net.isUp = false;
  });

  test.each([
    ["a page", "/example.com", "/offline?lang=en"],
    ["a page in a chosen language", "/example.com?lang=de", "/offline?lang=de"],
    ["a page in a language that there is not", "/example.com?lang=xx", "/offline?lang=en"],
    ["the front page", "/", "/offline?lang=en"],
    ["what was shared", "/share?url=https%3A%2F%2Fexample.com", "/offline?lang=en"],
  ])("%s becomes the page that says so", async (_name, url, path) => {
    expect(await here.ask({ url })).toBe(`stored ${path}`);
  });

  test.each([
    ["de", "de"],
    ["de-AT", "de"],
    ["fr", "en"],
    ["", "en"],
    ["den", "en"],
  ])("that page follows a browser in %j to %s", async (language, spoken) => {
    const { extend, net, ask } = world({ language });
    await extend("install");
    net.isUp = false;
    expect(await ask({ url: "/example.com" })).toBe(`stored /offline?lang=${spoken}`);
  });

  test.each(["/style.css", "/favicon.svg"])("%s comes from the store", async (url) => {
    expect(await here.ask({ url, mode: "no-cors" })).toBe(`stored ${url}`);
  });

  test("a store that the browser has emptied is a network error like any other", async () => {
    here.caches.clear();
    expect(await here.ask({ url: "/example.com" })).toMatchObject({ type: "error" });
  });
});

describe("it never touches", () => {
  test.each([
    ["a stream of events", { url: "/example.com/live", mode: "cors" }],
    ["a call to the API", { url: "/v1/check/example.com", mode: "cors" }],
    ["a form that is posted", { url: "/", method: "POST" }],
    ["another's address", { url: "https://example.com/", mode: "no-cors" }],
    ["a script of ours", { url: "/live.js", mode: "no-cors" }],
    ["our broken page, whose error is the browser's to show", { url: "/bookmarklet/try" }],
  ])("%s", async (_name, asked) => {
    const { ask, sent } = world();
    expect(await ask(asked)).toBeNull();
    expect(sent).toEqual([]);
  });
});
