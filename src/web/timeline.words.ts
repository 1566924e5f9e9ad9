/**
 * The words of the timeline in each language. They take outages and counts and say them, with their
 * bounds rounded outwards; they decide nothing. All instants are UTC, which `times` says once.
 */
import type { Language } from "../language";
import type { Outage } from "../verdict/outages";
import type { Scope } from "../verdict/rule";
import { instantOf, range, type SpanWords, span } from "../verdict/words/span";

/** A moment inside a sentence, which the page marks up as one. */
export interface Instant {
  readonly at: number;
  readonly text: string;
}

export type Sentence = readonly (string | Instant)[];

export interface TimelineWords {
  readonly title: string;
  readonly scope: Readonly<Record<Scope, string>>;
  /** Of the hatched ends of a bar. */
  readonly unsure: string;
  readonly times: string;
  readonly now: string;
  /** A day on the axis: "12 Dec"; a month: "Dec 2010". */
  readonly day: (at: number) => string;
  readonly month: (at: number) => string;
  /** How many looks said what. */
  readonly counts: (counts: Readonly<Record<Scope, number>>) => string;
  readonly never: string;
  /** There was no trouble; of so many looks so many could not tell, and the first was then. */
  readonly calm: (looks: number, mute: number, oldestAt: number) => Sentence;
  /** So many of so many looks found trouble that never became an outage; the first look was then. */
  readonly unconfirmed: (bad: number, looks: number, oldestAt: number) => Sentence;
  /** @param isPerhapsOver one that goes on, and has been found well since. */
  readonly outage: (outage: Outage, isPerhapsOver?: boolean) => Sentence;
  /** So many outages are not listed. */
  readonly more: (count: number) => string;
}

type Round = (x: number) => number;

/** Says instants one after the other, and the day only when it is another one than before. */
function clock(dayOf: (day: string) => string = String): (at: number, round: Round) => Instant {
  let said = "";
  return (given, round) => {
    const at = round(given / 1_000) * 1_000;
    const { day, time } = instantOf(at);
    const isSaid = day === said;
    said = day;
    return { at, text: isSaid ? time : `${dayOf(day)} ${time}` };
  };
}

interface DurationWords extends SpanWords {
  readonly atLeast: string;
}

/** "28 to 29 min", "at most 45 s", "at least 3 h"; null when nothing is known. */
function duration(words: DurationWords, minMs: number, maxMs: number | null): string | null {
  if (maxMs !== null) return range(minMs, maxMs, words);
  return minMs < 1_000 ? null : `${words.atLeast} ${span(minMs, words, Math.floor)}`;
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): (at: number) => string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  return (at) => format.format(at);
}

/** "3 up, 1 down", without those that nobody said. */
function countsIn(scope: TimelineWords["scope"], counts: Readonly<Record<Scope, number>>): string {
  const said = (["up", "down", "partial", "unknown"] as const).filter((one) => counts[one] > 0);
  return said.map((one) => `${counts[one]} ${scope[one]}`).join(", ");
}

const EN_SCOPE = {
  up: "up",
  down: "down",
  partial: "down in some places",
  unknown: "could not tell",
} as const;

const EN_DURATION = { days: "days", to: "to", atMost: "at most", atLeast: "at least" };

const EN: TimelineWords = {
  title: "Earlier looks, from the oldest to the newest",
  scope: EN_SCOPE,
  unsure: "began or ended somewhere in there",
  times: "Times are UTC.",
  now: "now",
  day: dates("en-GB", { day: "numeric", month: "short" }),
  month: dates("en-GB", { month: "short", year: "numeric" }),
  counts: (counts) => `${countsIn(EN_SCOPE, counts)}.`,
  never: "Nobody has asked before.",
  calm: (looks, mute, oldestAt) => {
    const at = clock()(oldestAt, Math.floor);
    if (looks === mute)
      return looks === 1
        ? ["The one look before, at ", at, ", could not tell."]
        : [`None of the last ${looks} looks, since `, at, ", could tell."];
    if (looks === 1) return ["No trouble in the one look before, at ", at, "."];
    const aside = mute === 0 ? "." : `; ${mute} of them could not tell.`;
    return [`No trouble in the last ${looks} looks, since `, at, aside];
  },
  unconfirmed: (bad, looks, oldestAt) => {
    const at = clock()(oldestAt, Math.floor);
    const noMore = "; no second look soon after has confirmed it.";
    if (looks === 1) return ["Trouble in the one look before, at ", at, noMore];
    return [`Trouble in ${bad} of the last ${looks} looks, since `, at, noMore];
  },
  outage: (outage, isPerhapsOver = false) => {
    const { scope, start, end, comebacks, minDurationMs, maxDurationMs } = outage;
    const say = clock();
    const lasted = duration(EN_DURATION, minDurationMs, maxDurationMs);
    const began: Sentence =
      start.earliestAt === null
        ? [" from ", say(start.latestAt, Math.ceil), " or earlier"]
        : [
            " from between ",
            say(start.earliestAt, Math.floor),
            " and ",
            say(start.latestAt, Math.ceil),
          ];
    const ended = (): Sentence => {
      if (end === null) return [isPerhapsOver ? ", perhaps over by now" : ", still going on"];
      const from = say(end.earliestAt, Math.floor);
      if (end.latestAt === null) return [" until ", from, " or later; nobody looked after that"];
      return [" until between ", from, " and ", say(end.latestAt, Math.ceil)];
    };
    const soFar = end === null ? " so far" : "";
    const onAndOff = comebacks === 0 ? "" : " on and off";
    return [
      `${scope === "down" ? "Down" : "Down in some places"}${onAndOff}`,
      ...began,
      ...ended(),
      lasted === null ? "." : `: ${lasted}${soFar}.`,
    ];
  },
  more: (count) => (count === 1 ? "And one before." : `And ${count} before.`),
};

