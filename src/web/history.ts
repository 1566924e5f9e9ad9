/**
 * What is remembered of a target, as data. Reading it starts no look, and of a name that nothing is
 * known of nobody is asked, not even DNS. An owner who wants no probes by now wants no record of the
 * earlier ones either: it is erased, and not told. What a monitor said is told to everybody for some
 * seconds, as of the instant at which it said so.
 */
import type { Refusal } from "../gate/gate";
import type { Language } from "../language";
import { KEPT } from "../limits";
import type { History } from "../monitor/recall";
import type { Target } from "../target/parse";
import { cityOf } from "../vantage/registry";
import { lasting, type Outage } from "../verdict/outages";
import type { Kept } from "./cache";
import { explainHistory } from "./history.words";
import { type Problem, problemOf } from "./problem";
import type { Recalled } from "./recalled";
import { type Memory, type TellDeps, toldBy } from "./told";

/** The JSON of `GET /v1/history/{host}`. Instants are epoch milliseconds. */
export interface HistoryAnswer {
  readonly target: { readonly host: string; readonly display: string };
  /** Start of the first look; null: nothing is known. */
  readonly watchedSince: number | null;
  /** For everyone, newest first. */
  readonly outages: readonly Outage[];
  /** As single regions saw them; those without one are left out. */
  readonly regions: readonly {
    readonly vantage: string;
    readonly city: string;
    readonly outages: readonly Outage[];
  }[];
  /** Newest first. */
  readonly sweeps: History["sweeps"];
  /** How much is kept: whatever has so many may have had more. */
  readonly kept: Readonly<Record<"sweeps" | "badSweeps" | "outages" | "regionalOutages", number>>;
  readonly explanation: string;
  /** When the monitor was asked. */
  readonly checkedAt: number;
  readonly language: Language;
  readonly notice: string | null;
}

export interface HistoryDeps extends TellDeps<Pick<Memory, "history" | "forget">> {
  /** Null: this caller may read. */
  readonly mayRead: () => Promise<Refusal | null>;
  /** Null: something may be known of a host. No monitor is woken for a name that does not exist. */
  readonly mayRecall: (host: string) => Promise<Refusal | null>;
  readonly keptOf: (host: string) => Kept<Recalled>;
}

interface HistoryOptions {
  readonly siteUrl: string;
  readonly language: Language;
  readonly notice: string | null;
}

export async function askHistory(
  target: Target,
  deps: HistoryDeps,
  options: HistoryOptions,
): Promise<HistoryAnswer | Problem> {
  const refusal = await deps.mayRead();
  if (refusal !== null) return problemOf(refusal);
  const recalled = await recall(target.host, deps);
  return "kind" in recalled ? recalled : historyOf(target, recalled, options);
}

async function recall(host: string, deps: HistoryDeps): Promise<Recalled | Problem> {
  const kept = deps.keptOf(host);
  const before = await kept.match();
  if (before !== null) return before;
  const refusal = await deps.mayRecall(host);
  if (refusal !== null) return problemOf(refusal);
  const history = await toldBy(host, (monitor) => monitor.history(), deps);
  if ("kind" in history) return history;
  const recalled: Recalled = { at: deps.clock.now(), history };
  await kept.put(recalled);
  return recalled;
}

/** Everything is told as of the instant at which the monitor was asked. */
export function historyOf(
  { host, display }: Target,
  { at, history }: Recalled,
  { siteUrl, language, notice }: HistoryOptions,
): HistoryAnswer {
  const { watchedSince, sweeps } = history;
  const { badSweeps, outages, regionalOutages } = KEPT;
  const upToNow = (some: readonly Outage[]) => some.map((outage) => lasting(outage, at));
  return {
    target: { host, display },
    watchedSince,
    outages: upToNow(history.outages),
    regions: history.regions.map((region) => ({
      vantage: region.vantage,
      city: cityOf(region.vantage),
      outages: upToNow(region.outages),
    })),
    sweeps: sweeps.map(({ startedAt, completedAt, scope, votes }) => ({
      ...{ startedAt, completedAt, scope, votes },
    })),
    kept: { sweeps: KEPT.sweeps, badSweeps, outages, regionalOutages },
    // The A-label form: a name in Unicode can imitate another one, and never stands alone.
    explanation: explainHistory({ host, history, siteUrl, now: at }, language),
    checkedAt: at,
    language,
    notice,
  };
}
