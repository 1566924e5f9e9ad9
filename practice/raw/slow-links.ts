/**
 * `npm run slow-links`: how far links can be slow and lose packets before vantages fall silent, on the
 * stage of the partition trial. Prints a row for each delay and loss. A vote for down fails it: nothing
 * is down there.
 */

import { VANTAGE_IDS } from "../../src/vantage/registry.ts";
import { whyNotApart } from "./apart.ts";
import { hostOf, proberNode } from "./partition.ts";
import { startStage } from "./staged.ts";

/** Milliseconds and percent, of every prober's link, each way. */
const LINKS = [
  { delayMs: 150, lossPercent: 10 },
  { delayMs: 150, lossPercent: 15 },
  { delayMs: 150, lossPercent: 20 },
  { delayMs: 300, lossPercent: 10 },
  { delayMs: 300, lossPercent: 20 },
] as const;
const SEEDS = [1, 2, 3] as const;

const reason = whyNotApart();
if (reason !== null) {
  console.error(`Slow links need network namespaces: ${reason}`);
  process.exit(69);
}

const stage = await startStage();
const nodes = VANTAGE_IDS.map(proberNode);
let asked = 0;
let down = 0;

/** A full sweep of a website that nobody has looked at before. */
async function sweepOver(slowness: { delayMs: number; lossPercent: number; seed: number }) {
  const by = await stage.order({ do: "slow", nodes, slowness });
  if (by === null) throw new Error("slow links need netem, or /dev/net/tun and Python");
  const { status, body } = await stage.ask(`/v1/check/${hostOf(asked)}?wait=full`);
  await stage.order({ do: "mend" });
  asked += 1;
  if (status !== 200) throw new Error(`${status}: ${body}`);
  const { verdict, votes } = JSON.parse(body);
  down += votes.down;
  return { by, verdict, votes: `${votes.up}/${votes.down}/${votes.abstained}` };
}

try {
  // Whoever runs for the first time is slow of their own accord.
  await stage.ask(`/v1/check/${hostOf(asked)}?wait=full`);
  asked += 1;
  console.log("| Delay, loss | Verdict | Votes up / down / abstained | By |\n|---|---|---|---|");
  for (const link of LINKS) {
    const seen: Awaited<ReturnType<typeof sweepOver>>[] = [];
    for (const seed of SEEDS) seen.push(await sweepOver({ ...link, seed }));
    const all = (what: "verdict" | "votes") => seen.map((one) => one[what]).join(", ");
    const name = `${link.delayMs} ms, ${link.lossPercent} %`;
    console.log(`| ${name} | ${all("verdict")} | ${all("votes")} | ${seen[0]?.by} |`);
  }
} finally {
  await stage.stop();
}
if (down > 0) {
  console.error(`${down} votes for down, and nothing was down`);
  process.exitCode = 1;
}
