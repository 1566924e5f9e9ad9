/**
 * `npm run replay`: the evening; with `--twin`, its twin; with `--json`, the record of either.
 */
import { parseArgs } from "node:util";
import { EVENING, TRUTH } from "./evening";
import { type Played, play } from "./play";
import { SITE_URL } from "./stage";
import { tellEvening } from "./tell";
import { type TwinPlayed, tellTwins } from "./tell-twin";
import { TWINS } from "./twin";

export { AMERICAN, cet, EVENING, SHOPS, SISTERS, TRUTH } from "./evening";
export { play } from "./play";
export { tellTwins } from "./tell-twin";
export { BROKEN, TWINS } from "./twin";

const USAGE = "Usage: npm run replay -- [--twin] [--json]";

/** Resolves with the exit code. */
export async function main(
  args: readonly string[],
  migrations: readonly string[],
): Promise<number> {
  const wishes = readArgs(args);
  if (wishes === null) {
    console.error(USAGE);
    return 64;
  }
  if (wishes.twin) {
    const twins = await playTwins(migrations);
    process.stdout.write(wishes.json ? `${JSON.stringify(twins, null, 2)}\n` : tellTwins(twins));
    return 0;
  }
  const played = await play(EVENING, migrations);
  process.stdout.write(wishes.json ? `${JSON.stringify(played, null, 2)}\n` : told(played));
  return 0;
}

function readArgs(args: readonly string[]): { twin: boolean; json: boolean } | null {
  try {
    const options = { twin: { type: "boolean" }, json: { type: "boolean" } } as const;
    const { values } = parseArgs({ args: [...args], options });
    return { twin: values.twin ?? false, json: values.json ?? false };
  } catch {
    // It throws for what it does not know.
    return null;
  }
}

/** One after the other: each has a clock of its own. */
async function playTwins(migrations: readonly string[]): Promise<readonly TwinPlayed[]> {
  const twins: TwinPlayed[] = [];
  for (const { says, story } of TWINS) twins.push({ says, played: await play(story, migrations) });
  return twins;
}

export function told(played: Played): string {
  const host = EVENING.hosts[0] ?? "";
  return tellEvening(played, { siteUrl: SITE_URL, host, wholeAfter: TRUTH.offAt, truth: TRUTH });
}
