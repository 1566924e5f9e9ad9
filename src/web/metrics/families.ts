/**
 * Which metrics an answer is told by. Those that begin with `probe_` have blackbox_exporter's names and
 * mean what they mean there, or are left out; `justhere_` is what only many vantages can see. What nobody
 * knows has no sample: a 0 would be a claim. Pure.
 */
import type { Observation } from "../../probe/observation";
import type { VantageId } from "../../vantage/registry";
import { type Ballot, ballotsOf, newestOf } from "../../verdict/ballot";
import type { Answer } from "../answer";
import type { ProblemCode } from "../problem";
import type { Family, Labels, Sample } from "./exposition";
import { HELP, type MetricName } from "./help";
import { isSuccessOf, reasonOf } from "./success";
import { typicalOf } from "./typical";

const SCOPES: readonly Answer["scope"][] = ["up", "down", "partial", "unknown"];
/** `just-you` needs a report, which no scrape makes. */
const VERDICTS: readonly Answer["verdict"][] = ["up", "down", "here", "elsewhere", "unknown"];
const TIERS: readonly Answer["confidence"][] = ["high", "good", "low", "none"];

interface Asked {
  /** The vantage that the scrape named. */
  readonly from: VantageId | null;
  readonly budgetMs: number;
}

export function familiesOf(told: Answer, { from, budgetMs }: Asked): readonly Family[] {
  const answer = settledOf(told);
  const typical = typicalOf(answer, from);
  const ballots = ballotsOf(answer.observations);
  const isSuccess = isSuccessOf(answer, from);
  const reason = isSuccess ? null : reasonOf(answer, ballots, from);
  return [
    family("probe_success", one(Number(isSuccess))),
    ...(typical === null
      ? []
      : [family("probe_duration_seconds", seconds(typical.timings.totalMs))]),
    family("probe_timeout_seconds", seconds(budgetMs)),
    ...(reason === null ? [] : [failureInfo(reason)]),
    ...(typical === null ? [] : lookOf(typical)),
    ...stateOf(answer),
    family("justhere_intermittent", one(Number(answer.intermittent))),
    ...votesOf(answer, ballots),
    ...timesOf(answer),
  ];
}

/** Of what could not be asked: nobody can tell, and why. */
export function familiesOfProblem(code: ProblemCode): readonly Family[] {
  const nothing = { scope: "unknown", verdict: "unknown", confidence: "none" } as const;
  return [family("probe_success", one(0)), failureInfo(code), ...stateOf(nothing)];
}

/** A verdict that may still change is none; and a vantage speaks once, or a series would stand there twice. */
function settledOf(answer: Answer): Answer {
  const once = { ...answer, observations: newestOf(answer.observations) };
  return answer.settled ? once : { ...once, verdict: "unknown", confidence: "none" };
}

/** What blackbox_exporter tells of its one probe. */
function lookOf({ status, scheme, timings }: Observation): readonly Family[] {
  const { dnsMs, firstByteMs } = timings;
  const phase = (name: string, ms: number | null) =>
    ms === null ? [] : [sample(ms / 1_000, { phase: name })];
  return [
    // As there: 0 where there was no answer of HTTP.
    family("probe_http_status_code", one(status ?? 0)),
    family("probe_http_ssl", scheme === null ? [] : one(Number(scheme === "https"))),
    family("probe_dns_lookup_time_seconds", dnsMs === null ? [] : seconds(dnsMs)),
    family("probe_http_duration_seconds", [
      ...phase("resolve", dnsMs),
      ...phase("first_byte", firstByteMs),
    ]),
  ];
}

function stateOf(answer: Pick<Answer, "scope" | "verdict" | "confidence">): readonly Family[] {
  return [
    family("justhere_scope", oneOf("scope", SCOPES, answer.scope)),
    family("justhere_verdict", oneOf("verdict", VERDICTS, answer.verdict)),
    family("justhere_confidence", oneOf("confidence", TIERS, answer.confidence)),
  ];
}

function votesOf({ votes, observations }: Answer, ballots: readonly Ballot[]): readonly Family[] {
  const voted = ballots.filter(({ vote }) => vote !== "abstain");
  return [
    family("justhere_votes", [
      sample(votes.up, { vote: "up" }),
      sample(votes.down, { vote: "down" }),
      sample(votes.abstained, { vote: "abstain" }),
    ]),
    family(
      "justhere_vantage_up",
      voted.map(({ vantage, vote }) => sample(Number(vote === "up"), { vantage })),
    ),
    family(
      "justhere_vantage_duration_seconds",
      observations.map(({ vantage, timings }) => sample(timings.totalMs / 1_000, { vantage })),
    ),
  ];
}

function timesOf({ since, sweep, observations }: Answer): readonly Family[] {
  const { earliestAt = null, latestAt = null } = since?.start ?? {};
  const bound = (name: string, at: number | null) =>
    at === null ? [] : [sample(at / 1_000, { bound: name })];
  return [
    family("justhere_trouble_since_timestamp_seconds", [
      ...bound("earliest", earliestAt),
      ...bound("latest", latestAt),
    ]),
    family(
      "justhere_sweep_timestamp_seconds",
      observations.length === 0 ? [] : seconds(sweep.startedAt),
    ),
    family("justhere_sweep_complete", one(Number(sweep.complete))),
  ];
}

function failureInfo(reason: string): Family {
  return family("probe_failure_info", [sample(1, { reason })]);
}

/** A state set: the one that is so has 1, and each other one 0. */
function oneOf(label: string, states: readonly string[], is: string): readonly Sample[] {
  return states.map((state) => sample(Number(state === is), { [label]: state }));
}

const family = (name: MetricName, samples: readonly Sample[]): Family => ({
  ...{ name, help: HELP[name], samples },
});
const sample = (value: number, labels: Labels = {}): Sample => ({ labels, value });
const one = (value: number) => [sample(value)];
const seconds = (ms: number) => one(ms / 1_000);
