/**
 * Marks an answer. It knows what the target truly is for whom, and nothing of how a rule decides.
 *
 * An answer is right when it tells its caller what people in their region get, and does not claim for
 * everyone what is not so for most. Strictly, it must also tell of trouble in far regions alone.
 */
import type { Verdict } from "../src/verdict/rule";
import type { Model } from "./model";
import type { Said, Trial } from "./trial";

export interface Mark {
  readonly isWrong: boolean;
  /** Against what people in the caller's region get, or the opposite of what is so for everyone. */
  readonly isSevere: boolean;
  readonly isStrictlyWrong: boolean;
  /** Wrong, though "it answers only sometimes" stands beside it where that is so. */
  readonly isWrongThoughFlagged: boolean;
}

/** A flapping target that answers more rarely is called up by a severe mistake: hardly anybody gets it. */
const RARELY = 0.25;

export function markOf(trial: Trial, { verdict, more }: Said, model: Model): Mark {
  const isFlapping = trial.reach.some((share) => share > 0 && share < 1);
  const isWrong = !rightOnes(trial, isFlapping, model).includes(verdict);
  return {
    isWrong,
    isSevere: isWrong && severeOnes(trial, model).includes(verdict),
    isStrictlyWrong: isWrong || !strictOnes(trial, isFlapping, model).includes(verdict),
    isWrongThoughFlagged: isWrong && !(isFlapping && more?.isIntermittent === true),
  };
}

/** What the caller's region gets, and what all the others get. */
function viewOf({ reach, caller }: Trial) {
  const here = reach[caller.seat] ?? 0;
  const isAllUp = reach.every((share) => share === 1);
  const isAllDown = reach.every((share) => share === 0);
  return { here, isAllUp, isAllDown, hasOwnTrouble: caller.hasOwnTrouble };
}

function rightOnes(trial: Trial, isFlapping: boolean, model: Model): readonly Verdict[] {
  const { here, isAllUp, isAllDown, hasOwnTrouble } = viewOf(trial);
  if (isFlapping) return ["here", "elsewhere"];
  if (isAllDown) return ["down"];
  // Who cannot see that their own line is broken may be told that it is up: so it is, for everyone.
  const up: readonly Verdict[] = hasOwnTrouble ? ["up", "just-you"] : ["up"];
  // Those on the network that it shuts out are people, too: unless there is none but that of our machines.
  const isOfPeople = new Set(Object.values(model.networks)).size > 1;
  if (isAllUp) return trial.state === "provider-block" && isOfPeople ? [...up, "elsewhere"] : up;
  return here === 0 ? ["here", "down"] : [...up, "elsewhere"];
}

function severeOnes(trial: Trial, { mostly }: Model): readonly Verdict[] {
  const { here, hasOwnTrouble } = viewOf(trial);
  if (here > 0 && here < 1) {
    if (here < RARELY) return ["up", "just-you"];
    return here > mostly ? ["down"] : [];
  }
  if (here === 0) return ["up", "just-you", "elsewhere"];
  return hasOwnTrouble ? ["down"] : ["down", "here"];
}

function strictOnes(trial: Trial, isFlapping: boolean, model: Model): readonly Verdict[] {
  const { here, isAllUp, isAllDown, hasOwnTrouble } = viewOf(trial);
  if (isFlapping || isAllUp || isAllDown) return rightOnes(trial, isFlapping, model);
  if (here === 0) return ["here"];
  // Down for them and for a far region: "here", or "elsewhere" for who does not tell.
  return hasOwnTrouble ? ["here", "elsewhere"] : ["elsewhere"];
}
