/**
 * A history in one sentence to three, in each language: what is known, with its bounds, and what is
 * not. The words for an outage are those of the timeline. Pure.
 */
import type { Language } from "../language";
import { CADENCE, KEPT } from "../limits";
import type { History } from "../monitor/recall";
import { cityOf } from "../vantage/registry";
import { lasting, type Outage } from "../verdict/outages";
import { isBad, type Sample } from "../verdict/sample";
import { WORDS } from "../verdict/words";
import { instantOf } from "../verdict/words/span";
import { type Sentence, TIMELINE_WORDS } from "./timeline.words";

interface Remembered {
  readonly host: string;
  readonly history: History;
  /** Our own address, without a final slash. */
  readonly siteUrl: string;
  readonly now: number;
}

/** The looks that are kept of a target without an outage. */
interface Calm {
  readonly since: number;
  readonly looks: number;
  /** There may have been more, which are kept no longer. */
  readonly isLeast: boolean;
  /** Of these, those that could not tell, … */
  readonly mute: number;
  /** … and those that found trouble. An outage takes a second one. */
  readonly bad: number;
  /** Where there were outages of single regions, as people call the places. */
  readonly places: readonly string[];
}

interface HistoryWords {
  readonly never: (host: string, siteUrl: string, keptDays: number) => string;
  readonly calm: (calm: Calm) => string;
  /** The rest of `calm`, which says no more than was seen. */
  readonly moments: string;
}

const DAY_MS = 86_400_000;

export function explainHistory(
  { host, history, siteUrl, now }: Remembered,
  language: Language,
): string {
  const { watchedSince: since, outages, regions, sweeps } = history;
  const words = HISTORY_WORDS[language];
  if (since === null) return words.never(host, siteUrl, CADENCE.forgetMs / DAY_MS);
  const [newest, ...others] = outages;
  if (newest !== undefined) {
    const { outage, more, times } = TIMELINE_WORDS[language];
    const before = others.length === 0 ? [] : [more(others.length)];
    const said = outage(lasting(newest, now), isPerhapsOver(newest, sweeps));
    return [plain(said), ...before, times].join(" ");
  }
  const looks = sweeps.length;
  const mute = sweeps.filter(({ scope }) => scope === "unknown").length;
  const bad = sweeps.filter(({ scope }) => isBad(scope)).length;
  const isLeast = looks >= KEPT.sweeps;
  const { cityAndCountry } = WORDS[language];
  const places = regions.map(({ vantage }) => cityAndCountry(cityOf(vantage)));
  return `${words.calm({ since, looks, isLeast, mute, bad, places })} ${words.moments}`;
}

/** Of an outage that goes on: it was found well since. That it stays well takes a second look. */
export function isPerhapsOver({ lastBadAt }: Outage, looks: readonly Sample[]): boolean {
  return looks.some(({ scope, startedAt }) => scope === "up" && startedAt > lastBadAt);
}

export function plain(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}

const EN: HistoryWords = {
  never: (host, siteUrl, days) =>
    `Nobody has asked about ${host} before, so nothing is known of its past. Looking starts with a question, at ${siteUrl}/${host}; what was seen is erased ${days} days after the last one.`,
  calm: ({ since, looks, isLeast, mute, bad, places }) => {
    const { day, time } = instantOf(since);
    const at = `${day} ${time} UTC`;
    const alone =
      places.length === 0 ? "" : ` Outages of single regions: ${WORDS.en.list(places)}.`;
    const them = looks === 1 ? "the one look" : `${isLeast ? "at least " : ""}${looks} looks`;
    if (looks === mute) return `Since we first looked at ${at}, in ${them}, we could not tell.`;
    const asides = [
      ...(mute > 0 ? [`${mute} of them could not tell`] : []),
      ...(bad > 0 ? [`${bad} found trouble that no second look confirmed`] : []),
    ];
    const aside = asides.length === 0 ? "" : `; ${asides.join(", and ")}`;
    const whose = places.length === 0 ? "" : " for everyone";
    return `No outage${whose} since we first looked at ${at}, in ${them}${aside}.${alone}`;
  },
  moments: "A look is a moment: what happened between two of them is not known.",
};

const DE: HistoryWords = {
  never: (host, siteUrl, days) =>
    `Bisher hat niemand nach ${host} gefragt, und so ist über die Vergangenheit nichts bekannt. Geprüft wird, sobald jemand fragt: ${siteUrl}/${host}; was gesehen wurde, wird ${days} Tage nach der letzten Frage gelöscht.`,
  calm: ({ since, looks, isLeast, mute, bad, places }) => {
    const { day, time } = instantOf(since);
    const alone =
      places.length === 0 ? "" : ` Störungen einzelner Regionen: ${WORDS.de.list(places)}.`;
    const at = `${day.split("-").reverse().join(".")} ${time} UTC`;
    const them =
      looks === 1 ? "einer einzigen Prüfung" : `${isLeast ? "mindestens " : ""}${looks} Prüfungen`;
    if (looks === mute) return `Seit der ersten Prüfung am ${at}, bei ${them}: ohne Ergebnis.`;
    const asides = [
      ...(mute > 0 ? [`${mute} davon ohne Ergebnis`] : []),
      ...(bad > 0 ? [`${bad} mit einer Störung, die keine zweite bestätigt hat`] : []),
    ];
    const aside = asides.length === 0 ? "" : `; ${asides.join(", ")}`;
    const whose = places.length === 0 ? "" : ", die alle betraf,";
    return `Keine Störung${whose} seit der ersten Prüfung am ${at}, bei ${them}${aside}.${alone}`;
  },
  moments: "Eine Prüfung ist ein Augenblick: Was zwischen zweien geschehen ist, ist nicht bekannt.",
};

const HISTORY_WORDS: Readonly<Record<Language, HistoryWords>> = { en: EN, de: DE };
