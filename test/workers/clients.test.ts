/**
 * Each client asks in its own way and gets a form that it can do something with: browsers a page, programs
 * that name JSON JSON, everybody else a text that a terminal can show. Monitors get a status.
 */
import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/web/answer";
import { BROWSERS, type Client, MONITORS, PROGRAMS, ROBOTS, TERMINALS } from "../support/clients";
import { get, named, send, sentRequests } from "../support/front";

const rows = (clients: readonly Client[]) => clients.map((one) => [one.name, one] as const);
const typeOf = (response: Response) => response.headers.get("content-type")?.toLowerCase();

/** Has a headline with a colon, a mark, a city beyond ASCII, and a sentence of two lines. */
const HERE = `/${named("down-in-europe")}?from=germany`;

describe("a browser gets a page", () => {
  test.each(rows(BROWSERS))("%s", async (_name, { headers }) => {
    const response = await get(HERE, headers);
    expect(response.status).toBe(200);
    expect(typeOf(response)).toBe("text/html; charset=utf-8");
    expect(response.headers.get("vary")).toContain("Accept");
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/i);
  });
});

describe("the front page is a page for browsers, and tells all others how to ask", () => {
  test.each(rows([...BROWSERS, ...ROBOTS]))("%s", async (_name, { headers }) => {
    expect(typeOf(await get("/", headers))).toBe("text/html; charset=utf-8");
  });

  test.each(rows(TERMINALS))("%s", async (_name, { headers }) => {
    const response = await get("/", headers);
    expect(typeOf(response)).toBe("text/plain; charset=utf-8");
    expectTerminal(await response.text());
  });

  test.each(rows(PROGRAMS))("%s", async (_name, { headers }) => {
    expect(typeOf(await get("/", headers))).toMatch(/^application\/json/);
  });
});

describe("what names JSON gets JSON", () => {
  test.each(rows(PROGRAMS))("%s", async (_name, { headers }) => {
    const response = await get(HERE, headers);
    expect(typeOf(response)).toMatch(/^application\/json/);
    expect((await response.json<Answer>()).verdict).toBe("here");
  });
});

/** Of a text, whatever it says. */
function expectTerminal(text: string): void {
  expect(text.endsWith("\n")).toBe(true);
  expect(text.endsWith("\n\n")).toBe(false);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape code begins with one
  expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
  const long = text.split("\n").filter((line) => [...line].length > 80);
  // An address is not broken.
  expect(long.filter((line) => !/^https?:\S+$/.test(line))).toEqual([]);
}

describe("a terminal gets text of 80 columns, with a newline at its end and no escape codes", () => {
  test.each(rows(TERMINALS))("%s", async (_name, { headers }) => {
    const response = await get(HERE, headers);
    expect(typeOf(response)).toBe("text/plain; charset=utf-8");
    const text = await response.text();
    expect(text).toMatch(/^It's just here: down in your region/);
    expectTerminal(text);
  });

  test.each(["", "?lang=de"])("of an error, too (%s)", async (query) => {
    for (const path of [`/${named("no-such-name")}`, "/10.0.0.1", "/not-a-host", "/a/b/c"]) {
      const response = await get(`${path}${query}`, { accept: "*/*" });
      expect(response.status, path).toBeGreaterThanOrEqual(400);
      expectTerminal(await response.text());
    }
  });
});

describe("a monitor", () => {
  const ask = (path: string, { headers, method }: Client) =>
    send(path, { method: method ?? "GET", headers: { ...headers } });

  describe.each(rows(MONITORS))("%s", (_name, client) => {
    test.each([
      ["up", 200],
      ["refused", 503],
      ["down-in-europe", 502],
      ["robots", 504],
    ])("is told of %s by %i, without a body", async (host, status) => {
      const response = await ask(`/v1/health/${named(host)}`, client);
      expect(response.status).toBe(status);
      expect(await response.text()).toBe("");
    });

    test("may accept what is not down for everyone", async () => {
      const path = `/v1/health/${named("down-in-europe")}?fail-on=down`;
      expect((await ask(path, client)).status).toBe(200);
    });
  });

  describe.each(rows(MONITORS.filter(({ method }) => method === undefined)))(
    "%s",
    (_name, client) => {
      test("finds a word, or a member", async () => {
        const text = await (await ask(`/${named("up")}?format=text`, client)).text();
        expect(text).toMatch(/^It's up for everyone/);
        const answer = await (await ask(`/v1/check/${named("up")}`, client)).json<Answer>();
        expect(answer.scope).toBe("up");
      });
    },
  );
});

describe("a robot", () => {
  test.each(rows(ROBOTS))(
    "gets a page, and nobody is looked at: %s",
    async (_name, { headers }) => {
      const host = `posted.${named("wild")}`;
      await sentRequests();
      const response = await get(`/${host}`, headers);
      expect(typeOf(response)).toBe("text/html; charset=utf-8");
      expect(await response.text()).toContain(host);
      const sent = (await sentRequests()).map(({ url }) => new URL(url).hostname);
      expect(sent.filter((name) => name.endsWith(named("wild")))).toEqual([]);
    },
  );
});
