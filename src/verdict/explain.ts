/**
 * Puts an answer into words: a headline, and one sentence of evidence with its counts and its
 * exceptions by name. It states what was seen and never a cause. Pure.
 */
import { tallyOf } from "./ballot";
import { commonOf, commonWants } from "./common";
import type { Evidence } from "./evidence";
import { headlineOf } from "./headline";
import type { Words } from "./words";

export interface Explanation {
  readonly headline: string;
  /** One sentence, with a capital and a full stop; more where there is more to know at once. */
  readonly explanation: string;
}

export function explain(evidence: Evidence, words: Words): Explanation {
  const isUnknown = evidence.verdict === "unknown";
  const sentence = isUnknown ? whyUnknown(evidence, words) : whatWasSeen(evidence, words);
  return {
    headline: headlineOf(evidence, words),
    explanation: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.${more(evidence, words)}`,
  };
}

/** Sentences of their own: what changes what a reader does next. */
function more({ verdict, observations, doubts }: Evidence, words: Words): string {
  const { twin, suspect, isHttpOnly } = commonOf(verdict, observations);
  return [
    doubts.isIntermittent ? words.intermittent(doubts.retried) : "",
    verdict !== "unknown" && doubts.isOneSided ? words.oneSided : "",
    isHttpOnly ? words.httpOnly : "",
    twin === null ? "" : words.twinAnswers(twin),
    suspect === null ? "" : words.suspected(words.suspect[suspect]),
  ].join("");
}

type Side = "up" | "down";

/** The side that makes the verdict, then the other, then who did not vote; the few are named. */
function whatWasSeen(evidence: Evidence, words: Words): string {
  const { host, ballots, report } = evidence;
  const { up, down } = tallyOf(ballots);
  const side = leadOf(evidence);
  const few = down <= up ? "down" : "up";
  const names = words.list(namesOf(evidence, few, words));

  const lead = words.lead[side](side === "up" ? up : down, up + down, host);
  const who = few === side ? words.namely(names) : among(evidence, side, words);
  const you = report === null ? "" : words.you[side][report];
  const rest = few === side ? othersOf(evidence, side, words) : exceptionOf(evidence, names, words);
  return lead + who + you + rest + abstentions(evidence, words);
}

/** The many on the other side, counted. */
function othersOf(evidence: Evidence, side: Side, words: Words): string {
  const { up, down } = tallyOf(evidence.ballots);
  const [other, count] = side === "up" ? (["down", down] as const) : (["up", up] as const);
  return count === 0 ? "" : words.others[other](count) + among(evidence, other, words);
}

/** The few on the other side, by name. */
function exceptionOf({ ballots, report }: Evidence, names: string, words: Words): string {
  const { up, down } = tallyOf(ballots);
  if (Math.min(up, down) === 0) return "";
  if (up < down) return words.onlyCould(names);
  return report === "down" ? words.couldNotEither(names) : words.couldNot(names);
}

function leadOf({ verdict, ballots }: Evidence): Side {
  const { up, down } = tallyOf(ballots);
  if (verdict === "down") return "down";
  // The caller's report alone can make either of these: then everybody else is on the other side.
  if (verdict === "here") return down > 0 ? "down" : "up";
  if (verdict === "elsewhere") return up > 0 ? "up" : "down";
  return "up";
}

/** A global verdict names its exceptions here alone, so that their countries belong to them. */
function namesOf(evidence: Evidence, side: Side, words: Words) {
  const { observations, ballots, here, verdict } = evidence;
  const isSplit = verdict === "here" || verdict === "elsewhere";
  const voters = new Set(ballots.filter(({ vote }) => vote === side).map(({ vantage }) => vantage));
  return observations
    .filter(({ vantage }) => voters.has(vantage))
    .map((seen) => {
      if (seen.vantage === here?.region) return words.nearest(words.city(seen.city));
      return isSplit ? words.city(seen.city) : words.cityAndCountry(seen.city);
    });
}

/** Whether the vantage nearest the caller is one of those that are only counted. */
function among(evidence: Evidence, side: Side, words: Words): string {
  const own = nearestOf(evidence, words);
  return own?.ballot.vote === side ? words.nearestAmongThem(own.city) : "";
}

function abstentions(evidence: Evidence, words: Words): string {
  const { abstained } = tallyOf(evidence.ballots);
  if (abstained === 0) return "";
  const own = nearestOf(evidence, words);
  if (own?.ballot.vote !== "abstain") return words.notCounted(abstained);
  const { refused } = own.ballot;
  return refused
    ? words.nearestRefused(abstained, own.city)
    : words.nearestNotCounted(abstained, own.city);
}

function nearestOf({ ballots, observations, here }: Evidence, words: Words) {
  const ballot = ballots.find(({ region }) => region === here?.region);
  const seen = observations.find(({ vantage }) => vantage === ballot?.vantage);
  return ballot && seen ? { ballot, city: words.city(seen.city) } : null;
}

/** The largest reason why there are not enough votes. */
function whyUnknown({ observations, ballots }: Evidence, words: Words): string {
  const { up, down } = tallyOf(ballots);
  const [votes, of] = [up + down, ballots.length];
  if (votes >= 3) return words.unknown.oneContinent(votes);
  const impaired = observations.filter(({ health }) => health === "impaired").length;
  const refused = ballots.filter((ballot) => ballot.refused).length;
  const rest = of - impaired - refused;
  if (impaired > 0 && impaired >= Math.max(refused, rest))
    return words.unknown.controls(impaired, of);
  if (refused > 0 && refused >= rest)
    return words.unknown.refused[commonWants(observations)](refused, of);
  return words.unknown.tooFew(votes, of);
}
