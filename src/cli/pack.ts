/**
 * `npm run pack`: the command and the client module as a package of their own, in dist/. It needs no other
 * package, unlike the service, whose manifest would bring all of them along.
 */
import { execFileSync } from "node:child_process";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CLIENT_TYPES, clientScript } from "../web/client/client.min.ts";
import { deployedAt } from "./build.ts";
import { serviceOf } from "./service.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** @param into a folder; what is in its `justhere` goes. Gives the path of the tarball. */
export async function pack(into: string): Promise<string> {
  const folder = join(into, "justhere");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const ours = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const { name, version, license, description, engines } = ours;
  const manifest = {
    ...{ name, version, private: true, license, description, type: "module", engines },
    bin: { justhere: "justhere.mjs" },
    exports: { ".": { types: "./client.d.ts", default: "./client.js" } },
  };
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  await write("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  await write("client.js", clientScript(serviceOf(null, {}, await deployedAt())));
  await write("client.d.ts", CLIENT_TYPES);
  await copyFile(join(root, "src/cli/justhere.min.mjs"), join(folder, "justhere.mjs"));
  await copyFile(join(root, "LICENSE"), join(folder, "LICENSE"));
  await copyFile(join(root, "docs/cli.md"), join(folder, "README.md"));
  const told = execFileSync("npm", ["pack", "--json", "--pack-destination", into], {
    ...{ cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
    shell: process.platform === "win32",
  });
  return join(into, JSON.parse(told)[0].filename);
}

if (import.meta.main) console.log(await pack(join(root, "dist")));
