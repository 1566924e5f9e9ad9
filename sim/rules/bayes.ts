/**
 * A ceiling: says what is most probable, by Bayes' theorem, for somebody who knows how often targets are
 * in which state and how often vantages have which fault. Nobody knows that of the Internet; the model
 * does, so this is about as well as one can do in it with the probes that our rule gets.
 *
 * It weighs scopes one against the other: up, down, a continent or a place cut off, a network shut out,
 * answering only sometimes (./scopes). What is most probable for the caller is said at the end, when all
 * probes are in.
 */
import type { Model } from "../model";
import type { Rule, Trial } from "../trial";
import { type Evidence, evidenceOf, likelihoods } from "./likelihood";
import { plainScopesOf, type Scope, scopesOf } from "./scopes";

const VERDICTS = ["up", "elsewhere", "here", "down"] as const;

type Verdict = (typeof VERDICTS)[number];

export const bayes = (model: Model): Rule =>
  bayesOver(model, scopesOf(model), { id: "bayes-all", name: "Bayes, who knows all there is" });

/** The same for one who has never heard of targets that answer only sometimes, or of networks shut out. */
export const bayesOfScopes = (model: Model): Rule =>
  bayesOver(model, plainScopesOf(model), { id: "bayes", name: "Bayes over scope hypotheses" });

function bayesOver(
  model: Model,
  known: readonly Scope[],
  names: { readonly id: string; readonly name: string },
): Rule {
  const scopes = known.map((scope) => ({
    ...{ scope, prior: Math.log(scope.prior) },
    seats: scope.answers.map((share) => likelihoods(model, share, scope.saysSo)),
  }));
  const logOf = (trial: Trial, evidence: readonly Evidence[]) =>
    scopes.map(({ scope, prior, seats }) => {
      const told = Math.log(likelihoodOfReport(model, scope, trial));
      const seen = seats.map((seat, at) => seat[evidence[at] ?? "nothing"]);
      return { scope, log: seen.reduce((sum, log) => sum + log, prior + told) };
    });
  return {
    ...names,
    answer(trial) {
      const evidence = trial.probes.map(({ observation }) => evidenceOf(observation));
      const verdict = mostProbable(logOf(trial, evidence), trial);
      const atMs = Math.max(...trial.probes.map(({ arrivesAtMs }) => arrivesAtMs));
      const isJustThem = verdict === "up" && trial.caller.report === "down";
      return { verdict: isJustThem ? "just-you" : verdict, atMs };
    },
  };
}

interface Weighed {
  readonly scope: Scope;
  readonly log: number;
}

/** The verdict that has most of the probability behind it; the first among equals. */
function mostProbable(weighed: readonly Weighed[], { caller }: Trial): Verdict {
  const most = Math.max(...weighed.map(({ log }) => log));
  const behind = { up: 0, elsewhere: 0, here: 0, down: 0 };
  for (const { scope, log } of weighed)
    for (const verdict of verdictsOf(scope, caller.seat)) behind[verdict] += Math.exp(log - most);
  return VERDICTS.reduce((best, next) => (behind[next] > behind[best] ? next : best));
}

/** What there is to say to a caller there, if that is the scope. */
function verdictsOf({ reach, kind }: Scope, seat: number): readonly Verdict[] {
  if (kind === "sometimes") return ["elsewhere", "here"];
  if (kind === "partial") return reach[seat] === 0 ? ["here"] : ["elsewhere"];
  return [kind];
}

/** Of what the caller told, if that is the scope; telling nothing tells nothing. */
function likelihoodOfReport({ ownTrouble }: Model, { reach }: Scope, { caller }: Trial): number {
  if (caller.report === null) return 1;
  const share = reach[caller.seat] ?? 0;
  const got = share === 1 ? 1 - ownTrouble : share;
  return Math.max(caller.report === "up" ? got : 1 - got, Number.EPSILON);
}
