/**
 * `npm run client`: makes bundle.min.ts of browser/main.ts. A test holds the two together.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);

export async function bundleModule(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("browser/main.ts", here))],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    tsconfigRaw: "{}",
  });
  const code = outputFiles[0]?.text.trim() ?? "";
  return [
    "/** Made from browser/main.ts by `npm run client`: the script of our pages. */",
    `export const PAGE_SCRIPT =\n  ${JSON.stringify(code)};\n`,
  ].join("\n");
}

if (import.meta.main) await writeFile(new URL("bundle.min.ts", here), await bundleModule());
