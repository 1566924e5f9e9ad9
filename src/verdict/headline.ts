/**
 * The headline of an answer: never more than the votes and the caller's own report say. A caller
 * whom their own region contradicts is told of "you", not of "here". Pure.
 */
import { tallyOf } from "./ballot";
import type { Evidence } from "./evidence";
import { localOf } from "./rule";
import type { Words } from "./words";

export function headlineOf(evidence: Evidence, words: Words): string {
  const { verdict } = evidence;
  if (verdict === "here") return whereElse(evidence, words);
  if (verdict === "elsewhere") return whereNot(evidence, words);
  return words.headline[verdict];
}

function whereElse({ ballots, here }: Evidence, { headline }: Words): string {
  const local = localOf(ballots, here);
  const { up, down } = tallyOf(ballots);
  if (local !== "down" && local !== "refused")
    return down > up ? headline.youAndMost : headline.youAndSome;
  if (down > up) return headline.hereAndMost;
  const isJustHere = ballots.every(
    ({ vote, continent }) => vote !== "down" || continent === here?.continent,
  );
  return isJustHere ? headline.here : headline.hereAndSome;
}

function whereNot(evidence: Evidence, words: Words): string {
  const { ballots, here, report } = evidence;
  const { up, down } = tallyOf(ballots);
  const { headline } = words;
  if (up === 0) return headline.allButYou;
  const places = words.list(failingPlaces(evidence, words));
  if (localOf(ballots, here) === "up")
    return down > up ? headline.mostButHere : headline.elsewhere(places);
  if (report === "up") return down > up ? headline.mostButYou : headline.someButYou(places);
  return down > up ? headline.most : headline.some(places);
}

/** Where it fails, as people say it: a continent where two fail and none succeeds, else cities. */
function failingPlaces({ ballots, observations }: Evidence, words: Words): readonly string[] {
  const failing = new Set<string>();
  const notWhole = new Set<string>();
  for (const { vote, vantage, continent } of ballots) {
    if (vote === "down") failing.add(vantage);
    if (vote === "up") notWhole.add(continent);
  }
  const seen = observations.filter(({ vantage }) => failing.has(vantage));
  const places = seen.map(({ city, continent }) => {
    const isWhole = !notWhole.has(continent) && count(seen, continent) >= 2;
    return isWhole ? words.continent(continent) : words.city(city);
  });
  return [...new Set(places)];
}

function count(seen: Evidence["observations"], continent: string): number {
  return seen.filter((one) => one.continent === continent).length;
}
