/**
 * One question in a made-up world: what the target is for people in each region, what each vantage saw
 * of it, and who asked. The world draws it, the rules answer it, the checkers mark the answers. Types.
 */
import type { Observation } from "../src/probe/observation";
import type { Report, Verdict } from "../src/verdict/rule";
import type { StateId } from "./model";

/** Seats are numbered as VANTAGES is; each region has the number of its vantage. */
export type Seat = number;

export interface Trial {
  readonly state: StateId;
  /** For each region: the share of its visitors' requests that are answered. 1: it is up there. */
  readonly reach: readonly number[];
  readonly caller: Caller;
  /** Whose turn it is to look, where vantages take turns. */
  readonly turn: Seat;
  /**
   * What each vantage would see with one look, without a second try and without controls: a first, a
   * second and a third time, one after the other. What the field's rules go by. By seat.
   */
  readonly looks: readonly (readonly [Look, Look, Look])[];
  /** What our prober reports: two tries, and controls beside them. By seat. */
  readonly probes: readonly Probe[];
  /** The same once more, a moment later: what a second sweep would report. The same each time. */
  readonly again: () => readonly Probe[];
}

export interface Caller {
  readonly seat: Seat;
  readonly report: Report;
  /** Their own line or machine is broken: they get nothing, whatever the region gets. */
  readonly hasOwnTrouble: boolean;
}

export interface Look {
  /** `refused`: it answered, and took us for a robot. `none`: the prober itself did not answer. */
  readonly saw: "up" | "down" | "refused" | "none";
  readonly tookMs: number;
  /** Nothing came back until the time-out. */
  readonly isSilent: boolean;
}

export interface Probe {
  readonly observation: Observation;
  /** After the sweep began. */
  readonly arrivesAtMs: number;
}

/** What a rule says. */
export interface Said {
  readonly verdict: Verdict;
  /** When it could say so, after the question. */
  readonly atMs: number;
  /** Of our rule alone. */
  readonly more?: Told;
}

/** What our answer says beside its verdict. */
export interface Told {
  readonly confidence: "high" | "good" | "low" | "none";
  /** "It answers only sometimes." */
  readonly isIntermittent: boolean;
  /** The first provisional words, if there were any before the verdict. */
  readonly provisional: { readonly verdict: Verdict; readonly atMs: number } | null;
  /** Somebody looking at the page read "nobody has answered yet". */
  readonly wasSilent: boolean;
}

export interface Rule {
  readonly id: string;
  /** As the table calls it. */
  readonly name: string;
  answer(trial: Trial): Said;
}
