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

/** A span in the largest unit that keeps two figures: "45 s", "28 min", "6 h", "12 days". */
function span(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

const range = (minMs: number, maxMs: number) =>
  span(minMs) === span(maxMs) ? `about ${span(maxMs)}` : `${span(minMs)} to ${span(maxMs)}`;

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
    here: "It's just here: down in your region, up elsewhere",
    mostlyDown: "It's down here, and in most places",
    elsewhere: (places: string) => `It's up here, down elsewhere: ${places}`,
    elsewhereUnplaced: (places: string) => `It's down in some places: ${places}`,
    onlyYou: "It's up for you, down for everyone we asked",
    "just-you": "It's just you: everyone else can reach it",
    unknown: "We can't tell",
  },

  reached: (up: number, of: number, host: string) => `${up} of ${of} ${points(of)} reached ${host}`,
  notReached: (down: number, of: number, host: string) =>
    `${down} of ${of} ${points(of)} could not reach ${host}`,
  nearestAmongThem: (city: string) => `, the one nearest you (${city}) among them`,
  nearestNotCounted: (city: string) => `; the one nearest you (${city}) was not counted`,
  nearestRefused: (city: string) => `; the one nearest you (${city}) was turned away`,
  couldNot: (names: string) => `; ${names} could not`,
  onlyCould: (names: string) => `; only ${names} could`,
  namely: (names: string) => `: ${names}`,
  others: (up: number) => `; the other ${up} reached it`,
  notCounted: (count: number) => `; ${count} ${was(count)} not counted`,
  butYouCouldNot: ", but you could not",
  butYouCould: ", but you could",
  intermittent: " It answered some of us only on the second try.",

  unknown: {
    controls: (impaired: number, of: number) =>
      `our own vantage points cannot reach their controls (${impaired} of ${of}), so what they saw does not count`,
    refused: (refused: number, of: number) =>
      `it answers, but turns robots away (${refused} of ${of} ${points(of)}), so we cannot see what visitors see`,
    tooFew: (votes: number, of: number) =>
      `only ${votes} of ${of} ${points(of)} could tell, and we need 3`,
    oneContinent: (votes: number) =>
      `all ${votes} ${points(votes)} that could tell stand on one continent`,
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

  /** Since when, with bounds; the instants are UTC. */
  since: ({ start, minDurationMs, maxDurationMs }: Since) =>
    start.earliestAt === null || maxDurationMs === null
      ? `Since ${clockTime(start.latestAt)} UTC or earlier: nobody had looked before.`
      : `Since between ${clockTime(start.earliestAt)} and ${clockTime(start.latestAt)} UTC, for ${range(minDurationMs, maxDurationMs)}.`,

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
