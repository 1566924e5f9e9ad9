/** The rules that are compared: those of the field, and ours. */
import type { Model } from "../model";
import type { Rule } from "../trial";
import { bayes } from "./bayes";
import { secondOpinion, threeInARow } from "./confirming";
import { anyFailure, atLeastTwo, healthyShare, majority } from "./counting";
import { oneVantage } from "./one-vantage";
import { ours } from "./ours";

/** In the order of the table. */
export function rulesFor(model: Model): readonly Rule[] {
  return [
    ...[oneVantage, anyFailure, atLeastTwo, majority, healthyShare],
    ...[secondOpinion, threeInARow, bayes(model), ours(model)],
  ];
}
