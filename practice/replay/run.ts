/**
 * `npm run replay`: bundles the replay and runs it. A dependency of ours cannot be loaded by Node
 * without a bundler.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

const root = new URL("../../", import.meta.url);

/** The replay, ready to play. */
export function loadReplay(): Promise<typeof import("./main")> {
  return bundled(new URL("main.ts", import.meta.url));
}

/** A file of ours with other contents. */
export interface Instead {
  readonly path: string;
  readonly contents: string;
}

/** A module as Node can load it. */
export async function bundled<T>(entry: URL, instead: Instead | null = null): Promise<T> {
  const folder = new URL("node_modules/.cache/justhere/", root);
  await mkdir(folder, { recursive: true });
  const outfile = fileURLToPath(new URL(`replay-${randomUUID()}.mjs`, folder));
  try {
    await build({
      entryPoints: [fileURLToPath(entry)],
      bundle: true,
      alias: { "cloudflare:sockets": fileURLToPath(new URL("no-sockets.ts", import.meta.url)) },
      plugins: instead === null ? [] : [replacing(instead)],
      outfile,
      format: "esm",
      platform: "node",
      target: "es2024",
      sourcemap: "inline",
      logLevel: "silent",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}

function replacing({ path, contents }: Instead): Plugin {
  return {
    name: "replacing",
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.tsx?$/ }, (file) =>
        file.path === path ? { contents, loader: path.endsWith("x") ? "tsx" : "ts" } : undefined,
      );
    },
  };
}

/** The SQL that makes the ledger's tables, in its order. */
export async function readMigrations(): Promise<readonly string[]> {
  const folder = new URL("migrations/", root);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  return Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
}

if (import.meta.main) {
  const { main } = await loadReplay();
  process.exitCode = await main(process.argv.slice(2), await readMigrations());
}
