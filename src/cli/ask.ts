/**
 * The way of a question: the stream, for the sake of the votes as they come; where it breaks, the rest of
 * it; where there is none, the answer alone. Whatever goes wrong is a value with a code.
 */
import type { Clock } from "../clock";
import { CLI } from "../limits";
import { VANTAGES } from "../vantage/registry";
import { check, events, JustHereError, type Observation } from "../web/client/browser/api";
import type { Question } from "./options";
import { readAnswer, readObservation, readProblem, type Told } from "./read";

export interface Trouble {
  readonly kind: "trouble";
  /** Of a problem its own, else one of ours; null says of a problem that it is in `says` already. */
  readonly code: JustHereError["code"] | "timed_out";
  /** In the service's own words; null where it did not speak. */
  readonly says: string | null;
  readonly retryAfterS: number | null;
}

export type Outcome = ({ readonly kind: "answer" } & Told) | Trouble;

export interface AskDeps {
  readonly base: string;
  readonly version: string;
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** A vantage has answered. @param heard so many have by now. */
  readonly onVote: (seen: Observation, heard: number, of: number) => void;
}

export async function ask(question: Question, deps: AskDeps): Promise<Outcome> {
  const signal = AbortSignal.timeout(deps.timeoutMs);
  try {
    return (await follow(question, deps, signal)) ?? (await wait(question, deps, signal));
  } catch (error) {
    if (signal.aborted) return trouble("timed_out");
    // The client throws nothing else for what a service or a network may do.
    if (error instanceof JustHereError) return troubleOf(error);
    throw error;
  }
}

/** Null: the stream is not to be had, or not to its end. */
async function follow(question: Question, deps: AskDeps, signal: AbortSignal) {
  const progress = { lastId: "", heard: new Set<string>() };
  for (let tries = 0; tries <= CLI.resumes; tries += 1) {
    if (tries > 0) await deps.clock.wait(CLI.resumeAfterMs, signal);
    try {
      const outcome = await listen(question, deps, signal, progress);
      if (outcome !== null) return outcome;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof JustHereError)) throw error;
      if (isOfNoStream(error)) return null;
      if (error.code !== "unreachable" || progress.lastId === "") throw error;
    }
    // Nothing of it came through: something on the way holds streams back.
    if (progress.lastId === "") return null;
  }
  return null;
}

/** An older service does not know the stream, or the form; a proxy answers in its place. */
const isOfNoStream = ({ code, status }: JustHereError) =>
  code === "not_found" ||
  code === "method_not_allowed" ||
  (code === "not_understood" && status !== 204);

async function listen(
  question: Question,
  deps: AskDeps,
  signal: AbortSignal,
  progress: { lastId: string; heard: Set<string> },
): Promise<Outcome | null> {
  // A heartbeat comes every two seconds: whoever is silent for longer is gone.
  const idle = new AbortController();
  let beat = new AbortController();
  const wind = () => {
    beat.abort();
    const next = new AbortController();
    beat = next;
    void deps.clock.wait(CLI.idleMs, next.signal).then(() => next.signal.aborted || idle.abort());
  };
  wind();
  const headers = {
    ...headersOf(deps),
    ...(progress.lastId === "" ? {} : { "last-event-id": progress.lastId }),
  };
  // `AbortSignal.any` is not there before Node 20.3.
  signal.addEventListener("abort", () => idle.abort(), { signal: idle.signal });
  const options = { base: deps.base, headers, signal: idle.signal };
  try {
    for await (const line of events(question.host, { ...options, ...asked(question) })) {
      wind();
      // What a line of an older or a newer service lacks, or has beside, costs no answer.
      if (typeof line !== "object" || line === null) continue;
      if ("id" in line && typeof line.id === "string") progress.lastId = line.id;
      const vote = line.event === "vote" ? readObservation(line.data) : null;
      if (vote !== null) {
        progress.heard.add(vote.vantage);
        deps.onVote(vote, progress.heard.size, VANTAGES.length);
      }
      if (line.event === "problem") return problemOf(line.data);
      if (line.event === "final" || (line.event === "verdict" && !question.isFull))
        return answered(line.data, deps);
    }
    return null;
  } catch (error) {
    // Silence: the stream is as good as broken.
    if (idle.signal.aborted && !signal.aborted) return null;
    throw error;
  } finally {
    beat.abort();
  }
}

async function wait(question: Question, deps: AskDeps, signal: AbortSignal): Promise<Outcome> {
  const { base } = deps;
  const more = question.isFull ? ({ wait: "full" } as const) : {};
  const options = { base, signal, headers: headersOf(deps), ...asked(question), ...more };
  return answered(await check(question.host, options), deps);
}

function answered(said: unknown, { base }: AskDeps): Outcome {
  const told = readAnswer(said, base);
  return told === null ? trouble("not_understood") : { kind: "answer", ...told };
}

const headersOf = ({ version }: AskDeps) => ({ "user-agent": `justhere/${version}` });

const asked = ({ from, report, lang }: Question) => ({
  ...(from === null ? {} : { from }),
  ...(report === null ? {} : { report }),
  lang,
});

/** In mid-stream. */
function problemOf(said: unknown): Trouble {
  const read = readProblem(said);
  return read === null ? trouble("not_understood") : trouble(read.code, read.says);
}

function troubleOf({ code, retryAfterS, problem }: JustHereError): Trouble {
  return { ...(problem === null ? trouble(code) : problemOf(problem)), retryAfterS };
}

const trouble = (code: Trouble["code"], says: string | null = null): Trouble => ({
  ...{ kind: "trouble", code, says, retryAfterS: null },
});
