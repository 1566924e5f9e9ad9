import { dirname, join, normalize } from "node:path";
import { Visitor } from "vite";
import { describe, expect, test } from "vitest";
import { filesImportedBy, importsOf, type Source, sourcesOf } from "./support/sources";

/**
 * Which module may import which. A module is a folder of src/, or the one file that is named here;
 * what is not named belongs to its folder. Leaves may be imported by all.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  target: [],
  "vantage/registry": [],
  "vantage/nearest": ["vantage/registry"],
  "probe/failure": [],
  "probe/observation": ["probe/failure", "vantage/registry"],
  "probe/network": [],
  "probe/classify": ["probe/failure", "probe/network"],
  probe: ["probe/*", "target", "vantage/registry"],
  // The rest of the folder: the sweep.
  vantage: ["vantage/registry", "probe/*"],
  verdict: ["probe/observation", "probe/failure", "vantage/registry", "ledger/shared", "target"],
  "monitor/events": ["probe/observation", "verdict", "ledger/forms"],
  "monitor/fresh": ["monitor/events", "verdict"],
  // The rest of the folder: the object itself, and what surrounds it.
  monitor: [
    ...["monitor/*", "verdict", "vantage", "vantage/registry", "probe/observation"],
    ...["gate", "ledger", "ledger/facts", "ledger/forms", "watch", "target"],
  ],
  "monitor/agenda": ["monitor/*", "verdict", "watch"],
  "monitor/discreet": ["verdict"],
  "monitor/remember": ["monitor/*", "verdict", "vantage/registry"],
  "ledger/facts": ["verdict"],
  "ledger/shared": ["ledger/facts"],
  "ledger/origin": ["target"],
  "ledger/forms": ["ledger/*", "verdict"],
  ledger: ["ledger/*", "probe", "target", "verdict"],
  watch: ["target", "probe/wanted"],
  "probe/wanted": [],
  gate: ["probe", "target"],
  web: [
    "verdict",
    "vantage/registry",
    "vantage/nearest",
    "monitor/events",
    "monitor/fresh",
    "probe/network",
    "probe/observation",
    "gate",
    "ledger",
    "ledger/forms",
    "ledger/shared",
    "target",
    "watch",
    "web/openapi",
  ],
  // What the interface's document is made of. It is part of no Worker: what it makes is.
  "web/openapi": [
    ...["web", "vantage/registry", "verdict", "ledger/forms", "watch"],
    ...["probe/failure", "probe/observation"],
  ],
  // The script of our pages. It runs in browsers and is part of no Worker: it reaches us as a bundle.
  "web/client/browser": [],
  // The command: no part of any Worker either. It asks by the client module, and tells as the text does.
  cli: [...["web", "web/client/browser", "target", "verdict", "vantage/registry", "probe/failure"]],
  index: ["web", "monitor", "probe", "gate"],
};
/** Folders inside a module that have arrows of their own. */
const FOLDERS = ["web/client/browser", "web/openapi", "probe/classify"];
const LEAVES = ["language", "limits", "limits.memory", "log", "clock", "durable"];
const IN_BROWSERS = /^src\/web\/(client\/browser\/|take\/service-worker\.js$)/;

