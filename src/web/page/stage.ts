/**
 * How far an answer has come, as the page shows it. Pure.
 */
import { FRONT } from "../../limits";
import type { Answer } from "../answer";
import { provisionalOf } from "../provisional";

export type Stage =
  /** Just asked. */
  | "asking"
  /** Still nobody, and a person begins to wonder. */
  | "waiting"
  /** The votes still to come can change it. */
  | "provisional"
  /** They cannot. */
  | "settled"
  | "final"
  /** Seen a while ago, for somebody else. */
  | "old";

export function stageOf(answer: Answer): Stage {
  const { observations, settled, sweep } = answer;
  if (sweep.complete) return sweep.ageMs >= FRONT.oldAfterMs ? "old" : "final";
  if (observations.length === 0) return provisionalOf(answer).silent ? "waiting" : "asking";
  return settled ? "settled" : "provisional";
}

/** Whether the verdict still may be another one. */
export function isOpen(stage: Stage): boolean {
  return stage === "asking" || stage === "waiting" || stage === "provisional";
}
