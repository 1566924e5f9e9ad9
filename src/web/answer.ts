/**
 * The public form of a verdict: everything that every format shows, and nothing else. Pure.
 */
import type { SweepSoFar } from "../monitor/events";
import type { Observation } from "../probe/observation";
import type { Target } from "../target/parse";
import { VANTAGES, vantageOf } from "../vantage/registry";
import { inOrder, type Judgement, judge } from "../verdict/judge";
import { type Since, sinceOf } from "../verdict/since";
import { EN } from "../verdict/words";
import type { Caller } from "./caller";

/** The JSON of `GET /v1/check/{host}`. Instants are epoch milliseconds. */
export interface Answer {
  readonly target: { readonly host: string; readonly display: string };
  readonly verdict: Judgement["verdict"];
  /** `unknown` also while vantages are pending that can still change it. */
  readonly scope: Judgement["scope"];
  readonly confidence: Judgement["confidence"];
  readonly headline: string;
  readonly explanation: string;
  readonly votes: Judgement["votes"];
  /** Null when nobody knows where the caller is. */
  readonly here: {
    readonly vantage: string;
    readonly city: string;
    readonly continent: string;
    readonly country: string | null;
    /** `pending` while that vantage is still looking. */
    readonly vote: "up" | "down" | "abstain" | "pending";
  } | null;
  /** What the caller said it saw. */
  readonly report: "up" | "down" | null;
  readonly intermittent: boolean;
  readonly observations: readonly Observation[];
  /** Vantages that had not answered when nothing could change the answer any more. */
  readonly pending: readonly string[];
  readonly since: Since | null;
  readonly sweep: {
    readonly startedAt: number;
    readonly completedAt: number | null;
    readonly ageMs: number;
    readonly complete: boolean;
  };
  readonly checkedAt: number;
  /** What one should know of this service before believing it; null in production. */
  readonly notice: string | null;
}

export function answerOf(
  target: Target,
  caller: Caller,
  sweep: SweepSoFar,
  { now, notice }: { readonly now: number; readonly notice: string | null },
): Answer {
  const { startedAt, completedAt, past } = sweep;
  const observations = inOrder(sweep.observations);
  const pending = pendingOf(observations);
  const here = hereOf(caller);
  // The A-label form: a name in Unicode can imitate another one, and never stands alone.
  const question = { host: target.host, here, report: caller.report, pending };
  const { hereVote, ...judgement } = judge(observations, question, EN);
  const { scope } = judgement;
  const seenAt = completedAt ?? now;
  return {
    target: { host: target.host, display: target.display },
    ...judgement,
    here: here && {
      vantage: here.region,
      city: here.city,
      continent: here.continent,
      country: caller.country,
      vote: hereVote ?? "pending",
    },
    report: caller.report,
    observations,
    pending: pending.map(({ vantage }) => vantage),
    since: sinceOf(past, { startedAt, seenAt, scope }, now),
    sweep: { startedAt, completedAt, ageMs: now - seenAt, complete: completedAt !== null },
    checkedAt: now,
    notice,
  };
}

/** Where the caller stands, in the words of the verdict rule. */
export function hereOf({ vantage }: Caller) {
  const near = vantage === null ? undefined : vantageOf(vantage);
  return near ? { region: near.id, continent: near.continent, city: near.city } : null;
}

/** The vantages that have not answered yet. */
export function pendingOf(observations: readonly Observation[]) {
  const heard = new Set<string>(observations.map(({ vantage }) => vantage));
  return VANTAGES.filter(({ id }) => !heard.has(id)).map(({ id, continent }) => ({
    vantage: id,
    region: id,
    continent,
  }));
}
