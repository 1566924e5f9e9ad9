/**
 * What the checkers found, as data: a worker makes a part of it, parts are added up, and tables and
 * figures are made of the sum. Types.
 */
import type { Verdict } from "../src/verdict/rule";
import type { StateId } from "./model";

/** Of one rule in one state of the target. */
export interface Cell {
  readonly trials: number;
  readonly wrong: number;
  /** Of these, against what people in the caller's region get, or the opposite of what is so. */
  readonly severe: number;
  /** Wrong, where the verdict must name trouble in a far region too. */
  readonly strictlyWrong: number;
  /** Wrong even with the words "it answers only sometimes" beside the verdict. */
  readonly wrongThoughFlagged: number;
  /** Answers that said "it answers only sometimes". */
  readonly flagged: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  /** Milliseconds until the final answer. */
  readonly meanMs: number;
  readonly p95Ms: number;
}

export interface RuleResult {
  readonly id: string;
  readonly name: string;
  readonly states: Readonly<Record<StateId, Cell>>;
}

/** Of all answers at a tier of confidence, weighted as the states are. Shares. */
export interface Tier {
  readonly tier: "high" | "good" | "low" | "none";
  readonly share: number;
  /** Of those at this tier. */
  readonly right: number;
}

/** What people who watch read before the final answer. Shares of all questions. */
export interface Early {
  /** Read provisional words. */
  readonly provisional: number;
  /** Of these, then got another verdict. */
  readonly provisionalDiffers: number;
  /** Seconds won, of those who read them. */
  readonly wonMs: number;
  /** Read that nobody has answered yet. */
  readonly silent: number;
  /** Early answers that the full sweep would have contradicted: it must be none. */
  readonly unsound: number;
}

/** Everything about one model of the world. */
export interface ModelResult {
  readonly model: string;
  readonly name: string;
  readonly rules: readonly RuleResult[];
  readonly tiers: readonly Tier[];
  readonly early: Early;
}
