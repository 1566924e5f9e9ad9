/**
 * Reads what a service says, of whatever version and whoever it is: an answer, or nothing. Codes and
 * findings that are newer than this command are told as what they are without them, and no character that
 * a terminal would obey gets through.
 */
import { isFailureCode, isRefusalCode, SUSPECT_CODES } from "../probe/failure";
import type { Answer, Observation } from "../web/client/browser/api";
import { answerText } from "../web/text";
import { EXIT } from "./exit";

const FINDINGS: readonly string[] = ["twin_works", "suspect"];

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;

/** The same without control characters, in whatever depth. */
export function harmless(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(/\p{Cc}/gu, "");
  if (Array.isArray(value)) return value.map(harmless);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, harmless(one)]));
}

/** An answer as the service has it, and as the text that curl gets; null for what is none. */
export interface Told {
  readonly answer: Answer;
  readonly text: (isColored: boolean) => string;
}

export function readAnswer(said: unknown, service: string): Told | null {
  const answer = harmless(said);
  if (!isObject(answer) || !Object.hasOwn(EXIT, String(answer.verdict))) return null;
  const render = (isColored: boolean) =>
    answerText(
      known(answer as unknown as Answer) as Parameters<typeof answerText>[0],
      service,
      isColored,
    );
  try {
    // Whatever is missing in it, or of another type, somebody reads it in here.
    if (/\b(undefined|null|NaN)\b/.test(render(false))) return null;
  } catch {
    return null;
  }
  return { answer: answer as unknown as Answer, text: render };
}

/** With the codes alone that we have words for. */
function known(answer: Answer): Answer {
  return {
    ...answer,
    observations: answer.observations.map(knownObservation),
    findings: answer.findings.filter(
      (one) =>
        FINDINGS.includes(one.kind) &&
        (one.kind !== "suspect" || SUSPECT_CODES.some((code) => code === one.suspect)),
    ),
  };
}

export function knownObservation(seen: Observation): Observation {
  const { failure, refusal, suspect } = seen;
  const isKnown = failure === null || isFailureCode(failure);
  return {
    ...seen,
    failure: isKnown ? failure : "unknown",
    refusal: refusal !== null && !isRefusalCode(refusal) ? null : refusal,
    suspect: SUSPECT_CODES.some((code) => code === suspect) ? suspect : null,
  };
}
