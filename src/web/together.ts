/**
 * Several targets side by side: `GET /v1/group`. Each goes the way of a question by itself, past the
 * same gate; one that cannot be asked costs the others nothing. What they have in common is decided
 * in verdict/together.
 */
import type { Language } from "../language";
import type { NetworkFacts } from "../ledger/facts";
import { GROUP } from "../limits";
import { logError } from "../log";
import { type ParseOptions, parseTarget, type Rejection, type Target } from "../target/parse";
import {
  controlsOf,
  failingOf,
  type Member,
  type Partition,
  type RegionSeen,
  type SharedTrouble,
  togetherOf,
} from "../verdict/together";
import { WORDS } from "../verdict/words";
import type { Answer } from "./answer";
import { type AskDeps, ask, type Until } from "./ask";
import { type Caller, callerOf } from "./caller";
import { type Problem, type ProblemCode, problem, problemWords } from "./problem";

/** A name as it was given: one that may be asked about, or why not. */
type Named =
  | { readonly name: string; readonly target: Target }
  | { readonly name: string; readonly target: null; readonly rejection: Rejection };

export interface TogetherQuestion {
  readonly kind: "together";
  readonly names: readonly Named[];
  readonly caller: Caller;
  readonly until: Until;
}

type Told = Pick<
  Answer,
  "verdict" | "scope" | "confidence" | "headline" | "explanation" | "votes" | "since"
> & {
  readonly host: string;
  readonly display: string;
  readonly network: NetworkFacts | null;
  /** Where the whole answer is. */
  readonly json: string;
};

/** One that was not looked at: a host, or what was typed where that is none that may be asked about. */
type NotAsked = ({ readonly host: string } | { readonly typed: string }) & {
  readonly problem: { readonly code: ProblemCode; readonly title: string; readonly detail: string };
};

/** The JSON of `GET /v1/group`. Instants are epoch milliseconds. */
export interface TogetherAnswer {
  /** In the order in which they were asked about. */
  readonly hosts: readonly (Told | NotAsked)[];
  readonly partition: Partition;
  readonly regions: readonly RegionSeen[];
  /** Null when fewer than two fail. */
  readonly shared: SharedTrouble | null;
  /** One that is up for everyone, on another network than those that fail where there is one. */
  readonly control: string | null;
  readonly sentences: readonly string[];
  readonly explanation: string;
  readonly language: Language;
  readonly checkedAt: number;
  readonly notice: string | null;
}

/** What the caller saw of one target: it tells nothing of several. */
const REPORTS = ["report", "s", "tested"] as const;

/** @param cf Cloudflare's `request.cf`, whatever it is. */
export function readTogether(
  query: URLSearchParams,
  cf: unknown,
  door: ParseOptions,
): TogetherQuestion | Problem {
  const names = namesIn(query.get("hosts") ?? "", door);
  if (names.length < 2 || names.length > GROUP.hosts)
    return problem("invalid_parameter", { parameter: "hosts" });
  if (REPORTS.some((name) => query.has(name)))
    return problem("invalid_parameter", { parameter: "reportOfMany" });
  const caller = callerOf(query, cf);
  if (caller.kind === "bad_parameter")
    return problem("invalid_parameter", { parameter: caller.parameter });
  const wait = query.get("wait");
  if (wait !== null && wait !== "full" && wait !== "settled")
    return problem("invalid_parameter", { parameter: "wait" });
  return { kind: "together", names, caller, until: wait === "full" ? "end" : "scope" };
}

/** Each once. */
function namesIn(text: string, door: ParseOptions): readonly Named[] {
  const given = text.split(",").map((one) => one.trim());
  const named = given.filter(Boolean).map((typed): Named => {
    const target = parseTarget(typed, door);
    if (target.kind === "target") return { name: target.host, target };
    return { name: typed, target: null, rejection: target };
  });
  return [...new Map(named.map((one) => [one.name, one])).values()];
}

interface Asker {
  readonly language: Language;
  readonly headers: Headers;
}

export async function askTogether(
  { names, caller, until }: TogetherQuestion,
  { language, headers }: Asker,
  deps: AskDeps,
): Promise<TogetherAnswer> {
  const askOne = async (named: Named): Promise<Answer | Problem> => {
    const { target } = named;
    if (target === null) return problem(named.rejection.code, { reason: named.rejection.reason });
    const question = { kind: "question", target, caller, language, headers } as const;
    return ask(question, until, deps).catch(ourMistake);
  };
  const asked = await Promise.all(
    names.map(async (named) => ({ named, result: await askOne(named) })),
  );
  const answers = asked.flatMap(({ result }) => (isProblem(result) ? [] : [result]));
  const refused = asked.flatMap(({ named, result }) => (isProblem(result) ? [named.name] : []));
  const networks = await networksOf(answers, deps);
  const members = answers.map((answer) => memberOf(answer, networks));
  const { control, ...told } = togetherOf(members, refused);
  const sentences = WORDS[language].together({ ...told, control });
  return {
    hosts: asked.map(({ named, result }) =>
      isProblem(result) ? notAsked(named, result, language) : toldOf(result, networks),
    ),
    ...told,
    control: control?.host ?? null,
    sentences,
    explanation: sentences.join(" "),
    ...{ language, checkedAt: deps.clock.now(), notice: deps.notice },
  };
}

const isProblem = (result: Answer | Problem): result is Problem => "kind" in result;

function ourMistake(error: unknown): Problem {
  logError("unexpected", error, { route: "/v1/group" });
  return problem("internal_error");
}

type Networks = ReadonlyMap<string, NetworkFacts | null>;

/** Of those that fail, and of a few that do not: only then is there anything to compare. */
async function networksOf(answers: readonly Answer[], deps: AskDeps): Promise<Networks> {
  const failing = failingOf(answers);
  if (failing.length < 2) return new Map();
  const compared = [...failing, ...controlsOf(answers).slice(0, GROUP.controls)];
  return new Map(
    await Promise.all(
      compared.map(async ({ target: { host }, fate }) => {
        const network = fate?.network ?? (await deps.networkAt(host));
        return [host, network] as const;
      }),
    ),
  );
}

function memberOf(answer: Answer, networks: Networks): Member {
  const { target, scope, verdict, confidence, observations, since } = answer;
  const { host } = target;
  const [start, network] = [since?.start ?? null, networks.get(host) ?? null];
  return { host, scope, verdict, confidence, observations, start, network };
}

function toldOf(answer: Answer, networks: Networks): Told {
  const { target, verdict, scope, confidence, headline, explanation, votes, since } = answer;
  const { host, display } = target;
  return {
    ...{ host, display, verdict, scope, confidence, headline, explanation, votes, since },
    network: networks.get(host) ?? answer.fate?.network ?? null,
    json: `/v1/check/${host}`,
  };
}

function notAsked({ name, target }: Named, refused: Problem, language: Language): NotAsked {
  const { title, detail } = problemWords(refused, language);
  const who = target === null ? { typed: name } : { host: name };
  return { ...who, problem: { code: refused.code, title, detail } };
}
