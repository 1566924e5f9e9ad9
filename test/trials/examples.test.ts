/**
 * Every example of the documentation, run as it stands there against `npm start`, and held to what is
 * shown. They say `localhost:8787`; a proxy leads that to the port that was free.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Answer } from "../../src/web/answer";
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
  workflowOf,
} from "../support/examples";
import { fetchJudged } from "../support/judged";

const PAGES = [
  ...["README.md", "docs/monitors.md", "docs/cli.md", "docs/client.md", "docs/prometheus.md"],
  ...["docs/http.md", "docs/http/json.md", "docs/http/stream.md", "docs/http/errors.md"],
  "docs/http/stable.md",
];

/** What is not run here, by a piece of it, and what runs it instead, or why nothing can. */
const ELSEWHERE: readonly (readonly [piece: string, why: string])[] = [
  ["npm ci && npm start", "so this test came here: .ci/run runs both in a fresh clone"],
  ["prometheus --config.file", "test/trials/prometheus.test.ts runs it, where there is one"],
  ["check_http -I", "it knows no proxy; what it sends: MONITORS in test/support/clients.ts"],
  ["prober: http", "a setting of blackbox_exporter; what that sends: the same"],
  ["rest:\n", "a setting of Home Assistant; what that sends: the same"],
  ["option httpchk", "a setting of HAProxy; what that sends: the same"],
  ["<img src=", "a page; what asks for such an image: test/workers/badge.test.ts"],
  ["img.shields.io", "a README; what asks for such an image: the same"],
  ["Invoke-RestMethod", "PowerShell; what it sends: TERMINALS in test/support/clients.ts"],
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
const OUTAGE_MS = 60_000;

const hasJq = spawnSync("jq", ["--version"]).status === 0;

/** Of all commands of a block. */
const DEADLINE_MS = 30_000;

const SHOPS = ["shop-de.test", "shop-fr.test", "shop-it.test"];
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
  await mkdir(join(home, "strict"));
  await writeFile(join(home, "strict", ".curlrc"), "no-progress-meter\nfail\n");
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

describe("what is shown and is not so is noticed", () => {
  const lines = "up  10 of 10, 14 ms\nseen at 2026-11-24 00:12:16 UTC\n";
  test.each([
    ["up 10 of 10, 1019 ms\nseen at 2025-01-01 10:00:00 UTC", true],
    ["up 10 of 10, …", true],
    ["…\nseen at …", true],
    ["up 9 of 10, 14 ms\nseen at 2026-11-24 00:12:16 UTC", false],
    ["up 10 of 10, 14 ms", false],
    ["seen at …", false],
  ])("%j", (shown, isSo) => {
    expect(asPattern(shown).test(asPrinted(lines))).toBe(isSo);
  });

  const got = {
    verdict: "up",
    votes: { up: 10 },
    cities: ["Tokyo", "Dubai"],
    seenAt: 1,
    why: null,
  };
  test.each([
    [
      `{ "verdict": "up", "votes": { "up": 10 }, "cities": ["Dubai", …], "seenAt": 7, "why": null }`,
      0,
    ],
    [`{ "verdict": "up", … } // and more`, 0],
    [`{ "verdict": "down", … }`, 1],
    [`{ "votes": { "up": "10" }, … }`, 1],
    [`{ "votes": {}, … }`, 1],
    [`{ "cities": ["Paris"], … }`, 1],
    [`{ "cities": [], … }`, 1],
    [`{ "seenAt": "yesterday", "why": "so", … }`, 2],
    [`{ "gone": null, … }`, 1],
    [`{ "verdict": "up" }`, 4],
  ])("%s", (shown, count) => {
    expect(differences(readShown(shown), got, () => false)).toHaveLength(count);
  });
});

describe("what changes nothing", () => {
  const list = run.filter(({ text }) => !SWITCHES.test(text) && !WITHOUT_DUBLIN.test(text));
  test.concurrent.each(named(list))("%s", (_name, block) => follow(block), DEADLINE_MS);
});

describe("the workflow for GitHub", async () => {
  const workflow = "docs/monitors/github-action.yml";
  const { env, scripts } = workflowOf(await readFile(workflow, "utf8"));
  /** As GitHub runs it: https://docs.github.com/actions/reference/workflow-syntax, defaults.run.shell. */
  const step = (script: string, site: string) => {
    const summary = join(home, "summary.md");
    const set = Object.entries({ ...env, SITE: site, GITHUB_STEP_SUMMARY: summary });
    const names = set.map(([name, value]) => `${name}=${value}`).join(" ");
    return `env ${names} bash --noprofile --norc -eo pipefail <<'END_OF_STEP'\n${script}\nEND_OF_STEP`;
  };

  test("has three steps, and its own site", () => {
    expect(scripts).toHaveLength(3);
    expect(env).toEqual({ JUSTHERE: "http://localhost:8787", SITE: "up.test" });
  });

  test("succeeds with what is up, and writes the answer into the summary", async () => {
    const results = await runAll(scripts.map((script) => step(script, env.SITE ?? "")));
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
    const summary = await readFile(join(home, "summary.md"), "utf8");
    expect(summary).toMatch(/^```\nIt's up for everyone: [^`]+\n```\n$/);
  });

  test.runIf(hasJq)("fails with what is down, and says so", async () => {
    const [result] = await runAll([step(scripts[1] ?? "", "error.test")]);
    expect(result?.code).toBe(1);
    expect(result?.output).toContain("::error title=error.test::It's down for everyone\n");
    const [some] = await runAll([step(scripts[1] ?? "", "down-in-europe.test")]);
    expect(some?.code).toBe(0);
  });
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
  await fetchJudged(`${dev.site}/practice/dublin/${state}`, { method: "POST" });
};

/** As if somebody asked each second; a look is made when the last one is no longer fresh. */
async function untilOutage(): Promise<void> {
  const isOpen = async (host: string) => {
    const response = await fetchJudged(`${dev.site}/v1/check/${host}`);
    return ((await response.json()) as Answer).outages.length > 0;
  };
  const waiting = { timeout: OUTAGE_MS, interval: 1_000 };
  await Promise.all(SHOPS.map((host) => vi.waitUntil(() => isOpen(host), waiting)));
}

/** Does what a block says, step by step in one shell. */
async function follow(block: Example): Promise<void> {
  const steps = stepsOf(block);
  // In a checkout, where it says so; else where nobody minds what is left behind.
  const folder = /\bnp[mx] /.test(block.text) ? "." : await mkdtemp(join(home, "work-"));
  const results = await runAll(
    steps.map(({ command }) => command),
    // Where nothing is shown, an error would not be noticed.
    { folder, settings: block.language === "sh" ? join(home, "strict") : home },
  );
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
    } else expect(asPrinted(output), step.command).toMatch(asPattern(step.shown.join("\n")));
  }
}

/** With bash, with the Node of this project, and with no way but the proxy's. */
async function runAll(
  commands: readonly string[],
  { folder, settings } = { folder: home, settings: home },
): Promise<readonly Ended[]> {
  const end = `end of ${crypto.randomUUID()}`;
  const script = commands.map((command) => `{ ${command}\n}; printf '\\n%s %s\\n' '${end}' "$?"`);
  const bins = [dirname(process.execPath), resolve("node_modules/.bin")];
  const child = spawn("bash", ["-o", "pipefail", "-c", `exec 2>&1\n${script.join("\n")}`], {
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
    cwd: folder,
    env: {
      PATH: [...bins, process.env.PATH ?? ""].join(delimiter),
      HOME: home,
      CURL_HOME: settings,
      LANG: "C.UTF-8",
      http_proxy: proxy.url,
      https_proxy: proxy.url,
      NODE_USE_ENV_PROXY: "1",
      NODE_NO_WARNINGS: "1",
      NODE_OPTIONS: "--experimental-eventsource",
      npm_config_update_notifier: "false",
    },
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  // With whatever it has left behind: nobody waits for that.
  const stop = () => child.pid !== undefined && process.kill(-child.pid, "SIGKILL");
  const timer = setTimeout(stop, DEADLINE_MS - 1_000);
  await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(timer);
  const parts = printed.replaceAll(dev.site, "http://localhost:8787").split(`\n${end} `);
  return parts.slice(1).map((after, index) => {
    const before = parts[index] ?? "";
    const output = index === 0 ? before : before.slice(before.indexOf("\n") + 1);
    return { code: Number.parseInt(after, 10), output };
  });
}
