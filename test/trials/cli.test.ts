/**
 * The command as a user has it: packed, installed into an empty folder without a network, and run as a
 * process against the real service; on a terminal; and stopped in the middle.
 */
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pack } from "../../src/cli/pack";
import { type Dev, startDev } from "../support/dev";
import { fetchJudged } from "../support/judged";

const run = promisify(execFile);
const { version: VERSION } = JSON.parse(await readFile("package.json", "utf8"));

let dev: Dev;
let folder: string;
let installed: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "justhere-cli-"));
  const tarball = await pack(folder);
  installed = join(folder, "user");
  await run("mkdir", [installed]);
  await writeFile(join(installed, "package.json"), '{"type":"module"}');
  const quiet = ["--offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  [dev] = await Promise.all([
    startDev(),
    run("npm", ["install", ...quiet, tarball], { cwd: installed }),
  ]);
});

afterAll(async () => {
  await dev?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const justhere = (...args: readonly string[]) => runs("node_modules/.bin/justhere", args);

async function runs(command: string, args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, JUSTHERE_URL: dev.site, LC_ALL: "C" };
  return run(command, [...args], { cwd: installed, env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: told(stderr) }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, err: told(stderr) }),
  );
}

/** Without what npm has to say of its own settings. */
const told = (text: string) => text.replaceAll(/^npm .*\n/gm, "");

