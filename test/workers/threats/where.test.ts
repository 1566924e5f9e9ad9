/** Threats A1–A4, A8, A11 and A12 at the input: what is typed leads no request to where none may go. */
import { beforeAll, describe, expect, test } from "vitest";
import { get, SITE, send, sentRequests } from "../../support/front";
import { looks } from "../../support/threats";

beforeAll(async () => void (await sentRequests()));

/** Every way in that takes a host. */
const WAYS: readonly ((text: string) => string)[] = [
  (text) => `/v1/check/${text}`,
  (text) => `/v1/check/${text}/events`,
  (text) => `/v1/history/${text}`,
  (text) => `/live/${text}`,
  (text) => `/${text}`,
  (text) => `/?u=${text}`,
];

/** What each way says: its status, and the code of the problem. */
async function refused(text: string): Promise<readonly string[]> {
  const encoded = encodeURIComponent(text);
  const codes = WAYS.map(async (way) => {
    const response = await get(way(encoded), { accept: "application/json" });
    const { code } = await response.json<{ code?: string }>();
    return `${response.status} ${code}`;
  });
  return Promise.all(codes);
}

const six = (outcome: string) => WAYS.map(() => outcome);
const FORBIDDEN = six("403 forbidden_target");
const INVALID = six("400 invalid_target");

/** One of each kind; every kind that we know stands in test/unit/target. */
async function expectRefused(texts: readonly string[], outcome: readonly string[]) {
  await sentRequests();
  const said = await Promise.all(texts.map(async (text) => [text, await refused(text)] as const));
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(texts.map((one) => [one, outcome])));
  expect(await sentRequests()).toEqual([]);
}

describe("A1: an address is not a target, however it is disguised", () => {
  test("dotted, decimal, octal, hexadecimal, short, full-width, enclosed, IPv6 and what it wraps", () =>
    expectRefused(
      [
        ...["127.0.0.1", "10.0.0.1", "169.254.169.254", "8.8.8.8", "127.0.0.1.", "0", "127.1"],
        ...[
          "2130706433",
          "0177.0.0.1",
          "0x7f000001",
          "0x7f.0.0.01",
          "１２７.０.０.１",
          "127。0。0。1",
        ],
        ...["①②⑦.⓪.⓪.①", "[::1]", "::1", "[::]", "[::ffff:10.0.0.1]", "[::10.0.0.1]"],
        ...["[64:ff9b::10.0.0.1]", "[2002:a00:1::]", "[2001:0:a00:1::]", "[fd00:ec2::254]"],
        ...["[2606:4700::5efe:10.0.0.1]", "http://127.0.0.1/latest/meta-data/"],
      ],
      FORBIDDEN,
    ));

  test("and what no parser should read as one is none either", () =>
    expectRefused(
      ["256.256.256.256", "09.0.0.1", "127.0.0.1..", "1.2.3.4.5", "[::1", "٠.٠.٠.١"],
      INVALID,
    ));
});

describe("A2: a name that means the inside of a network is not a target", () => {
  test("localhost, special names, metadata names, names that spell an address", () =>
    expectRefused(
      [
        ...[
          "a.localhost",
          "localhost.localdomain",
          "printer.local",
          "PRINTER.Local.",
          "a.internal",
        ],
        ...["x.onion", "1.0.0.127.in-addr.arpa", "router.home.arpa", "up.test", "www.example"],
        ...["nas.lan", "wiki.corp", "wiki.intranet", "metadata.google.internal", "metadata.goog"],
        ...["metadata.azure.com", "kubernetes.default.svc", "10.0.0.1.nip.io", "app.lvh.me"],
        ...["7f000001.08080808.rbndr.us", "printer。ｌｏｃａｌ"],
      ],
      FORBIDDEN,
    ));

  test("nor is a single label", () =>
    expectRefused(["localhost", "localhost.", "intranet", "com", "metadata"], INVALID));

  test("a name that only looks like one is looked up", async () => {
    const names = ["localhost.com", "mylocal.com", "example.localhost.run", "notnip.io"];
    for (const name of names) {
      const response = await get(`/v1/check/${name}`);
      expect(await response.json(), name).toMatchObject({ code: "no_such_name" });
    }
  });
});

