/**
 * Reaches into one monitor: its clock, and the probers that it is bound to.
 */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Clock } from "../../src/clock";
import { systemClock } from "../../src/clock";
import type { TargetMonitor } from "../../src/monitor/monitor";
import { bindingOf, type VantageId } from "../../src/vantage/registry";
import type { Prober } from "../../src/vantage/sweep";

/** Runs in the object itself. */
export function inside<R>(host: string, run: (monitor: TargetMonitor) => R): Promise<Awaited<R>> {
  const stub = env.MONITOR.get(env.MONITOR.idFromName(host));
  return runInDurableObject(stub, (instance) =>
    run(instance as unknown as TargetMonitor),
  ) as Promise<Awaited<R>>;
}

/** Stops the monitor's clock at an instant; its sweeps still take real time. */
export function setNow(host: string, now: number): Promise<void> {
  const stopped: Clock = { now: () => now, wait: systemClock.wait };
  return inside(host, (monitor) => void Object.assign(monitor, { clock: stopped }));
}

/** Puts another prober in the place of one. */
export function withProber(host: string, vantage: VantageId, prober: Prober): Promise<void> {
  return inside(host, ({ state }) => {
    Object.assign(state, { env: { ...state.env, [bindingOf(vantage)]: prober } });
  });
}
