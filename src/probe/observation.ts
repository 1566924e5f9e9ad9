/**
 * What one vantage saw in one sweep, and the one door through which it is read.
 *
 * An observation has exactly one outcome. `up` has neither failure nor refusal; `down` has one
 * failure that is the target's fault; `unsure` has one failure or one refusal. The decoders accept
 * nothing else, so no later code has to doubt it. Pure.
 */
import * as v from "valibot";
import { VANTAGE_IDS } from "../vantage/registry";
import { FAILURES, type FailureCode, REFUSAL_CODES } from "./failure";

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const spanMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000));
const hostText = v.pipe(v.string(), v.maxLength(253), v.regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/));
const airport = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));

const sightEntries = {
  outcome: v.picklist(["up", "down", "unsure"]),
  failure: v.nullable(v.picklist(Object.keys(FAILURES) as FailureCode[])),
  refusal: v.nullable(v.picklist(REFUSAL_CODES)),
  fault: v.nullable(v.picklist(["target", "resolver", "vantage"])),
  phase: v.nullable(v.picklist(["dns", "connect", "tls", "http"])),
  /** The last HTTP status seen, if any. */
  status: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(999))),
  /** The scheme that gave the answer; null when none did. */
  scheme: v.nullable(v.picklist(["https", "http"])),
  /** Another site that it sends visitors to: the host alone, and not followed. */
  redirectsTo: v.nullable(hostText),
  /**
   * Whether a page of another site may load it: `corp` and `mixed` (http) forbid that, null is not
   * known. An older prober does not say.
   */
  embedding: v.optional(v.nullable(v.picklist(["open", "corp", "mixed"])), null),
  /** Tries it took: which one answered, or how many failed; 0 when our prober did not answer. */
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2)),
  /** Milliseconds; null from the failing phase on, and where fetch cannot tell. */
  timings: v.object({
    dnsMs: v.nullable(spanMs),
    connectMs: v.nullable(spanMs),
    firstByteMs: v.nullable(spanMs),
    totalMs: spanMs,
  }),
  startedAt: epochMs,
};

const sight = v.object(sightEntries);

/** What a look at the target gave, before anybody asks whether the vantage can be trusted. */
export type Sight = Readonly<v.InferOutput<typeof sight>>;

const report = v.object({
  ...sightEntries,
  vantage: v.picklist(VANTAGE_IDS),
  /** Whether the vantage's controls answered as they must. */
  health: v.picklist(["ok", "impaired"]),
  /** Airport code of the data centre that the prober found itself in; null when it cannot tell. */
  ranIn: v.nullable(airport),
});

/** What a prober sends back. */
export type ProberReport = Readonly<v.InferOutput<typeof report>>;

const observation = v.object({
  ...sightEntries,
  vantage: v.picklist(VANTAGE_IDS),
  city: v.string(),
  continent: v.picklist(["NA", "SA", "EU", "AF", "ME", "AS", "OC"]),
  /**
   * `ok` may vote. `impaired`: its controls failed. `misplaced`: it ran in another vantage's home.
   * `duplicate`: another observation of this sweep came from the same data centre.
   */
  health: v.picklist(["ok", "impaired", "misplaced", "duplicate"]),
  /** The region asked for, and the data centre it really ran in (null: not verified). */
  place: v.object({ asked: v.string(), observed: v.nullable(airport) }),
});

/** What one vantage saw in one sweep. */
export type Observation = Readonly<v.InferOutput<typeof observation>>;

/** Reads a prober's answer; null for anything that is not one. */
export function decodeReport(value: unknown): ProberReport | null {
  const result = v.safeParse(report, value);
  return result.success && hasOneOutcome(result.output) ? result.output : null;
}

/** Reads an observation back from storage or from the monitor's stream; null for anything else. */
export function decodeObservation(value: unknown): Observation | null {
  const result = v.safeParse(observation, value);
  return result.success && hasOneOutcome(result.output) ? result.output : null;
}

function hasOneOutcome(seen: Sight): boolean {
  const { outcome, failure, refusal, fault, phase, scheme, redirectsTo } = seen;
  if (seen.embedding !== null && outcome !== "up") return false;
  if (failure === null) {
    const isRefused = refusal !== null && redirectsTo === null;
    const isOne = outcome === "up" ? refusal === null : outcome === "unsure" && isRefused;
    return isOne && fault === null && phase === null;
  }
  const facts = FAILURES[failure];
  return (
    refusal === null &&
    scheme === null &&
    redirectsTo === null &&
    facts.outcome === outcome &&
    facts.fault === fault &&
    (facts.phase === phase || failure === "redirect_to_dead")
  );
}