describe("A3: what two parsers read in two ways is refused before anything is parsed", () => {
  test("backslashes, user names, percent signs, control characters, missing and nested schemes", () =>
    expectRefused(
      [
        ...[
          "https://example.com\\@10.0.0.1/",
          "https:\\\\example.com",
          "https://example.com/\\10.0.0.1",
        ],
        ...[
          "https://example.com@10.0.0.1/",
          "https://10.0.0.1:80@example.com/",
          "https://@example.com",
        ],
        ...["https://example.com%4010.0.0.1", "example.com%00.evil.com", "https://example%2ecom"],
        ...[
          "exam\tple.com",
          "example.com\r\nHost: 10.0.0.1",
          "example.com\u0000",
          "example.com\u007f",
        ],
        ...[
          "https:///example.com",
          "https:example.com",
          "http://http://example.com",
          "//example.com",
        ],
        ...["example.com evil.com", "example.com＠evil.com", "example.com／evil.com"],
      ],
      INVALID,
    ));
});

describe("A4: a runtime that grows lenient opens no door", () => {
  test("forged A-labels, and labels of anything but letters, digits, hyphens and underscores", () =>
    expectRefused(
      [
        ...["xn--a.com", "xn--0.com", "www.xn--99999999.com", "xn--ls8h.xn--a", "xn--example-.com"],
        ...['a"b.example.com', "';alert(1);'.example.com", "*.example.com", "a,b.example.com"],
        ...[`${"a".repeat(64)}.com`, `${"a.".repeat(126)}com`, "-example.com", "example-.com"],
      ],
      INVALID,
    ));
});

describe("A8: only http and https are schemes of a target", () => {
  test("file, ftp, data, javascript, blob, gopher, ws and view-source are none", () =>
    expectRefused(
      [
        ...[
          "file:///etc/passwd",
          "ftp://example.com/",
          "data:text/html,hello",
          "javascript:alert(1)",
        ],
        ...["blob:https://example.com/x", "gopher://example.com:70/", "ws://example.com/"],
        ...["view-source:https://example.com", "JAVASCRIPT://example.com/%0aalert(1)"],
      ],
      INVALID,
    ));
});

describe("A11: only the usual port of a scheme is a target's", () => {
  test("no other port can be asked about", () =>
    expectRefused(
      [
        ...[
          "example.com:22",
          "example.com:25",
          "example.com:8080",
          "example.com:6379",
          "example.com:0",
        ],
        ...["http://example.com:443", "https://example.com:80", "https://example.com:65536/"],
        ...["https://example.com:443:22/", "https://example.com:+22", "https://example.com:４４３"],
      ],
      INVALID,
    ));
});

describe("A12: we do not ask about ourselves", () => {
  test("not at the input", () =>
    expectRefused(
      [
        ...[
          "justhere.example",
          "www.justhere.example",
          "JustHere.Example.",
          "a.b.justhere.example",
        ],
        ...["https://justhere.example/v1/check/up.com", "justhere.example:443"],
      ],
      FORBIDDEN,
    ));

  const ourselves: readonly (readonly [string, Record<string, string>])[] = [
    ["whoever calls itself as our probers do", { "user-agent": `JustHereBot/1.0 (+${SITE}/bot)` }],
    ["a Worker of our zone", { "cf-worker": "justhere.example" }],
    ["a chain of proxies that names us", { "cdn-loop": "cloudflare; loops=1, JustHere; v=1" }],
  ];

  test.each(ourselves)("%s is told 508, and nothing is asked", async (_, headers) => {
    await sentRequests();
    for (const path of ["/v1/check/up.com", "/up.com", "/live/up.com", "/v1/check/up.com/events"]) {
      const response = await get(path, headers);
      expect(response.status, path).toBe(508);
      expect(await response.text()).toContain("loop_detected");
    }
    expect(await sentRequests()).toEqual([]);
  });

  test.each(ourselves)(
    "%s may read who we are, as an owner does who copies a header from a log",
    async (_, headers) => {
      await sentRequests();
      const paths = [
        "/bot",
        "/robots.txt",
        "/.well-known/security.txt",
        "/.well-known/probing.txt",
      ];
      for (const path of paths) expect((await get(path, headers)).status, path).toBe(200);
      expect(await sentRequests()).toEqual([]);
    },
  );

  test.each([
    ["another robot", { "user-agent": "SomeBot/1.0 (+https://bots.example/bot)" }],
    ["a Worker of another zone", { "cf-worker": "workers.example" }],
    ["everybody who comes by way of Cloudflare", { "cdn-loop": "cloudflare; loops=1" }],
  ])("%s is answered like anybody", async (_, headers: Record<string, string>) => {
    const init = { headers: { ...headers, "cf-connecting-ip": "192.0.2.77" } };
    const response = await send(`${SITE}/v1/check/up.com?wait=full`, init);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ verdict: "up" });
  });
});

test("of all that was asked here, nothing but a host that exists was looked at", async () => {
  const hosts = looks(await sentRequests()).map(({ url }) => new URL(url).hostname);
  expect(hosts.filter((host) => host !== "up.com")).toEqual([]);
});
