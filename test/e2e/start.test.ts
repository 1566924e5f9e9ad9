import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../src/web/answer";
import { SCENARIO_LIST } from "../scenarios";
import { type Dev, startDev } from "../support/dev";
import { fetchJudged } from "../support/judged";

let dev: Dev;
beforeAll(async () => {
  // A resolver that nobody serves: for every real name, this machine has no Internet.
  dev = await startDev("--var", "RESOLVER_URL:http://127.0.0.1:9/dns-query");
});
afterAll(() => dev?.stop());

const text = async (path: string, headers: Record<string, string> = {}) =>
  (await fetchJudged(`${dev.site}${path}`, { headers })).text();
const check = async (host: string, query = "") =>
  (await fetchJudged(`${dev.site}/v1/check/${host}${query}`)).json() as Promise<Answer>;
const turn = (part: string, state: "on" | "off") =>
  fetchJudged(`${dev.site}/practice/${part}/${state}`, { method: "POST" });

describe("npm start", () => {
  test("listens within ten seconds, and says where and what to try", () => {
    expect(dev.readyMs).toBeLessThan(10_000);
    expect(dev.printed()).toContain(`JustHere listens on ${dev.site}`);
    expect(dev.printed().match(/^ {2}curl /gm)?.length).toBeGreaterThanOrEqual(3);
  });

  test("lists every practice name on its front page", async () => {
    const home = await text("/", { accept: "text/html" });
    for (const [, { host }] of SCENARIO_LIST)
      if (host) expect(home).toContain(`href="/${host}.test"`);
  });
});

describe("every practice name gives the right verdict from three vantage points", () => {
  const names = SCENARIO_LIST.filter(([, { host, off }]) => host !== null && off === undefined);
  test.concurrent.each(names)("%s", async (_name, { host, verdicts }) => {
    for (const from of ["germany", "us-east", "emirates"] as const) {
      const answer = await check(`${host}.test`, `?from=${from}`);
      expect(answer.verdict, from).toBe(verdicts[from]);
      expect(answer.notice).toContain("this one machine");
    }
  });
});

describe("things go wrong by hand", () => {
  test("a data centre switched off and on", async () => {
    const { headers } = await turn("dublin", "off");
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    const sentence = await text("/dublin.test?from=ireland");
    await turn("dublin", "on");
    expect(sentence).toMatch(
      /^It's down for everyone: \d+ of \d+ vantage points could not reach\n?/,
    );
    // It is watched too, and may have been looked at while Dublin was off.
    const verdict = async () => (await check("shop-de.test")).verdict;
    await expect.poll(verdict, { timeout: 50_000, interval: 1_000 }).toBe("up");
  });

  test("a real name without an Internet is unknown, and never down", async () => {
    const answer = await check("example.org", "?wait=full");
    expect(answer.verdict).toBe("unknown");
    expect(answer.explanation).toMatch(/^Our own vantage points fail their self-test/);
  });
});
