/**
 * One round: every vantage looks at one host, all at once.
 *
 * A prober that throws, hangs, or answers nonsense is an abstention by our own fault; nothing that
 * a prober does can become a vote that it did not cast. Observations are handed on as they come.
 */
import type { Clock } from "../clock";
import { SWEEP } from "../limits";
import { discard, readBounded } from "../probe/body";
import { FAILURES } from "../probe/failure";
import { decodeReport, type Observation, type Sight } from "../probe/observation";
import { readPlacement } from "../probe/place";
import type { Wanted } from "../probe/wanted";
import { homeOf, VANTAGES, type Vantage, type VantageId } from "./registry";

/** Reaches the prober of one vantage; a service binding has this shape. */
export interface Prober {
  fetch(url: string, init: RequestInit): Promise<Response>;
}

export interface SweepOptions {
  /** Undefined when a vantage is not bound; then it abstains. */
  readonly proberOf: (vantage: VantageId) => Prober | undefined;
  readonly clock: Clock;
  /** Called once for each vantage, in the order in which they answer. */
  readonly onObservation: (observation: Observation) => void;
  /** What an operator wants of a website of their own; for a stranger's question there is none. */
  readonly wanted?: Wanted | null;
  /** Names of the site whose owners have opted out by mail: no redirect is followed there. */
  readonly denied?: readonly string[];
}

/** Resolves when every vantage has an observation, at the deadline at the latest. Never rejects. */
export async function sweep(host: string, options: SweepOptions): Promise<void> {
  const taken = new Set<string>();
  await Promise.all(
    VANTAGES.map(async (vantage) => {
      const observation = await observe(vantage, host, options);
      options.onObservation(asWitness(observation, taken));
    }),
  );
}

type OurFailure = "prober_timeout" | "prober_error" | "prober_invalid";

async function observe(
  vantage: Vantage & { readonly id: VantageId },
  host: string,
  { proberOf, clock, wanted = null, denied = [] }: SweepOptions,
): Promise<Observation> {
  const startedAt = clock.now();
  const stop = new AbortController();
  const answer = await Promise.race([
    askProber(proberOf(vantage.id), questionOf(host, wanted, denied), stop.signal),
    clock.wait(SWEEP.deadlineMs, stop.signal).then(() => "prober_timeout" as const),
  ]);
  stop.abort();
  if (typeof answer === "string")
    return describe(vantage, unanswered(answer, startedAt, clock.now()), "ok", null);
  const { report, placed } = answer;
  // A prober that speaks for another vantage is not to be believed about anything.
  if (report.vantage !== vantage.id)
    return describe(vantage, unanswered("prober_invalid", startedAt, clock.now()), "ok", null);
  const { vantage: _, health, ranIn, ...sight } = report;
  return describe(vantage, sight, health, placed ?? ranIn);
}

interface Question {
  readonly host: string;
  /** These are left out where there is nothing to say: a question is then what it always was. */
  readonly wanted?: Wanted;
  readonly denied?: readonly string[];
}

function questionOf(host: string, wanted: Wanted | null, denied: readonly string[]): Question {
  return { host, ...(wanted && { wanted }), ...(denied.length > 0 && { denied }) };
}

async function askProber(prober: Prober | undefined, question: Question, signal: AbortSignal) {
  if (prober === undefined) return "prober_error" as const;
  try {
    const response = await prober.fetch("https://prober/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(question),
      signal,
    });
    if (response.status !== 200) {
      discard(response);
      return "prober_error" as const;
    }
    const text = await readBounded(response, SWEEP.reportBytes, signal);
    const report = decodeReport(parseJson(text));
    const placed = readPlacement(response.headers.get("cf-placement"));
    return report ? { report, placed } : ("prober_invalid" as const);
  } catch {
    return "prober_error" as const;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unanswered(failure: OurFailure, startedAt: number, endedAt: number): Sight {
  const totalMs = endedAt - startedAt;
  return {
    outcome: FAILURES[failure].outcome,
    failure,
    refusal: null,
    suspect: null,
    evidence: null,
    fault: FAILURES[failure].fault,
    phase: null,
    status: null,
    scheme: null,
    redirectsTo: null,
    httpsFailure: null,
    twin: null,
    families: null,
    embedding: null,
    attempts: 0,
    timings: { dnsMs: null, connectMs: null, firstByteMs: null, totalMs },
    startedAt,
  };
}

function describe(
  { id, city, continent, region }: Vantage & { readonly id: VantageId },
  sight: Sight,
  health: Observation["health"],
  observed: string | null,
): Observation {
  const place = { asked: region, observed };
  return { ...sight, vantage: id, city, continent, health, place };
}

/**
 * Counts each data centre once. One that is another vantage's home adds no witness, whoever comes
 * first; of two strays in one place the first to answer counts. A place that nobody could verify
 * is believed, and is said to be unverified.
 */
function asWitness(observation: Observation, taken: Set<string>): Observation {
  const { observed } = observation.place;
  if (observed === null || observation.health !== "ok") return observation;
  const home = homeOf(observed);
  if (home !== undefined && home !== observation.vantage)
    return { ...observation, health: "misplaced" };
  // Whoever abstains is no witness, and takes nobody's place.
  if (observation.outcome === "unsure") return observation;
  if (taken.has(observed)) return { ...observation, health: "duplicate" };
  taken.add(observed);
  return observation;
}
