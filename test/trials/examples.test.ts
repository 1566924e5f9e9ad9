/**
 * Every example of the documentation, run as it stands there against `npm start`, and held to what is
 * shown. They say `localhost:8787`; a proxy leads that to the port that was free.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type ByProxy, startProxy } from "../support/by-proxy";
import { type Dev, startDev } from "../support/dev";
import {
  asPattern,
  asPrinted,
  differences,
  type Example,
  examplesIn,
  readShown,
  stepsOf,
} from "../support/examples";

const PAGES = [
  ...["README.md", "docs/monitors.md", "docs/cli.md", "docs/client.md", "docs/prometheus.md"],
  ...["docs/http.md", "docs/http/json.md", "docs/http/stream.md", "docs/http/errors.md"],
  "docs/http/stable.md",
];

/** What is not run here, by a piece of it, and what runs it instead, or why nothing can. */
const ELSEWHERE: readonly (readonly [piece: string, why: string])[] = [
  ["npm ci && npm start", "so this test came here: .ci/run runs both in a fresh clone"],
];

/** Commands that are not there on every machine. What they would do is not tried where they are not. */
const OPTIONAL = ["http", "jq", "wget", "lynx", "w3m", "python3", "check_http"];

/** Members whose value differs from run to run, beside instants and spans, by a piece of the command. */
const VARIES: readonly (readonly [piece: string, members: readonly string[]])[] = [
  // Whether anybody has looked before.
  ["/v1/check/", ["recent"]],
  // Whether the network is known by then, and the trouble has lasted.
  ["/v1/group?", ["network", "isBounded"]],
  // How far the outage has come: of its end test/workers/history.test.ts tells.
  ["/v1/history/", ["end", "confirmed", "scope", "votes", "regions", "explanation"]],
];

/** Nobody else's examples ask about Dublin while it is off. */
const WITHOUT_DUBLIN = /with Dublin switched off/;
const SWITCHES = /practice\/(dublin|controls)/;
/** Two bad looks, twenty seconds apart, make an outage. */
const OUTAGE_MS = 40_000;

const DEADLINE_MS = 60_000;

const SHOPS = ["shop-de.test", "shop-fr.test"];
const WATCHED = [{ url: "shop-com.test", every: 30 }];

interface Ended {
  readonly code: number;
  readonly output: string;
}

let dev: Dev;
let proxy: ByProxy;
let home: string;
let outage: Promise<void>;

beforeAll(async () => {
  // The shops are looked at when somebody asks, so that it need not be waited for a look of their own accord.
  dev = await startDev("--var", `WATCH:${JSON.stringify(WATCHED)}`);
  await turn("off");
  outage = untilOutage();
  proxy = await startProxy(dev.site);
  home = await mkdtemp(join(tmpdir(), "justhere-home-"));
  // Into a terminal curl draws no meter, and this is read as one.
  await writeFile(join(home, ".curlrc"), "no-progress-meter\n");
});
afterAll(async () => {
  await dev?.stop();
  await proxy?.stop();
  await rm(home, { recursive: true, force: true });
});

const pages = await Promise.all(
  PAGES.map(async (file) => examplesIn(file, await readFile(file, "utf8").catch(() => ""))),
);
const blocks = pages.flat();
const reasonFor = ({ text }: Example) => ELSEWHERE.find(([piece]) => text.includes(piece))?.[1];
const nameOf = ({ file, line }: Example) => `${file}:${line}`;
const run = blocks.filter((block) => reasonFor(block) === undefined && stepsOf(block).length > 0);
const named = (list: readonly Example[]) => list.map((block) => [nameOf(block), block] as const);

test("every example is run, or it is said why not", () => {
  expect(run.length).toBeGreaterThan(10);
  const idle = blocks.filter((block) => !run.includes(block) && reasonFor(block) === undefined);
  expect(idle.map(nameOf)).toEqual([]);
  const needless = ELSEWHERE.filter(([piece]) => !blocks.some(({ text }) => text.includes(piece)));
  expect(needless).toEqual([]);
});

