/** A name that somebody asked about stands in no list; a secret of the operator's stands in no answer. */
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { FrontEnv } from "../../src/web/front";
import { named } from "../support/front";
import { hear, PATHS } from "../support/routes";

const FORMS = ["text/html", "application/json", "*/*"];

describe("G3: a name that was asked about", () => {
  // Known to whoever asked, and to nobody else.
  const secret = named("corp");
  const WAYS = [
    `/v1/check/${secret}?wait=full`,
    `/${secret}?wait=settled`,
    `/live/${secret}`,
    `/v1/group?hosts=${secret},${named("error")}`,
    `/https://${secret}/path`,
  ];
  /** Every page and document that is not about a name. */
  const lists = PATHS.filter((path) => !path.includes(named("up")));

  test("is told to whoever asks for that very name", async () => {
    for (const path of WAYS) await hear(path, { redirect: "manual" });
    const { body } = await hear(`/v1/history/${secret}`);
    expect(JSON.parse(body).sweeps).toHaveLength(1);
  });

  test.each(lists)("is not to be found at %s", async (path) => {
    for (const accept of FORMS)
      expect((await hear(path, { headers: { accept } })).body).not.toContain(secret);
  });

  test.each([
    "/v1/check/error.com?wait=full",
    "/error.com?wait=settled",
    "/v1/history/error.com",
    "/v1/group?hosts=error.com,up.com",
    "/live/error.com",
    "/v1/check/cor.com",
    "/corp",
    "/sitemap.xml",
    "/feed",
    "/recent",
  ])("is not told with %s", async (path) => {
    for (const accept of FORMS)
      expect((await hear(path, { headers: { accept } })).body).not.toMatch(/\bcorp\.com/);
  });

  test("and its page is not for search engines", async () => {
    const { body } = await hear(`/${secret}?wait=settled`, { headers: { accept: "text/html" } });
    expect(body).toContain('<meta name="robots" content="noindex"/>');
    // The group for everybody; those that show what is behind a posted link have one of their own.
    const [robots = ""] = (await hear("/robots.txt")).body.split("\n\n");
    const lines = robots.split("\n");
    expect(lines[0]).toBe("User-agent: *");
    expect(lines).toContain("Disallow: /");
    expect(lines.filter((line) => line.startsWith("Allow"))).toEqual([
      ...["Allow: /$", "Allow: /bot$", "Allow: /docs$", "Allow: /bookmarklet$"],
      ...[
        "Allow: /llms.txt$",
        "Allow: /openapi.json$",
        "Allow: /card.png$",
        "Allow: /.well-known/",
      ],
    ]);
  });
});

describe("G7: what the operator keeps to themselves", () => {
  const SECRETS = {
    LIMIT_SECRET: "kept-limit-secret",
    DENIED: "kept-denied.com",
    WEBHOOK_URL: "https://kept-webhook.example/kept-path",
    WEBHOOK_SECRET: "whsec_a2VwdC13ZWJob29rLXNlY3JldC1rZXB0LXNlY3JldA==",
    RESOLVER_URL: env.RESOLVER_URL,
  } as Partial<FrontEnv>;

  test.each(PATHS)("is in nothing that %s answers", async (path) => {
    for (const accept of FORMS) {
      const { headers, body } = await hear(path, { headers: { accept } }, SECRETS);
      const told = JSON.stringify([...headers]) + body;
      expect(told).not.toMatch(/kept-|whsec_|WEBHOOK|_SECRET|cloudflare-dns\.com/);
    }
  });
});

describe("the line that an answer may leave in the log", () => {
  afterEach(() => vi.restoreAllMocks());

  test.each([
    ["/shop-at.com?from=japan&s=503&wait=full", "*/*", "text/plain", "just-you", false],
    ["/up.com?wait=settled", "text/html", "text/html", "up", true],
    ["/v1/check/up.com", "*/*", "application/json", "up", true],
    ["/v1/check/127.0.0.1", "*/*", "application/problem+json", "forbidden_target", false],
    ["/up.com?from=secret", "text/html", "text/html", "invalid_parameter", false],
  ])(
    "for %s as %s has its form and what was said, and no more",
    async (path, accept, form, said, isStored) => {
      vi.spyOn(Math, "random").mockReturnValue(0);
      const written = vi.spyOn(console, "info").mockImplementation(() => {});
      // So that the first of them was not seen before this test.
      await hear(path.includes("japan") ? "/ping" : "/v1/check/up.com?wait=full");
      written.mockClear();
      await hear(path, { headers: { accept, "cf-connecting-ip": "203.0.113.77" } });
      const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)));
      const ms = expect.any(Number);
      expect(lines).toEqual([
        { level: "info", event: "answered", form, said, isStored, ms, of: 100 },
      ]);
    },
  );

  test("is not written for a file, and mostly not at all", async () => {
    const written = vi.spyOn(console, "info").mockImplementation(() => {});
    const chance = vi.spyOn(Math, "random").mockReturnValue(0);
    for (const path of ["/style.css", "/ping", "/bot", "/"]) await hear(path);
    chance.mockReturnValue(0.5);
    await hear("/v1/check/up.com");
    expect(written).not.toHaveBeenCalled();
  });
});
