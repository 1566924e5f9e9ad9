/** Hands the work out and puts together what comes back. */
import { doAll } from "./crew";
import { MODELS, modelOf } from "./models";
import { piecesOf, resultOf, type Share } from "./play";
import type { ModelResult } from "./results";
import { rulesFor } from "./rules/all";
import { triedFor } from "./tried/all";
import type { Contest, Done, Order } from "./worker";
import { addYears, type YearsResult } from "./years/result";

export interface Wishes {
  /** Of each state, in the default model; of some twice as many. */
  readonly trials: number;
  /** Target-years. */
  readonly years: number;
  readonly seed: number;
}

export interface Simulated {
  /** In the order of MODELS. */
  readonly models: readonly ModelResult[];
  readonly tried: ModelResult;
  readonly years: YearsResult;
}

/** Trials of what was tried, as a share of those of the default model. */
const TRIED_EFFORT = 0.25;

/** Target-years in one piece of work. */
const YEARS_AT_ONCE = 10;

/** @param worker the bundle of worker.ts. */
export async function simulate(wishes: Wishes, worker: URL): Promise<Simulated> {
  const { trials, seed } = wishes;
  const tried = ordersFor("default", "tried", trials * TRIED_EFFORT, seed);
  const compared = MODELS.map(({ id, effort }) => ordersFor(id, "compared", trials * effort, seed));
  const years = yearsOf(wishes);
  const orders = [...years, ...compared.flat(), ...tried];
  const done = await doAll(worker, orders);
  const answers = new Map(orders.map((order, turn) => [order, done[turn]]));
  return {
    models: compared.map((own) => together(own, answers)),
    tried: together(tried, answers),
    years: years
      .map((order) => answers.get(order))
      .flatMap((answer) => (answer?.kind === "years" ? [answer.years] : []))
      .reduce(addYears, { kinds: {} }),
  };
}

type PieceOrder = Order & { readonly kind: "piece" };

function ordersFor(model: string, contest: Contest, trials: number, seed: number): PieceOrder[] {
  return piecesOf(Math.ceil(trials), seed).map((piece) => ({
    ...{ kind: "piece", model, contest, piece },
  }));
}

function yearsOf({ years, seed }: Wishes): readonly Order[] {
  return Array.from({ length: Math.ceil(years / YEARS_AT_ONCE) }, (_, turn) => ({
    kind: "years",
    years: {
      seed: seed * 1_009 + turn,
      years: Math.min(YEARS_AT_ONCE, years - turn * YEARS_AT_ONCE),
    },
  }));
}

function together(
  orders: readonly PieceOrder[],
  answers: ReadonlyMap<Order, Done | undefined>,
): ModelResult {
  const [first] = orders;
  if (first === undefined) throw new Error("nothing was ordered");
  const { id, name, model } = modelOf(first.model);
  const rules = first.contest === "tried" ? triedFor(model) : rulesFor(model);
  const shares = orders.flatMap((order): readonly Share[] => {
    const answer = answers.get(order);
    return answer?.kind === "piece" ? [{ piece: order.piece, played: answer.played }] : [];
  });
  if (shares.length !== orders.length) throw new Error("a piece of work is missing");
  return resultOf({ model: id, name }, model, rules, shares);
}
