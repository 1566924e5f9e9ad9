/**
 * `npm run cli`: makes justhere.min.mjs of entry.ts and of what that needs, one file that any Node from 20 on
 * runs as it is. A test holds the two together.
 */
import { chmod, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);

const BANNER = [
  "#!/usr/bin/env node",
  "// Made of entry.ts by `npm run cli`. JustHere: MIT. Holds ipaddr.js, (c) 2011-2017 whitequark: MIT.",
].join("\n");

export async function command(): Promise<{ text: string; inputs: readonly string[] }> {
  const { version } = JSON.parse(await readFile(new URL("../../package.json", here), "utf8"));
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL("entry.ts", here))],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node20",
    charset: "utf8",
    legalComments: "none",
    tsconfigRaw: "{}",
    banner: { js: BANNER },
    define: {
      VERSION: JSON.stringify(version),
      DEPLOYED: JSON.stringify(await deployedAt()),
    },
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return {
    text: outputFiles[0]?.text ?? "",
    inputs: used.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  };
}

/** SITE_URL of `[env.production.vars]`. */
export async function deployedAt(): Promise<string> {
  const toml = await readFile(new URL("../../wrangler.toml", here), "utf8");
  const [, vars = ""] = toml.split("\n[env.production.vars]\n");
  const [section = ""] = vars.split(/^\[/m);
  const url = /^SITE_URL = "([^"]+)"$/m.exec(section)?.[1];
  if (url === undefined) throw new Error("wrangler.toml has no SITE_URL for production");
  return url;
}

if (import.meta.main) {
  const file = new URL("justhere.min.mjs", here);
  await writeFile(file, (await command()).text);
  await chmod(file, 0o755);
}
