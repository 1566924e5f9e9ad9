/**
 * Reads what a service says, of whatever version and whoever it is: an answer, or nothing. Codes and
 * findings that are newer than this command are told as what they are without them, and no character that
 * a terminal would obey gets through.
 */
import { isLanguage } from "../language";
import { isFailureCode, isRefusalCode, SUSPECT_CODES } from "../probe/failure";
import type { Answer, Observation, Problem } from "../web/client/browser/api";
import { answerText } from "../web/text";

const VERDICTS = ["up", "down", "here", "elsewhere", "just-you", "unknown"];

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;

/** Far deeper than anything that we know. */
const DEPTH = 32;

/** The same without characters that a terminal obeys; null for what lies deeper than any service has it. */
export function harmless(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return text(value);
  if (!isObject(value)) return value;
  if (depth === DEPTH) return null;
  if (Array.isArray(value)) return value.map((one) => harmless(one, depth + 1));
  const members = Object.entries(value);
  return Object.fromEntries(members.map(([name, one]) => [text(name), harmless(one, depth + 1)]));
}

const text = (said: string) => said.replaceAll(/\p{Cc}|\p{Bidi_Control}/gu, "");

/** Codes are words, of whatever version. */
const CODE = /^\w{1,40}$/;

/** What a problem says; null for what is none. */
export function readProblem(said: unknown): { code: Problem["code"]; says: string } | null {
  const read = harmless(said);
  if (!isObject(read)) return null;
  const { code, title, detail } = read;
  if (typeof title !== "string" || typeof detail !== "string") return null;
  if (typeof code !== "string" || !CODE.test(code)) return null;
  return { code: code as Problem["code"], says: `${title}. ${detail}` };
}

/** An answer as the service has it, and as the text that curl gets; null for what is none. */
export interface Told {
  readonly answer: Answer;
  readonly text: (isColored: boolean) => string;
}

export function readAnswer(said: unknown, service: string): Told | null {
  const read = harmless(said);
  if (!isAnswer(read)) return null;
  const text = (isColored: boolean) => answerText(known(read) as Shown, service, isColored);
  try {
    text(false);
  } catch {
    // Somebody else's JSON, that looks like an answer of ours from afar.
    return null;
  }
  return { answer: read, text };
}

type Shown = Parameters<typeof answerText>[0];

/** Whether it has what every version has had of an answer. */
function isAnswer(said: unknown): said is Answer {
  if (!isObject(said) || !isObject(said.target) || !Array.isArray(said.observations)) return false;
  const { verdict, headline, explanation, language } = said;
  return (
    VERDICTS.includes(String(verdict)) &&
    [said.target.host, headline, explanation].every((one) => typeof one === "string") &&
    isLanguage(String(language))
  );
}

/** With the codes alone that we have words for. */
function known(answer: Answer): Answer {
  const isKnown = (code: string) => SUSPECT_CODES.some((one) => one === code);
  return {
    ...answer,
    observations: answer.observations.map(knownObservation),
    findings: answer.findings.filter((one) => one.kind !== "suspect" || isKnown(one.suspect)),
  };
}

/** A vote; null where it is not to be read. */
export function readObservation(said: unknown): Observation | null {
  const read = harmless(said);
  if (!isObject(read) || !isObject(read.place) || typeof read.city !== "string") return null;
  return knownObservation(read as unknown as Observation);
}

function knownObservation(seen: Observation): Observation {
  const { failure, refusal, suspect } = seen;
  const isKnown = failure === null || isFailureCode(failure);
  return {
    ...seen,
    failure: isKnown ? failure : "unknown",
    refusal: refusal !== null && !isRefusalCode(refusal) ? null : refusal,
    suspect: SUSPECT_CODES.some((code) => code === suspect) ? suspect : null,
  };
}
