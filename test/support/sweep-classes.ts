/**
 * Every partial sweep of our ten vantages, by classes. Five to the tenth are too many to try for every
 * caller; but the rule knows regions and continents only as the same or not the same (P16), so sweeps
 * that differ in their names alone are one class, and one of each is enough. Nothing here decides
 * anything: what a class can become is found by completing it, vote by vote, with the real rule.
 */
import { VANTAGES } from "../../src/vantage/registry";
import type { Ballot } from "../../src/verdict/ballot";
import { type Here, type Report, type Verdict, verdictOf } from "../../src/verdict/rule";
import type { Seat } from "../../src/verdict/settle";

/** What may have become of a vantage. The last one is what the others complete. */
export const FATES = ["up", "down", "abstain", "refused", "pending"] as const;
export type Fate = (typeof FATES)[number];
const PENDING = FATES.indexOf("pending");

export const REPORTS: readonly Report[] = [null, "up", "down"];
const VERDICTS: readonly Verdict[] = ["up", "down", "here", "elsewhere", "just-you", "unknown"];

export const SEATS: readonly Seat[] = VANTAGES.map(({ id, continent }) => ({
  ...{ vantage: id, region: id, continent },
}));

/** Who asks: nobody knows from where, or from one of the ten regions. */
export const CALLERS: readonly (Here | null)[] = [
  null,
  ...SEATS.map(({ region, continent }) => ({ region, continent })),
];

/** Units that may change places with one another: alike continents, or what is left of the caller's. */
export interface Bag {
  readonly name: string;
  /** The seats of each, which may change places too. */
  readonly units: readonly (readonly Seat[])[];
}

/** The ten as one caller sees them: its own seat, those next door, and continents by their size. */
export function bagsFor(here: Here | null): readonly Bag[] {
  const bags = new Map<string, (readonly Seat[])[]>();
  const put = (name: string, seats: readonly Seat[]) => {
    if (seats.length > 0) bags.set(name, [...(bags.get(name) ?? []), seats]);
  };
  for (const [continent, seats] of Map.groupBy(SEATS, (seat) => seat.continent)) {
    const isOwn = continent === here?.continent;
    const own = seats.filter(({ region }) => region === here?.region);
    put("own", own);
    const others = seats.filter((seat) => !own.includes(seat));
    put(isOwn ? "next door" : `continents of ${seats.length}`, others);
  }
  return [...bags].map(([name, units]) => ({ name, units }));
}

/** How a world looks to a caller, without names: two callers with the same shape are the same. */
export function shapeOf(here: Here | null): string {
  const shape = bagsFor(here).map(({ name, units }) => `${name}: ${units.map((u) => u.length)}`);
  return shape.toSorted().join("; ");
}

/** Rising sequences of so many numbers below a bound: what may lie in a bag, in one order. */
function rising(length: number, below: number, from = 0): readonly (readonly number[])[] {
  if (length === 0) return [[]];
  return Array.from({ length: below - from }, (_, i) => from + i).flatMap((first) =>
    rising(length - 1, below, first).map((rest) => [first, ...rest]),
  );
}

/** The states of a unit of so many seats, by number: the fates of its seats, in one order. */
const STATES = [0, 1, 2].map((seats) => rising(seats, FATES.length));
const stateOf = (fates: readonly number[]) =>
  (STATES[fates.length] ?? []).findIndex((state) => state.join() === fates.join());
const byNumber = (a: number, b: number) => a - b;

/** For each bag the states of its units, rising. */
export type SweepClass = readonly (readonly number[])[];

/** One vantage's part in a sweep. */
export interface Part {
  readonly seat: Seat;
  readonly fate: Fate;
}

/** All that is known of one kind of caller. Verdicts that a sweep can still have are a mask of bits. */
export class Caller {
  readonly #bags: readonly Bag[];
  readonly #possible = new Map<number, number>();

  constructor(readonly here: Here | null) {
    this.#bags = bagsFor(here);
  }

  /** One class after the other, each once. */
  *classes(upTo = this.#bags.length): Generator<SweepClass> {
    const bag = this.#bags[upTo - 1];
    if (bag === undefined) return yield [];
    const states = STATES[bag.units[0]?.length ?? 0] ?? [];
    const contents = rising(bag.units.length, states.length);
    for (const before of this.classes(upTo - 1))
      for (const content of contents) yield [...before, content];
  }

