/** Chance that a seed decides: the same questions in the same order, run after run. Pure. */

export interface Lot {
  /** A whole number from 0, below this one. */
  readonly below: (n: number) => number;
  readonly of: <T>(all: readonly T[]) => T;
  /** One of the rows, each as often as its second entry says. */
  readonly weighted: <R extends readonly [unknown, number, ...unknown[]]>(rows: readonly R[]) => R;
}

/** A linear congruential generator (Numerical Recipes, ranqd1), of which the upper bits are used. */
export function lotOf(seed: number): Lot {
  let state = seed >>> 0;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const weighted: Lot["weighted"] = (rows) => {
    let rest = below(rows.reduce((sum, [, weight]) => sum + weight, 0));
    for (const row of rows) {
      rest -= row[1];
      if (rest < 0) return row;
    }
    throw new RangeError("no rows to draw from");
  };
  const of: Lot["of"] = (all) => {
    const drawn = all[below(all.length)];
    if (drawn === undefined) throw new RangeError("nothing to draw from");
    return drawn;
  };
  return { below, of, weighted };
}
