/**
 * The observations that the world hands to the real verdict code. There are few kinds of them, so each
 * is made once.
 */
import { FAILURES } from "../../src/probe/failure";
import type { Observation } from "../../src/probe/observation";
import { VANTAGES } from "../../src/vantage/registry";
import type { Seat } from "../trial";

/** `down`: it was refused or failed at once; `silent`: nothing came back; `mute`: our prober said nothing. */
export type Sight = "up" | "down" | "silent" | "refused" | "mute";

const NOTHING = {
  ...{ failure: null, refusal: null, suspect: null, evidence: null, fault: null, phase: null },
  ...{ status: null, scheme: null, redirectsTo: null, httpsFailure: null, twin: null },
  ...{ families: null, embedding: null },
} as const;

const ANSWERED = { ...NOTHING, scheme: "https" } as const;

function failed(failure: "connection_refused" | "timeout_connect" | "prober_timeout") {
  const { outcome, fault, phase } = FAILURES[failure];
  return { ...NOTHING, failure, outcome, fault, phase };
}

const SIGHTS = {
  up: { ...ANSWERED, outcome: "up", status: 200, embedding: "open" },
  refused: { ...ANSWERED, outcome: "unsure", refusal: "http_403", evidence: "status", status: 403 },
  down: failed("connection_refused"),
  silent: failed("timeout_connect"),
  mute: failed("prober_timeout"),
} as const satisfies Record<Sight, Partial<Observation>>;

const made = new Map<string, Observation>();

/** @param startedAt epoch milliseconds: the same for a whole simulation, or few are made twice. */
export function sightOf(
  seat: Seat,
  saw: Sight,
  health: "ok" | "impaired",
  attempts: number,
  startedAt: number,
): Observation {
  const key = `${seat} ${saw} ${health} ${attempts} ${startedAt}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const vantage = VANTAGES[seat];
  if (vantage === undefined) throw new Error(`there is no seat ${seat}`);
  const { id, city, continent, region, home } = vantage;
  const observation: Observation = {
    ...SIGHTS[saw],
    ...{ attempts, startedAt, health, vantage: id, city, continent },
    timings: { dnsMs: 20, connectMs: null, firstByteMs: null, totalMs: 1_000 },
    place: { asked: region, observed: home[0] },
  };
  made.set(key, observation);
  return observation;
}
