/**
 * A line that loses what is sent over it now and then, drawn from a seed: how many probes of a site
 * that is up call it down, with one attempt and with two.
 *
 * Trouble comes in spells: whatever is sent while one lasts is lost. Short spells are single lost
 * packets; in long ones the second attempt meets the same trouble as the first.
 */
import type { Network } from "../../src/probe/network";
import { probe } from "../../src/probe/probe";
import { parseTarget } from "../../src/target/parse";
import { fakeClock } from "./clock";
import { answers, scriptNet } from "./script-net";

export interface Loss {
  /** The share of time that is bad. */
  readonly rate: number;
  /** How long a bad spell lasts on average, milliseconds. */
  readonly spellMs: number;
  /** Whether what is lost breaks off at once, or stays silent. */
  readonly kind: "breaks" | "silent";
}

export interface Losses {
  /** Probes whose first attempt failed: what a prober with one attempt would call down. */
  readonly withOne: number;
  /** Probes that called it down. */
  readonly withTwo: number;
}

const HOST = parseTarget("site.com", { practice: false, ownHosts: [] });

export async function lossesOf(loss: Loss, probes: number, seed: number): Promise<Losses> {
  const random = randomFrom(seed);
  let withOne = 0;
  let withTwo = 0;
  for (let nth = 0; nth < probes; nth += 1) {
    const isBad = spells(loss, random);
    // Nothing of interest happens in most of them.
    if (!isBad(0)) continue;
    withOne += 1;
    if ((await probeThrough(loss, isBad)) === "down") withTwo += 1;
  }
  return { withOne, withTwo };
}

async function probeThrough({ kind }: Loss, isBad: (atMs: number) => boolean): Promise<string> {
  if (HOST.kind === "rejected") throw new Error(HOST.reason);
  const clock = fakeClock();
  const net = scriptNet({ at: { "site.com": answers(200) }, absent: "www.site.com" }, clock);
  const { network, resolver } = net.world;
  const get: Network["get"] = async (url, accept, signal) => {
    if (!isBad(clock.elapsedMs())) return network.get(url, accept, signal);
    if (kind === "silent") await clock.wait(60_000, signal);
    throw new Error("Network connection lost.");
  };
  // The resolver is left out of it: its loss is not the target's, and never counts against it.
  const world = { ...net.world, network: { ...network, get }, resolver };
  const door = { practice: false, ownHosts: [] };
  const sight = await probe(HOST.host, { world, door, onRetry: () => {}, onUnknown: () => {} });
  return sight.outcome;
}

/** Good and bad spells from the start of a probe on, drawn as far as anybody asks. */
function spells({ rate, spellMs }: Loss, random: () => number): (atMs: number) => boolean {
  const isBadFirst = random() < rate;
  const goodMs = (spellMs * (1 - rate)) / rate;
  // Ends of spells. The time left of the first one is drawn like a whole one: it has no memory.
  const ends: number[] = [];
  const draw = (isBad: boolean) => -Math.log(1 - random()) * (isBad ? spellMs : goodMs);
  return (atMs) => {
    for (;;) {
      const isBadNow = (at: number) => (at % 2 === 0) === isBadFirst;
      const at = ends.findIndex((end) => atMs < end);
      if (at >= 0) return isBadNow(at);
      ends.push((ends.at(-1) ?? 0) + draw(isBadNow(ends.length)));
    }
  };
}

/** Mulberry32: the same numbers from the same seed, everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
