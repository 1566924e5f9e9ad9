/**
 * The words of the status page in each language. They decide nothing. All instants are UTC.
 */
import type { Language } from "../language";
import type { Since } from "../verdict/since";
import { WORDS } from "../verdict/words";
import { instantOf, range, type SpanWords, span } from "../verdict/words/span";
import type { State } from "./watched";

/** The names of the watched targets, by what is known of each. */
export type Standing = Readonly<Record<State, readonly string[]>>;

export interface StatusWords {
  readonly heading: string;
  readonly state: Readonly<Record<State, string>>;
  /** After a state; null when nothing is known. */
  readonly lasted: (since: Since) => string | null;
  /** One sentence of at least one target. @param isShort for a title: no names, no full stop. */
  readonly summary: (standing: Standing, isShort: boolean) => string;
  readonly every: (seconds: number) => string;
  /** Before an instant. */
  readonly lastLook: string;
  readonly notSince: string;
  /** After that instant. */
  readonly stopped: string;
  readonly noLook: string;
  readonly oneBadLook: string;
  readonly oneGoodLook: string;
  /** It is looked at in a way of its own. */
  readonly special: string;
  readonly instant: (at: number) => string;
  /** Before the instant of the glances. */
  readonly made: string;
  readonly reloads: (seconds: number) => string;
  readonly stay: string;
  readonly stays: string;
  readonly reload: (seconds: number) => string;
  readonly empty: { readonly title: string; readonly what: string; readonly ask: string };
  /** After the name of the file. */
  readonly operator: readonly [before: string, after: string];
  readonly faults: string;
  readonly json: string;
}

/** More names than this would make no sentence. */
const NAMED = 6;

interface SummaryWords {
  readonly list: (names: readonly string[]) => string;
  readonly others: (count: number) => string;
  /** All of them are up. */
  readonly all: (count: number) => string;
  readonly state: Readonly<Record<State, (count: number, of: number) => string>>;
}

const IN_TROUBLE = ["down", "partial", "unknown", "unseen"] as const;

function summaryIn({ list, others, all, state }: SummaryWords): StatusWords["summary"] {
  const named = (names: readonly string[]) =>
    list(
      names.length <= NAMED
        ? names
        : [...names.slice(0, NAMED - 1), others(names.length - NAMED + 1)],
    );
  return (standing, isShort) => {
    const up = standing.up.length;
    const of = IN_TROUBLE.reduce((sum, one) => sum + standing[one].length, up);
    const end = isShort ? "" : ".";
    if (up === of) return all(of) + end;
    const parts = IN_TROUBLE.filter((one) => standing[one].length > 0).map((one) => {
      const said = state[one](standing[one].length, of);
      return isShort ? said : `${said}: ${named(standing[one])}`;
    });
    if (up > 0 && !isShort) parts.push(state.up(up, of));
    return parts.join("; ") + end;
  };
}

/** @param before all of it. @param atLeast before a span that may be longer. */
function lastedIn(before: string, atLeast: string, words: SpanWords): StatusWords["lasted"] {
  return ({ minDurationMs, maxDurationMs }) => {
    if (maxDurationMs !== null) return `${before} ${range(minDurationMs, maxDurationMs, words)}`;
    if (minDurationMs < 1_000) return null;
    return `${before} ${atLeast} ${span(minDurationMs, words, Math.floor)}`;
  };
}

