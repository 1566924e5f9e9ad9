/**
 * Holds what was told of a target in a year against what truly was. It knows the truth and the bad
 * sweeps, and nothing of how an outage is followed.
 *
 * The start that is told is that of the spell which the first bad sweep met, and the end that of the
 * spell which the last one met. Where the first bad sweep met none, it was bad by our own fault: if
 * trouble followed before the outage was over, the true start is that of this trouble.
 */
import { CLASSES, type ClassId } from "./model";
import {
  added,
  type Detection,
  type KindResult,
  type LineResult,
  OFS,
  type Of,
  type Share,
  spreadOf,
} from "./result";
import { SEATS, type Trouble } from "./timeline";
import type { BadSweep, ToldOutage, Year } from "./told";
import { classOf, type Spell, spellsOf } from "./truth";

/** What is less than this apart is one outage: the service's promise. */
const APART_MS = 5 * 60_000;

interface Seen {
  readonly sometimes: readonly Trouble[];
  readonly byEnd: ReadonlyMap<number, BadSweep>;
  readonly byStart: ReadonlyMap<number, BadSweep>;
}

export function checkYear(year: Year): KindResult {
  const lines = spellsOf(year.trouble);
  const bad = [...year.badSweeps.values()];
  const seen: Seen = {
    sometimes: year.trouble.filter(({ why }) => why === "sometimes"),
    byEnd: year.badSweeps,
    byStart: new Map(bad.map((one) => [one.startedAt, one])),
  };
  // A region is one vantage: where a cache answers some of its looks, it has no exact instants either.
  const inRegion = { ...seen, sometimes: year.trouble.filter(({ fails }) => fails < 1) };
  const results = [-1, ...SEATS].map((line) =>
    checkLine(
      year.outages.filter((one) => one.line === line),
      lines.get(line) ?? [],
      line < 0 ? seen : inRegion,
    ),
  );
  const [world, ...regions] = results;
  if (world === undefined) throw new Error("no line for everyone");
  return {
    ...{ years: 1, sweeps: year.sweeps, refreshed: year.refreshed, world },
    regions: regions.reduce((all, one) => added(all, one)),
    since: checkSince(year, [-1], lines, seen),
    sinceHere: checkSince(year, SEATS, lines, inRegion),
  };
}

