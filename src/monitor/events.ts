/**
 * What the monitor tells of a sweep, one JSON object a line: when it started and what was known
 * before, each observation as it comes, and that it is complete. Encoding and decoding stand
 * together; an old and a new version may talk to each other during a deploy. Pure.
 */
import * as v from "valibot";
import type { NetworkFacts } from "../ledger/facts";
import { networkFacts } from "../ledger/forms";
import { decodeObservation, type Observation } from "../probe/observation";
import { instant, outage, past, regionPasts, sample } from "../verdict/forms";
import type { Outage } from "../verdict/outages";
import type { Sample } from "../verdict/sample";
import type { Past, RegionPasts } from "../verdict/since";

export type SweepEvent =
  | ({ readonly kind: "started"; readonly startedAt: number } & Before)
  | { readonly kind: "observation"; readonly observation: Observation }
  | { readonly kind: "completed"; readonly completedAt: number };

/** What was known before a sweep started. */
export interface Before {
  readonly past: Past;
  /** The same of each region that was ever heard. */
  readonly regions: RegionPasts;
  /** The sweeps before it, newest first; the last few of those that are stored. */
  readonly recent: readonly Sample[];
  /** The outages for everyone, newest first; the last few of those that are stored. */
  readonly outages: readonly Outage[];
  /** Null when nobody has looked it up: that is done when an outage opens. */
  readonly network: NetworkFacts | null;
}

export const NOTHING_BEFORE: Before = {
  past: { lastGoodAt: null, firstBadAt: null },
  regions: {},
  ...{ recent: [], outages: [], network: null },
};

/** A sweep that has ended, as it is stored and cached. */
export interface SweepRecord {
  readonly startedAt: number;
  readonly completedAt: number;
  readonly observations: readonly Observation[];
}

/** A sweep as far as it has come. */
export interface SweepSoFar extends Omit<SweepRecord, "completedAt">, Before {
  /** Null while vantages are still looking. */
  readonly completedAt: number | null;
}

/** A sweep with one more event. Null until it has started; what comes before that is passed over. */
export function withEvent(sweep: SweepSoFar | null, event: SweepEvent): SweepSoFar | null {
  switch (event.kind) {
    case "started": {
      const { kind: _, ...started } = event;
      return { ...started, completedAt: null, observations: [] };
    }
    case "observation":
      return sweep && { ...sweep, observations: [...sweep.observations, event.observation] };
    case "completed":
      return sweep && { ...sweep, completedAt: event.completedAt };
  }
}

export function eventsOf(sweep: SweepRecord, before: Before): readonly SweepEvent[] {
  const { past, regions, recent, outages, network } = before;
  return [
    { kind: "started", startedAt: sweep.startedAt, past, regions, recent, outages, network },
    ...sweep.observations.map((observation) => ({ kind: "observation", observation }) as const),
    { kind: "completed", completedAt: sweep.completedAt },
  ];
}

export function encodeEvent(event: SweepEvent): string {
  return `${JSON.stringify(event)}\n`;
}

const event = v.variant("kind", [
  v.object({
    kind: v.literal("started"),
    startedAt: instant,
    past,
    // A monitor of another version may tell nothing of these, or tell them otherwise.
    regions: v.fallback(regionPasts, {}),
    recent: v.fallback(v.array(sample), []),
    outages: v.fallback(v.array(outage), []),
    network: v.fallback(v.nullable(networkFacts), null),
  }),
  v.object({ kind: v.literal("observation"), observation: v.unknown() }),
  v.object({ kind: v.literal("completed"), completedAt: instant }),
]);

/** Reads one line; null for anything that is not an event, which the reader passes over. */
export function decodeEvent(line: string): SweepEvent | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), event), line);
  if (!parsed.success) return null;
  if (parsed.output.kind !== "observation") return parsed.output;
  const observation = decodeObservation(parsed.output.observation);
  return observation && { kind: "observation", observation };
}

/** Reads a stream of lines. Ends with the stream; rejects if the stream breaks. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<SweepEvent> {
  for await (const events of readTogether(body)) yield* events;
}

/** The same, but what came at once is read at once: of a sweep that is over, everything. */
export async function* readTogether(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<readonly SweepEvent[]> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    const read = lines.map(decodeEvent).filter((event) => event !== null);
    if (read.length > 0) yield read;
  }
}
