/**
 * Chance that comes from a seed, for a simulation that draws tens of millions of times. The same seed
 * gives the same. Pure but for how far it has come.
 */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export class Chance {
  readonly #generator;

  constructor(seed: number) {
    // Neighbours would begin alike.
    this.#generator = xoroshiro128plus(Math.imul(seed, 0x9e3779b1));
    for (let skipped = 0; skipped < 8; skipped++) this.uniform();
  }

  /** Chance of its own, which takes nothing of what comes here. */
  fork(): Chance {
    return new Chance(this.index(2 ** 31));
  }

  /** At least 0, below 1. */
  uniform(): number {
    return uniformFloat64(this.#generator);
  }

  /** In that share of all cases. */
  is(probability: number): boolean {
    return this.uniform() < probability;
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.uniform();
  }

  /** Small ones are as likely as big ones: each tenfold alike. */
  scale(from: number, to: number): number {
    return from * (to / from) ** this.uniform();
  }

  /** Below `count`, at least 0. */
  index(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  pick<T>(of: readonly T[]): T {
    const picked = of[this.index(of.length)];
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  }

  /** By weights that need not add up to anything. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.uniform() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    throw new Error("nothing to pick from");
  }

  /** Half of them are shorter than the median; 95 % shorter than the median times e to the 1.645 sigma. */
  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** How long until something happens that happens on average once in that time. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  /** Box and Muller, 1958. */
  private normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** So many of them, in an order of their own. */
  some<T>(of: readonly T[], count: number): readonly T[] {
    const left = [...of];
    return Array.from({ length: Math.min(count, of.length) }, () =>
      left.splice(this.index(left.length), 1),
    ).flat();
  }
}
