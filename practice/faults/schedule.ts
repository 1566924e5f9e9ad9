/**
 * A fault schedule as data: what is true of some websites, who asks about them, and what fails of our
 * own meanwhile. Instants are milliseconds since its beginning, as time really goes by: our own
 * clocks may say something else. Nothing here knows how a fault is brought about.
 */
import type { VantageId } from "../../src/vantage/registry";

export interface Schedule {
  readonly seed: number;
  readonly hosts: readonly Site[];
  /** Of the watched ones. */
  readonly everyS: number;
  readonly questions: readonly Question[];
  /** By which owners say that they want no probes. */
  readonly optOuts: readonly OptOut[];
  readonly faults: readonly Fault[];
  /** The vantages that may lie, two at most. */
  readonly liars: readonly VantageId[];
  /** The code of the real probers looks at the practice internet; else somebody quick answers for them. */
  readonly hasRealProbers: boolean;
  /** From here on everything is well, our own parts and the websites. */
  readonly calmFrom: number;
  /** Who is asked about once all is well; of the others nobody asks, and nothing else wakes them. */
  readonly askedInCalm: readonly string[];
}

/** A website, and what is true of it. */
export interface Site {
  readonly host: string;
  readonly isWatched: boolean;
  readonly troubles: readonly Trouble[];
  /** When its owner says that no probes are wanted, of itself or of more; null: never. */
  readonly optsOutAt: number | null;
}

/** By a record in DNS, of a host alone or of its whole domain; or by mail, of a name and all below it. */
export interface OptOut {
  readonly at: number;
  readonly name: string;
  readonly by: "host" | "domain" | "list";
}

export function isOf({ name, by }: OptOut, host: string): boolean {
  return host === name || (by !== "host" && host.endsWith(`.${name}`));
}

/** Between these instants it cannot be reached from these vantages. */
export interface Trouble extends Span {
  readonly seenFrom: "everywhere" | readonly VantageId[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Question {
  readonly at: number;
  readonly host: string;
  readonly from: VantageId;
  /** That it comes in at: each has a cache of its own. */
  readonly dataCentre: number;
  /** Of what is remembered, without a look. */
  readonly isHistory: boolean;
}

/** What a prober does instead of its work; those that lie claim that their controls are well. */
export type Misdeed =
  | "hangs"
  | "throws"
  | "floods"
  | "says_down"
  | "says_up"
  | "wrong_json"
  | "wrong_vantage"
  | "wrong_status";

/** `halfway`: the work is done, and whoever asked for it hears that it failed. */
export type Break = "gone" | "slow" | "halfway";

/** Where in the work of a monitor something strikes. */
export type Moment = "at_once" | "in_sweep" | "in_alarm" | "before_alarm";

export type Fault =
  | (Span & { readonly kind: "prober"; readonly does: Misdeed; readonly at: readonly VantageId[] })
  | (Span & { readonly kind: "resolver" | "webhook"; readonly breaks: Break })
  | (Span & { readonly kind: "ledger"; readonly breaks: Break | "hangs" })
  /** `full`: no write is taken. `rejects`: the calls that wait for storage fail. */
  | (Span & { readonly kind: "storage" | "gate_storage"; readonly breaks: "full" | "rejects" })
  /** Of all that a monitor waits for, or of all but its storage, so many in a hundred fail, before or after they are done. */
  | (Span & { readonly kind: "await"; readonly percent: number; readonly of: "all" | "others" })
  /** The instance goes; `deploy`: another version comes in its place, and an older one wrote what it reads. */
  | (Span & {
      readonly kind: "eviction" | "deploy";
      readonly moment: Moment;
      /** After that moment has come. */
      readonly afterMs: number;
      /** Only who is not watched, and nobody reaches it for so long afterwards; null: whoever comes first. */
      readonly goneMs: number | null;
    })
  /** The gates of all domains go, or their alarms ring: an older version has set them. Strikes at `from`. */
  | (Span & { readonly kind: "gate_eviction" | "gate_alarm" })
  | (Span & { readonly kind: "alarm_late"; readonly byMs: number })
  | (Span & { readonly kind: "alarm_twice" })
  /** Our clocks are put forward, or back, at `from`. */
  | (Span & { readonly kind: "clock"; readonly byMs: number })
  | (Span & { readonly kind: "cache"; readonly breaks: "throws" | "hangs" | "forgets" })
  | (Span & { readonly kind: "limiter"; readonly breaks: "throws" | "hangs" | "refuses" })
  /** `hangs`: whoever calls it hears nothing, ever. `stalls`: the first piece of its answer, and then nothing. */
  | (Span & {
      readonly kind: "monitor_gone" | "gate_gone";
      readonly breaks: "rejects" | "hangs" | "stalls";
    });

export type FaultKind = Fault["kind"];

export const isWithin = ({ from, to }: Span, at: number): boolean => from <= at && at < to;

/** Whether a website can be reached from a vantage. */
export function isReached(site: Site, vantage: VantageId, at: number): boolean {
  return !site.troubles.some(
    (one) => isWithin(one, at) && (one.seenFrom === "everywhere" || one.seenFrom.includes(vantage)),
  );
}

/** What one reads on our clocks, less what is true. */
export function skewAt({ faults }: Schedule, at: number): number {
  const jumps = faults.map((one) => (one.kind === "clock" && one.from <= at ? one.byMs : 0));
  return jumps.reduce((sum, ms) => sum + ms, 0);
}

/** By how much our clocks were put back, in all: what was set by them before comes so much later. */
export function putBackMs({ faults }: Schedule): number {
  return faults.reduce((sum, one) => sum + (one.kind === "clock" ? Math.max(0, -one.byMs) : 0), 0);
}

/** By how much our clocks were put forward or back, in all. */
export function totalJumpMs({ faults }: Schedule): number {
  return faults.reduce((sum, one) => sum + (one.kind === "clock" ? Math.abs(one.byMs) : 0), 0);
}
