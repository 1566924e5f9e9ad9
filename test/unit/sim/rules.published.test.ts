/** The world makes the rules of the field as good and as bad as they were published to be. */
import { describe, expect, test } from "vitest";
import { DEFAULT, STATES } from "../../../sim/model";
import { piecesOf, playPiece } from "../../../sim/play";
import { rulesFor } from "../../../sim/rules/all";
import { PUBLISHED, PUBLISHED_TRIALS, roundingOf } from "../../../sim/tell/published";

const SEED = 11;
const TRIALS = 1_500;

/** Of Bayes and of ours it is known that they are better than they were. */
const FIELD = rulesFor(DEFAULT).filter(
  ({ id }) => !id.startsWith("bayes") && !id.startsWith("ours"),
);

/** A share that may be off for reasons that nobody knows, and where it is more: its file tells. */
const UNKNOWN = 0.005;
const MORE_UNKNOWN: Readonly<Record<string, number>> = { "three-in-a-row wrong": 0.02 };

const parts = piecesOf(TRIALS, SEED).map(({ state, ...piece }) => ({
  state,
  played: playPiece(DEFAULT, FIELD, { state, ...piece }),
}));

type Counted = "wrong" | "severe";

/** Share of all answers, and its variance. */
function pooled(id: string, what: Counted): readonly [number, number] {
  const all = STATES.reduce((sum, state) => sum + DEFAULT.states[state], 0);
  let [mean, variance] = [0, 0];
  for (const { state, trials, counted } of countsOf(id, what)) {
    const [weight, share] = [DEFAULT.states[state] / all, counted / trials];
    mean += weight * share;
    variance += (weight ** 2 * share * (1 - share)) / trials;
  }
  return [mean, variance];
}

function countsOf(id: string, what: Counted) {
  return STATES.map((state) => {
    const of = parts.flatMap((part) => (part.state === state ? [part.played[id]] : []));
    const sum = (key: Counted | "trials") => of.reduce((all, one) => all + (one?.[key] ?? 0), 0);
    return { state, trials: sum("trials"), counted: sum(what) };
  });
}

describe.each(FIELD.map(({ id }) => id))("%s", (id) => {
  test.each([
    ["wrong", "wrong"],
    ["severely wrong", "severe"],
  ] as const)("is as often %s as it was published to be", (_, what) => {
    const printed = PUBLISHED[id]?.[what] ?? "";
    const [mean, variance] = pooled(id, what);
    // As if theirs were drawn as ours are, with as many trials as they say.
    const error = Math.sqrt(variance * (1 + TRIALS / PUBLISHED_TRIALS));
    const apart = Math.abs(mean - Number(printed) / 100) - roundingOf(printed) / 100;
    const unknown = MORE_UNKNOWN[`${id} ${what}`] ?? UNKNOWN;
    expect(apart).toBeLessThan(3 * error + unknown);
  });
});
