/** Our rule in each state of the target: how often it is wrong, and what it says. Pure. */
import type { Verdict } from "../../src/verdict/rule";
import { STATES } from "../model";
import type { Cell, ModelResult } from "../results";
import { oursOf, STATE_NAMES } from "./counts";
import { percent, percentRoughly, seconds, whole } from "./numbers";
import { shareOf, type Weights, weightOf } from "./shares";
import { number, table, words } from "./table";

/** What is said more rarely is left out, and what comes after so many. */
const LEAST_SAID = 0.005;
const MOST_SAID = 3;

export function tellStates(result: ModelResult, weights: Weights): string {
  const { states } = oursOf(result);
  const headings = [
    ...[words("The target is"), number("Of all questions"), number("Trials")],
    ...[
      number("Wrong"),
      number("Severe"),
      number("Strictly wrong"),
      number("Flagged"),
      number("Wrong and not flagged"),
    ],
    ...[number("Mean"), number("p95"), words("It says")],
  ];
  const rows = STATES.map((state) => {
    const cell = states[state];
    const of = (count: number) => percent(shareOf(count, cell.trials));
    return [
      ...[STATE_NAMES[state], percentRoughly(weightOf(state, weights)), whole(cell.trials)],
      ...[of(cell.wrong), of(cell.severe), of(cell.strictlyWrong)],
      ...[of(cell.flagged), of(cell.wrongThoughFlagged)],
      ...[seconds(cell.meanMs), seconds(cell.p95Ms), saidOf(cell)],
    ];
  });
  return [
    table(headings, rows),
    "",
    "*Strictly wrong*: also when trouble in a far region alone goes unmentioned. *Flagged*: with the",
    "words that it does not always answer. *Wrong and not flagged*: wrong, and without these words where they are true.",
  ].join("\n");
}

/** "`up` 99.7 %, `just-you` 0.3 %" */
function saidOf({ verdicts, trials }: Cell): string {
  return (Object.entries(verdicts) as [Verdict, number][])
    .filter(([, times]) => times >= LEAST_SAID * trials)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_SAID)
    .map(([verdict, times]) => `\`${verdict}\` ${percent(shareOf(times, trials))}`)
    .join(", ");
}
