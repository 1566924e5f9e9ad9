/** `npm run sim`: bundles the simulation and runs it. Its files import each other as bundlers read them. */
import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);

/** The simulation, bundled, for as long as `use` takes. */
export async function withSimulation<T>(
  use: (main: typeof import("./main"), worker: URL) => Promise<T>,
): Promise<T> {
  const folder = new URL(`node_modules/.cache/justhere/sim-${randomUUID()}/`, root);
  await mkdir(folder, { recursive: true });
  try {
    await build({
      entryPoints: ["main", "worker"].map((name) =>
        fileURLToPath(new URL(`${name}.ts`, import.meta.url)),
      ),
      bundle: true,
      outdir: fileURLToPath(folder),
      outExtension: { ".js": ".mjs" },
      format: "esm",
      platform: "node",
      target: "es2024",
      sourcemap: "inline",
      logLevel: "silent",
    });
    const main = await import(pathToFileURL(fileURLToPath(new URL("main.mjs", folder))).href);
    return await use(main, new URL("worker.mjs", folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  process.exitCode = await withSimulation(({ main }, worker) =>
    main(process.argv.slice(2), worker, root),
  );
}
