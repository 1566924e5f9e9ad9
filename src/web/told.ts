/**
 * Has a monitor tell what it remembers, without a look. An owner who wants no probes by now wants no
 * record of the earlier ones either: it is erased, and not told.
 */
import { type Clock, inTime } from "../clock";
import type { Stub } from "../durable";
import { MONITOR } from "../limits";
import { logError } from "../log";
import type { TargetMonitor } from "../monitor/monitor";
import { isOverload } from "./follow";
import { type Problem, problem } from "./problem";

/** What of a monitor can be read. */
export type Memory = Pick<Stub<TargetMonitor>, "history" | "glance" | "forget">;

export interface TellDeps<M extends Pick<Memory, "forget">> {
  readonly clock: Clock;
  readonly monitorOf: (host: string) => M;
  readonly hasOptedOut: (host: string) => Promise<boolean>;
}

/** @param read what is wanted of it; where it has never looked, no owner is asked. */
export async function toldBy<
  T extends { readonly watchedSince: number | null },
  M extends Pick<Memory, "forget">,
>(host: string, read: (monitor: M) => Promise<T>, deps: TellDeps<M>): Promise<T | Problem> {
  const monitor = deps.monitorOf(host);
  try {
    const told = await inTime(deps.clock, MONITOR.openMs, read(monitor));
    if (told.watchedSince === null || !(await deps.hasOptedOut(host))) return told;
  } catch (error) {
    // Busy, silent or out of reach.
    if (!isOverload(error)) logError("monitor_silent", error);
    return problem("overloaded");
  }
  // The next one who asks finds it again if this fails, and is told as little.
  await inTime(deps.clock, MONITOR.openMs, monitor.forget()).catch((error) =>
    logError("target_not_forgotten", error, { host }),
  );
  return problem("opted_out");
}
