/**
 * Every word of an answer, in German. People are addressed as "Sie"; a website is therefore never
 * called "sie", and the headlines do without a subject. Pure.
 */
import { cityOf } from "../../vantage/registry";
import { failure, refusal, suspect } from "./codes.de";
import { fateIn, togetherIn } from "./fate";
import { fate } from "./fate.de";
import { meaning } from "./meaning.de";
import { sawIn, voteIn } from "./row";
import { type Instant, instantAfter, instantOf, range, type SpanWords, span } from "./span";
import type { Words } from "./table";

/** With their prepositions, as some have articles. */
const IN_CONTINENTS = {
  NA: "in Nordamerika",
  SA: "in Südamerika",
  EU: "in Europa",
  AF: "in Afrika",
  ME: "im Nahen Osten",
  AS: "in Asien",
  OC: "in Ozeanien",
} as const;

/** Where our cities are, for those who have never been there. */
const COUNTRIES: ReadonlyMap<string, string> = new Map([
  ["Ashburn", "Osten der USA"],
  ["Portland", "Westen der USA"],
  ["São Paulo", "Brasilien"],
  ["Dublin", "Irland"],
  ["Frankfurt", "Deutschland"],
  ["Cape Town", "Südafrika"],
  ["Dubai", "Emirate"],
  ["Mumbai", "Indien"],
  ["Tokyo", "Japan"],
  ["Sydney", "Australien"],
]);

const CITIES: ReadonlyMap<string, string> = new Map([
  ["Cape Town", "Kapstadt"],
  ["Tokyo", "Tokio"],
]);

const SPAN: SpanWords = { days: "Tage", to: "bis", atMost: "höchstens" };
/** After "vor", the dative. */
const AGO: SpanWords = { ...SPAN, days: "Tagen" };

const confidence: Words["confidence"] = {
  high: "Wir sind uns sicher",
  good: "Wir sind uns ziemlich sicher",
  low: "Wir sind uns nicht sicher",
  none: "Wir wissen es nicht",
};

const CERTAINTY: Words["confidence"] = {
  high: "hoch",
  good: "mittel",
  low: "gering",
  none: "keine",
};

/** The dative, as after "an" and "von". */
const points = (count: number) => (count === 1 ? "Messpunkt" : "Messpunkten");
const share = (some: number, of: number) => `an ${some} von ${of} ${points(of)}`;
const have = (count: number) => (count === 1 ? "hat" : "haben");
const were = (count: number) => (count === 1 ? "wurde" : "wurden");
const could = (count: number) => (count < 2 ? "konnte" : "konnten");

const nearest = (city: string) => `${city} (Ihnen am nächsten)`;
const amongThem = (city: string) => `, darunter ${nearest(city)}`;

/** "12.12.2010". */
const dayOf = ({ day }: Instant) => day.split("-").reverse().join(".");

