/**
 * `npm run client`: makes of the interface's document the functions that ask it (browser/api.ts), of those
 * the module that we serve to others (client.min.ts), and of browser/main.ts the script of our pages
 * (bundle.min.ts). A test holds all of them to what they are made of.
 */
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { clientOf } from "../openapi/client.ts";
import { OPENAPI } from "../openapi/document.min.ts";

const here = new URL(".", import.meta.url);
const ABOUT_CLIENT = "// Asks JustHere, and reads what it says. Types: client.d.ts beside it.";
/** What our own script has for the address of the service; where it is served, it is that one. */
const OWN_ADDRESS = "import.meta.url";

/** Each file with what must stand in it. Those that are made of others come after them. */
export const MADE = [
  ["browser/api.ts", apiModule],
  ["client.min.ts", servedModule],
  ["bundle.min.ts", bundleModule],
] as const;

export async function apiModule(): Promise<string> {
  return tidied("api.ts", clientOf(JSON.parse(OPENAPI)).module);
}

export async function servedModule(): Promise<string> {
  const code = await bundled("browser/api.ts", { minify: false, banner: { js: ABOUT_CLIENT } });
  const script = `/* @ts-self-types="./client.d.ts" */\n${tidied("client.js", code)}`;
  const types = tidied("client.d.ts", clientOf(JSON.parse(OPENAPI)).declarations);
  const [before, after, ...more] = script.split(OWN_ADDRESS);
  if (after === undefined || more.length > 0) throw new Error(`${OWN_ADDRESS} stands there once`);
  return [
    "/** Made of browser/api.ts by `npm run client`: the client module, as others load it. */",
    `export const clientScript = (siteUrl: string) =>\n  ${JSON.stringify(before)} +`,
    `  JSON.stringify(siteUrl) +\n  ${JSON.stringify(after)};`,
    `export const CLIENT_TYPES =\n  ${JSON.stringify(types)};\n`,
  ].join("\n");
}

export async function bundleModule(): Promise<string> {
  const code = (await bundled("browser/main.ts", { minify: true })).trim();
  return [
    "/** Made from browser/main.ts by `npm run client`: the script of our pages. */",
    `export const PAGE_SCRIPT =\n  ${JSON.stringify(code)};\n`,
  ].join("\n");
}

async function bundled(entry: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, here))],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    tsconfigRaw: "{}",
    ...options,
  });
  return outputFiles?.[0]?.text ?? "";
}

/** As Biome formats it: it is read by people, too. */
function tidied(name: string, text: string): string {
  const biome = fileURLToPath(new URL("../../../node_modules/.bin/biome", here));
  return execFileSync(biome, ["format", `--stdin-file-path=src/web/client/made/${name}`], {
    ...{ input: text, encoding: "utf8", cwd: fileURLToPath(new URL("../../..", here)) },
  });
}

if (import.meta.main)
  for (const [name, make] of MADE) {
    const file = new URL(name, here);
    const text = await make();
    if ((await readFile(file, "utf8").catch(() => "")) !== text) await writeFile(file, text);
  }
