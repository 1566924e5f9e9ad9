/**
 * Every word of an answer, in one place. The functions take counts and names and return sentences;
 * they decide nothing. English for now; another language is another table of this shape. Pure.
 */
import { FAILURES, REFUSALS } from "../probe/failure";
import type { Observation } from "../probe/observation";
import type { Continent } from "../vantage/registry";
import type { Since } from "./since";

const CONTINENT_NAMES: Readonly<Record<Continent, string>> = {
  NA: "North America",
  SA: "South America",
  EU: "Europe",
  AF: "Africa",
  ME: "the Middle East",
  AS: "Asia",
  OC: "Oceania",
};

/** "2010-12-12 21:58:10". */
const clockTime = (at: number) => new Date(at).toISOString().replace("T", " ").slice(0, 19);

/** The end of bounds: rounded up to a second, and without the day when the start has named it. */
function clockTimeTo(from: string, at: number): string {
  const to = clockTime(Math.ceil(at / 1_000) * 1_000);
  return to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : to;
}

/** A span in the largest unit that keeps two figures: "45 s", "28 min", "6 h", "12 days". */
function span(ms: number, round: (x: number) => number = Math.round): string {
  if (round(ms / 1_000) < 120) return `${round(ms / 1_000)} s`;
  if (round(ms / 60_000) < 120) return `${round(ms / 60_000)} min`;
  const hours = round(ms / 3_600_000);
  return hours < 48 ? `${hours} h` : `${round(ms / 86_400_000)} days`;
}

/** Rounded outwards, so that the truth stays inside: "28 to 29 min", "45 s to 2 min". */
function range(minMs: number, maxMs: number): string {
  const [min, max] = [span(minMs, Math.floor), span(maxMs, Math.ceil)];
  if (min === max) return max;
  if (minMs < 1_000) return `at most ${max}`;
  const [figure, unit] = min.split(" ");
  return max.endsWith(` ${unit}`) ? `${figure} to ${max}` : `${min} to ${max}`;
}

const points = (count: number) => (count === 1 ? "vantage point" : "vantage points");
const was = (count: number) => (count === 1 ? "was" : "were");

export const EN = {
  continent: (code: Continent) => CONTINENT_NAMES[code],

  /** "Dublin, Frankfurt and Tokyo". */
  list: (names: readonly string[]) =>
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`,

  headline: {
    up: "It's up for everyone",
    down: "It's down for everyone",
    "just-you": "It's just you: everyone else can reach it",
    unknown: "We can't tell",

    here: "It's just here: down in your region, up elsewhere",
    hereAndSome: "It's down here, and in some other places",
    hereAndMost: "It's down here, and in most places",
    youAndSome: "It's down for you, and in some other places",
    youAndMost: "It's down for you, and in most places",

    elsewhere: (places: string) => `It's up here, down elsewhere: ${places}`,
    mostButHere: "It's up here, down in most places",
    someButYou: (places: string) => `It's up for you, down in some places: ${places}`,
    mostButYou: "It's up for you, down in most places",
    allButYou: "It's up for you, down for everyone we asked",
    // Nobody knows which side the caller is on.
    some: (places: string) => `It's down in some places: ${places}`,
    most: "It's down in most places",
  },

  lead: {
    up: (up: number, of: number, host: string) => `${up} of ${of} vantage points reached ${host}`,
    down: (down: number, of: number, host: string) =>
      `${down} of ${of} vantage points could not reach ${host}`,
  },
  /** What the caller reported, after what the others saw. */
  you: {
    up: { up: ", and so did you", down: ", but you could not" },
    down: { up: ", but you could", down: ", and neither could you" },
  },
  namely: (names: string) => `: ${names}`,
  nearest: (city: string) => `${city} (nearest you)`,
  nearestAmongThem: (city: string) => `, the one nearest you (${city}) among them`,
  couldNot: (names: string) => `; ${names} could not`,
  couldNotEither: (names: string) => `; ${names} could not either`,
  onlyCould: (names: string) => `; only ${names} could`,
  others: {
    up: (up: number) => `; the other ${up} reached it`,
    down: (down: number) => `; the other ${down} could not`,
  },
  notCounted: (count: number) => `; ${count} ${was(count)} not counted`,
  nearestNotCounted: (count: number, city: string) =>
    count === 1
      ? `; 1 was not counted: the one nearest you (${city})`
      : `; ${count} were not counted, the one nearest you (${city}) among them`,
  nearestRefused: (count: number, city: string) =>
    count === 1
      ? `; 1 was not counted: the one nearest you (${city}), which was turned away`
      : `; ${count} were not counted, among them the one nearest you (${city}), which was turned away`,
  intermittent: " It answered some of us only on the second try.",

  unknown: {
    controls: (impaired: number, of: number) =>
      `our own vantage points cannot reach their controls (${impaired} of ${of}), so what they saw does not count`,
    refused: (refused: number, of: number) =>
      `it answers, but turns robots away (${refused} of ${of} ${points(of)}), so we cannot see what visitors see`,
    tooFew: (votes: number, of: number) => {
      if (of === 0) return "no vantage point has answered";
      const could = votes === 0 ? `none of ${of}` : `only ${votes} of ${of}`;
      return `${could} ${points(of)} could tell, and we need 3`;
    },
    oneContinent: (votes: number) =>
      `all ${votes} vantage points that could tell stand on one continent, and we need two`,
  },

  /** What one vantage saw, in a few words for a table. */
  saw: (seen: Observation): string => {
    if (seen.health === "impaired") return "not counted: its own controls failed";
    if (seen.health === "misplaced") return `not counted: it ran in ${seen.place.observed}`;
    if (seen.health === "duplicate") return `not counted: ${seen.place.observed} has voted`;
    const status = seen.status === null ? "" : ` (${seen.status})`;
    if (seen.refusal !== null) return REFUSALS[seen.refusal] + status;
    if (seen.failure !== null) return FAILURES[seen.failure].words + status;
    const over = seen.scheme === "http" ? " over http only" : "";
    const sentOn = seen.redirectsTo === null ? "" : `, sends on to ${seen.redirectsTo}`;
    return `answered ${seen.status}${over}${sentOn}`;
  },
  stillLooking: "still looking",

  /** How a vantage voted, for a table. */
  vote: ({ health, outcome }: Observation) =>
    health !== "ok" || outcome === "unsure" ? "no vote" : outcome,

  /** Since when and for how long, with bounds; the instants are UTC. */
  since: ({ start: { earliestAt, latestAt }, minDurationMs, maxDurationMs }: Since) => {
    if (earliestAt === null || maxDurationMs === null) {
      const lasted =
        minDurationMs < 1_000 ? "" : ` and has lasted at least ${span(minDurationMs, Math.floor)}`;
      return `The trouble began at ${clockTimeTo("", latestAt)} UTC or earlier${lasted}.`;
    }
    const from = clockTime(earliestAt);
    const to = clockTimeTo(from, latestAt);
    return `The trouble began between ${from} and ${to} UTC and has lasted ${range(minDurationMs, maxDurationMs)}.`;
  },

  confidence: {
    high: "We are sure of it",
    good: "We are fairly sure of it",
    low: "We are not sure of it",
    none: "We do not know",
  },
  footer: (confidence: "high" | "good" | "low" | "none", ageMs: number) =>
    `${EN.confidence[confidence]} (confidence: ${confidence}). Seen ${ageMs < 1_000 ? "just now" : `${span(ageMs)} ago`}.`,
} as const;

export type Words = typeof EN;
