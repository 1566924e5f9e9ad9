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
import { isBad } from "../verdict/sample";
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
import { type AskDeps, type Asked, ask, type Question, type Until } from "./ask";
import { type Caller, callerOf } from "./caller";
import { readParameters } from "./parameters";
import {
  type Problem,
  type ProblemCode,
  problem,
  problemOfParameter,
  problemWords,
} from "./problem";

/**
 * One of the list: one that may be asked about, or its place in the list, from 0, and why not. What
 * was typed there is not kept, so that nothing can repeat it: it may hold a password.
 */
type Named =
  | { readonly kind: "target"; readonly target: Target }
  | { readonly kind: "invalid"; readonly at: number; readonly rejection: Rejection };

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

/** One that was not looked at: a host, or its place in the list where no host stands that may be asked about. */
type NotAsked = ({ readonly host: string } | { readonly at: number }) & {
  readonly problem: { readonly code: ProblemCode; readonly title: string; readonly detail: string };
};

/** The JSON of `GET /v1/group`. Instants are epoch milliseconds. */
export interface TogetherAnswer {
  /** In the order in which they were asked about. */
  readonly hosts: readonly (Told | NotAsked)[];
  readonly partition: Partition;
  /** How many of the list are in no part: they are no hosts that may be asked about. */
  readonly invalid: number;
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
  const texts = textsIn(query.getAll("hosts").join(","));
  const names = texts.size > GROUP.hosts ? [] : namesIn(texts, door);
  if (names.length < 2) return problem("invalid_parameter", { parameter: "hosts" });
  if (REPORTS.some((name) => query.has(name)))
    return problem("invalid_parameter", { parameter: "reportOfMany" });
  const caller = callerOf(query, cf);
  if (caller.kind === "bad_parameter") return problemOfParameter(caller);
  const asked = readParameters(query, ["wait"]);
  if (asked.kind === "bad_parameter") return problemOfParameter(asked);
  return { kind: "together", names, caller, until: asked.wait === "full" ? "end" : "scope" };
}

/** Texts that differ, each with the first place where it stands. */
function textsIn(list: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [at, given] of list.split(",").entries()) {
    const text = given.trim();
    if (text !== "" && !places.has(text)) places.set(text, at);
  }
  return places;
}

/** Each host once, however it is written. */
function namesIn(texts: ReadonlyMap<string, number>, door: ParseOptions): readonly Named[] {
  const hosts = new Set<string>();
  return [...texts].flatMap(([text, at]): readonly Named[] => {
    const target = parseTarget(text, door);
    if (target.kind === "rejected") return [{ kind: "invalid", at, rejection: target }];
    if (hosts.has(target.host)) return [];
    hosts.add(target.host);
    return [{ kind: "target", target }];
  });
}

type Asker = Pick<Question, "language" | "headers" | "method">;

export async function askTogether(
  { names, caller, until }: TogetherQuestion,
  { language, headers, method }: Asker,
  deps: AskDeps,
): Promise<TogetherAnswer> {
  const askOne = async (named: Named): Promise<Asked | Problem> => {
    if (named.kind === "invalid")
      return problem(named.rejection.code, { reason: named.rejection.reason });
    const { target } = named;
    const question = { kind: "question", target, caller, language, headers, method } as const;
    return ask(question, until, deps).catch(ourMistake);
  };
  const results = await Promise.all(
    names.map(async (named) => ({ named, result: await askOne(named) })),
  );
  const asked = results.flatMap(({ result }) => (result.kind === "asked" ? [result] : []));
  const refused = results.flatMap(({ named, result }) =>
    named.kind === "target" && result.kind === "problem" ? [named.target.host] : [],
  );
  const invalid = names.filter(({ kind }) => kind === "invalid").length;
  const networks = await networksOf(asked, deps);
  const members = asked.map((one) => memberOf(one, networks));
  const { control, ...told } = togetherOf(members, refused);
  const sentences = WORDS[language].together({ ...told, invalid, control });
  return {
    hosts: results.map(({ named, result }) =>
      result.kind === "problem"
        ? notAsked(named, result, language)
        : toldOf(result.answer, networks),
    ),
    ...told,
    invalid,
    control: control?.host ?? null,
    sentences,
    explanation: sentences.join(" "),
    ...{ language, checkedAt: deps.clock.now(), notice: deps.notice },
  };
}

function ourMistake(error: unknown): Problem {
  logError("unexpected", error, { route: "/v1/group" });
  return problem("internal_error");
}

type Networks = ReadonlyMap<string, NetworkFacts | null>;

/** Of those that fail, and of a few that do not: only then is there anything to compare. */
async function networksOf(asked: readonly Asked[], deps: AskDeps): Promise<Networks> {
  const answers = asked.map(({ answer }) => answer);
  const failing = failingOf(answers);
  if (failing.length < 2) return new Map();
  const compared = [...failing, ...controlsOf(answers).slice(0, GROUP.controls)];
  const told = new Map(asked.map(({ answer, network }) => [answer.target.host, network]));
  return new Map(
    await Promise.all(
      compared.map(async ({ target: { host }, scope, fate }) => {
        // What a monitor has found out, it has for an outage: of one that is up, that may be long ago.
        const known = isBad(scope) ? (told.get(host) ?? fate?.network) : null;
        return [host, known ?? (await deps.networkAt(host))] as const;
      }),
    ),
  );
}

function memberOf({ answer, since }: Asked, networks: Networks): Member {
  const { target, scope, verdict, confidence, observations } = answer;
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

function notAsked(named: Named, refused: Problem, language: Language): NotAsked {
  const { title, detail } = problemWords(refused, language);
  const who = named.kind === "invalid" ? { at: named.at } : { host: named.target.host };
  return { ...who, problem: { code: refused.code, title, detail } };
}
