/**
 * What an operator has watched: their own websites, from configuration. Types, and how a watch names
 * its monitor. Pure.
 */
import type { Wanted } from "../probe/wanted";
import type { Host } from "../target/parse";

export interface Watch {
  /** What the operator calls it: a status page shows it. Unique in the list. */
  readonly name: string;
  readonly host: Host;
  /** From the start of one look to the start of the next. */
  readonly everyMs: number;
  /** Null: looked at as everybody's questions do. */
  readonly wanted: Wanted | null;
}

/** The name of a watch in ASCII: what travels between Workers is no more. */
export function watchKey({ name }: Pick<Watch, "name">): string {
  return encodeURIComponent(name);
}

/**
 * The name of the monitor that keeps it. A watch that wants nothing special shares the monitor of the
 * host with everyone who asks; one that does has its own, and a host can never be called like it.
 */
export function monitorName(watch: Watch): string {
  return watch.wanted === null ? watch.host : `watch:${watchKey(watch)}`;
}
