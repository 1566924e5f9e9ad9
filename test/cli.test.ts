/** The command line: what it asks, what it prints where, and how it ends. */
import { builtinModules } from "node:module";
import { describe, expect, test } from "vitest";
import { command } from "../src/cli/build";
import { Progress } from "../src/cli/progress";
import { ON_THIS_MACHINE, serviceOf } from "../src/cli/service";
import { answerText } from "../src/web/text";
import { answer, final, runs, service, tells, votes } from "./support/cli";

const MOST_BYTES = 160 * 1024;

describe("the one file", () => {
  test("is what its sources make", async () => {
    const { text } = await command();
    // The words of answers are in it: `npm run cli`, or this with -u.
    await expect(text).toMatchFileSnapshot("../src/cli/justhere.min.mjs");
    expect(text.length).toBeLessThan(MOST_BYTES);
    expect(text).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test("holds nothing of the Workers, and needs nothing but Node", async () => {
    const { text, inputs } = await command();
    const foreign = inputs.filter((path) => /node_modules/.test(path));
    expect(foreign.filter((path) => !path.includes("node_modules/ipaddr.js/"))).toEqual([]);
    expect(inputs.filter((path) => /^src\/(gate|monitor|ledger|watch)\//.test(path))).toEqual([]);
    const imported = [...text.matchAll(/\bfrom"([\w:/@.-]+)"/g)].map(([, name = ""]) => name);
    expect(imported.length).toBeGreaterThan(3);
    expect(imported.filter((name) => !builtinModules.includes(name.replace("node:", "")))).toEqual(
      [],
    );
  });

  test("uses nothing that came after Node 20.0", async () => {
    const { text } = await command();
    expect(text).not.toMatch(
      /\b(Map|Object)\.groupBy|Array\.fromAsync|withResolvers|URL\.parse\(|AbortSignal\.any|Promise\.try|\.isSubsetOf\(/,
    );
  });
});

describe("what is typed", () => {
  test.each([
    ["amazon.de", "amazon.de"],
    ["https://amazon.de/gp/cart?session=secret#secret", "amazon.de"],
    ["amazon.de/secret?secret", "amazon.de"],
    ["BÜCHER.example.com.", "xn--bcher-kva.example.com"],
  ])("%s is cut to its host before anything leaves the machine", async (typed, host) => {
    const to = await service(tells(final()));
    expect((await runs(typed, { service: to })).code).toBe(0);
    expect(to.asked.map(({ path }) => path)).toEqual([`/v1/check/${host}/events?lang=en`]);
    expect(JSON.stringify(to.asked)).not.toContain("secret");
  });

  test.each([
    ["localhost", "invalid_target"],
    ["192.168.1.1", "forbidden_target"],
    ["me:secret@amazon.de", "invalid_target"],
    ["printer.local", "forbidden_target"],
  ])("%s is refused here, and nobody hears of it", async (typed, code) => {
    const to = await service(tells(final()));
    const ran = await runs(typed, { service: to });
    expect(ran).toMatchObject({ code: 64, out: "" });
    expect(ran.err).toContain(`(${code})`);
    expect(to.asked).toEqual([]);
    expect(ran.err).not.toContain("secret");
  });

  test.each([
    ["", "Name one website."],
    ["a.com b.com", "Name one website."],
    ["--colour a.com", "There is no option --colour."],
    ["a.com -x", "There is no option -x."],
    ["a.com --from", "--from needs a value."],
    ["a.com --from --json", "--from needs a value."],
    ["a.com --json=1", "--json takes no value."],
    ["a.com --quiet=1", "--quiet takes no value."],
    ["a.com --from mars", "--from is one of: us-east"],
    ["a.com --report maybe", "--report is one of: up, down."],
    ["a.com --lang fr", "--lang is one of: en, de."],
    ["a.com --wait long", "--wait is one of: settled, full."],
    ["a.com --timeout soon", "--timeout takes a number of seconds up to 600."],
    ["a.com --timeout 0", "--timeout takes"],
    ["a.com --service ftp://b.com", "--service takes https://…."],
    ["a.com --service https://b.com/prefix", "--service takes https://…."],
    ["a.com --service http://b.com --local", "--service and --local do not go together."],
    ["a.com --watch --report up", "--report and --watch do not go together."],
  ])("“%s” is a mistake, and is told which", async (typed, says) => {
    const ran = await runs(typed);
    expect(ran).toMatchObject({ code: 64, out: "" });
    expect(ran.err).toContain(says);
    expect(ran.err).toContain("Usage: justhere <host>");
  });

  test.each([
    ["a.com --farbe", "Die Option --farbe gibt es nicht."],
    ["a.com --from", "--from braucht einen Wert."],
    ["a.com --json=1", "--json nimmt keinen Wert."],
    ["a.com --timeout 0", "--timeout nimmt eine Zahl von Sekunden bis 600."],
  ])("“%s” is told in German", async (typed, says) => {
    const { err } = await runs(typed, { env: { LANG: "de_DE.UTF-8" } });
    expect(err).toBe(
      `${says}\nAufruf: justhere <Host> [Optionen]; welche, sagt justhere --help.\n`,
    );
  });

  test.each(["nonsense", "https://me:secret@b.com"])(
    "a service that is called %s in the environment is a mistake, and no other one is asked",
    async (JUSTHERE_URL) => {
      const { code, err } = await runs("a.com", { env: { JUSTHERE_URL } });
      expect(code).toBe(64);
      expect(err).toContain("JUSTHERE_URL takes https://….");
      expect(err).not.toContain("secret");
    },
  );

  test("every option is passed on", async () => {
    const to = await service(tells(final()));
    await runs("a.com --from india --report down --lang de", { service: to });
    expect(to.asked[0]?.path).toBe("/v1/check/a.com/events?from=india&report=down&lang=de");
    expect(to.asked[0]?.headers).toMatchObject({
      ...{ accept: "application/x-ndjson", "user-agent": "justhere/1.2.3" },
    });
  });

  test("help and version are printed, at most 80 columns wide", async () => {
    for (const lang of ["en", "de"]) {
      const { code, out } = await runs(`--help --lang ${lang}`);
      expect(code).toBe(0);
      expect(out.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
    }
    expect(await runs("-V")).toMatchObject({ code: 0, out: "1.2.3\n" });
  });
});

test.each([
  ["https://one.com/", { JUSTHERE_URL: "https://two.com" }, "https://three.com", "https://one.com"],
  [null, { JUSTHERE_URL: "https://two.com" }, "https://three.com", "https://two.com"],
  [null, { JUSTHERE_URL: "" }, "https://three.com", "https://three.com"],
  [null, {}, "https://justhere.example", ON_THIS_MACHINE],
])("of %s, %o and %s it asks %s", (named, env, deployed, asked) => {
  expect(serviceOf(named, env, deployed)).toBe(asked);
});

describe("an answer", () => {
  test.each([
    ["up", 0],
    ["elsewhere", 0],
    ["just-you", 1],
    ["here", 1],
    ["down", 2],
    ["unknown", 3],
  ] as const)("of %s ends with %i", async (verdict, code) => {
    const to = await service(tells(...votes, final({ verdict })));
    expect((await runs("a.com", { service: to })).code).toBe(code);
    expect(await runs("a.com -q", { service: to })).toMatchObject({ code, out: "", err: "" });
  });

  test("is the text that curl gets, and nothing else is printed where it is piped", async () => {
    const to = await service(tells(...votes, final()));
    const { out, err } = await runs("a.com", { service: to });
    expect(out).toBe(answerText(answer(), to.url));
    expect(err).toBe("");
  });

  test("has colours on a terminal alone, and not where nobody wants them", async () => {
    const to = await service(tells(final()));
    const on = (args: string, env = {}) => runs(args, { service: to, columns: 80, env });
    expect((await on("a.com")).out).toContain("\u001b[");
    expect((await on("a.com --no-color")).out).not.toContain("\u001b[");
    expect((await on("a.com", { NO_COLOR: "1" })).out).not.toContain("\u001b[");
    expect((await on("a.com", { TERM: "dumb" })).out).not.toContain("\u001b[");
  });

  test("as JSON is one document on one line", async () => {
    const to = await service(tells(final()));
    const { out } = await runs("a.com --json", { service: to });
    expect(out.match(/\n/g)).toHaveLength(1);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(answer())));
  });

  test("is there with the verdict, or, where all ten are wanted, with the last vote", async () => {
    const verdict = { event: "verdict", id: "v", data: answer({ verdict: "down" }) };
    const to = await service(tells(verdict, final({ verdict: "up" })));
    expect((await runs("a.com", { service: to })).code).toBe(2);
    expect((await runs("a.com --wait full", { service: to })).code).toBe(0);
  });

  test("comes in the language of the system, or the one that is asked for", async () => {
    const to = await service(tells(final()));
    await runs("a.com", { service: to, env: { LANG: "de_AT.UTF-8" } });
    await runs("a.com", { service: to, env: { LANG: "de_DE.UTF-8", LC_ALL: "C" } });
    await runs("a.com --lang en", { service: to, env: { LANG: "de_DE.UTF-8" } });
    expect(to.asked.map(({ path }) => path.slice(-2))).toEqual(["de", "en", "en"]);
    const { err } = await runs("a.com b.com", { env: { LANG: "de_DE.UTF-8" } });
    expect(err).toContain("Nennen Sie eine Website.");
  });
});

describe("the line of progress", () => {
  const CLEAR = "\r\u001b[2K";

  test("is written anew with each vote, fits, and leaves nothing behind", async () => {
    const to = await service(tells(...votes, final()));
    const { err } = await runs("a.com", { service: to, columns: 40 });
    const lines = err.split(CLEAR);
    expect(lines.shift()).toBe("\u001b[?25l");
    expect(lines.pop()).toBe("\u001b[?25h");
    expect(lines[0]).toMatch(/^Asking 127.0.0.1:\d+ about a\.com …$/);
    expect(lines[5]).toBe("5 of 10 · Frankfurt: connection refuse…");
    expect(lines).toHaveLength(11);
    for (const line of lines) expect([...line].length).toBeLessThan(40);
  });

  test("is not written to what is no terminal, nor to a dumb one, nor where it is quiet", async () => {
    const to = await service(tells(...votes, final()));
    expect((await runs("a.com", { service: to })).err).toBe("");
    const env = { TERM: "dumb" };
    expect((await runs("a.com", { service: to, columns: 80, env })).err).toBe("");
    expect((await runs("a.com -q", { service: to, columns: 80 })).err).toBe("");
  });

  test("gives the cursor back once, however often it ends", () => {
    let printed = "";
    const out = { isTTY: true, columns: 20, write: (text: string) => (printed += text) };
    const progress = new Progress(out, true);
    progress.end();
    expect(printed).toBe("");
    progress.show("one");
    progress.end();
    progress.end();
    expect(printed).toBe(`\u001b[?25l${CLEAR}one${CLEAR}\u001b[?25h`);
  });
});
