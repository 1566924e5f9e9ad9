/**
 * When people ask about a target: more often while they cannot reach it. Drawn from a seed.
 */
import type { Chance } from "../chance";
import type { YearsModel } from "./model";
import type { Trouble } from "./timeline";

const HOUR_MS = 3_600_000;

export class Questions {
  nextAt: number;
  /** Where it gets better or worse, oldest first. */
  readonly #turns: readonly { readonly at: number; readonly isTrouble: boolean }[];
  #turn = 0;

  constructor(
    private readonly rates: YearsModel["questions"],
    trouble: readonly Trouble[],
    from: number,
    private readonly chance: Chance,
  ) {
    const ends = trouble
      .flatMap(({ from, to }) => [
        { at: from, by: 1 },
        { at: to, by: -1 },
      ])
      .toSorted((a, b) => a.at - b.at);
    let open = 0;
    this.#turns = ends.map(({ at, by }) => {
      open += by;
      return { at, isTrouble: open > 0 };
    });
    this.nextAt = this.after(from);
  }

  /** The next question. */
  take(): number {
    const taken = this.nextAt;
    this.nextAt = this.after(taken);
    return taken;
  }

  /** At exponential intervals, drawn anew where the rate changes: such intervals know no past. */
  private after(at: number): number {
    let from = at;
    for (;;) {
      let turn = this.#turns[this.#turn];
      while (turn !== undefined && turn.at <= from) {
        this.#turn += 1;
        turn = this.#turns[this.#turn];
      }
      const isTrouble = this.#turns[this.#turn - 1]?.isTrouble ?? false;
      const { calm, trouble } = this.rates;
      const asked =
        from + 1 + Math.floor(this.chance.exponential(HOUR_MS / (isTrouble ? trouble : calm)));
      if (turn === undefined || asked < turn.at) return asked;
      from = turn.at;
    }
  }
}
