/**
 * The verdict rule: what the votes of one sweep say, in general and to one caller.
 *
 * We ignore any vantage point that fails its own self-test, and every failure of a network of ours that
 * gets no answer while another one right beside it does, and believe a failure only after a second try;
 * if all but at most one in six of the rest agree, and the one nearest you does not contradict them, it
 * is up (or down) for everyone. If they disagree we say which side your region is on, and with fewer than
 * three working vantage points, or only one continent, we say that we cannot tell.
 *
 * Pure: no clock, no randomness, no I/O. Why this rule and not another: docs/verdict.md.
 */
import type { Ballot } from "./ballot";

/** What a sweep says with no caller in it. Only this is stored and shared. */
export type Scope = "up" | "down" | "partial" | "unknown";

/** What it says to one caller. */
export type Verdict = "up" | "down" | "here" | "elsewhere" | "just-you" | "unknown";

/** What the caller itself just saw. It turns that caller's answer and nothing else. */
export type Report = "up" | "down" | null;

/** Where the caller stands. */
export interface Here {
  readonly region: string;
  readonly continent: string;
}

/** What the caller's own surroundings say. `refused`: the vantage next door was turned away. */
export type Local = "up" | "down" | "refused" | "none";

/** One dissenting vote in this many is tolerated by a global verdict, on either side. */
const DISSENT_DIVISOR = { up: 6, down: 6 } as const;

/** A sweep with fewer votes, or with votes from fewer continents, says nothing. */
const QUORUM = { votes: 3, continents: 2 } as const;

/** A global verdict needs its own votes from this many continents. */
const GLOBAL_CONTINENTS = 2;

export function scopeOf(ballots: readonly Ballot[]): Scope {
  const count = countOf(ballots);
  if (!isEnough(count)) return "unknown";
  if (isNearlyAllUp(count)) return "up";
  if (isNearlyAllDown(count)) return "down";
  return "partial";
}

export function verdictOf(ballots: readonly Ballot[], here: Here | null, report: Report): Verdict {
  const count = countOf(ballots);
  if (!isEnough(count)) return "unknown";
  const local = localOf(ballots, here);
  const localBad =
    (local === "down" && report !== "up") || (local === "refused" && report === "down");
  const localGood = local === "up" && report !== "down";

  if (isNearlyAllUp(count) && !localBad) return report === "down" ? "just-you" : "up";
  if (isNearlyAllDown(count) && !localGood) return report === "up" ? "elsewhere" : "down";
  return (report ?? local) === "down" ? "here" : "elsewhere";
}

/** The votes of the caller's own region, else of its continent: one success outweighs failures. */
export function localOf(ballots: readonly Ballot[], here: Here | null): Local {
  if (here === null) return "none";
  const own = ballots.filter(({ region }) => region === here.region);
  const ownVotes = own.filter(({ vote }) => vote !== "abstain");
  if (ownVotes.length === 0 && own.some(({ refused, excused }) => refused || excused))
    return "refused";
  const votes =
    ownVotes.length > 0
      ? ownVotes
      : ballots.filter(({ continent, vote }) => continent === here.continent && vote !== "abstain");
  if (votes.some(({ vote }) => vote === "up")) return "up";
  return votes.length > 0 ? "down" : "none";
}

interface Count {
  readonly up: number;
  readonly down: number;
  readonly continents: { readonly up: number; readonly down: number; readonly any: number };
}

function countOf(ballots: readonly Ballot[]): Count {
  const up = ballots.filter(({ vote }) => vote === "up");
  const down = ballots.filter(({ vote }) => vote === "down");
  const continents = (of: readonly Ballot[]) => new Set(of.map(({ continent }) => continent)).size;
  return {
    up: up.length,
    down: down.length,
    continents: {
      up: continents(up),
      down: continents(down),
      any: continents([...up, ...down]),
    },
  };
}

/** Whether these are enough votes to say anything. */
export function hasQuorum(ballots: readonly Ballot[]): boolean {
  return isEnough(countOf(ballots));
}

function isEnough({ up, down, continents }: Count): boolean {
  return up + down >= QUORUM.votes && continents.any >= QUORUM.continents;
}

function isNearlyAllUp({ up, down, continents }: Count): boolean {
  const tolerated = Math.floor((up + down) / DISSENT_DIVISOR.up);
  return down <= tolerated && continents.up >= GLOBAL_CONTINENTS;
}

function isNearlyAllDown({ up, down, continents }: Count): boolean {
  const tolerated = Math.floor((up + down) / DISSENT_DIVISOR.down);
  return up <= tolerated && continents.down >= GLOBAL_CONTINENTS;
}