/** An outage that was told, and what truly was meanwhile. */
interface Match {
  readonly told: ToldOutage;
  readonly first: BadSweep;
  /** Null while it goes on. */
  readonly last: BadSweep | null;
  /** From its first bad sweep to the last. */
  readonly during: readonly Spell[];
  readonly isSometimes: boolean;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

const within = <S extends Stretch>(spells: readonly S[], from: number, to: number): readonly S[] =>
  spells.filter((one) => one.from <= to && one.to >= from);

const met = (spells: readonly Spell[], sweep: BadSweep) =>
  within(spells, sweep.startedAt, sweep.completedAt);

function matchOf(told: ToldOutage, spells: readonly Spell[], seen: Seen): Match {
  const first = seen.byEnd.get(told.id);
  const last = told.end === null ? null : seen.byStart.get(told.end.earliestAt);
  if (first === undefined || last === undefined) throw new Error("bounds that are no bad sweep");
  const until = last?.completedAt ?? Number.POSITIVE_INFINITY;
  return {
    ...{ told, first, last },
    during: within(spells, first.startedAt, until),
    isSometimes: within(seen.sometimes, first.startedAt, until).length > 0,
  };
}

function checkLine(told: readonly ToldOutage[], spells: readonly Spell[], seen: Seen): LineResult {
  const matches = told.map((one) => matchOf(one, spells, seen));
  const exact = matches.filter(({ isSometimes }) => !isSometimes);
  const real = exact.filter(({ during }) => during.length > 0);
  const shared = real.filter((one) => kindOf(one) === "everyone" || kindOf(one) === "many");
  const alone = real.filter((one) => kindOf(one) === "alone");
  return {
    ...{ told: told.length, sometimes: matches.length - exact.length },
    falseOpenings: counted(
      exact.filter(({ during }) => during.length === 0).map(({ first }) => causeOf(first)),
    ),
    lost: told.filter(({ end }) => end !== null && end.latestAt === null).length,
    starts: shares(real, startMiss),
    ends: shares(real, endMiss),
    durations: shares(real, durationMiss),
    startWidth: { shared: startWidths(shared), alone: startWidths(alone) },
    endWidth: { shared: endWidths(shared), alone: endWidths(alone) },
    merged: real.filter(({ during }) => hasLongPause(during)).length,
    split: spells.filter((spell) => whileIt(matches, spell).length > 1).length,
    series: seriesOf(spells, matches, seen),
    detection: {
      everyone: detectionOf(spells, "everyone", matches, seen),
      many: detectionOf(spells, "many", matches, seen),
      alone: detectionOf(spells, "alone", matches, seen),
    },
  };
}

function kindOf({ during }: Match): Of {
  if (during.some(({ of }) => of === "flap")) return "flap";
  if (during.every(({ of }) => of === "alone")) return "alone";
  return during.some(({ of }) => of === "everyone") ? "everyone" : "many";
}

function shares(real: readonly Match[], missOf: (match: Match) => readonly (string | null)[]) {
  const rows = OFS.map((of) => {
    return [of, shareOf(real.filter((one) => kindOf(one) === of).flatMap(missOf))] as const;
  });
  return Object.fromEntries(rows) as Record<Of, Share>;
}

const causeOf = ({ because }: BadSweep) => [...because].toSorted().join(" + ");

/** Null when it is as it was told; else why not. */
function startMiss({ told, first, during }: Match): readonly (string | null)[] {
  const started = met(during, first);
  if (started.length === 0) return [`a false bad sweep came first: ${causeOf(first)}`];
  const { earliestAt, latestAt } = told.start;
  const isInside = started.some(({ from }) => from >= (earliestAt ?? 0) && from <= latestAt);
  return [isInside ? null : "a false good sweep came in between"];
}

function endMiss({ told, last, during }: Match): readonly (string | null)[] {
  if (told.end === null || last === null) return [];
  const ended = met(during, last);
  if (ended.length === 0) return [`a false bad sweep came last: ${causeOf(last)}`];
  const { earliestAt, latestAt } = told.end;
  const until = latestAt ?? Number.POSITIVE_INFINITY;
  const isInside = ended.some(({ to }) => to >= earliestAt && to <= until);
  return [isInside ? null : "a false good sweep came in between"];
}

/**
 * From the first true start to the last true end. Of what comes and goes, the time that it was truly
 * bad is held against the upper bound, and the time from start to end against the lower.
 */
function durationMiss({ told, during }: Match): readonly (string | null)[] {
  if (told.end === null) return [];
  const badMs = during.reduce((ms, { from, to }) => ms + to - from, 0);
  const wholeMs = (during.at(-1)?.to ?? 0) - (during[0]?.from ?? 0);
  if (wholeMs < told.minDurationMs) return ["shorter"];
  return [badMs > (told.maxDurationMs ?? Number.POSITIVE_INFINITY) ? "longer" : null];
}

function widthOf({ earliestAt, latestAt }: { earliestAt: number | null; latestAt: number | null }) {
  return earliestAt === null || latestAt === null ? [] : [latestAt - earliestAt];
}

const startWidths = (some: readonly Match[]) =>
  spreadOf(some.flatMap(({ told: { start } }) => widthOf(start)));

const endWidths = (some: readonly Match[]) =>
  spreadOf(some.flatMap(({ told: { end } }) => (end === null ? [] : widthOf(end))));

function hasLongPause(during: readonly Spell[]): boolean {
  return during.some(({ from }, i) => from - (during[i - 1]?.to ?? from) >= APART_MS);
}

const whileIt = (matches: readonly Match[], { from, to }: Stretch) =>
  matches.filter(
    ({ first, last }) =>
      first.startedAt <= to && (last?.completedAt ?? Number.POSITIVE_INFINITY) >= from,
  );

/** Spells with short pauses between them, of which anything was told. */
function seriesOf(spells: readonly Spell[], matches: readonly Match[], seen: Seen): Share {
  const groups: Spell[][] = [];
  for (const spell of spells) {
    const group = groups.at(-1);
    if (group !== undefined && spell.from - (group.at(-1)?.to ?? 0) < APART_MS) group.push(spell);
    else groups.push([spell]);
  }
  const told = groups.flatMap((group) => {
    const stretch = { from: group[0]?.from ?? 0, to: group.at(-1)?.to ?? 0 };
    if (group.length < 2 || within(seen.sometimes, stretch.from, stretch.to).length > 0) return [];
    const count = whileIt(matches, stretch).length;
    return count === 0 ? [] : [count === 1 ? null : "told as several"];
  });
  return shareOf(told);
}

function detectionOf(
  spells: readonly Spell[],
  of: Spell["of"],
  matches: readonly Match[],
  seen: Seen,
): Readonly<Record<ClassId, Detection>> {
  const clear = spells.filter(
    (one) => one.of === of && within(seen.sometimes, one.from, one.to).length === 0,
  );
  const rows = CLASSES.map(({ id }) => {
    const own = clear.filter((spell) => classOf(spell) === id);
    const told = own.map((spell) => whileIt(matches, spell).map((one) => delayOf(one, spell)));
    const delays = told.filter((list) => list.length > 0).map((list) => Math.min(...list));
    const detected = delays.length;
    return [id, { spells: own.length, detected, delay: spreadOf(delays) }] as const;
  });
  return Object.fromEntries(rows) as Record<ClassId, Detection>;
}

/** Told before it began: by a false bad sweep, or since it was down already. */
const delayOf = ({ told }: Match, { from }: Spell) =>
  Math.max(0, (told.openedAt.find((at) => at >= from) ?? from) - from);

function checkSince(
  { since }: Year,
  wanted: readonly number[],
  lines: ReadonlyMap<number, readonly Spell[]>,
  seen: Seen,
): Share {
  const told = since.filter(({ line }) => wanted.includes(line));
  const misses = told.flatMap(({ line, earliestAt, latestAt, toldAt }) => {
    const first = seen.byEnd.get(latestAt);
    if (first === undefined) throw new Error("bounds that are no bad sweep");
    const during = within(lines.get(line) ?? [], first.startedAt, toldAt);
    const isSometimes = within(seen.sometimes, first.startedAt, toldAt).length > 0;
    if (isSometimes || during.length === 0) return [];
    const started = met(during, first);
    if (started.length === 0) return [`a false bad sweep came first: ${causeOf(first)}`];
    const isInside = started.some(({ from }) => from >= (earliestAt ?? 0) && from <= latestAt);
    return [isInside ? null : "a false good sweep came in between"];
  });
  return shareOf(misses);
}

function shareOf(misses: readonly (string | null)[]): Share {
  const missed = misses.filter((why) => why !== null);
  const inside = misses.length - missed.length;
  return { of: misses.length, inside, because: counted(missed) };
}

function counted(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
