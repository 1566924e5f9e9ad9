/**
 * Draws a schedule from a seed: the same seed gives the same schedule. Pure.
 */
import { VANTAGE_IDS, type VantageId } from "../../src/vantage/registry";
import { Chance, spanIn } from "./chance";
import { sites } from "./draw-sites";
import type { Break, Fault, Misdeed, Moment, Schedule, Span } from "./schedule";

const S = 1_000;
const MIN = 60 * S;

export function draw(seed: number): Schedule {
  const chance = new Chance(seed);
  const hasRealProbers = seed % 50 === 0;
  const isCrowd = seed % 10 === 3;
  const everyS = isCrowd ? 60 : chance.pick([45, 60, 60, 60, 90, 90, 90, 600]);
  const calmFrom = everyS * S * chance.int(14, 20);
  const span: Span = { from: MIN, to: calmFrom };
  const liars = chance.some(VANTAGE_IDS, chance.pick([0, 0, 0, 1, 2]));
  const { hosts, optOuts } = sites(chance, { span, everyS, isCrowd });
  const count = chance.int(1, isCrowd ? 3 : 7);
  const edges = hosts.flatMap(({ troubles, optsOutAt }) => [
    ...troubles.flatMap(({ from, to }) => [from, to]),
    ...(optsOutAt === null ? [] : [optsOutAt]),
  ]);
  const faults = Array.from({ length: count }, () => fault(chance, { span, liars, edges }));

  const names = hosts.map(({ host }) => host);
  const asked = (host: string, at: number) => ({
    ...{ at, host, from: chance.of(VANTAGE_IDS) },
    dataCentre: chance.pick([0, 0, 1]),
    isHistory: chance.is(25),
  });
  const questions = isCrowd
    ? crowd(chance, names, span.to, asked)
    : Array.from({ length: chance.int(5, 11) }, () =>
        asked(chance.of(names), chance.int(0, calmFrom)),
      );
  const askedInCalm = isCrowd
    ? [...chance.some(names, 4), ...optOuts.map(({ name }) => name)]
    : names.filter(() => chance.is(70));
  return {
    ...{ seed, everyS, calmFrom, liars, hosts, optOuts, faults, askedInCalm },
    hasRealProbers: hasRealProbers && !isCrowd,
    questions: questions.toSorted((a, b) => a.at - b.at),
  };
}

/** Each of the names for the first time, as fast as a gate lets them through; then all of them at once, twice. */
function crowd(
  chance: Chance,
  names: readonly string[],
  until: number,
  asked: (host: string, at: number) => Schedule["questions"][number],
): Schedule["questions"] {
  const bursts = [5 * MIN, chance.int(6 * MIN, until - MIN)];
  return [
    ...names.map((host, at) => ({ ...asked(host, at * 6_500), isHistory: false })),
    ...bursts.flatMap((from) =>
      names.map((host, at) => ({ ...asked(host, from + at * 1_000), isHistory: chance.is(5) })),
    ),
  ];
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
    ...{ kind: "ledger", breaks: chance.pick([...BREAKS, "hangs", "hangs"]) },
  }),
  (chance, around) => ({
    ...ofSome(chance, around, 100),
    ...{ kind: "webhook", breaks: chance.pick(BREAKS) },
  }),
  // For so long that it is told again and again.
  (chance, { span }) => ({
    ...{ ...spanIn(chance, span, 12 * MIN, 20 * MIN), kind: "webhook" },
    breaks: chance.pick(["gone", "slow"]),
  }),
  (chance, around) => ({ ...ofSome(chance, around), kind: "storage", breaks: "full" }),
  (chance, around) => ({ ...ofSome(chance, around), kind: "storage", breaks: "rejects" }),
  (chance, around) => ({
    ...ofSome(chance, around),
    ...{ kind: "await", of: "all" },
    percent: chance.pick([2, 10, 30]),
  }),
  // Longer than the platform calls in vain.
  (chance, { span }) => ({
    ...spanIn(chance, span, 4 * MIN, 10 * MIN),
    ...{ kind: "await", of: "others", percent: 100 },
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
    breaks: chance.pick(["throws", "hangs", "forgets"]),
  }),
  (chance, around) => ({
    ...ofSome(chance, around),
    kind: "limiter",
    breaks: chance.pick(["throws", "hangs", "refuses"]),
  }),
  (chance, around) => ({
    ...{ ...ofSome(chance, around), kind: "monitor_gone" },
    breaks: chance.pick(["rejects", "hangs", "stalls"]),
  }),
  (chance, around) => ({
    ...{ ...ofSome(chance, around), kind: "gate_gone" },
    breaks: chance.pick(["rejects", "hangs", "stalls"]),
  }),
  (chance, around) => ({
    ...{ ...ofSome(chance, around), kind: "gate_storage" },
    breaks: chance.pick(["full", "rejects"]),
  }),
  (chance, around) => ({
    ...ofSome(chance, around),
    kind: chance.pick(["gate_eviction", "gate_eviction", "gate_alarm"]),
  }),
];

function fault(chance: Chance, around: Around): Fault {
  return chance.pick(DRAWS)(chance, around);
}

function struck(chance: Chance, around: Around, kind: "eviction" | "deploy"): Fault {
  const moment = chance.pick(MOMENTS);
  const afterMs = chance.scale(1, 3_000);
  // In the middle of what somebody asked for, and nobody comes to ask again.
  if (chance.is(35)) {
    const drawn = { from: around.span.from, to: around.span.to, kind, afterMs };
    return { ...drawn, moment: "in_sweep", goneMs: chance.int(20_000, 60_000) };
  }
  return { ...ofSome(chance, around), kind, moment, afterMs, goneMs: null };
}