const city = (name: string) => CITIES.get(name) ?? name;
const cityAndCountry = (name: string) => {
  const country = COUNTRIES.get(name);
  return country === undefined ? city(name) : `${city(name)} (${country})`;
};
const list = (names: readonly string[]) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} und ${names.at(-1)}`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const FATE = { ...fate, span: SPAN, list, city, failure };

export const DE: Words = {
  inContinent: (code) => IN_CONTINENTS[code],
  inCity: (name) => `in ${cityAndCountry(name)}`,
  cityAndCountry,
  city,

  list,

  headline: {
    up: "Für alle erreichbar",
    down: "Für niemanden erreichbar",
    "just-you": "Nur für Sie nicht erreichbar, für alle anderen schon",
    unknown: "Das können wir nicht sagen",

    here: "Nur hier: in Ihrer Region nicht erreichbar, anderswo schon",
    you: "Bei Ihnen nicht erreichbar, anderswo schon",
    hereAnd: (places) => `${list(["Hier", ...places])} nicht erreichbar`,
    hereAndSome: "Hier und an mehreren anderen Orten nicht erreichbar",
    hereAndMost: "Hier und an den meisten Orten nicht erreichbar",
    youAnd: (places) => `${list(["Bei Ihnen", ...places])} nicht erreichbar`,
    youAndSome: "Bei Ihnen und an mehreren anderen Orten nicht erreichbar",
    youAndMost: "Bei Ihnen und an den meisten Orten nicht erreichbar",

    elsewhere: (places) => `Hier erreichbar, aber nicht ${list(places)}`,
    manyButHere: "Hier erreichbar, an mehreren anderen Orten aber nicht",
    mostButHere: "Hier erreichbar, an den meisten Orten aber nicht",
    someButYou: (places) => `Bei Ihnen erreichbar, aber nicht ${list(places)}`,
    manyButYou: "Bei Ihnen erreichbar, an mehreren Orten aber nicht",
    mostButYou: "Bei Ihnen erreichbar, an den meisten Orten aber nicht",
    allButYou: "Bei Ihnen erreichbar, aber nirgends, wo wir nachgesehen haben",
    some: (places) => `${capital(list(places))} nicht erreichbar, anderswo schon`,
    many: "An mehreren Orten nicht erreichbar, an anderen schon",
    most: "An den meisten Orten nicht erreichbar",

    notAlways: {
      up: "Erreichbar, aber nicht immer",
      down: "Nicht erreichbar, nur ab und zu kommt eine Antwort",
      "just-you": "Für Sie nicht erreichbar, für andere nicht immer",
      here: "In Ihrer Region nicht erreichbar, anderswo nicht immer",
      split: (headline) => `${headline}; wo erreichbar, dann nicht immer`,
    },
  },

  lead: {
    up: (up, of, host) => `${up} von ${of} Messpunkten ${have(up)} ${host} erreicht`,
    down: (down, of, host) => `${down} von ${of} Messpunkten ${have(down)} ${host} nicht erreicht`,
  },
  namely: (names) => `: ${names}`,
  nearestAmongThem: amongThem,
  you: {
    up: { up: ", und Sie ebenfalls", down: ", Sie aber nicht" },
    down: { up: ", Sie aber schon", down: ", und Sie ebenfalls nicht" },
  },
  others: {
    up: (up) => `; die anderen ${up} schon`,
    down: (down) => `; die anderen ${down} nicht`,
  },
  couldNot: (names) => `; ${names} nicht`,
  couldNotEither: (names) => `; ${names} auch nicht`,
  onlyCould: (names) => `; gelungen ist es nur ${names}`,
  notCounted: (count) => `; ${count} ${were(count)} nicht gewertet`,
  nearestNotCounted: (count, city) =>
    count === 1
      ? `; 1 wurde nicht gewertet: ${nearest(city)}`
      : `; ${count} wurden nicht gewertet${amongThem(city)}`,
  nearestRefused: (count, city) =>
    count === 1
      ? `; 1 wurde nicht gewertet: ${nearest(city)}, das abgewiesen wurde`
      : `; ${count} wurden nicht gewertet${amongThem(city)}, das abgewiesen wurde`,
  intermittent: (count) =>
    count === 1
      ? " 1 Messpunkt bekam erst beim zweiten Versuch eine Antwort."
      : ` ${count} Messpunkte bekamen erst beim zweiten Versuch eine Antwort.`,
  oneSided:
    " Wo es nicht gelang, kam gar nichts zurück, und wir fragen alle aus demselben Netz: Aus anderen kommt vielleicht eine Antwort.",
  httpOnly: " Eine Antwort kommt nur über http, nicht über https.",
  twinAnswers: (host) => ` ${host} antwortet.`,
  suspected: (what) => ` Es kommt eine Antwort, aber ${what}.`,
  nearest,

  unknown: {
    controls: (impaired, of) =>
      `unsere eigenen Messpunkte bestehen ihren Selbsttest nicht (${impaired} von ${of}); was sie gesehen haben, zählt also nicht`,
    refused: {
      human: (refused, of) =>
        `es kommt eine Antwort, aber Roboter werden abgewiesen (${share(refused, of)}); was Besucher sehen, sehen wir also nicht`,
      elsewhere: (refused, of) =>
        `es kommt eine Antwort, aber Besucher von unseren Orten werden abgewiesen (${share(refused, of)}); was andere sehen, sehen wir also nicht`,
      login: (refused, of) =>
        `es kommt eine Antwort, aber verlangt wird eine Anmeldung (${share(refused, of)}); was dahinter liegt, sehen wir also nicht`,
      fewer: (refused, of) =>
        `es kommt eine Antwort, aber nur die, es seien zu viele Anfragen (${share(refused, of)}); was Besucher sehen, sehen wir also nicht`,
      cookies: (refused, of) =>
        `es kommt eine Antwort, aber wer wie wir keine Cookies mitbringt, wird im Kreis geschickt (${share(refused, of)}); was Besucher sehen, sehen wir also nicht`,
      unclear: (refused, of) =>
        `es kommt eine Antwort, aber wir werden abgewiesen (${share(refused, of)}); was Besucher sehen, sehen wir also nicht`,
    },
    tooFew: (votes, of) => {
      if (of === 0) return "kein Messpunkt hat geantwortet";
      const who = votes === 0 ? `keiner von ${of}` : `nur ${votes} von ${of}`;
      return `${who} ${points(of)} ${could(votes)} es feststellen, 3 wären nötig`;
    },
    oneContinent: (votes) =>
      `alle ${votes} Messpunkte, die es feststellen konnten, stehen auf einem Kontinent; nötig sind zwei`,
  },

  // A whole sentence keeps its capital after a colon, and what follows our dashes begins with a figure.
  afterColon: (sentence) => sentence,

  failure,
  refusal,
  suspect,
  meaning,
  saw: sawIn({
    failure,
    refusal,
    suspect,
    impaired: "nicht gewertet: Selbsttest misslungen",
    misplaced: (airport) => `nicht gewertet: lief in ${airport}`,
    duplicate: (airport) => `nicht gewertet: ${airport} hat schon gestimmt`,
    answered: (status) => `Antwort ${status}`,
    overHttpOnly: ", nur über http",
    butSuspect: (what) => `, aber ${what}`,
    sendsOn: (host) => `, leitet weiter zu ${host}`,
  }),
  stillLooking: "sieht noch nach",
  vote: voteIn({ up: "erreicht", down: "gestört", abstain: "zählt nicht" }),

  since: ({ region, start: { earliestAt, latestAt }, minDurationMs, maxDurationMs }) => {
    const trouble = `Die Störung${region === null ? "" : ` rund um ${cityAndCountry(cityOf(region))}`}`;
    const to = instantAfter(latestAt);
    if (earliestAt === null || maxDurationMs === null) {
      const least = span(minDurationMs, SPAN, Math.floor);
      const lasted = minDurationMs < 1_000 ? "" : ` und dauert bisher mindestens ${least}`;
      return `${trouble} begann am ${dayOf(to)} um ${to.time} UTC oder früher${lasted}.`;
    }
    const from = instantOf(earliestAt);
    const began =
      from.day === to.day
        ? `am ${dayOf(from)} zwischen ${from.time} und ${to.time} UTC`
        : `zwischen dem ${dayOf(from)} um ${from.time} und dem ${dayOf(to)} um ${to.time} UTC`;
    return `${trouble} begann ${began} und dauert bisher ${range(minDurationMs, maxDurationMs, SPAN)}.`;
  },
  fate: fateIn(FATE),
  together: togetherIn(FATE),
  notWatched: "Vorher wurde nicht nachgesehen.",
  confidence,
  footer: (how, ageMs) => {
    const seen = ageMs < 1_000 ? "Gerade eben" : `Vor ${span(ageMs, AGO)}`;
    return `${confidence[how]} (Gewissheit: ${CERTAINTY[how]}). ${seen} nachgesehen.`;
  },
};
