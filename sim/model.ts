/**
 * The made-up world in numbers: every probability has its name, its unit and where it comes from, and
 * each can be changed. Shares are of 1, times are milliseconds.
 *
 * Those marked "published" are the assumptions that the verdict rule was once chosen by; the others are
 * ours, and were chosen such that the table of that time comes out again (docs/verdict.md).
 */
import type { VantageId } from "../src/vantage/registry";

/** The state a target is in while it is asked about. The weights are their shares of all questions. */
export const STATES = [
  "up",
  "down-full",
  "down-origin",
  "down-dns",
  "continent-cut",
  "geo-block",
  "one-place",
  "slow",
  "provider-block",
  "flapping",
  "flapping-slowly",
] as const;

export type StateId = (typeof STATES)[number];

export interface Model {
  /** Of all questions. Published: 51 % up, 24 % down, 11 % regional, 5 % slow, 3 % blocking, 6 % flapping. */
  readonly states: Readonly<Record<StateId, number>>;

  /** Transient loss of a single look, drawn for each vantage and question between these, each
   * tenfold alike. Published. */
  readonly loss: { readonly least: number; readonly most: number };
  /** Of transient losses, those that are silence until the time-out; the others fail at once. */
  readonly lossIsSilent: number;
  /** Whether the second try is lost when the first was. Published: the tries are nearly independent. */
  readonly lossRepeats: number;

  /** Vantages that are broken for hours: they reach nothing, their controls neither. Published. */
  readonly broken: number;
  /** Of these, silent until the time-out; the others fail at once. */
  readonly brokenIsSilent: number;
  /** Vantages that say "up" whatever there is, and such that say "down". Published. */
  readonly saysUp: number;
  readonly saysDown: number;
  /** Of broken vantages and of such that say always the same, those that their controls find out. */
  readonly selfTestFinds: number;
  /** Sweeps in which two to five vantages of one network fail together. Published. */
  readonly together: number;
  /** Of such sweeps, those where the controls fail as well: trouble of the network, not of the way to the target. */
  readonly togetherIsFound: number;
  /** Probers that give no answer at all before the deadline. */
  readonly mute: number;
  /** Looks that are taken for a robot and turned away. Published. */
  readonly refused: number;

  /** Which network each vantage stands on: what a provider may block, and what fails together. */
  readonly networks: Readonly<Record<VantageId, string>>;

  /** A first look that is answered: lognormal. */
  readonly answerMs: { readonly median: number; readonly sigma: number };
  /** The same for a slow target, after which a time-out of ten seconds would call half of them down. */
  readonly slowAnswerMs: { readonly median: number; readonly sigma: number };
  /** A look that fails at once. */
  readonly failureMs: { readonly median: number; readonly sigma: number };

  /** Of an outage behind a content network: the share of places where its cache answers all the same. */
  readonly staleAnswers: number;
  /** Of outages, those that are silence; the others are refusals of the connection or errors. */
  readonly outageIsSilent: number;
  /** Of those that shut out a part of the world, the ones that answer "not from your country"; others drop it. */
  readonly geoSaysSo: number;
  /** A flapping target fails that share of requests: drawn between these. */
  readonly flaps: { readonly least: number; readonly most: number };
  /** A flapping target that answers more often than this is called down by a severe mistake. */
  readonly mostly: number;

  /** Callers who tell what they saw. */
  readonly reports: number;
  /** Callers whose own line is broken, while they ask about a target that is up. They all tell so, if they tell. */
  readonly ownTrouble: number;
}

/** Three networks, and two of them in each continent that has two vantages. */
const THREE_NETWORKS: Model["networks"] = {
  "us-east": "a",
  "us-west": "b",
  brazil: "c",
  ireland: "a",
  germany: "b",
  "south-africa": "c",
  emirates: "a",
  india: "b",
  japan: "c",
  australia: "b",
};

export const DEFAULT: Model = {
  states: {
    up: 51,
    "down-full": 11,
    "down-origin": 5,
    "down-dns": 8,
    "continent-cut": 5,
    "geo-block": 4,
    "one-place": 2,
    slow: 5,
    "provider-block": 3,
    flapping: 4.8,
    "flapping-slowly": 1.2,
  },
  loss: { least: 0.001, most: 0.03 },
  lossIsSilent: 0.7,
  lossRepeats: 0.05,
  broken: 0.01,
  brokenIsSilent: 0.8,
  saysUp: 0.003,
  saysDown: 0.003,
  selfTestFinds: 0.98,
  together: 0.005,
  togetherIsFound: 0.6,
  mute: 0.003,
  refused: 0.01,
  networks: THREE_NETWORKS,
  answerMs: { median: 580, sigma: 0.5 },
  slowAnswerMs: { median: 10_300, sigma: 0.2 },
  failureMs: { median: 800, sigma: 0.5 },
  staleAnswers: 0.0195,
  geoSaysSo: 0,
  outageIsSilent: 0.5,
  flaps: { least: 0.25, most: 0.75 },
  mostly: 0.55,
  reports: 0.33,
  ownTrouble: 0.05,
};
