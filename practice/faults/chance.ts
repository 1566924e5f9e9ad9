/**
 * Chance that comes from a seed: the same seed gives the same. Pure but for how far it has come.
 */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Span } from "./schedule";

export class Chance {
  readonly #generator;

  constructor(seed: number) {
    // Neighbours would begin alike.
    this.#generator = xoroshiro128plus(Math.imul(seed, 0x9e3779b1));
    for (let skipped = 0; skipped < 8; skipped++) this.int(0, 1);
  }

  /** Both included. */
  int(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  /** In so many of a hundred cases. */
  is(percent: number): boolean {
    return this.int(1, 100) <= percent;
  }

  pick<T>(of: readonly [T, ...T[]]): T {
    return of[this.int(0, of.length - 1)] ?? of[0];
  }

  of<T>(list: readonly T[]): T {
    const [picked] = this.some(list, 1);
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  }

  some<T>(of: readonly T[], count: number): readonly T[] {
    const left = [...of];
    return Array.from({ length: Math.min(count, of.length) }, () =>
      left.splice(this.int(0, left.length - 1), 1),
    ).flat();
  }

  /** Small ones are as likely as big ones: each tenfold alike. */
  scale(from: number, to: number): number {
    return Math.round(from * (to / from) ** (this.int(0, 1_000) / 1_000));
  }
}

export function spanIn(chance: Chance, { from, to }: Span, least: number, most: number): Span {
  const lengthMs = chance.int(least, most);
  const starts = chance.int(from, Math.max(from, to - lengthMs));
  return { from: starts, to: Math.min(to, starts + lengthMs) };
}
