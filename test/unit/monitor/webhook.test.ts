/** What a webhook says, what it is called, and which configuration is taken for one. */
import { describe, expect, test } from "vitest";
import { readWebhooks, type WebhookKind, webhookMessage } from "../../../src/monitor/webhook";
import type { Outage } from "../../../src/verdict/outages";

const SITE_URL = "https://justhere.example";
const AT = Date.UTC(2010, 11, 12, 21, 58, 45);
const START = { earliestAt: AT - 75_000, latestAt: AT - 30_000 };
const END = { earliestAt: AT + 60_000, latestAt: AT + 120_000 };

const going: Outage = {
  ...{ id: START.latestAt, scope: "down", confirmed: false, start: START, end: null },
  ...{ comebacks: 0, wellMs: 0, lastBadAt: START.latestAt },
  ...{ minDurationMs: 0, maxDurationMs: 75_000 },
};
const over: Outage = { ...going, end: END, minDurationMs: 90_000, maxDurationMs: 195_000 };

const watch = { name: "Shop", host: "shop.example.com" };
/** What is told of it: not how we came by it. */
const toldOf = ({ wellMs: _, lastBadAt: __, ...told }: Outage) => told;
const tell = (kind: WebhookKind, outage: Outage, name = "Shop", at = AT) =>
  webhookMessage(kind, { watch: { ...watch, name }, outage, siteUrl: SITE_URL, at });
const idOf = (...given: Parameters<typeof tell>) => tell(...given).id;

describe("a message", () => {
  test("tells what has changed, since when, and where to read more", () => {
    expect(JSON.parse(tell("opened", going).body)).toEqual({
      type: "outage.opened",
      timestamp: "2010-12-12T21:58:45.000Z",
      data: {
        watch: "Shop",
        host: "shop.example.com",
        outage: {
          ...{ id: START.latestAt, scope: "down", confirmed: false, start: START, end: null },
          ...{ comebacks: 0, minDurationMs: 0, maxDurationMs: 75_000 },
        },
        url: "https://justhere.example/shop.example.com",
      },
    });
  });

  test.each<[WebhookKind, Outage]>([
    ["opened", going],
    ["confirmed", { ...going, confirmed: true }],
    ["closed", over],
  ])("of type outage.%s says so, with the bounds that are known", (kind, outage) => {
    const body = JSON.parse(tell(kind, outage).body);
    expect(body.type).toBe(`outage.${kind}`);
    expect(body.data.outage).toEqual(toldOf(outage));
  });

  test("holds nothing else of the watch or the outage, whatever they carry with them", () => {
    const wanted = { scheme: null, port: null, path: "/hunter2", status: null, text: "hunter2" };
    const whole = { ...watch, everyMs: 60_000, wanted };
    const seen = { ...over, observations: "hunter2" };
    const given = { watch: whole, outage: seen, siteUrl: SITE_URL, at: AT };
    expect(JSON.stringify(webhookMessage("closed", given))).not.toContain("hunter2");
  });
});

describe("the id of a message", () => {
  test("can be read, and holds no full stop, which divides what is signed", () => {
    expect(idOf("opened", going)).toBe(`evt_Shop_${going.id}_opened`);
    expect(idOf("closed", over, "shop.test:8443/a_b")).toBe(
      `evt_shop%2Etest%3A8443%2Fa%5Fb_${over.id}_closed_${END.earliestAt}`,
    );
  });

  test.each(["Läden & Co.", "~!*'()_-", "店", "a b\u00a0c", "😀"])(
    "is safe in a header for a watch called %s",
    (name) => {
      const id = idOf("closed", over, name);
      expect(id).toMatch(/^[A-Za-z0-9_%-]+$/);
      expect(new Headers({ "webhook-id": id }).get("webhook-id")).toBe(id);
    },
  );

  test("is the same when the same change is told again, later", () => {
    expect(idOf("opened", going, "Shop", AT + 60_000)).toBe(idOf("opened", going));
    expect(idOf("opened", over)).toBe(idOf("opened", going));
    expect(idOf("closed", { ...over, maxDurationMs: null })).toBe(idOf("closed", over));
  });

  test("is another for another change, outage or watch", () => {
    const ids = [
      idOf("opened", going),
      idOf("confirmed", going),
      idOf("closed", over),
      idOf("opened", { ...going, id: going.id + 1 }),
      idOf("opened", going, "Shop 2"),
      idOf("opened", going, "shop"),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("is another when an outage that came back is over for the second time", () => {
    const later = { earliestAt: END.earliestAt + 240_000, latestAt: END.latestAt + 240_000 };
    expect(idOf("closed", { ...over, end: later })).not.toBe(idOf("closed", over));
  });
});

describe("the configuration", () => {
  const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 0xfb).toString("base64")}`;
  const secret = secretOf(32);
  const url = "https://hooks.example/a?b=c";
  const read = (env: { WEBHOOK_URL?: string; WEBHOOK_SECRET?: string }, allowLocal = false) =>
    readWebhooks(env, { allowLocal });

  test.each([{}, { WEBHOOK_URL: "" }, { WEBHOOK_SECRET: secret }])("%j names none", (env) => {
    expect(read(env)).toBeNull();
  });

  test("names one, with the line break that a pipe leaves", () => {
    const env = { WEBHOOK_URL: `${url}\n`, WEBHOOK_SECRET: `${secret}\n` };
    expect(read(env)).toEqual({ url, secret });
  });

  test.each([24, 25, 26, 32, 64])("takes a secret of %i bytes", (bytes) => {
    expect(read({ WEBHOOK_URL: url, WEBHOOK_SECRET: secretOf(bytes) })).toHaveProperty("secret");
  });

  test.each([
    undefined,
    "",
    "whsec_",
    secretOf(23),
    secretOf(65),
    secret.replace("whsec_", ""),
    secret.replace("whsec_", "whsk_"),
    secret.replace("=", ""),
    secret.replace("=", "=="),
    secret.replaceAll("+", "-"),
    secret.replace("whsec_", "whsec_ "),
  ])("is at fault with the secret %s, and does not repeat it", (given) => {
    const found = read({ WEBHOOK_URL: url, ...(given !== undefined && { WEBHOOK_SECRET: given }) });
    expect(found).toEqual({ fault: "WEBHOOK_SECRET must be whsec_ and 24 to 64 bytes in base64." });
  });

  test.each([
    ["hooks.example", true],
    ["http://hooks.example/", true],
    ["http://10.0.0.1/", true],
    ["http://localhost.example/", true],
    ["http://localhost:9000/", false],
    ["https://user:pass@hooks.example/", true],
    ["http://user@localhost/", true],
    ["ftp://localhost/", true],
    ["javascript:0", true],
  ])("is at fault with the address %s (local ones allowed: %j)", (given, allowLocal) => {
    expect(read({ WEBHOOK_URL: given, WEBHOOK_SECRET: secret }, allowLocal)).toEqual({
      fault: "WEBHOOK_URL must be an https address without a user name or password.",
    });
  });

  test.each(["http://localhost:9000/", "http://127.0.0.1:9000/x", "http://[::1]/"])(
    "may name %s where local ones are allowed",
    (given) => {
      const found = read({ WEBHOOK_URL: given, WEBHOOK_SECRET: secret }, true);
      expect(found).toEqual({ url: given, secret });
    },
  );
});
