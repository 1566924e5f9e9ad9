/**
 * The headline of an answer: never more than the votes and the caller's own report say. A caller
 * whom their own region contradicts is told of "you", not of "here"; and whoever reads nothing else
 * learns from it that a target does not always answer. Pure.
 */
import { tallyOf } from "./ballot";
import type { Evidence } from "./evidence";
import { localOf } from "./rule";
import type { Words } from "./words";

/** More places than these are told by the explanation alone, by its cities. */
const PLACES = 3;

export function headlineOf(evidence: Evidence, words: Words): string {
  const { headline } = words;
  const { verdict, doubts } = evidence;
  const isAlways = !doubts.isIntermittent;
  if (verdict === "unknown") return headline.unknown;
  if (verdict === "here" || verdict === "elsewhere") {
    const split = verdict === "here" ? whereElse(evidence, words) : whereNot(evidence, words);
    if (isAlways) return split;
    return split === headline.here ? headline.notAlways.here : headline.notAlways.split(split);
  }
  return isAlways ? headline[verdict] : headline.notAlways[verdict];
}

function whereElse(evidence: Evidence, words: Words): string {
  const { ballots, here, pending } = evidence;
  const { headline } = words;
  const local = localOf(ballots, here);
  const { up, down } = tallyOf(ballots);
  const isMost = down > up + pending;
  if (local !== "down") {
    if (isMost) return headline.youAndMost;
    const places = failingPlaces(evidence, words);
    if (places.length === 0) return headline.you;
    return places.length > PLACES ? headline.youAndSome : headline.youAnd(places);
  }
  if (isMost) return headline.hereAndMost;
  const others = failingPlaces(evidence, words, here?.continent);
  if (others.length === 0) return headline.here;
  return others.length > PLACES ? headline.hereAndSome : headline.hereAnd(others);
}

function whereNot(evidence: Evidence, words: Words): string {
  const { ballots, here, report, pending } = evidence;
  const { up, down } = tallyOf(ballots);
  const { headline } = words;
  if (up + pending === 0) return headline.allButYou;
  const isMost = down > up + pending;
  const places = failingPlaces(evidence, words);
  const isMany = places.length > PLACES;
  if (localOf(ballots, here) === "up") {
    if (isMost) return headline.mostButHere;
    return isMany ? headline.manyButHere : headline.elsewhere(places);
  }
  if (report === "up") {
    if (isMost) return headline.mostButYou;
    return isMany ? headline.manyButYou : headline.someButYou(places);
  }
  if (isMost) return headline.most;
  return isMany ? headline.many : headline.some(places);
}

/**
 * Where it fails, as people say it: a continent where two fail and none succeeds, else the cities. One
 * vantage is too little to speak of a continent, however much of it that vantage stands for.
 *
 * @param but a continent that is told of otherwise.
 */
function failingPlaces(
  { ballots, observations }: Evidence,
  words: Words,
  but?: string,
): readonly string[] {
  const failing = new Set<string>();
  const notWhole = new Set<string>();
  for (const { vote, vantage, continent } of ballots) {
    if (vote === "down" && continent !== but) failing.add(vantage);
    if (vote === "up") notWhole.add(continent);
  }
  const seen = observations.filter(({ vantage }) => failing.has(vantage));
  const places = seen.map(({ city, continent }) => {
    const isWhole = !notWhole.has(continent) && count(seen, continent) >= 2;
    return isWhole ? words.inContinent(continent) : words.inCity(city);
  });
  return [...new Set(places)];
}

function count(seen: Evidence["observations"], continent: string): number {
  return seen.filter((one) => one.continent === continent).length;
}
