/**
 * Names that something was let through for a moment ago: whoever comes meanwhile joins it, and counts
 * for nothing. Pure.
 */
import { FRONT } from "../limits";

export class Lately {
  readonly #at = new Map<string, number>();

  has(name: string, now: number): boolean {
    const at = this.#at.get(name);
    return at !== undefined && isLately(at, now);
  }

  /** No more names are kept than were let through lately. */
  add(name: string, now: number): void {
    for (const [one, at] of this.#at) if (!isLately(at, now)) this.#at.delete(one);
    this.#at.set(name, now);
  }

  clear(): void {
    this.#at.clear();
  }
}

/** A clock may have been ahead. */
function isLately(at: number, now: number): boolean {
  return at <= now && now - at < FRONT.joinS * 1_000;
}
