/**
 * What the cron trigger does: sees to it that every watched target has its alarm, and clears the
 * ledger of what is old. The looking itself is the monitors' own.
 */
import { stubOf } from "../durable";
import { ledgerOf } from "../ledger/ledger";
import { logError, logFault } from "../log";
import type { ParseOptions } from "../target/parse";
import { readWatchList } from "../watch/list";
import { monitorName, watchKey } from "../watch/watch";
import type { TargetMonitor } from "./monitor";
import type { SurroundingsEnv } from "./surroundings";

export interface RoundsEnv extends Pick<SurroundingsEnv, "WATCH" | "LEDGER"> {
  readonly MONITOR: DurableObjectNamespace;
}

/** One that fails keeps none of the others from its turn. Never rejects. */
export async function makeRounds(env: RoundsEnv, door: ParseOptions, now: number): Promise<void> {
  const { watches, faults } = readWatchList(env.WATCH, door);
  for (const { says } of faults) logFault("watch_invalid", says);
  const works = watches.map(async (watch) => {
    const monitor = stubOf<TargetMonitor>(env.MONITOR, monitorName(watch));
    await monitor.watch(watch.host, watch.wanted === null ? null : watchKey(watch));
  });
  const prune = async () => void (await ledgerOf(env.LEDGER)?.prune(now));
  for (const done of await Promise.allSettled([...works, prune()]))
    if (done.status === "rejected") logError("round_failed", done.reason);
}