describe("what changes nothing", () => {
  const list = run.filter(({ text }) => !SWITCHES.test(text) && !WITHOUT_DUBLIN.test(text));
  test.concurrent.each(named(list))("%s", (_name, block) => follow(block), DEADLINE_MS);
});

describe("while Dublin is switched off", () => {
  beforeAll(() => outage, OUTAGE_MS);
  afterAll(() => turn("on"));
  const list = run.filter(({ text }) => WITHOUT_DUBLIN.test(text));
  test.each(named(list))("%s", (_name, block) => follow(block), DEADLINE_MS);
});

describe("what switches something", () => {
  afterEach(() => turn("on"));
  const list = run.filter(({ text }) => SWITCHES.test(text));
  test.each(named(list))("%s", (_name, block) => follow(block), DEADLINE_MS);
});

test("nothing is asked of others", () => {
  expect(proxy.refused).toEqual([]);
});

const turn = async (state: "on" | "off") => {
  await fetch(`${dev.site}/practice/dublin/${state}`, { method: "POST" });
};

/** Asked about once, what is in trouble is looked at again without anybody asking. */
async function untilOutage(): Promise<void> {
  const read = async (path: string) => (await fetch(`${dev.site}${path}`)).json();
  for (const host of SHOPS) await read(`/v1/check/${host}`);
  const isOpen = async (host: string) =>
    ((await read(`/v1/history/${host}`)) as { outages: unknown[] }).outages.length > 0;
  for (const host of SHOPS)
    await vi.waitUntil(() => isOpen(host), { timeout: OUTAGE_MS, interval: 1_000 });
}

/** Does what a block says, step by step in one shell. */
async function follow(block: Example): Promise<void> {
  const steps = stepsOf(block);
  const results = await runAll(steps.map(({ command }) => command));
  for (const [index, step] of steps.entries()) {
    const { code, output } = results[index] ?? { code: null, output: "it did not come to this" };
    const [missing] = /[\w-]+(?=: command not found)/.exec(output) ?? [];
    if (OPTIONAL.includes(missing ?? "")) continue;
    expect(code, `${step.command}\n${output}`).toBe(step.code);
    if (step.shown === null || step.shown.length === 0) continue;
    if (block.language === "jsonc") {
      const names = VARIES.find(([piece]) => step.command.includes(piece))?.[1] ?? [];
      const shown = readShown(step.shown.join("\n"));
      expect(differences(shown, JSON.parse(output), (name) => names.includes(name))).toEqual([]);
    } else expect(asPrinted(output), step.command).toMatch(asPattern(step.shown));
  }
}

/** With bash, in this folder, with the Node of this project, and with no way but the proxy's. */
async function runAll(commands: readonly string[]): Promise<readonly Ended[]> {
  const end = `end of ${crypto.randomUUID()}`;
  const script = commands.map((command) => `{ ${command}\n}; printf '\\n%s %s\\n' '${end}' "$?"`);
  const bins = [dirname(process.execPath), resolve("node_modules/.bin")];
  const child = spawn("bash", ["-o", "pipefail", "-c", `exec 2>&1\n${script.join("\n")}`], {
    stdio: ["ignore", "pipe", "ignore"],
    env: {
      PATH: [...bins, process.env.PATH ?? ""].join(delimiter),
      HOME: home,
      LANG: "C.UTF-8",
      http_proxy: proxy.url,
      https_proxy: proxy.url,
      NODE_USE_ENV_PROXY: "1",
      NODE_NO_WARNINGS: "1",
      NODE_OPTIONS: "--experimental-eventsource",
    },
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await new Promise((resolve) => child.once("close", resolve));
  const parts = printed.replaceAll(dev.site, "http://localhost:8787").split(`\n${end} `);
  return parts.slice(1).map((after, index) => {
    const before = parts[index] ?? "";
    const output = index === 0 ? before : before.slice(before.indexOf("\n") + 1);
    return { code: Number.parseInt(after, 10), output };
  });
}
