/** Changes to our rule that were tried, one file each, and what it was before. */
import type { Model } from "../model";
import { answerTo, fullVerdict, networksOf, ours, oursThen, toldOf } from "../rules/ours";
import type { Rule } from "../trial";
import { byContinents } from "./continents";
import { secondLook } from "./second-look";

/** Without the doubt of a network of ours: the rule as it was. */
const withoutNetworks: Rule = { ...oursThen, name: "no network of ours is doubted" };

/** The answer of the complete sweep: what the early stop saves. */
const complete = (model: Model): Rule => ({
  id: "complete",
  name: "no early stop: all vantages are waited for",
  answer(trial) {
    const verdict = fullVerdict(trial, model);
    const atMs = Math.max(...trial.probes.map(({ arrivesAtMs }) => arrivesAtMs));
    return { verdict, atMs, more: toldOf(verdict, trial, networksOf(model)) };
  },
});

/** The provisional words taken for an answer: what the sound stop costs, and what it spares. */
const greedy = (model: Model): Rule => ({
  id: "greedy",
  name: "the provisional words are the answer",
  answer({ caller, probes }) {
    const said = answerTo(caller, probes, networksOf(model));
    // What it would be flagged with, it is flagged with here as well.
    return { ...said, ...said.more.provisional };
  },
});

/** Ours first, then what was changed. */
export const triedFor = (model: Model): readonly Rule[] => [
  ...[ours(model), withoutNetworks],
  ...[byContinents, secondLook, complete, greedy].map((rule) => rule(model)),
];
