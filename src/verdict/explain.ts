/**
 * Puts an answer into words: a headline, and one sentence of evidence with its counts and its
 * exceptions by name. It states what was seen and never a cause. Pure.
 */
import type { Observation } from "../probe/observation";
import type { Continent } from "../vantage/registry";
import { type Ballot, tallyOf } from "./ballot";
import { failuresFillContinents } from "./confidence";
import { type Here, localOf, type Report, type Verdict } from "./rule";
import type { Words } from "./words";

export interface Evidence {
  readonly verdict: Verdict;
  /** The host as a person reads it. */
  readonly host: string;
  readonly observations: readonly Observation[];
  readonly ballots: readonly Ballot[];
  readonly here: Here | null;
  readonly report: Report;
}

export interface Explanation {
  readonly headline: string;
  /** One sentence, with a capital and a full stop. */
  readonly explanation: string;
}

export function explain(evidence: Evidence, words: Words): Explanation {
  const sentence = `${sentenceOf(evidence, words)}.`;
  const more = isIntermittent(evidence.observations) ? words.intermittent : "";
  return {
    headline: headlineOf(evidence, words),
    explanation: sentence.charAt(0).toUpperCase() + sentence.slice(1) + more,
  };
}

/** Two vantages or more that succeeded only on their second try: 70 % of flapping targets show it. */
export function isIntermittent(observations: readonly Observation[]): boolean {
  const onSecondTry = observations.filter(
    ({ outcome, attempts, health }) => health === "ok" && outcome === "up" && attempts > 1,
  );
  return onSecondTry.length >= 2;
}

function headlineOf(evidence: Evidence, words: Words): string {
  const { verdict, ballots, here, report } = evidence;
  const { up, down } = tallyOf(ballots);
  if (verdict === "here") return down > up ? words.headline.mostlyDown : words.headline.here;
  if (verdict !== "elsewhere") return words.headline[verdict];
  if (up === 0) return words.headline.onlyYou;
  const isUpHere = (report ?? localOf(ballots, here)) === "up";
  const places = placesOf(evidence, words);
  return isUpHere ? words.headline.elsewhere(places) : words.headline.elsewhereUnplaced(places);
}

/** Where it fails, as people say it: whole continents if the failures fill them, else cities. */
function placesOf({ ballots, observations }: Evidence, words: Words): string {
  if (!failuresFillContinents(ballots)) return words.list(citiesOf(observations, ballots, "down"));
  const failing = ballots.filter(({ vote }) => vote === "down");
  const continents = new Set(failing.map(({ continent }) => continent as Continent));
  return words.list([...continents].map(words.continent));
}

function sentenceOf(evidence: Evidence, words: Words): string {
  const { verdict, host, observations, ballots, report } = evidence;
  const { up, down, abstained } = tallyOf(ballots);
  const votes = up + down;
  const failing = words.list(citiesOf(observations, ballots, "down"));
  const notCounted = abstained > 0 ? words.notCounted(abstained) : "";
  const exception = down > 0 ? words.couldNot(failing) : "";
  switch (verdict) {
    case "unknown":
      return whyUnknown(evidence, words);
    case "up":
      return words.reached(up, votes, host) + near(evidence, words, "up") + exception + notCounted;
    case "just-you":
      return (
        words.reached(up, votes, host) +
        near(evidence, words, "up") +
        words.butYouCouldNot +
        exception +
        notCounted
      );
    case "down": {
      const reaching = words.list(citiesOf(observations, ballots, "up"));
      const rest = up > 0 ? words.onlyCould(reaching) : "";
      return (
        words.notReached(down, votes, host) + near(evidence, words, "down") + rest + notCounted
      );
    }
    case "here": {
      // The caller's report alone: everybody else is fine, the vantage next door was turned away.
      if (down === 0)
        return words.reached(up, votes, host) + words.butYouCouldNot + near(evidence, words, "up");
      const who = words.namely(failing) + near(evidence, words, "down");
      return words.notReached(down, votes, host) + who + words.others(up) + notCounted;
    }
    case "elsewhere": {
      if (up === 0) return words.notReached(down, votes, host) + words.butYouCould + notCounted;
      const you = report === "up" ? words.butYouCould : "";
      return (
        words.reached(up, votes, host) + near(evidence, words, "up") + exception + you + notCounted
      );
    }
  }
}

/** What to say of the vantage nearest the caller, beside those that voted `side`. */
function near(
  { ballots, observations, here }: Evidence,
  words: Words,
  side: "up" | "down",
): string {
  const own = ballots.find(({ region }) => region === here?.region);
  const city = observations.find(({ vantage }) => vantage === own?.vantage)?.city;
  if (own === undefined || city === undefined) return "";
  if (own.vote === side) return words.nearestAmongThem(city);
  if (own.refused) return words.nearestRefused(city);
  return own.vote === "abstain" ? words.nearestNotCounted(city) : "";
}

function whyUnknown({ observations, ballots }: Evidence, words: Words): string {
  const { up, down } = tallyOf(ballots);
  const of = ballots.length;
  const impaired = observations.filter(({ health }) => health === "impaired").length;
  const refused = ballots.filter((ballot) => ballot.refused).length;
  if (impaired > 0 && impaired >= refused) return words.unknown.controls(impaired, of);
  if (refused > 0) return words.unknown.refused(refused, of);
  if (up + down < 3) return words.unknown.tooFew(up + down, of);
  return words.unknown.oneContinent(up + down);
}

function citiesOf(
  observations: readonly Observation[],
  ballots: readonly Ballot[],
  vote: "up" | "down",
): readonly string[] {
  const voters = new Set(ballots.filter((b) => b.vote === vote).map(({ vantage }) => vantage));
  return [...new Set(observations.filter((seen) => voters.has(seen.vantage)).map((o) => o.city))];
}