const EN: StatusWords = {
  heading: "What is watched here",
  state: {
    up: "Up",
    down: "Down",
    partial: "Down in some places",
    unknown: "We can't tell",
    unseen: "Not looked at lately",
  },
  lasted: lastedIn("for", "at least", { days: "days", to: "to", atMost: "at most" }),
  summary: summaryIn({
    list: WORDS.en.list,
    others: (count) => `${count} more`,
    all: (count) => (count === 1 ? "The one watched here is up" : `All ${count} are up`),
    state: {
      up: (count) => (count === 1 ? "the other one is up" : `the other ${count} are up`),
      down: (count, of) => `${count} of ${of} ${are(count)} down`,
      partial: (count, of) => `${count} of ${of} ${are(count)} down in some places`,
      unknown: (count, of) => `${count} of ${of} ${are(count)} unclear`,
      unseen: (count, of) =>
        `${count} of ${of} ${count === 1 ? "has" : "have"} not been looked at lately`,
    },
  }),
  every: (seconds) => `Looked at every ${seconds} s`,
  lastLook: "the last time at",
  notSince: "Not looked at since",
  stopped: "its monitor may have stopped",
  noLook: "No look of it is known yet.",
  oneBadLook: "One look has found this; a second one is to confirm it.",
  oneGoodLook: "The last look found it up again; a second one is to confirm it.",
  special: "It is looked at in a way of its own. What everybody is told of its website:",
  instant: (at) => {
    const { day, time } = instantOf(at);
    return `${day} ${time} UTC`;
  },
  made: "As seen at",
  reloads: (seconds) => `This page loads itself anew every ${seconds} s.`,
  stay: "Let it stay as it is",
  stays: "This page stays as it is.",
  reload: (seconds) => `Load it anew every ${seconds} s, for a display on a wall`,
  empty: {
    title: "Nothing is watched here",
    what: "Nothing is looked at here unless somebody asks.",
    ask: "Ask about a website",
  },
  operator: ["If you run this service,", "tells where to write what it shall watch."],
  faults: "Left out of the list of what is watched:",
  json: "The same as JSON",
};

function are(count: number): string {
  return count === 1 ? "is" : "are";
}

function sind(count: number): string {
  return count === 1 ? "ist" : "sind";
}

const DE: StatusWords = {
  heading: "Was hier überwacht wird",
  state: {
    up: "Erreichbar",
    down: "Nicht erreichbar",
    partial: "An einigen Orten nicht erreichbar",
    unknown: "Unklar",
    unseen: "Länger nicht geprüft",
  },
  lasted: lastedIn("seit", "mindestens", { days: "Tagen", to: "bis", atMost: "höchstens" }),
  summary: summaryIn({
    list: WORDS.de.list,
    others: (count) => `${count} weitere`,
    all: (count) =>
      count === 1 ? "Die eine überwachte Website ist erreichbar" : `Alle ${count} sind erreichbar`,
    state: {
      up: (count) =>
        count === 1 ? "die andere ist erreichbar" : `die anderen ${count} sind erreichbar`,
      down: (count, of) => `${count} von ${of} ${sind(count)} nicht erreichbar`,
      partial: (count, of) => `${count} von ${of} ${sind(count)} an einigen Orten nicht erreichbar`,
      unknown: (count, of) => `${count} von ${of} ${sind(count)} unklar`,
      unseen: (count, of) => `${count} von ${of} ${sind(count)} länger nicht geprüft`,
    },
  }),
  every: (seconds) => `Alle ${seconds} s geprüft`,
  lastLook: "zuletzt am",
  notSince: "Nicht mehr geprüft seit",
  stopped: "die Überwachung steht vielleicht still",
  noLook: "Noch ist keine Prüfung bekannt.",
  oneBadLook: "Eine Prüfung hat das gesehen; eine zweite soll es bestätigen.",
  oneGoodLook: "Bei der letzten Prüfung war es wieder erreichbar; eine zweite soll es bestätigen.",
  special: "Hier wird auf eigene Weise geprüft. Was alle über die Website erfahren:",
  instant: (at) => {
    const { day, time } = instantOf(at);
    return `${day.split("-").reverse().join(".")} ${time} UTC`;
  },
  made: "Stand:",
  reloads: (seconds) => `Diese Seite lädt sich alle ${seconds} s neu.`,
  stay: "Nicht mehr neu laden",
  stays: "Diese Seite bleibt, wie sie ist.",
  reload: (seconds) => `Alle ${seconds} s neu laden, etwa für einen Bildschirm an der Wand`,
  empty: {
    title: "Hier wird nichts überwacht",
    what: "Hier wird nur geprüft, wenn jemand fragt.",
    ask: "Nach einer Website fragen",
  },
  operator: ["Wenn Sie diesen Dienst betreiben, steht in", "wo die Liste ihren Platz hat."],
  faults: "Aus der Liste weggelassen:",
  json: "Dasselbe als JSON",
};

export const STATUS_WORDS: Readonly<Record<Language, StatusWords>> = { en: EN, de: DE };