/** Types of other modules that are used as types alone. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = {
  web: ["ledger/facts", "monitor", "probe", "probe/failure"],
  verdict: ["ledger/facts"],
  "monitor/events": ["ledger/facts"],
  "monitor/remember": ["ledger/facts", "watch"],
  monitor: ["probe", "target"],
};

/** No clock, no randomness, no network, no platform, no web framework. */
const PURE = [
  "target",
  "verdict",
  "probe/classify",
  "probe/failure",
  "probe/observation",
  "probe/wanted",
  "watch",
  "vantage/registry",
  "vantage/nearest",
  "ledger/facts",
  "ledger/shared",
  "ledger/origin",
  "ledger/forms",
  "gate/rate",
  "gate/lately",
  "gate/start",
  "monitor/agenda",
  "monitor/discreet",
  "monitor/remember",
];
const IMPURE =
  /\b(Date\.now|new Date\(\)|performance\.|Math\.random|crypto\.|fetch\(|setTimeout|scheduler\.|caches\.)/;
const IMPURE_IMPORTS = /^(cloudflare:|hono|itty|\.\.\/(clock|log|durable))/;

const FILE_LINES = 300;
const FUNCTION_LINES = 70;

/** Written by the build scripts beside them; tests of their own hold them to what they are made of. */
const GENERATED =
  /^src\/web\/(.+\.min\.ts|bookmarklet\/minified\.ts|client\/browser\/api\.ts|map\/world\.ts)$/;
const src = (await sourcesOf("src/**/*.{ts,tsx,js}")).filter(({ path }) => !GENERATED.test(path));
const all = [...src, ...(await sourcesOf("{practice,sim,test}/**/*.{ts,tsx}"))];

/** The module that a file below src/ belongs to: `probe/classify` if it is named, else `probe`. */
function moduleOf(path: string): string {
  const name = path.replace(/^src\//, "").replace(/\.tsx?$/, "");
  if (name in ARROWS || LEAVES.includes(name)) return name;
  const folder = FOLDERS.find((one) => name.startsWith(`${one}/`));
  return folder ?? name.split("/")[0] ?? name;
}

function mayImport(from: string, to: string, isType: boolean): boolean {
  if (from === to || LEAVES.includes(to)) return true;
  const allowed = [...(ARROWS[from] ?? []), ...(isType ? (TYPES_ONLY[from] ?? []) : [])];
  const folder = to.split("/")[0];
  return allowed.some((one) => one === to || one === `${folder}/*`);
}

describe("a module imports what its arrows allow", () => {
  test.each(src.map((source) => [source.path, source] as const))("%s", (path, source) => {
    const from = moduleOf(path);
    expect(from in ARROWS || LEAVES.includes(from), `no arrows for ${from}`).toBe(true);
    for (const { from: specifier, isType } of importsOf(source)) {
      if (!specifier.startsWith(".")) continue;
      const target = normalize(join(dirname(path), specifier)).replaceAll("\\", "/");
      const to = moduleOf(target);
      expect(mayImport(from, to, isType), `${from} → ${to}`).toBe(true);
    }
  });
});

describe("the script of our pages", () => {
  const isInFolder = (path: string) => path.startsWith("src/web/client/browser/");

  test("imports nothing but itself", () => {
    const own = src.filter(({ path }) => isInFolder(path));
    expect(own.map(({ path }) => path)).toContain("src/web/client/browser/main.ts");
    expect(own.flatMap(filesImportedBy).filter((path) => !isInFolder(path))).toEqual([]);
    const packages = own.flatMap(importsOf).filter(({ from }) => !from.startsWith("."));
    expect(packages).toEqual([]);
  });

  test("is imported by nothing: it is bundled, and the bundle is served", () => {
    const others = src.filter(({ path }) => !isInFolder(path));
    // The client module knows nothing of browsers, and the command asks by it, too.
    const isForAll = (path: string) => path === "src/web/client/browser/api";
    const imported = new Set(others.flatMap(filesImportedBy).filter(isInFolder));
    expect([...imported].filter((path) => !isForAll(path))).toEqual([]);
    expect(
      others.filter((one) => filesImportedBy(one).some(isForAll)).map(({ path }) => path),
    ).toEqual(["src/cli/ask.ts", "src/cli/main.ts", "src/cli/read.ts"]);
  });
});

describe("what decides is pure", () => {
  const pure = src.filter(({ path }) => PURE.includes(moduleOf(path)));
  test.each(pure.map((source) => [source.path, source] as const))("%s", (_path, source) => {
    const code = source.text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    expect(code).not.toMatch(IMPURE);
    for (const { from } of importsOf(source)) expect(from).not.toMatch(IMPURE_IMPORTS);
  });
});

describe("things stand in their one place", () => {
  const filesWith = (pattern: RegExp) =>
    src.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

  test("SQL stands in the ledger, in the monitor's store and in a domain's gate alone", () => {
    expect(filesWith(/\b(CREATE TABLE|SELECT .* FROM|INSERT INTO|DELETE FROM)\b/)).toEqual([
      "src/gate/names.ts",
      "src/ledger/ledger.ts",
      "src/monitor/store/memory.ts",
      "src/monitor/store/outages.ts",
      "src/monitor/store/outbox.ts",
      "src/monitor/store/sweeps.ts",
    ]);
  });

  test("the network is touched in two files alone: one looks at targets, one tells the operator", () => {
    const calls = (source: Source) => {
      let isCalled = false;
      new Visitor({
        CallExpression: ({ callee }) => {
          if (callee.type === "Identifier" && callee.name === "fetch") isCalled = true;
        },
      }).visit(source.program);
      return isCalled || importsOf(source).some(({ from }) => from === "cloudflare:sockets");
    };
    const ours = src.filter(({ path }) => !IN_BROWSERS.test(path));
    expect(ours.filter(calls).map(({ path }) => path)).toEqual([
      "src/monitor/post.ts",
      "src/probe/internet.ts",
    ]);
  });

  test("itty-durable is known to its wrapper alone", () => {
    expect(filesWith(/"itty-durable"/)).toEqual(["src/durable.ts"]);
  });

  test("the prober's bundle holds nothing of web, verdict or monitor", () => {
    const seen = new Set<string>();
    const visit = (path: string) => {
      const source = src.find((one) => one.path === `${path}.ts` || one.path === `${path}.tsx`);
      if (!source || seen.has(source.path)) return;
      seen.add(source.path);
      for (const { from, isType } of importsOf(source))
        if (from.startsWith(".") && !isType) visit(normalize(join(dirname(source.path), from)));
    };
    visit("src/probe/worker");
    expect(seen.size).toBeGreaterThan(8);
    expect([...seen].filter((path) => /^src\/(web|verdict|monitor|gate)\//.test(path))).toEqual([]);
  });
});

describe("files and functions stay short", () => {
  test.each(all.map((source) => [source.path, source] as const))("%s", (_path, source) => {
    expect(source.text.split("\n").length - 1).toBeLessThanOrEqual(FILE_LINES);
    for (const { name, lines } of functionsOf(source))
      expect(lines, name).toBeLessThanOrEqual(FUNCTION_LINES);
  });

  test("every file of src/ says at its top what it is", () => {
    const silent = src.filter(({ text }) => !/^(\/\*\*|\/\/ )/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

/** Test suites are tables of small functions; only what is not a suite is measured. */
function functionsOf({ path, text, program }: Source): readonly { name: string; lines: number }[] {
  const found: { name: string; lines: number }[] = [];
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const measure = (node: { start: number; end: number }) => {
    const first = lineAt(node.start);
    found.push({ name: `${path}:${first}`, lines: lineAt(node.end) - first + 1 });
  };
  const isSuite = path.endsWith(".test.ts") || path.endsWith(".test.tsx");
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: (node) => {
      if (!isSuite) measure(node);
    },
  }).visit(program);
  return found;
}
