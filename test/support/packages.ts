/** The packages of package-lock.json, and which of them reach a Worker. */
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import * as v from "valibot";

const Names = v.optional(v.record(v.string(), v.string()), {});
const Manifest = v.object({
  license: v.string(),
  dependencies: Names,
  devDependencies: Names,
  optionalDependencies: Names,
  allowScripts: v.optional(v.record(v.string(), v.boolean()), {}),
});
const Locked = v.object({
  name: v.optional(v.string()),
  version: v.optional(v.string()),
  resolved: v.optional(v.string()),
  link: v.optional(v.boolean()),
  integrity: v.optional(v.string()),
  license: v.optional(v.string()),
  hasInstallScript: v.optional(v.boolean(), false),
  dependencies: Names,
  optionalDependencies: Names,
  peerDependencies: Names,
  peerDependenciesMeta: v.optional(
    v.record(v.string(), v.object({ optional: v.optional(v.boolean(), false) })),
    {},
  ),
});
const Lock = v.object({
  lockfileVersion: v.number(),
  packages: v.record(v.string(), Locked),
});

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

export const manifest = v.parse(Manifest, read("package.json"));
export const { lockfileVersion, packages } = v.parse(Lock, read("package-lock.json"));

/** Everything but the project itself, by its folder. */
export const locked: ReadonlyMap<string, v.InferOutput<typeof Locked>> = new Map(
  Object.entries(packages).filter(([path]) => path !== ""),
);

export const nameOf = (path: string) =>
  locked.get(path)?.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** The folders of the packages that `dependencies` bring, with what those need in their turn. */
export function runtimePaths(): readonly string[] {
  const found = new Set<string>();
  const visit = (name: string, from: string) => {
    const path = folderOf(name, from);
    const one = path === null ? undefined : locked.get(path);
    if (path === null || one === undefined || found.has(path)) return;
    found.add(path);
    const peers = Object.keys(one.peerDependencies).filter(
      (peer) => !one.peerDependenciesMeta[peer]?.optional,
    );
    const needed = [one.dependencies, one.optionalDependencies].flatMap(Object.keys);
    for (const next of [...needed, ...peers]) visit(next, path);
  };
  for (const name of Object.keys(manifest.dependencies)) visit(name, "");
  return [...found].toSorted();
}

/** Where Node would find it from there: beside the one that asks, else further up. */
function folderOf(name: string, from: string): string | null {
  const path = `${from === "" ? "" : `${from}/`}node_modules/${name}`;
  if (locked.has(path)) return path;
  return from === ""
    ? null
    : folderOf(name, from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ""));
}

/** From the first `node_modules` on, which may be a link to somewhere else, to the package itself. */
const PACKAGE = /(?:^|\/)(?<folder>node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/;

/** The folders of the packages of which a Worker's bundle holds at least a byte. */
export async function bundledPaths(entry: string): Promise<ReadonlySet<string>> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2024",
    // As wrangler does.
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
  });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return new Set(
    inputs
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([path]) => PACKAGE.exec(path)?.groups?.folder ?? []),
  );
}
