/**
 * What a prober needs of the outside: a network, a resolver, and names whose state is known.
 * There is the real world, and in development a practice one beside it.
 */
import type { Clock } from "../clock";
import type { Resolver } from "./dns";
import type { Network } from "./network";

/** Names whose state is known. */
export interface ControlNames {
  /** Hosts that answer `/` over https with anything but a failure. */
  readonly up: readonly string[];
  /** A host that can have no server. */
  readonly dead: string;
}

export interface World {
  readonly network: Network;
  readonly resolver: Resolver;
  readonly controls: ControlNames;
  readonly clock: Clock;
}

/** Runs with a signal that aborts when the outer one does, when the time is up, or when it is done. */
export async function bounded<T>(
  clock: Clock,
  ms: number,
  outer: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T | "timeout"> {
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  try {
    return await Promise.race([run(signal), clock.wait(ms, signal).then(() => "timeout" as const)]);
  } finally {
    stop.abort();
  }
}
