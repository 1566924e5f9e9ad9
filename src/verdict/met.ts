/**
 * Which codes of a sweep a person will want explained. Pure.
 */
import { FAILURES, type FailureCode, type RefusalCode, type SuspectCode } from "../probe/failure";
import type { Observation } from "../probe/observation";

/** Everything that a vantage can meet and that has a code. */
export type Code = FailureCode | RefusalCode | SuspectCode;

/** More than these are no explanation any more; the table names every one. */
const MOST = 3;

/**
 * Those that most vantages met, at most three; the one met first among equals. Trouble of our own is
 * among them only where nobody could vote: elsewhere it says nothing that changes anything.
 */
export function codesMet(observations: readonly Observation[]): readonly Code[] {
  const sound = observations.filter(({ health }) => health === "ok");
  const hasVotes = sound.some(({ outcome }) => outcome !== "unsure");
  const counts = new Map<Code, number>();
  for (const code of sound.flatMap(codesOf)) {
    if (hasVotes && isOurs(code)) continue;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const ranked = [...counts].toSorted(([, a], [, b]) => b - a);
  return ranked.slice(0, MOST).map(([code]) => code);
}

function codesOf({ failure, refusal, suspect, httpsFailure }: Observation): readonly Code[] {
  return [failure ?? refusal ?? suspect, httpsFailure].filter((code) => code !== null);
}

function isOurs(code: Code): boolean {
  return code in FAILURES && FAILURES[code as FailureCode].fault !== "target";
}
