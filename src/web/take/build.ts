/**
 * Makes service-worker.min.ts of service-worker.js, and icon.min.ts of the drawing in icon.ts. A test
 * holds each two together.
 */
import { readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";
import { iconPng } from "./icon-png.ts";

const here = new URL(".", import.meta.url);

export async function serviceWorkerModule(): Promise<string> {
  const source = await readFile(new URL("service-worker.js", here), "utf8");
  // A worker's top level is a scope of its own: its names may be short too.
  const { code } = await transform(source, { minify: true, format: "iife", target: "es2020" });
  return [
    "/** Made from service-worker.js by build.ts. `VERSION` stands for what it stores. */",
    `export const SERVICE_WORKER =\n  ${JSON.stringify(code.trim())};\n`,
  ].join("\n");
}

function iconModule(): string {
  const icon = (name: string, side: number) =>
    `export const ${name} =\n  "${iconPng(side).toString("base64")}";\n`;
  return [
    "/** Made from icon.ts by build.ts: PNG in base64, by the side in pixels. */",
    icon("ICON_180", 180),
    icon("ICON_512", 512),
  ].join("\n");
}

if (import.meta.main) {
  await writeFile(new URL("service-worker.min.ts", here), await serviceWorkerModule());
  await writeFile(new URL("icon.min.ts", here), iconModule());
}
