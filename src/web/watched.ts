/**
 * Where the operator's watched targets stand, by what their monitors remember. Reading it starts no
 * look. The monitors are asked side by side, and once within some seconds for everybody: a crowd costs
 * them nothing. What a watch wants, its path or its text, is never told.
 */
import { type Clock, inTime } from "../clock";
import type { Refusal } from "../gate/gate";
import type { Language } from "../language";
import { WATCH } from "../limits";
import { logError } from "../log";
import type { Glance } from "../monitor/recall";
import { lasting, type Outage } from "../verdict/outages";
import type { Scope } from "../verdict/rule";
import type { Sample } from "../verdict/sample";
import type { Since } from "../verdict/since";
import type { WatchFault, WatchList } from "../watch/list";
import { monitorName, type Watch } from "../watch/watch";
import type { Kept } from "./cache";
import { type Problem, problemOf } from "./problem";
import type { Glances } from "./recalled";

/** `unseen`: nobody has looked yet, or lately, or its monitor cannot be heard. */
export type State = Scope | "unseen";

export interface Watched {
  readonly name: string;
  readonly host: string;
  readonly everyMs: number;
  /** It is looked at with wants of its own; an answer about its host may differ. */
  readonly special: boolean;
  readonly state: State;
  readonly lastLook: Sample | null;
  /** Of the outage that goes on. */
  readonly since: Since | null;
  /** Newest first, some of the last. */
  readonly outages: readonly Outage[];
  readonly recent: readonly Sample[];
  readonly url: string;
}

/** The JSON of `GET /v1/watched`. Instants are epoch milliseconds. */
export interface WatchedAnswer {
  readonly watched: readonly Watched[];
  /** Entries of the list that are left out. */
  readonly faults: readonly WatchFault[];
  /** When the monitors were asked. */
  readonly checkedAt: number;
  readonly language: Language;
  readonly notice: string | null;
}

export interface GlanceDeps {
  readonly clock: Clock;
  readonly kept: Kept<Glances>;
  /** Null: this caller may have the monitors asked. */
  readonly mayRead: () => Promise<Refusal | null>;
  /** Asks the monitor of that name. */
  readonly glanceAt: (name: string) => Promise<Glance>;
}

export async function glanceAtAll(
  watches: readonly Watch[],
  deps: GlanceDeps,
): Promise<Glances | Problem> {
  if (watches.length === 0) return { at: deps.clock.now(), of: {} };
  const before = await deps.kept.match();
  // A deploy may have changed the list meanwhile.
  if (before !== null && watches.every((watch) => monitorName(watch) in before.of)) return before;
  const refusal = await deps.mayRead();
  if (refusal !== null) return problemOf(refusal);
  const glances = await Promise.all(watches.map((watch) => glanceAt(watch, deps)));
  const now: Glances = { at: deps.clock.now(), of: Object.fromEntries(glances) };
  await deps.kept.put(now);
  return now;
}

/** One that fails, or takes too long, keeps nobody from the others. */
async function glanceAt(watch: Watch, deps: GlanceDeps): Promise<readonly [string, Glance | null]> {
  const name = monitorName(watch);
  try {
    return [name, await inTime(deps.clock, WATCH.glanceMs, deps.glanceAt(name))];
  } catch (error) {
    logError("monitor_not_glanced_at", error, { host: watch.host });
    return [name, null];
  }
}

export interface WatchedOptions {
  readonly siteUrl: string;
  readonly language: Language;
  readonly notice: string | null;
}

/** Everything is told as of the instant of the glances, which may be some seconds ago. */
export function watchedOf(
  { watches, faults }: WatchList,
  glances: Glances,
  { siteUrl, language, notice }: WatchedOptions,
): WatchedAnswer {
  const { at } = glances;
  const watched = watches.map((watch): Watched => {
    const { name, host, everyMs, wanted } = watch;
    const { recent = [], outages = [] } = glances.of[monitorName(watch)] ?? {};
    const [lastLook = null] = recent;
    const told = outages.map((outage) => lasting(outage, at));
    return {
      ...{ name, host, everyMs, special: wanted !== null },
      state: stateOf(watch, lastLook, at),
      ...{ lastLook, since: sinceOf(told), outages: told, recent },
      url: `${siteUrl}/${host}`,
    };
  });
  return { watched, faults, checkedAt: at, language, notice };
}

function stateOf({ everyMs }: Watch, lastLook: Sample | null, now: number): State {
  if (lastLook === null) return "unseen";
  const isMissed = now - lastLook.completedAt > WATCH.missedLooks * everyMs;
  return isMissed ? "unseen" : lastLook.scope;
}

function sinceOf([newest]: readonly Outage[]): Since | null {
  if (newest === undefined || newest.end !== null) return null;
  const { start, minDurationMs, maxDurationMs } = newest;
  return { region: null, start, minDurationMs, maxDurationMs };
}