describe("packed and installed", () => {
  test("it is one package, a dozen files at most, and brings no other along", async () => {
    expect(
      (await readdir(join(installed, "node_modules"))).filter((one) => one[0] !== "."),
    ).toEqual(["justhere"]);
    const files = await readdir(join(installed, "node_modules/justhere"));
    expect(files.toSorted()).toEqual([
      ...["LICENSE", "README.md", "client.d.ts", "client.js", "justhere.mjs", "package.json"],
    ]);
  });

  test.each([
    [["up.test"], 0, /^It's up for everyone: 10 of 10/],
    [["https://up.test/a?b=c"], 0, /^It's up for everyone: 10 of 10/],
    [["down-in-europe.test", "--from", "germany"], 1, /^It's just here/],
    [["refused.test"], 2, /^It's down for everyone/],
    [["up.test", "--report", "down"], 1, /^It's just you/],
    [["refused.test", "--lang", "de"], 2, /^Für niemanden/],
  ] as const)("justhere %j ends with %i and the text", async (args, code, says) => {
    const ran = await justhere(...args);
    expect(ran).toMatchObject({ code, err: "" });
    expect(ran.out).toMatch(says);
    expect(ran.out).toContain(`${dev.site}/v1/check/`);
  });

  test("is what npx runs", async () => {
    const { code, out } = await runs("npx", ["--offline", "justhere", "-V"]);
    expect({ code, out: out.trim() }).toEqual({ code: 0, out: VERSION });
  });

  test("says the same as curl", async () => {
    await justhere("refused.test", "--wait", "full");
    const page = await fetchJudged(`${dev.site}/refused.test`, {
      headers: { "user-agent": "curl/8" },
    });
    const same = (text: string) =>
      text.replaceAll(/Seen .*|\d+ ms|(?<=began at|has lasted).*/g, "");
    expect(same((await justhere("refused.test")).out)).toBe(same(await page.text()));
  });

  test("says in one line what cannot be asked, and which code it is", async () => {
    const { code, out, err } = await justhere("nobody-has-this-name.test");
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toMatch(/^.+ \(no_such_name\)\n$/);
  });

  test("as JSON is what the service answers", async () => {
    const { target, verdict } = JSON.parse((await justhere("up.test", "--json")).out);
    expect({ ...target, verdict }).toEqual({ host: "up.test", display: "up.test", verdict: "up" });
  });

  test("has no service to start, and says so", async () => {
    const { code, err } = await justhere("up.test", "--local");
    expect(code).toBe(3);
    expect(err).toMatch(/^--local starts the service from a checkout/);
  });

  test("is the client module, too, which the service serves with its types", async () => {
    const code = `import { check } from "justhere"; console.log((await check("up.test", { base: "${dev.site}" })).verdict)`;
    await writeFile(join(installed, "ask.js"), code);
    expect((await run(process.execPath, ["ask.js"], { cwd: installed })).stdout).toBe("up\n");
    const [script, types] = ["client.js", "client.d.ts"].map((file) =>
      fetchJudged(`${dev.site}/${file}`),
    );
    expect(await (await script)?.text()).toContain(JSON.stringify(dev.site));
    const shipped = await readFile(join(installed, "node_modules/justhere/client.d.ts"), "utf8");
    expect(await (await types)?.text()).toBe(shipped);
  });
});

describe("its types", () => {
  const USE = `
    import { check, events, health, group, JustHereError, type Answer } from "justhere";
    import type * as Source from "${join(process.cwd(), "src/web/client/browser/api")}";
    const answer: Answer = await check("a.com", { from: "india", signal: AbortSignal.timeout(1) });
    for await (const line of events("a.com")) if (line.event === "vote") line.data.city.trim();
    const down: boolean = (await health("a.com")).scope === "down" || answer.verdict === "down";
    try { await group(["a.com"], { lang: "de" }); } catch (error) {
      if (error instanceof JustHereError && error.code === "rate_limited") error.retryAfterS?.toFixed();
    }
    // @ts-expect-error: no vantage of that name
    await check("a.com", { from: "mars" });
    // @ts-expect-error: no such verdict
    answer.verdict === "sideways";
    // What is declared is what there is, and the other way round.
    export const one: typeof import("justhere") = {} as unknown as typeof Source;
    export const other: typeof Source = {} as unknown as typeof import("justhere");
    export { down };
  `;

  test("hold of the module, and refuse what the document does not know", async () => {
    await writeFile(join(installed, "use.ts"), USE);
    const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext"];
    const more = [
      "--moduleResolution",
      "bundler",
      "--lib",
      "es2023,dom,dom.asynciterable",
      "--ignoreConfig",
    ];
    const tsc = join(process.cwd(), "node_modules/.bin/tsc");
    const ran = run(tsc, [...flags, ...more, "--types", "", "use.ts"], { cwd: installed });
    expect(
      await ran.then(
        () => "",
        ({ stdout }) => stdout,
      ),
    ).toBe("");
  });
});

describe("on a terminal", () => {
  const command = join(process.cwd(), "src/cli/justhere.min.mjs");

  /** What a terminal of that width gets, by util-linux's \`script\`. */
  async function onTerminal(columns: number, args: string): Promise<string> {
    const line = `stty cols ${columns}; ${process.execPath} ${command} ${args}`;
    const env = {
      ...process.env,
      JUSTHERE_URL: dev.site,
      TERM: "xterm",
      LC_ALL: "C",
      NO_COLOR: "",
    };
    const child = spawn("script", ["-qec", line, "/dev/null"], {
      env,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let got = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      got += text;
    });
    await new Promise((resolve) => child.once("close", resolve));
    return got;
  }

  test.each([120, 40])(
    "of %i columns progress keeps to one line, and is gone at the end",
    async (columns) => {
      const got = await onTerminal(columns, "down-in-europe.test --from germany");
      const [progress = "", answer = ""] = got.split("\u001b[?25h");
      const lines = progress.split("\r\u001b[2K").map(stripVTControlCharacters);
      expect(lines.length).toBeGreaterThan(2);
      expect(lines.filter((line) => line.includes("\n") || [...line].length >= columns)).toEqual(
        [],
      );
      expect(lines.at(-1)).toBe("");
      expect(answer.startsWith("\u001b[1;31mIt's just here")).toBe(true);
    },
  );

  test("Ctrl+C gives the line and the cursor back", async () => {
    const args = [command, "slow.test", "--wait", "full"];
    const shell = `stty cols 80; ${process.execPath} ${args.join(" ")} & sleep 2; kill -INT $!; wait $!; echo "code $?"`;
    const env = { ...process.env, JUSTHERE_URL: dev.site, TERM: "xterm" };
    const { stdout } = await run("script", ["-qec", shell, "/dev/null"], { env });
    expect(stdout).toContain("\u001b[?25l");
    expect(stdout.endsWith("\r\u001b[2K\u001b[?25hcode 130\r\n")).toBe(true);
  });
});

test("--local starts a service of its own, asks it, and leaves nothing behind", async () => {
  const store = join(folder, "store");
  await run("mkdir", [store]);
  const ran = await run(
    process.execPath,
    ["src/cli/justhere.min.mjs", "down-in-europe.test", "--local", "--from", "germany"],
    { env: { ...process.env, LC_ALL: "C", TMPDIR: store } },
  ).catch((error) => error);
  expect(ran).toMatchObject({ code: 1, stderr: "" });
  expect(ran.stdout).toMatch(/^It's just here/);
  const [site = ""] = /http:\S+(?=\/v1\/check)/.exec(ran.stdout) ?? [];
  await expect(fetch(site)).rejects.toThrow();
  expect((await readdir(store)).filter((name) => name.startsWith("justhere-"))).toEqual([]);
});
