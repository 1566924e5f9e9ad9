/**
 * Real clients against `npm start`, each as somebody would use it: what they print is what was said, in a form that
 * suits them. Those that are not on this machine are left out; `test/workers/clients.test.ts` has what they send.
 */
import { spawn, spawnSync } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../support/chromium";
import { type Dev, startDev } from "../support/dev";
import { fetchJudged } from "../support/judged";

let dev: Dev;
let browser: Browser;
let elsewhere: Server;
/** A page of another website, as our own is on another port. */
let page: Page;

beforeAll(async () => {
  elsewhere = createServer((_, answer) => answer.end("<!doctype html><title>Another site</title>"));
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  [dev, browser] = await Promise.all([
    startDev(),
    launch("MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"),
  ]);
  page = await browser.newPage();
  const at = elsewhere.address();
  await page.goto(`http://127.0.0.1:${typeof at === "object" ? at?.port : ""}/`);
});
afterAll(async () => {
  await browser?.close();
  elsewhere?.close();
  await dev?.stop();
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
}

function run(command: string, args: readonly string[]): Promise<Ran> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out })));
}

const isHere = (command: string) => spawnSync(command, ["--version"]).error === undefined;
const hasRequests = spawnSync("python3", ["-c", "import requests"]).status === 0;

/** The address of an answer as the last argument. */
const PRINTERS: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ["curl", "curl", ["-s"]],
  ["curl over HTTP/1.0", "curl", ["-s0"]],
  ["curl that takes compressed answers", "curl", ["-s", "--compressed"]],
  ["wget", "wget", ["-qO-"]],
  ["HTTPie", "http", ["--ignore-stdin", "--body"]],
  [
    "urllib of Python",
    "python3",
    [
      "-c",
      "import sys, urllib.request as r; print(r.urlopen(sys.argv[1]).read().decode(), end='')",
    ],
  ],
  [
    "fetch of Node",
    process.execPath,
    ["-e", "fetch(process.argv[1]).then((r) => r.text()).then((t) => process.stdout.write(t))"],
  ],
];

describe("prints a sentence and a table", () => {
  test.each(PRINTERS.filter(([, command]) => isHere(command)))(
    "%s",
    async (_name, command, args) => {
      const { code, out } = await run(command, [
        ...args,
        `${dev.site}/down-in-europe.test?from=germany`,
      ]);
      expect(code).toBe(0);
      expect(out).toMatch(
        /^It's just here: down in your region, up elsewhere – 2 of 10 vantage points could\nnot reach/,
      );
      expect(out).toMatch(/\n> Frankfurt {3}down {5}connection refused +\d+ ms\n/);
      expect(out).toMatch(/[^\n]\n$/);
    },
  );

  test.runIf(hasRequests)("requests of Python, which reads JSON of the same address", async () => {
    const ask =
      "import sys, requests; print(requests.get(sys.argv[1], headers={'Accept': 'application/json'}).json()['verdict'])";
    expect((await run("python3", ["-c", ask, `${dev.site}/up.test`])).out).toBe("up\n");
  });

  test.runIf(isHere("jq"))("jq, which reads what curl brought", async () => {
    const line = `curl -s ${dev.site}/v1/check/down-in-sydney.test?wait=full | jq -r '.observations[] | select(.outcome == "down").city'`;
    expect((await run("bash", ["-c", line])).out).toBe("Sydney\n");
  });
});

describe("the status of a command says it", () => {
  test.each([
    ["up.test", 0],
    ["refused.test", 22],
    ["down-in-europe.test", 22],
    ["robots.test", 22],
    ["down-in-europe.test?fail-on=down", 0],
  ])("curl -f of /v1/health/%s ends with %i", async (target, code) => {
    expect(await run("curl", ["-sf", `${dev.site}/v1/health/${target}`])).toEqual({
      code,
      out: "",
    });
    const head = await run("curl", ["-sfI", `${dev.site}/v1/health/${target}`]);
    expect(head.code).toBe(code);
  });

  test.runIf(isHere("wget"))("wget --spider, which asks by HEAD", async () => {
    const spider = (host: string) =>
      run("wget", ["-q", "--spider", "-t1", `${dev.site}/v1/health/${host}`]);
    expect((await spider("up.test")).code).toBe(0);
    expect((await spider("refused.test")).code).toBe(8);
  });
});

describe.each(["lynx", "w3m"].filter(isHere))("%s", (command) => {
  test("shows the page, and its answer without a script", async () => {
    const { out } = await run(command, ["-dump", `${dev.site}/up.test?wait=settled`]);
    expect(out).toContain("It's up for everyone");
  });
});

describe("Chromium", () => {
  const readIn = (path: string, accept?: string) =>
    page.evaluate(
      async ([url, type]) => {
        const headers = type === undefined ? {} : { accept: type };
        try {
          const response = await fetch(url ?? "", { headers });
          const scope = response.headers.get("justhere-scope");
          return { status: response.status, text: await response.text(), scope };
        } catch (error) {
          return `${error}`;
        }
      },
      [`${dev.site}${path}`, accept],
    );

  test("that is led to an answer shows the page", async () => {
    const reader = await browser.newPage();
    const response = await reader.goto(`${dev.site}/up.test`);
    expect(response?.headers()["content-type"]).toBe("text/html; charset=UTF-8");
    await reader.close();
  });

  test.each([
    "/v1/check/up.test",
    "/v1/history/up.test",
    "/v1/group?hosts=up.test,corp.test",
    "/openapi.json",
  ])("lets a page of another website read %s", async (path) => {
    // Whoever embeds us starts no look; somebody has asked before.
    for (const host of ["up.test", "corp.test"])
      await fetchJudged(`${dev.site}/v1/check/${host}?wait=full`);
    expect(await readIn(path)).toMatchObject({ status: 200 });
  });

  test("lets it read the headers of a health, and the badge", async () => {
    await fetchJudged(`${dev.site}/v1/check/refused.test?wait=full`);
    expect(await readIn("/v1/health/refused.test")).toEqual({
      status: 503,
      text: "",
      scope: "down",
    });
    expect(await readIn("/badge/refused.test.svg")).toMatchObject({ status: 200 });
  });

  test.each(["/up.test", "/up.test?format=json", "/", "/status"])(
    "keeps %s from it",
    async (path) => {
      expect(await readIn(path)).toBe("TypeError: Failed to fetch");
      expect(await readIn(path, "application/json")).toBe("TypeError: Failed to fetch");
    },
  );
});
