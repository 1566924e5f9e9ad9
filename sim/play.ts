/**
 * Plays pieces of the simulation: so many trials of one state in one model, answered by all rules and
 * marked. Each piece has a seed of its own, so the sum does not depend on who plays which.
 */
import { Chance } from "./chance";
import { type Model, STATES, type StateId } from "./model";
import type { Early, ModelResult, RuleResult, Tier } from "./results";
import { fullVerdict, OURS } from "./rules/ours";
import { markOf } from "./score";
import { add, cellOf, count, newPart, type Part } from "./tally";
import type { Rule } from "./trial";
import { drawTrial } from "./world/draw";

export interface Piece {
  readonly state: StateId;
  readonly trials: number;
  readonly seed: number;
}

/** By rule. */
export type Played = Readonly<Record<string, Part>>;

export function playPiece(model: Model, rules: readonly Rule[], piece: Piece): Played {
  const chance = new Chance(piece.seed);
  const parts = rules.map((rule) => ({ rule, part: newPart() }));
  for (let turn = 0; turn < piece.trials; turn += 1) {
    const trial = drawTrial(model, piece.state, chance);
    for (const { rule, part } of parts) {
      const said = rule.answer(trial);
      const full = rule.id === OURS ? fullVerdict(trial, model) : null;
      count(part, said, markOf(trial, said, model), full);
    }
  }
  return Object.fromEntries(parts.map(({ rule, part }) => [rule.id, part]));
}

/** Some mistakes must not be made of these at all; such have twice the chance to show. */
const CLOSELY: readonly StateId[] = ["up", "down-full"];

/** The pieces of that many trials a state. Their seeds are far apart, and none is given twice. */
export function piecesOf(trials: number, seed: number, length = 2_500): readonly Piece[] {
  return STATES.flatMap((state, row) => {
    const all = CLOSELY.includes(state) ? 2 * trials : trials;
    return Array.from({ length: Math.ceil(all / length) }, (_, turn) => ({
      state,
      trials: Math.min(length, all - turn * length),
      seed: seed * 1_000_003 + row * 10_007 + turn,
    }));
  });
}

export interface Share {
  readonly piece: Piece;
  readonly played: Played;
}

export function resultOf(
  names: { readonly model: string; readonly name: string },
  model: Model,
  rules: readonly Rule[],
  shares: readonly Share[],
): ModelResult {
  const sums = rules.map((rule) => ({ rule, states: sumOf(rule, shares) }));
  const own = sums.find(({ rule }) => rule.id === OURS);
  if (own === undefined) throw new Error("our rule is not among them");
  return {
    ...names,
    rules: sums.map(({ rule: { id, name }, states }): RuleResult => {
      const cells = STATES.map((state) => [state, cellOf(states[state])] as const);
      return { id, name, states: Object.fromEntries(cells) as RuleResult["states"] };
    }),
    tiers: tiersOf(own.states, model),
    early: earlyOf(own.states, model),
  };
}

type ByState = Readonly<Record<StateId, Part>>;

function sumOf({ id }: Rule, shares: readonly Share[]): ByState {
  const sums = STATES.map((state) => [state, newPart()] as const);
  const byState = Object.fromEntries(sums) as Record<StateId, Part>;
  for (const { piece, played } of shares) {
    const part = played[id];
    if (part !== undefined) add(byState[piece.state], part);
  }
  return byState;
}

/** Each state weighs what its share of all questions is, however often it was played. */
function weighted(byState: ByState, { states }: Model, of: (part: Part) => number): number {
  const all = STATES.reduce((sum, state) => sum + states[state], 0);
  const share = (state: StateId) => of(byState[state]) / Math.max(1, byState[state].trials);
  return STATES.reduce((sum, state) => sum + (states[state] / all) * share(state), 0);
}

function tiersOf(byState: ByState, model: Model): readonly Tier[] {
  return (["high", "good", "low", "none"] as const).map((tier) => {
    const share = weighted(byState, model, ({ told }) => told.tiers[tier].answers);
    const right = weighted(byState, model, ({ told }) => told.tiers[tier].right);
    return { tier, share, right: share === 0 ? 0 : right / share };
  });
}

function earlyOf(byState: ByState, model: Model): Early {
  const of = (key: "provisional" | "provisionalDiffers" | "wonMs" | "silent") =>
    weighted(byState, model, ({ told }) => told[key]);
  const provisional = of("provisional");
  const perWord = (sum: number) => (provisional === 0 ? 0 : sum / provisional);
  return {
    provisional,
    provisionalDiffers: perWord(of("provisionalDiffers")),
    wonMs: perWord(of("wonMs")),
    silent: of("silent"),
    unsound: STATES.reduce((sum, state) => sum + byState[state].told.unsound, 0),
  };
}
