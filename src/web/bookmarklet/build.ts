/**
 * `npm run bookmarklet`: makes minified.ts of source.js. A test holds the two together.
 */
import { readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";

const here = new URL(".", import.meta.url);

export async function minifiedModule(): Promise<string> {
  const source = await readFile(new URL("source.js", here), "utf8");
  // Browsers since 2020: whoever has no `?.` has no error page that a bookmarklet can run on either.
  const { code } = await transform(source, { minify: true, target: "es2020" });
  return [
    "/** Made from source.js by `npm run bookmarklet`. `JUSTHERE` stands for our own address. */",
    `export const MINIFIED =\n  ${JSON.stringify(code.trim())};\n`,
    "/** The same with its comments, for people who want to read what they click. */",
    `export const SOURCE =\n  ${JSON.stringify(source)};\n`,
  ].join("\n");
}

if (import.meta.main) await writeFile(new URL("minified.ts", here), await minifiedModule());
