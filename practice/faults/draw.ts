/**
 * Draws a schedule from a seed: the same seed gives the same schedule. Pure.
 */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { VANTAGE_IDS, VANTAGES, type VantageId } from "../../src/vantage/registry";
import type { Break, Fault, Misdeed, Moment, Schedule, Site, Span, Trouble } from "./schedule";

const S = 1_000;
const MIN = 60 * S;

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

export function draw(seed: number): Schedule {
  const chance = new Chance(seed);
  const hasRealProbers = seed % 50 === 0;
  const everyS = chance.pick([45, 60, 60, 60, 90, 90, 90, 600]);
  const calmFrom = everyS * S * chance.int(14, 20);
  const span: Span = { from: MIN, to: calmFrom };
  const liars = chance.some(VANTAGE_IDS, chance.pick([0, 0, 0, 1, 2]));
  const hosts = sites(chance, span, everyS);
  const count = chance.int(1, 7);
  const edges = hosts.flatMap(({ troubles, optsOutAt }) => [
    ...troubles.flatMap(({ from, to }) => [from, to]),
    ...(optsOutAt === null ? [] : [optsOutAt]),
  ]);
  const faults = Array.from({ length: count }, () => fault(chance, { span, liars, edges }));

  const questions = Array.from({ length: chance.int(4, 10) }, () => ({
    at: chance.int(0, calmFrom),
    host: chance.pick(hosts).host,
    from: chance.of(VANTAGE_IDS),
  }));
  return {
    ...{ seed, everyS, calmFrom, liars, hosts, hasRealProbers, faults },
    questions: questions.toSorted((a, b) => a.at - b.at),
  };
}

function sites(chance: Chance, span: Span, everyS: number): readonly [Site, Site] {
  const optsOutAt = (percent: number) =>
    chance.is(percent) ? chance.int((span.from + span.to) / 2, span.to - 2 * MIN) : null;
  return [
    {
      host: "watched.test",
      isWatched: true,
      troubles: troubles(chance, span, everyS),
      optsOutAt: optsOutAt(20),
    },
    {
      host: "asked.test",
      isWatched: false,
      troubles: troubles(chance, span, everyS),
      optsOutAt: optsOutAt(25),
    },
  ];
}

function troubles(chance: Chance, span: Span, everyS: number): readonly Trouble[] {
  // A slow watch sees what takes long.
  const slow = Math.max(1, everyS / 60);
  return Array.from({ length: chance.pick([0, 1, 1, 2, 3]) }, () => {
    const kind = chance.pick(["outage", "outage", "outage", "regional", "flaky"]);
    if (kind === "outage")
      return {
        ...spanIn(chance, span, 3 * slow * MIN, 12 * slow * MIN),
        seenFrom: "everywhere" as const,
      };
    // A single look, if any.
    if (kind === "flaky")
      return { ...spanIn(chance, span, 2 * S, 20 * S), seenFrom: "everywhere" as const };
    return { ...spanIn(chance, span, 3 * slow * MIN, 8 * slow * MIN), seenFrom: region(chance) };
  });
}

function region(chance: Chance): readonly VantageId[] {
  if (chance.is(40)) return chance.some(VANTAGE_IDS, chance.int(1, 4));
  const continent = chance.pick(["NA", "EU", "AS"]);
  return VANTAGE_IDS.filter((_, at) => VANTAGES[at]?.continent === continent);
}

function spanIn(chance: Chance, { from, to }: Span, least: number, most: number): Span {
  const lengthMs = chance.int(least, most);
  const starts = chance.int(from, Math.max(from, to - lengthMs));
  return { from: starts, to: Math.min(to, starts + lengthMs) };
}

const MISDEEDS: readonly [Misdeed, ...Misdeed[]] = [
  ...(["hangs", "throws", "floods"] as const),
  ...(["wrong_json", "wrong_vantage", "wrong_status"] as const),
];
const BREAKS: readonly [Break, ...Break[]] = ["gone", "slow", "halfway"];
const MOMENTS: readonly [Moment, ...Moment[]] = ["at_once", "in_sweep", "in_alarm", "before_alarm"];

/** What a fault is drawn for. */
interface Around {
  readonly span: Span;
  readonly liars: readonly VantageId[];
  /** When something changes in truth, which is when it matters most. */
  readonly edges: readonly number[];
}

type Draw = (chance: Chance, around: Around) => Fault;

/** @param percent that begin where something changes. */
function ofSome(chance: Chance, { span, edges }: Around, percent = 50): Span {
  const drawn = spanIn(chance, span, 20 * S, 8 * MIN);
  if (edges.length === 0 || !chance.is(percent)) return drawn;
  const from = Math.max(span.from, chance.of(edges) + chance.int(-90 * S, 45 * S));
  return { from, to: Math.min(span.to, from + drawn.to - drawn.from) };
}

/** A row is a kind of trouble of our own. */
const DRAWS: readonly [Draw, ...Draw[]] = [
  (chance, around) => ({
    ...{ ...ofSome(chance, around), kind: "prober", does: chance.pick(MISDEEDS) },
    at: chance.some(VANTAGE_IDS, chance.int(1, 9)),
  }),
  // All at once.
  (chance, around) => ({
    ...{ ...ofSome(chance, around), kind: "prober", does: chance.pick(["hangs", "throws"]) },
    at: VANTAGE_IDS,
  }),
  (chance, around) => ({
    ...{ ...ofSome(chance, around), kind: "prober", does: chance.pick(["says_down", "says_up"]) },
    at: around.liars,
  }),
  (chance, around) => ({
    ...ofSome(chance, around),
    kind: "resolver",
    breaks: chance.pick(["gone", "slow"]),
  }),
  (chance, around) => ({
    ...ofSome(chance, around, 100),
    ...{ kind: "ledger", breaks: chance.pick(BREAKS) },
  }),
  (chance, around) => ({
    ...ofSome(chance, around, 100),
    ...{ kind: "webhook", breaks: chance.pick(BREAKS) },
  }),
  (chance, around) => ({ ...ofSome(chance, around), kind: "storage", breaks: "full" }),
  (chance, around) => ({ ...ofSome(chance, around), kind: "storage", breaks: "rejects" }),
  (chance, around) => ({
    ...ofSome(chance, around),
    kind: "await",
    percent: chance.pick([2, 10, 30]),
  }),
  (chance, around) => struck(chance, around, "eviction"),
  (chance, around) => struck(chance, around, "eviction"),
  (chance, around) => struck(chance, around, "deploy"),
  (chance, around) => struck(chance, around, "deploy"),
  (chance, around) => ({
    ...ofSome(chance, around),
    kind: "alarm_late",
    byMs: chance.scale(MIN, 180 * MIN),
  }),
  (chance, around) => ({ ...ofSome(chance, around), kind: "alarm_twice" }),
  (chance, around) => ({
    ...{ ...ofSome(chance, around), kind: "clock" },
    byMs: chance.scale(S, 60 * MIN) * chance.pick([-1, 1]),
  }),
  (chance, around) => ({
    ...ofSome(chance, around),
    kind: "cache",
    breaks: chance.pick(["throws", "forgets"]),
  }),
  (chance, around) => ({
    ...ofSome(chance, around),
    kind: chance.pick(["monitor_gone", "gate_gone"]),
  }),
];

function fault(chance: Chance, around: Around): Fault {
  return chance.pick(DRAWS)(chance, around);
}

function struck(chance: Chance, around: Around, kind: "eviction" | "deploy"): Fault {
  const moment = chance.pick(MOMENTS);
  return { ...ofSome(chance, around), kind, moment, afterMs: chance.scale(1, 3_000) };
}