  /** How many sweeps a class stands for: the ways to hand its states out, and to order a unit. */
  sizeOf(one: SweepClass): number {
    const ways = one.map((states, i) => {
      const fates = STATES[this.#bags[i]?.units[0]?.length ?? 0] ?? [];
      return states.reduce((n, state) => n * orders(fates[state] ?? []), orders(states));
    });
    return ways.reduce((all, n) => all * n, 1);
  }

  /** The one that stands for its class. */
  sweepOf(one: SweepClass): readonly Part[] {
    return this.#bags.flatMap(({ units }, i) =>
      units.flatMap((seats, unit) => {
        const fates = STATES[seats.length]?.[one[i]?.[unit] ?? 0] ?? [];
        return seats.map((seat, at) => ({ seat, fate: FATES[fates[at] ?? 0] ?? "up" }));
      }),
    );
  }

  /** The class of any sweep. */
  classOf(fates: ReadonlyMap<string, Fate>): SweepClass {
    const fateOf = ({ vantage }: Seat) => FATES.indexOf(fates.get(vantage) ?? "pending");
    return this.#bags.map(({ units }) =>
      units.map((seats) => stateOf(seats.map(fateOf).toSorted(byNumber))).toSorted(byNumber),
    );
  }

  /** The verdicts that the full sweep can still have, whatever the pending say. */
  verdictsOf(one: SweepClass, report: Report): readonly Verdict[] {
    const mask = this.#maskOf(one) >> (VERDICTS.length * REPORTS.indexOf(report));
    return VERDICTS.filter((_, i) => ((mask >> i) & 1) === 1);
  }

  /** For each report, the bits of the verdicts: of one pending seat every fate is tried. */
  #maskOf(one: SweepClass): number {
    const key = one.flat().reduce((sum, state) => sum * 15 + state, 0);
    const known = this.#possible.get(key);
    if (known !== undefined) return known;
    const at = one.findIndex((states, i) => states.some((state) => this.#isOpen(i, state)));
    const found = at === -1 ? this.#final(one) : this.#open(one, at);
    this.#possible.set(key, found);
    return found;
  }

  #isOpen(bag: number, state: number): boolean {
    const seats = this.#bags[bag]?.units[0]?.length ?? 0;
    return STATES[seats]?.[state]?.includes(PENDING) ?? false;
  }

  #open(one: SweepClass, at: number): number {
    const states = one[at] ?? [];
    const which = states.findIndex((state) => this.#isOpen(at, state));
    const fates = STATES[this.#bags[at]?.units[0]?.length ?? 0]?.[states[which] ?? 0] ?? [];
    // Rising, so the pending are the last.
    const others = fates.slice(0, -1);
    return FATES.slice(0, PENDING)
      .map((_, fate) => stateOf([...others, fate].toSorted(byNumber)))
      .map((state) => one.with(at, states.with(which, state).toSorted(byNumber)))
      .reduce((mask, next) => mask | this.#maskOf(next), 0);
  }

  #final(one: SweepClass): number {
    const { ballots } = heardOf(this.sweepOf(one));
    return REPORTS.reduce((mask, report, i) => {
      const verdict = VERDICTS.indexOf(verdictOf(ballots, this.here, report));
      return mask | (1 << (VERDICTS.length * i + verdict));
    }, 0);
  }
}

/** In how many orders these can stand, the same among them being one. */
function orders(of: readonly number[]): number {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const same = [...Map.groupBy(of, (one) => one).values()];
  return same.reduce((n, { length }) => n / factorial(length), factorial(of.length));
}

/** A sweep as the early stop sees it: the ballots of those heard, and the seats of the others. */
export function heardOf(sweep: readonly Part[]) {
  const ballots: Ballot[] = [];
  const pending: Seat[] = [];
  for (const { seat, fate } of sweep) {
    if (fate === "pending") pending.push(seat);
    else {
      const refused = fate === "refused";
      ballots.push({ ...seat, vote: refused ? "abstain" : fate, refused });
    }
  }
  return { ballots, pending };
}
