/**
 * Nothing of who asked, and nothing of an address but its host, is told, printed or stored. The service
 * as `npm start` runs it is asked with marks in every place where a secret can stand, by every route;
 * then its answers, its output and the bytes of all its files are searched.
 */
import { readdir, readFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOf, keyedBy } from "../../src/gate/client";
import { type Dev, startDev } from "../support/dev";
import { judge } from "../support/judged";

const ADDRESSES = ["203.0.113.77", "2001:db8:77::77"];

const LIMIT_SECRET = "for this test alone";

/**
 * As what the limiters and the monitors know a client; tomorrow too, for a test that runs past midnight.
 * A hash, and yet the same for every question that somebody asks on one day.
 */
const KEYS = await Promise.all(
  [0, 24 * 3_600_000].flatMap((laterMs) =>
    ADDRESSES.map(blocksOf)
      .flatMap(({ own, wide }) => [own, wide])
      .map(keyedBy(LIMIT_SECRET, Date.now() + laterMs)),
  ),
);

/** What must be found nowhere; in lower case, as it is looked for. */
const MARKS = [
  ...ADDRESSES,
  ...KEYS,
  // The block of the second one, and what stays of it in other spellings.
  ...["2001:db8:77", "2001:0db8:0077", "::ffff:203.0.113", "secret-"],
];

/** Carried by every request. */
const headersOf = (address: string) => ({
  "cf-connecting-ip": address,
  "x-forwarded-for": `${address}, 192.0.2.1`,
  "x-real-ip": address,
  "true-client-ip": address,
  forwarded: `for="[${address}]"`,
  "user-agent": "SECRET-UA/1.0",
  referer: "https://secret-referer.example/SECRET-REFERER?SECRET-REFERER",
  cookie: "session=SECRET-COOKIE",
  authorization: "Bearer SECRET-TOKEN",
  "accept-language": "en, x-SECRET-LANGUAGE",
  "cf-ipcountry": "SECRET-COUNTRY",
  origin: "https://secret-origin.example",
});

const PASTED = "https://up.test/SECRET-PATH;SECRET-PARAMETER?SECRET-QUERY=SECRET-VALUE";
const WITH_PASSWORD = "https://SECRET-USER:SECRET-PW@up.test/SECRET-PATH";
const coded = encodeURIComponent;

/** Every route that takes something, with marks in what it takes. */
const PATHS = [
  "/up.test",
  "/up.test?wait=full&SECRET-NAME=SECRET-VALUE",
  "/up.test?s=SECRET-CODE",
  "/up.test?tested=SECRET-TEST&wait=settled",
  "/up.test?from=SECRET-PLACE",
  "/up.test?lang=SECRET-LANGUAGE",
  "/error.test?wait=settled",
  "/refused.test?from=germany&wait=settled",
  "/no-such-name.test/SECRET-PATH",
  "/private.test?token=SECRET-TOKEN",
  "/opted-out.test?token=SECRET-TOKEN",
  `/${PASTED}`,
  `/${coded(PASTED)}`,
  `/${WITH_PASSWORD}`,
  `/${coded(WITH_PASSWORD)}`,
  "/https://127.0.0.1/SECRET-PATH?SECRET-QUERY",
  "/ftp://up.test/SECRET-PATH",
  "/up.test/SECRET-PATH%23SECRET-FRAGMENT",
  "/https:/up.test%5cSECRET-PATH",
  `/?u=${coded(`${PASTED}#SECRET-FRAGMENT`)}`,
  `/?u=${coded(WITH_PASSWORD)}&s=200`,
  `/?u=${coded("ftp://up.test/SECRET-PATH?SECRET-QUERY")}`,
  `/?u=${coded("not a host/SECRET-PATH")}`,
  `/?u=up.test&u=SECRET-SECOND`,
  `/share?url=${coded(PASTED)}&title=SECRET-TITLE`,
  `/share?text=${coded(`SECRET-MESSAGE ${WITH_PASSWORD}`)}`,
  "/share?text=SECRET-MESSAGE",
  "/bookmarklet?works=SECRET-%3Cb%3E",
  "/bookmarklet/SECRET-PATH",
  "/status?SECRET-NAME=SECRET-VALUE",
  "/offline?SECRET-NAME",
  "/bot?SECRET-NAME",
  "/v1/check/up.test?SECRET-NAME=SECRET-VALUE",
  `/v1/check/${coded(PASTED)}`,
  `/v1/check/${coded(WITH_PASSWORD)}`,
  "/v1/check/up.test/events?tested=SECRET-TEST",
  "/v1/check/up.test/SECRET-PATH",
  `/v1/group?hosts=up.test,${coded(PASTED)},${coded(WITH_PASSWORD)},error.test`,
  "/v1/history/up.test?SECRET-NAME=SECRET-VALUE",
  `/v1/history/${coded(WITH_PASSWORD)}`,
  "/v1/watched?SECRET-NAME=SECRET-VALUE",
  "/v1/SECRET-ROUTE",
  "/live/up.test?tested=resolves&SECRET-NAME=SECRET-VALUE",
  "/live/SECRET-HOST",
  "/.well-known/security.txt?SECRET-NAME",
];

