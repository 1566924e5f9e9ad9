/**
 * Starts `served` on loopback. What it prints is kept: no stack may stand there either.
 */
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { unstable_readConfig } from "wrangler";
import * as config from "../../practice/raw/config";
import { startWorkerd } from "../../practice/raw/workerd";
import { bindingOf, VANTAGE_IDS } from "../../src/vantage/registry";

export interface Service {
  readonly port: number;
  readonly site: string;
  /** What it has logged. */
  readonly logged: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

export async function serve(): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), "justhere-fuzz-"));
  await mkdir(join(folder, "objects"));
  await build({
    entryPoints: { served: "test/fuzz-support/served.ts", cache: "practice/raw/cache.ts" },
    bundle: true,
    ...{ format: "esm", target: "es2024", jsx: "automatic", jsxImportSource: "hono/jsx" },
    external: ["cloudflare:*", "node:*"],
    ...{ outdir: folder, logLevel: "error" },
  });
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const wrangler = unstable_readConfig({ config: "wrangler.toml", env: "dev" });
  const runsUnder = {
    compatibilityDate: wrangler.compatibility_date ?? "",
    compatibilityFlags: wrangler.compatibility_flags ?? [],
  };
  const nowhere = { services: ['(name = "internet", network = (allow = []))'] };
  const running = await startWorkerd(
    [
      nowhere,
      config.cache({ ...runsUnder, vars: {} }),
      served(
        { ...wrangler.vars, SITE_URL: "https://justhere.example" },
        runsUnder,
        join(folder, "objects"),
      ),
      config.door("served", `127.0.0.1:${port}`),
    ],
    { folder, name: "fuzz", network: null },
  );
  return {
    ...{ port, site },
    logged: () => readFile(join(folder, "fuzz.log"), "utf8"),
    stop: async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const text = (value: string) => JSON.stringify(value);

/** One Worker that is bound to itself, as `[env.dev]` is. */
function served(
  vars: Readonly<Record<string, unknown>>,
  { compatibilityDate, compatibilityFlags }: Omit<config.Common, "vars">,
  disk: string,
): config.Part {
  const itself = (entrypoint: string, props: object = {}) =>
    `(name = "served", entrypoint = ${text(entrypoint)}, props = (json = ${text(JSON.stringify(props))}))`;
  const classes = { MONITOR: "TargetMonitor", GATE: "DomainGate" };
  const bindings = [
    ...Object.entries(vars).map(([name, value]) =>
      typeof value === "string"
        ? `(name = ${text(name)}, text = ${text(value)})`
        : `(name = ${text(name)}, json = ${text(JSON.stringify(value))})`,
    ),
    ...Object.entries(classes).map(
      ([name, one]) => `(name = ${text(name)}, durableObjectNamespace = ${text(one)})`,
    ),
    `(name = "PRACTICE", service = ${itself("PracticeInternet")})`,
    ...VANTAGE_IDS.map(
      (vantage) =>
        `(name = ${text(bindingOf(vantage))}, service = ${itself("Prober", { vantage })})`,
    ),
  ];
  const namespaces = Object.values(classes).map(
    (one) => `(className = ${text(one)}, uniqueKey = ${text(one)}, enableSql = true)`,
  );
  return {
    services: [
      `(name = "disk", disk = (path = ${text(disk)}, writable = true))`,
      '(name = "served", worker = .served)',
    ],
    constants: [
      [
        "const served :Workerd.Worker = (",
        '  modules = [(name = "worker.js", esModule = embed "served.js")],',
        `  compatibilityDate = ${text(compatibilityDate)},`,
        `  compatibilityFlags = [${compatibilityFlags.map(text).join(", ")}],`,
        `  bindings = [${bindings.join(", ")}],`,
        `  durableObjectNamespaces = [${namespaces.join(", ")}],`,
        '  durableObjectStorage = (localDisk = "disk"),',
        '  cacheApiOutbound = "cache",',
        ");",
      ].join("\n"),
    ],
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === "object" && address !== null ? address.port : 0),
      );
    });
  });
}