const DE_SCOPE = {
  up: "erreichbar",
  down: "nicht erreichbar",
  partial: "teilweise nicht erreichbar",
  unknown: "ohne Ergebnis",
} as const;

const DE_DURATION = { days: "Tage", to: "bis", atMost: "höchstens", atLeast: "mindestens" };

/** "12.12.2010" of "2010-12-12". */
const germanDay = (day: string) => day.split("-").reverse().join(".");

const DE: TimelineWords = {
  title: "Frühere Prüfungen, von der ältesten zur neuesten",
  scope: DE_SCOPE,
  unsure: "Beginn oder Ende irgendwo darin",
  times: "Zeiten in UTC.",
  now: "jetzt",
  day: dates("de-DE", { day: "numeric", month: "short" }),
  month: dates("de-DE", { month: "short", year: "numeric" }),
  counts: (counts) => `${countsIn(DE_SCOPE, counts)}.`,
  never: "Bisher hat niemand danach gefragt.",
  calm: (looks, mute, oldestAt) => {
    const at = clock(germanDay)(oldestAt, Math.floor);
    if (looks === mute)
      return looks === 1
        ? ["Die eine frühere Prüfung am ", at, " blieb ohne Ergebnis."]
        : [`Die letzten ${looks} Prüfungen, seit `, at, ", blieben ohne Ergebnis."];
    if (looks === 1) return ["Keine Störung bei der einen früheren Prüfung am ", at, "."];
    const aside = mute === 0 ? "." : `; ${mute} davon ohne Ergebnis.`;
    return [`Keine Störung bei den letzten ${looks} Prüfungen, seit `, at, aside];
  },
  unconfirmed: (bad, looks, oldestAt) => {
    const at = clock(germanDay)(oldestAt, Math.floor);
    const noMore = "; keine zweite kurz darauf hat sie bestätigt.";
    if (looks === 1) return ["Störung bei der einen früheren Prüfung am ", at, noMore];
    return [`Störung bei ${bad} der letzten ${looks} Prüfungen, seit `, at, noMore];
  },
  outage: (outage, isPerhapsOver = false) => {
    const { scope, start, end, comebacks, minDurationMs, maxDurationMs } = outage;
    const say = clock(germanDay);
    const lasted = duration(DE_DURATION, minDurationMs, maxDurationMs);
    const began: Sentence =
      start.earliestAt === null
        ? ["Beginn ", say(start.latestAt, Math.ceil), " oder früher"]
        : [
            "Beginn zwischen ",
            say(start.earliestAt, Math.floor),
            " und ",
            say(start.latestAt, Math.ceil),
          ];
    const ended = (): Sentence => {
      if (end === null) return [isPerhapsOver ? ", vielleicht schon vorbei" : ", dauert noch an"];
      const from = say(end.earliestAt, Math.floor);
      if (end.latestAt === null)
        return [", Ende ", from, " oder später, danach hat niemand nachgesehen"];
      return [", Ende zwischen ", from, " und ", say(end.latestAt, Math.ceil)];
    };
    const soFar = end === null ? "bisher " : "Dauer ";
    return [
      `Störung${comebacks === 0 ? "" : " mit Unterbrechungen"}${scope === "down" ? "" : " an einigen Orten"}: `,
      ...began,
      ...ended(),
      lasted === null ? "." : `; ${soFar}${lasted}.`,
    ];
  },
  more: (count) => (count === 1 ? "Und eine frühere." : `Und ${count} frühere.`),
};

export const TIMELINE_WORDS: Readonly<Record<Language, TimelineWords>> = { en: EN, de: DE };
