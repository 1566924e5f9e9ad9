/** Every word of an answer, in English. Pure. */
import { cityOf } from "../../vantage/registry";
import { failure, refusal, suspect } from "./codes.en";
import { fateIn, togetherIn } from "./fate";
import { fate } from "./fate.en";
import { meaning } from "./meaning.en";
import { sawIn, voteIn } from "./row";
import { instantAfter, instantOf, range, type SpanWords, span } from "./span";
import type { Words } from "./table";

const CONTINENTS = {
  NA: "North America",
  SA: "South America",
  EU: "Europe",
  AF: "Africa",
  ME: "the Middle East",
  AS: "Asia",
  OC: "Oceania",
} as const;

/** Where our cities are, for those who have never been there. */
const COUNTRIES: ReadonlyMap<string, string> = new Map([
  ["Ashburn", "eastern USA"],
  ["Portland", "western USA"],
  ["São Paulo", "Brazil"],
  ["Dublin", "Ireland"],
  ["Frankfurt", "Germany"],
  ["Cape Town", "South Africa"],
  ["Dubai", "Emirates"],
  ["Mumbai", "India"],
  ["Tokyo", "Japan"],
  ["Sydney", "Australia"],
]);

const SPAN: SpanWords = { days: "days", to: "to", atMost: "at most" };

const confidence: Words["confidence"] = {
  high: "We are sure of it",
  good: "We are fairly sure of it",
  low: "We are not sure of it",
  none: "We do not know",
};

const points = (count: number) => (count === 1 ? "vantage point" : "vantage points");
const share = (some: number, of: number) => `${some} of ${of} ${points(of)}`;
const was = (count: number) => (count === 1 ? "was" : "were");

const city = (name: string) => name;
const cityAndCountry = (name: string) => {
  const country = COUNTRIES.get(name);
  return country === undefined ? name : `${name} (${country})`;
};
const list = (names: readonly string[]) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

const FATE = { ...fate, span: SPAN, list, city, failure };

