/**
 * `npm run soak`: hours of traffic in twenty minutes, on raw workerd, and what it does to memory, to
 * descriptors and to the answers. `-- --minutes 2` for a trial.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startApart, whyNotApart } from "./apart.ts";
import { hostsOf, makeScene, removeScene } from "./scene.ts";
import { PLACES } from "./soak/hosts.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
  },
});

const reason = whyNotApart();
if (reason !== null) {
  console.error(`The soak needs network namespaces: ${reason}`);
  process.exit(69);
}

const scene = await makeScene(PLACES);
const script = fileURLToPath(new URL("soak/inside.ts", import.meta.url));
const child = startApart(script, [scene.folder, values.minutes, values.seed], hostsOf(scene));
child.stdout?.pipe(process.stdout);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => child.kill("SIGTERM"));
process.exitCode = await new Promise<number>((resolve) =>
  child.once("exit", (code) => resolve(code ?? 1)),
);
await removeScene(scene);
