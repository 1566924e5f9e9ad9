/**
 * The public form of a verdict: everything that every format shows, and nothing else. Pure.
 */
import type { Language } from "../language";
import type { SweepSoFar } from "../monitor/events";
import type { Observation } from "../probe/observation";
import type { Target } from "../target/parse";
import { VANTAGES, type VantageId, vantageOf } from "../vantage/registry";
import type { Fate } from "../verdict/fate";
import { type Finding, findingsOf } from "../verdict/findings";
import { inOrder, isSettled, type Judgement, judge } from "../verdict/judge";
import { lasting, type Outage } from "../verdict/outages";
import type { Report } from "../verdict/rule";
import type { Sample } from "../verdict/sample";
import { type Since, sinceOf } from "../verdict/since";
import { WORDS } from "../verdict/words";
import { reportOf, type You, youOf } from "../verdict/you";
import type { Caller } from "./caller";
import type { Shared } from "./group";

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
  /** Nothing that is still pending can change the verdict. */
  readonly settled: boolean;
  /** Null when nobody knows where the caller is. */
  readonly here: {
    readonly vantage: string;
    readonly city: string;
    readonly continent: string;
    readonly country: string | null;
    /** `pending` while that vantage is still looking. */
    readonly vote: "up" | "down" | "abstain" | "pending";
  } | null;
  /** What the caller saw, as it went into the verdict. */
  readonly report: Report;
  /** Where that comes from, or why there is none. */
  readonly you: You;
  readonly intermittent: boolean;
  readonly findings: readonly Finding[];
  readonly observations: readonly Observation[];
  /** Vantages that had not answered when nothing could change the answer any more. */
  readonly pending: readonly string[];
  /** Of the caller's own region where that is the one that is down for them. */
  readonly since: Since | null;
  /** Earlier sweeps, newest first. */
  readonly recent: readonly Sample[];
  /** Earlier outages for everyone and the one that goes on, newest first; the last few. */
  readonly outages: readonly Outage[];
  /** What was seen lately of the operator's other websites; null when there is nothing to tell. */
  readonly group: Shared | null;
  /** Who else went down at about the same time; null when there is nothing to tell. */
  readonly fate: Fate | null;
  readonly sweep: {
    readonly startedAt: number;
    readonly completedAt: number | null;
    readonly ageMs: number;
    readonly complete: boolean;
  };
  readonly checkedAt: number;
  /** The language of the texts. */
  readonly language: Language;
  /** What one should know of this service before believing it; null in production. */
  readonly notice: string | null;
}

export interface AnswerOptions {
  readonly now: number;
  readonly notice: string | null;
  readonly language: Language;
}

export function answerOf(
  target: Target,
  caller: Caller,
  sweep: SweepSoFar,
  { now, notice, language }: AnswerOptions,
): Answer {
  const { startedAt, completedAt, recent, outages } = sweep;
  const observations = inOrder(sweep.observations);
  const pending = completedAt === null ? pendingOf(observations) : [];
  const here = hereOf(caller);
  const you = youOf(caller, observations, pending.length > 0);
  const report = reportOf(you);
  // The A-label form: a name in Unicode can imitate another one, and never stands alone.
  const question = { host: target.host, here, report, pending };
  const { hereVote, ...judgement } = judge(observations, question, WORDS[language]);
  const { scope, verdict } = judgement;
  const settled = isDecided(sweep, caller, report);
  const isOfHere = here !== null && settled && verdict === "here" && hereVote === "down";
  const seenAt = completedAt ?? now;
  return {
    target: { host: target.host, display: target.display },
    ...judgement,
    settled,
    here: here && {
      vantage: here.region,
      city: here.city,
      continent: here.continent,
      country: caller.country,
      vote: hereVote ?? (pending.length > 0 ? "pending" : "abstain"),
    },
    report,
    you,
    findings: findingsOf(observations),
    observations,
    pending: pending.map(({ vantage }) => vantage),
    since: isOfHere ? sinceHere(here.region, sweep, now) : sinceForAll(scope, sweep, now),
    recent,
    outages: outages.map((outage) => lasting(outage, now)),
    ...{ group: null, fate: null },
    sweep: { startedAt, completedAt, ageMs: now - seenAt, complete: completedAt !== null },
    checkedAt: now,
    language,
    notice,
  };
}

/** Since when there is the trouble that everyone's line tells of; null: there is none. */
export function sinceForAll(scope: Judgement["scope"], sweep: SweepSoFar, now: number) {
  return sinceOf(sweep.past, { ...seenIn(sweep, now), scope }, now);
}

/** Since when the region of a caller is down, who is told that it is "here". */
function sinceHere(region: VantageId, sweep: SweepSoFar, now: number) {
  const past = sweep.regions[region] ?? { lastGoodAt: null, firstBadAt: null };
  return sinceOf(past, { ...seenIn(sweep, now), scope: "down" }, now, region);
}

const seenIn = ({ startedAt, completedAt }: SweepSoFar, now: number) => ({
  ...{ startedAt, seenAt: completedAt ?? now },
});

/**
 * A browser's own test counts or does not, according to what vantages still to come may see: then
 * only the complete sweep decides. One that was answered counts for good once anybody reached it.
 */
function isDecided(sweep: SweepSoFar, caller: Caller, report: Report): boolean {
  if (sweep.completedAt !== null) return true;
  if (caller.tested === "rejects" || (caller.tested === "resolves" && report !== "up"))
    return false;
  const pending = pendingOf(sweep.observations);
  return isSettled(sweep.observations, pending, { here: hereOf(caller), report });
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
