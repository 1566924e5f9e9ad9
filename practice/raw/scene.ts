/**
 * What a trial on raw workerd needs on disk: the bundles, an authority, the hosts file, and a note of
 * all that for the script that runs apart.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildInto } from "./build.ts";
import type { Common } from "./config.ts";
import { type Identity, makeAuthority } from "./identity.ts";
import { hostsText, RESOLVER_HOST } from "./sites.ts";

export interface Scene {
  readonly folder: string;
  /** Where the objects keep their SQLite files. */
  readonly disk: string;
  readonly runsUnder: Omit<Common, "vars">;
  readonly authority: Identity;
}

const NOTE = "scene.json";

/**
 * Makes a scene in a new folder of its own, which whoever asked for it removes in the end.
 *
 * @param places names and where they lead.
 */
export async function makeScene(places: Readonly<Record<string, string>>): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), "justhere-raw-"));
  try {
    const disk = join(folder, "objects");
    await mkdir(disk);
    const [runsUnder, authority] = await Promise.all([buildInto(folder), makeAuthority()]);
    const scene = { folder, disk, runsUnder, authority };
    await writeFile(hostsOf(scene), hostsText(places));
    await writeFile(join(folder, NOTE), JSON.stringify(scene));
    return scene;
  } catch (error) {
    await removeScene({ folder });
    throw error;
  }
}

export function removeScene({ folder }: Pick<Scene, "folder">): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

export async function readScene(folder: string): Promise<Scene> {
  return JSON.parse(await readFile(join(folder, NOTE), "utf8"));
}

export function hostsOf({ folder }: Pick<Scene, "folder">): string {
  return join(folder, "hosts");
}

/** @param asker who asks the resolver; it may tell one something else than another. */
export function commonFor({ runsUnder }: Scene, asker: string): Common {
  return {
    ...runsUnder,
    vars: {
      SITE_URL: "https://justhere.example",
      RESOLVER_URL: `https://${RESOLVER_HOST}/dns-query/${asker}`,
      GROUPS: "",
      ORIGIN_ZONE: "",
      CONTACT: "mailto:abuse@justhere.example",
    },
  };
}
