/** Changes to our rule that were tried, beside the rule as it is. Pure. */

import { severeOf, wrongOf } from "./counts";
import { percent, percentAndSide, seconds } from "./numbers";
import { pooled, shareOf } from "./shares";
import type { Modelled } from "./story";
import { number, table, words } from "./table";

export function tellTried({ result, weights }: Modelled): string {
  const headings = [
    ...[words(""), number("Wrong"), number("Severe"), number("Wrong and not flagged")],
    ...[number("False alarm, up target"), number("Mean, up target"), number("p95")],
  ];
  const rows = result.rules.map(({ name, states }) => {
    const { up } = states;
    const of = (count: typeof wrongOf) => percentAndSide(pooled(states, weights, count));
    return [
      ...[name, of(wrongOf), of(severeOf), of(({ wrongThoughFlagged }) => wrongThoughFlagged)],
      ...[percent(shareOf(up.wrong, up.trials)), seconds(up.meanMs), seconds(up.p95Ms)],
    ];
  });
  return table(headings, rows);
}