let dev: Dev;
let asked = 0;
const said: string[] = [];

beforeAll(async () => {
  dev = await startDev("--var", `LIMIT_SECRET:${LIMIT_SECRET}`);
  for (const accept of ["text/html", "application/json", "*/*"])
    for (const path of PATHS)
      await ask("GET", path, ADDRESSES[asked % ADDRESSES.length] ?? "", accept);
  for (const method of ["POST", "OPTIONS", "HEAD"])
    for (const path of ["/up.test?SECRET-NAME", "/v1/check/SECRET-HOST"])
      await ask(method, path, "203.0.113.77", "*/*");
}, 120_000);
afterAll(() => dev?.stop());

/** By hand: `fetch` leaves out what a page may not say, and tidies a path. */
function ask(method: string, path: string, address: string, accept: string): Promise<void> {
  const headers = { ...headersOf(address), accept };
  return new Promise((resolve, reject) => {
    const sent = request(dev.site, { method, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("close", () => {
        asked += 1;
        const pairs = Object.entries(response.headersDistinct);
        const headers = new Headers(
          pairs.flatMap(([name, values = []]) =>
            values.map((one): [string, string] => [name, one]),
          ),
        );
        const status = response.statusCode ?? 0;
        judge({ method, url: dev.site + path }, { status, headers }, body);
        said.push(`${method} ${path}\n${JSON.stringify(response.headers)}\n${body}`);
        resolve();
      });
    });
    sent.on("error", reject).end(method === "POST" ? "SECRET-BODY" : undefined);
  });
}

/** Every file below a folder, as bytes; a database's journal and its shared memory too. */
async function filesIn(folder: string): Promise<readonly (readonly [string, Buffer])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path, await readFile(path)] as const;
    }),
  );
}

/** Latin-1 leaves every byte a character. */
const holds = (bytes: Buffer, mark: string) =>
  bytes.toString("latin1").toLowerCase().includes(mark);

const foundIn = async (mark: string) =>
  (await filesIn(dev.stored)).filter(([, bytes]) => holds(bytes, mark)).map(([path]) => path);

/** Wrangler's stand-in for the platform's limiters keeps its counters on this disk. They get keys and nothing else. */
const isLimiters = (path: string) => path.startsWith(join(dev.stored, "v3/ratelimit/"));

describe("G1 and G2: of a question with secrets in every place", () => {
  test("each route has answered", () => {
    expect(asked).toBe(PATHS.length * 3 + 6);
    // So that every path is asked from both.
    expect(PATHS.length % 2).toBe(1);
    const codes = said.flatMap((text) => /\\?"code\\?":\\?"(\w+)/.exec(text)?.[1] ?? []);
    expect(codes).not.toContain("internal_error");
    expect(codes).not.toContain("rate_limited");
  });

  test("no answer tells anything back, neither in its body nor in its headers", () => {
    const telling = said.filter((text) => {
      const answer = text.slice(text.indexOf("\n")).toLowerCase();
      return MARKS.some((mark) => answer.includes(mark));
    });
    expect(telling.map((text) => text.slice(0, 400))).toEqual([]);
  });

  test("the search finds what is stored: the hosts that were asked about", async () => {
    for (const host of ["up.test", "error.test", "refused.test"])
      expect(await foundIn(host), host).not.toEqual([]);
  });

  test("the keys that are looked for are those of this service: the limiters have them", async () => {
    const found = await Promise.all(KEYS.map(foundIn));
    const known = found.filter((paths) => paths.length > 0);
    expect(known.length).toBeGreaterThanOrEqual(KEYS.length / 2);
    expect(found.flat().every(isLimiters)).toBe(true);
    for (const address of ADDRESSES)
      expect((await foundIn(address)).filter(isLimiters)).toEqual([]);
  });

  test.each(MARKS)("nothing stored has %s", async (mark) => {
    expect((await foundIn(mark)).filter((path) => !isLimiters(path))).toEqual([]);
  });

  test.each(MARKS)("nothing printed has %s", (mark) => {
    expect(dev.printed()).toContain("JustHere listens on");
    expect(dev.printed().toLowerCase().includes(mark), dev.printed().slice(-2_000)).toBe(false);
  });
});