export const EN: Words = {
  inContinent: (code) => `in ${CONTINENTS[code]}`,
  inCity: (name) => `in ${cityAndCountry(name)}`,
  cityAndCountry,
  city,

  list,

  headline: {
    up: "It's up for everyone",
    down: "It's down for everyone",
    "just-you": "It's just you: everyone else can reach it",
    unknown: "We can't tell",

    here: "It's just here: down in your region, up elsewhere",
    you: "It's down for you, up elsewhere",
    hereAnd: (places) => `It's down ${list(["here", ...places])}`,
    hereAndSome: "It's down here, and in several other places",
    hereAndMost: "It's down here, and in most places",
    youAnd: (places) => `It's down ${list(["for you", ...places])}`,
    youAndSome: "It's down for you, and in several other places",
    youAndMost: "It's down for you, and in most places",

    elsewhere: (places) => `It's up here, down ${list(places)}`,
    manyButHere: "It's up here, down in several other places",
    mostButHere: "It's up here, down in most places",
    someButYou: (places) => `It's up for you, down ${list(places)}`,
    manyButYou: "It's up for you, down in several places",
    mostButYou: "It's up for you, down in most places",
    allButYou: "It's up for you, down for everyone we asked",
    some: (places) => `It's down ${list(places)}, up elsewhere`,
    many: "It's down in several places, up in others",
    most: "It's down in most places",

    notAlways: {
      up: "It's up, but does not always answer",
      down: "It's down, and answers only now and then",
      "just-you": "It's down for you, and does not always answer others",
      here: "It's down in your region, and does not always answer elsewhere",
      split: (headline) => `${headline}; where it's up, it does not always answer`,
    },
  },

  lead: {
    up: (up, of, host) => `${up} of ${of} vantage points reached ${host}`,
    down: (down, of, host) => `${down} of ${of} vantage points could not reach ${host}`,
  },
  namely: (names) => `: ${names}`,
  nearestAmongThem: (city) => `, the one nearest you (${city}) among them`,
  you: {
    up: { up: ", and so did you", down: ", but you could not" },
    down: { up: ", but you could", down: ", and neither could you" },
  },
  others: {
    up: (up) => `; the other ${up} reached it`,
    down: (down) => `; the other ${down} could not`,
  },
  couldNot: (names) => `; ${names} could not`,
  couldNotEither: (names) => `; ${names} could not either`,
  onlyCould: (names) => `; only ${names} could`,
  notCounted: (count) => `; ${count} ${was(count)} not counted`,
  nearestNotCounted: (count, city) =>
    count === 1
      ? `; 1 was not counted: the one nearest you (${city})`
      : `; ${count} were not counted, the one nearest you (${city}) among them`,
  nearestRefused: (count, city) =>
    count === 1
      ? `; 1 was not counted: the one nearest you (${city}), which was turned away`
      : `; ${count} were not counted, among them the one nearest you (${city}), which was turned away`,
  intermittent: (count) => ` It answered ${count} ${points(count)} only on the second try.`,
  oneSided:
    " Those that could not reach it got nothing back, and we all ask from one network: from others it may answer.",
  httpOnly: " It answers over http only, not over https.",
  twinAnswers: (host) => ` ${host} answers.`,
  suspected: (what) => ` It answers, but what came ${what}.`,
  nearest: (city) => `${city} (nearest you)`,

  unknown: {
    controls: (impaired, of) =>
      `our own vantage points fail their self-test (${impaired} of ${of}), so what they saw does not count`,
    refused: {
      human: (refused, of) =>
        `it answers, but turns robots away (${share(refused, of)}), so we cannot see what visitors see`,
      elsewhere: (refused, of) =>
        `it answers, but not to visitors from where we stand (${share(refused, of)}), so we cannot see what others see`,
      login: (refused, of) =>
        `it answers, and asks for a login (${share(refused, of)}), so we cannot see what stands behind it`,
      fewer: (refused, of) =>
        `it answers, but says that there were too many requests (${share(refused, of)}), so we cannot see what visitors see`,
      cookies: (refused, of) =>
        `it answers, and sends whoever carries no cookies in a circle, as we do (${share(refused, of)}), so we cannot see what visitors see`,
      unclear: (refused, of) =>
        `it answers, but turned us away (${share(refused, of)}), so we cannot see what visitors see`,
    },
    tooFew: (votes, of) => {
      if (of === 0) return "no vantage point has answered";
      const could = votes === 0 ? `none of ${of}` : `only ${votes} of ${of}`;
      return `${could} ${points(of)} could tell, and we need 3`;
    },
    oneContinent: (votes) =>
      `all ${votes} vantage points that could tell stand on one continent, and we need two`,
  },

  afterColon: (sentence) => sentence.charAt(0).toLowerCase() + sentence.slice(1),

  failure,
  refusal,
  suspect,
  meaning,
  saw: sawIn({
    failure,
    refusal,
    suspect,
    impaired: "not counted: it failed its self-test",
    misplaced: (airport) => `not counted: it ran in ${airport}`,
    duplicate: (airport) => `not counted: ${airport} has voted`,
    answered: (status) => `answered ${status}`,
    overHttpOnly: " over http only",
    butSuspect: (what) => `, but ${what}`,
    sendsOn: (host) => `, sends on to ${host}`,
  }),
  stillLooking: "still looking",
  vote: voteIn({ up: "up", down: "down", abstain: "no vote" }),

  since: ({ region, start: { earliestAt, latestAt }, minDurationMs, maxDurationMs }) => {
    const trouble = `The trouble${region === null ? "" : ` around ${cityAndCountry(cityOf(region))}`}`;
    const to = instantAfter(latestAt);
    if (earliestAt === null || maxDurationMs === null) {
      const least = span(minDurationMs, SPAN, Math.floor);
      const lasted = minDurationMs < 1_000 ? "" : ` and has lasted at least ${least}`;
      return `${trouble} began at ${to.day} ${to.time} UTC or earlier${lasted}.`;
    }
    const from = instantOf(earliestAt);
    const end = to.day === from.day ? to.time : `${to.day} ${to.time}`;
    const lasted = range(minDurationMs, maxDurationMs, SPAN);
    return `${trouble} began between ${from.day} ${from.time} and ${end} UTC and has lasted ${lasted}.`;
  },
  fate: fateIn(FATE),
  together: togetherIn(FATE),
  notWatched: "It was not watched before.",
  confidence,
  footer: (how, ageMs) =>
    `${confidence[how]} (confidence: ${how}). Seen ${ageMs < 1_000 ? "just now" : `${span(ageMs, SPAN)} ago`}.`,
};
