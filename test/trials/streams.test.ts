/**
 * The stream with the clients that people have: a browser's EventSource, over a connection that breaks in
 * the middle, Node's fetch, curl and jq. None comes back for ever, and none is told anything twice.
 */
import { spawnSync } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VANTAGE_IDS } from "../../src/vantage/registry";
import { launch } from "../support/chromium";
import { startCutting } from "../support/cutting";
import { type Dev, startDev } from "../support/dev";
import { fetchJudged } from "../support/judged";

let dev: Dev;
let browser: Browser;

beforeAll(async () => {
  const hosts = "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";
  [dev, browser] = await Promise.all([startDev(), launch(hosts)]);
});
afterAll(async () => {
  await browser?.close();
  await dev?.stop();
});

interface Line {
  readonly event: string;
  readonly id: string;
  readonly data: { readonly vantage?: string };
}

/** What an EventSource hears until it gives up for good. */
function listenIn(page: Page, path: string): Promise<readonly Line[]> {
  return page.evaluate(async (url) => {
    const source = new EventSource(url);
    const heard: { event: string; id: string; data: object }[] = [];
    for (const event of ["vote", "provisional", "verdict", "final", "problem"])
      source.addEventListener(event, (told) => {
        const { data, lastEventId } = told as MessageEvent;
        heard.push({ event, id: lastEventId, data: JSON.parse(data) });
      });
    await new Promise<void>((resolve) => {
      source.addEventListener("error", () => {
        if (source.readyState === EventSource.CLOSED) resolve();
      });
    });
    return heard;
  }, path);
}

function expectWhole(told: readonly Line[]): void {
  const voters = told.flatMap(({ event, data }) => (event === "vote" ? [data.vantage] : []));
  expect(voters.toSorted()).toEqual(VANTAGE_IDS.toSorted());
  expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  expect(told.at(-1)?.event).toBe("final");
}

// Beside each other: what they do is wait.
test.concurrent("an EventSource goes on where it was cut, in the middle of the sweep, and stays away after its end", async () => {
  const path = "/v1/check/filtered-in-europe.test/events";
  // Within the data of the third vote, or so.
  const cutting = await startCutting(dev.site, (asked) => asked.startsWith(path), 2_000);
  const page = await browser.newPage();
  try {
    await page.goto(`${cutting.site}/bot`);
    const told = await listenIn(page, path);
    expectWhole(told);
    const [first, second, third, ...more] = cutting.streams;
    expect(first).toMatchObject({ from: null, status: 200, isCut: true });
    expect(second).toMatchObject({ status: 200, isCut: false });
    expect(told.map(({ id }) => id)).toContain(second?.from);
    expect(third).toMatchObject({ from: told.at(-1)?.id, status: 204 });
    expect(more).toEqual([]);
    expect(new Set(told.map(({ id }) => id.split("-")[0])).size).toBe(1);
  } finally {
    await page.close();
    await cutting.stop();
  }
});

test.concurrent("the page of an answer survives a cut, too", async () => {
  const cutting = await startCutting(dev.site, (asked) => asked.startsWith("/live/"), 9_000);
  const page = await browser.newPage();
  try {
    await page.goto(`${cutting.site}/timeout.test`);
    await page.getByText("It's down for everyone").first().waitFor({ timeout: 30_000 });
    expect(cutting.streams[0]).toMatchObject({ isCut: true });
    expect(page.url()).toBe(`${cutting.site}/timeout.test`);
  } finally {
    await page.close();
    await cutting.stop();
  }
});

test("Node's fetch goes on by hand", async () => {
  const url = `${dev.site}/v1/check/refused.test/events`;
  const accept = "application/x-ndjson";
  const leave = new AbortController();
  const before: Line[] = [];
  const cut = await fetchJudged(url, { headers: { accept }, signal: leave.signal });
  let rest = "";
  for await (const piece of (cut.body as ReadableStream).pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    before.push(...lines.map((line): Line => JSON.parse(line)).filter(({ id }) => id));
    if (before.length > 0) break;
  }
  leave.abort();
  const headers = { accept, "last-event-id": before.at(-1)?.id ?? "" };
  const after = (await (await fetchJudged(url, { headers })).text()).trim().split("\n");
  const told = [...before, ...after.map((line): Line => JSON.parse(line))].filter(({ id }) => id);
  expectWhole(told);
  const again = await fetchJudged(url, { headers: { "last-event-id": told.at(-1)?.id ?? "" } });
  expect(again.status).toBe(204);
});

const isHere = ["curl", "jq", "sh"].every(
  (one) => spawnSync(one, ["--version"]).error === undefined,
);

test.skipIf(!isHere)(
  "curl and jq take lines, and server-sent events from where a stream was cut",
  () => {
    const url = `${dev.site}/v1/check/down-in-europe.test/events`;
    const sh = (script: string) => {
      const { stdout } = spawnSync("sh", ["-c", script], {
        encoding: "utf8",
        env: { ...process.env, url },
      });
      return stdout.trim().split("\n");
    };
    const votes = sh(
      `curl -sN -H 'Accept: application/x-ndjson' "$url" | jq -r 'select(.event=="vote") | .data.vantage'`,
    );
    expect(votes.toSorted()).toEqual(VANTAGE_IDS.toSorted());
    const verdict = `select(.event=="verdict" or .event=="final") | .data.verdict`;
    expect(
      new Set(sh(`curl -sN "$url?format=ndjson&from=germany" | jq -r '${verdict}'`)).size,
    ).toBe(1);
    // As one reads them from the screen.
    const ids = sh(`curl -sN "$url" | sed -n 's/^id: //p'`);
    const rest = sh(`curl -sN -H "Last-Event-ID: ${ids[3]}" "$url" | sed -n 's/^id: //p'`);
    expect(rest).toEqual(ids.slice(4));
  },
);
