/**
 * A target over years, in numbers: every probability has its name and its unit, and each can be
 * changed. Shares are of 1, times are milliseconds.
 *
 * The world of single questions (../model) says how things are when somebody asks, which is when there
 * is trouble. Here they are as they are all the year. What holds at both times has the same figure.
 */
import { DEFAULT } from "../model";

const SECOND = 1_000;
const MIN = 60 * SECOND;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;

/** How a target comes to be looked at. */
export const KINDS = ["every-minute", "every-five-minutes", "asked"] as const;
export type KindId = (typeof KINDS)[number];

export const KIND_NAMES: Readonly<Record<KindId, string>> = {
  "every-minute": "watched every minute",
  "every-five-minutes": "watched every five minutes",
  asked: "asked about",
};

/** How long a spell of trouble lasts. */
export const CLASSES = [
  { id: "10–20 s", from: 10 * SECOND, to: 20 * SECOND },
  { id: "20–60 s", from: 20 * SECOND, to: MIN },
  { id: "1–2 min", from: MIN, to: 2 * MIN },
  { id: "2–5 min", from: 2 * MIN, to: 5 * MIN },
  { id: "5–15 min", from: 5 * MIN, to: 15 * MIN },
  { id: "15–60 min", from: 15 * MIN, to: HOUR },
  { id: "1–12 h", from: HOUR, to: 12 * HOUR },
] as const;
export type ClassId = (typeof CLASSES)[number]["id"];

/** Half of them are shorter than the median. */
export interface Lasting {
  readonly median: number;
  readonly sigma: number;
}

interface Between {
  readonly least: number;
  readonly most: number;
}

/** Something that is so for a share of the time, and that long on average whenever it is. */
interface Share {
  readonly share: number;
  readonly lastsMs: number;
}

export interface YearsModel {
  /** Of the two kinds that an operator watches. */
  readonly watchedEveryMs: Readonly<Record<Exclude<KindId, "asked">, number>>;
  /** Of the kind that is asked about: questions an hour while all is well, and while it is not. */
  readonly questions: { readonly calm: number; readonly trouble: number };

  /** Weights of the classes of duration; within a class all orders of magnitude are as likely. */
  readonly lasting: Readonly<Record<ClassId, number>>;
  /** On average so long until the next one begins. Trouble for everyone … */
  readonly everyoneEveryMs: number;
  /** … in one region alone … */
  readonly regionEveryMs: number;
  /** … on a continent with two vantages … */
  readonly continentEveryMs: number;
  /** … in three to six regions, anywhere. */
  readonly severalEveryMs: number;

  /** A target that comes and goes: so many spells for everyone, so long, with such gaps between them. */
  readonly flaps: {
    readonly everyMs: number;
    readonly spells: Between;
    readonly down: Between;
    readonly up: Between;
  };
  /** One that answers only some requests: the share that fails. */
  readonly sometimes: {
    readonly everyMs: number;
    readonly lasts: Between;
    readonly fails: Between;
  };
  /** Of outages, those behind a content network, and the share of looks that its cache answers then. */
  readonly cached: { readonly share: number; readonly stale: number };
  /** Of outages, those that are silence. */
  readonly isSilent: number;
  /** The target takes all of us for robots. */
  readonly refusesAll: { readonly everyMs: number; readonly lastsMs: number };

  /** A look that is lost, drawn for each vantage and year; and the second try too. */
  readonly loss: Between;
  readonly lossRepeats: number;
  /** A prober that does not answer at all, in one sweep. */
  readonly mute: number;
  /** A vantage that reaches nothing; that says always up, or always down; that is taken for a robot. */
  readonly broken: Share;
  readonly saysUp: Share;
  readonly saysDown: Share;
  readonly refused: Share;
  /** Of broken vantages and such that always say the same, those that their controls find out. */
  readonly selfTestFinds: number;
  /** Two to five vantages that do not get through together, and how often their controls show it. */
  readonly together: {
    readonly everyMs: number;
    readonly lasts: Lasting;
    readonly isFound: number;
  };
  /** None of our probers answers. */
  readonly blackout: { readonly everyMs: number; readonly lasts: Lasting };

  /** From the beginning of a sweep to the look of a vantage. */
  readonly startMs: Between;
  readonly answerMs: Lasting;
  readonly failureMs: Lasting;
  /** An alarm rings that much late on average. */
  readonly alarmLateMs: number;
}

export const YEARS: YearsModel = {
  watchedEveryMs: { "every-minute": MIN, "every-five-minutes": 5 * MIN },
  questions: { calm: 6, trouble: 60 },

  lasting: {
    "10–20 s": 12,
    "20–60 s": 18,
    "1–2 min": 15,
    "2–5 min": 20,
    "5–15 min": 15,
    "15–60 min": 12,
    "1–12 h": 8,
  },
  // More trouble than most websites have: its share is measured, not its number.
  everyoneEveryMs: 10 * DAY,
  regionEveryMs: 30 * DAY,
  continentEveryMs: 20 * DAY,
  severalEveryMs: 30 * DAY,
  flaps: {
    everyMs: 60 * DAY,
    spells: { least: 3, most: 12 },
    down: { least: 15 * SECOND, most: 4 * MIN },
    up: { least: 15 * SECOND, most: 8 * MIN },
  },
  sometimes: {
    everyMs: 60 * DAY,
    lasts: { least: 5 * MIN, most: 2 * HOUR },
    fails: DEFAULT.flaps,
  },
  cached: { share: 0.1, stale: DEFAULT.staleAnswers },
  isSilent: DEFAULT.outageIsSilent,
  refusesAll: { everyMs: 180 * DAY, lastsMs: 6 * HOUR },

  loss: DEFAULT.loss,
  lossRepeats: DEFAULT.lossRepeats,
  mute: DEFAULT.mute,
  broken: { share: DEFAULT.broken, lastsMs: 4 * HOUR },
  saysUp: { share: DEFAULT.saysUp, lastsMs: 12 * HOUR },
  saysDown: { share: DEFAULT.saysDown, lastsMs: 12 * HOUR },
  refused: { share: DEFAULT.refused, lastsMs: 12 * HOUR },
  selfTestFinds: DEFAULT.selfTestFinds,
  // Half a per cent of all questions is no share of the year: that would be 44 hours.
  together: { everyMs: 5 * DAY, lasts: { median: 10 * SECOND, sigma: 1 }, isFound: 0.5 },
  blackout: { everyMs: 30 * DAY, lasts: { median: 3 * MIN, sigma: 1 } },

  startMs: { least: 30, most: 300 },
  answerMs: DEFAULT.answerMs,
  failureMs: DEFAULT.failureMs,
  alarmLateMs: 300,
};
