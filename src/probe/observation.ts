/**
 * What one vantage saw in one sweep, and the one door through which it is read.
 *
 * An observation has exactly one outcome. `up` has neither failure nor refusal; `down` has one
 * failure that is the target's fault; `unsure` has one failure or one refusal. The decoders accept
 * nothing else, so no later code has to doubt it. Pure.
 */
import * as v from "valibot";
import { VANTAGE_IDS } from "../vantage/registry";
import { EVIDENCE, FAILURES, type FailureCode, REFUSAL_CODES, SUSPECT_CODES } from "./failure";

/** The end of the year 9999. Later instants have no date that all of our forms can write. */
const LAST_INSTANT = 253_402_300_799_000;

/** Epoch milliseconds. */
export const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST_INSTANT));
const spanMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000));
const hostText = v.pipe(v.string(), v.maxLength(253), v.regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/));
/** Of a city or a cloud region, as the registry of some version has it. */
const placeName = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const airport = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));

const failure = v.picklist(Object.keys(FAILURES) as FailureCode[]);

/** A field that older probers, and sweeps stored before it was there, leave out. */
const newer = <T extends v.GenericSchema>(schema: T) => v.optional(v.nullable(schema), null);

const sightEntries = {
  outcome: v.picklist(["up", "down", "unsure"]),
  failure: v.nullable(failure),
  refusal: v.nullable(v.picklist(REFUSAL_CODES)),
  /** Why an answer that counts as up may not be what its visitors came for. */
  suspect: newer(v.picklist(SUSPECT_CODES)),
  /** What the refusal, or the suspicion, was read from. */
  evidence: newer(v.picklist(EVIDENCE)),
  fault: v.nullable(v.picklist(["target", "resolver", "vantage"])),
  phase: v.nullable(v.picklist(["dns", "connect", "tls", "http"])),
  /** The last HTTP status seen, if any. */
  status: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(999))),
  /** The scheme that gave the answer; null when none did. */
  scheme: v.nullable(v.picklist(["https", "http"])),
  /** Another site that it sends visitors to: the host alone, and not followed. */
  redirectsTo: v.nullable(hostText),
  /** Why https failed, where http answered. */
  httpsFailure: newer(failure),
  /** Its twin (with or without `www.`), where that answered and the target did not. */
  twin: newer(hostText),
  /** Which families of address DNS has for it. Which of them was used cannot be told. */
  families: newer(v.picklist(["ipv4", "ipv6", "both"])),
  /** Whether a page of another site may load it: `corp` and `mixed` (http) forbid that. */
  embedding: newer(v.picklist(["open", "corp", "mixed"])),
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

export const observation = v.object({
  ...sightEntries,
  vantage: v.picklist(VANTAGE_IDS),
  city: placeName,
  continent: v.picklist(["NA", "SA", "EU", "AF", "ME", "AS", "OC"]),
  /**
   * `ok` may vote. `impaired`: its controls failed. `misplaced`: it ran in another vantage's home.
   * `duplicate`: another observation of this sweep came from the same data centre.
   */
  health: v.picklist(["ok", "impaired", "misplaced", "duplicate"]),
  /** The region asked for, and the data centre it really ran in (null: not verified). */
  place: v.object({ asked: placeName, observed: v.nullable(airport) }),
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
  return fitsItsOutcome(seen) && fitsItsAnswer(seen);
}

/** An answer, a failure or a refusal: exactly one of them, with its own facts. */
function fitsItsOutcome(seen: Sight): boolean {
  const { outcome, failure, refusal, fault, phase, scheme, redirectsTo } = seen;
  if (failure === null) {
    const sendsOn = redirectsTo !== null && refusal !== "login";
    const isRefused = refusal !== null && !sendsOn;
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

/** What is said beside the outcome is said only where it can be. */
function fitsItsAnswer(seen: Sight): boolean {
  const { outcome, refusal, suspect, evidence, scheme, httpsFailure, twin, embedding } = seen;
  return (
    (outcome === "up" || (suspect === null && embedding === null)) &&
    (outcome === "down" || twin === null) &&
    (suspect === null || evidence !== null) &&
    (evidence === null || suspect !== null || refusal !== null) &&
    (httpsFailure === null || scheme === "http")
  );
}
