/** The rules that are compared: those of the field, and ours. */
import type { Model } from "../model";
import type { Rule } from "../trial";
import { bayes, bayesOfScopes } from "./bayes";
import { secondOpinion, threeInARow } from "./confirming";
import { anyFailure, atLeastTwo, healthyShare, majority } from "./counting";
import { oneVantage } from "./one-vantage";
import { ours, oursThen } from "./ours";

/** In the order of the table. */
export function rulesFor(model: Model): readonly Rule[] {
  return [
    ...[oneVantage, anyFailure, atLeastTwo, majority, healthyShare],
    ...[secondOpinion, threeInARow, bayesOfScopes(model)],
    ...[bayes(model), oursThen, ours(model)],
  ];
}
