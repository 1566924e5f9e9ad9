/** What the verdict engine is held to, and whether a result holds it. Pure. */
import type { ModelResult } from "../results";
import { missesOf, oursOf, severeOf, wrongOf } from "./counts";
import { percentAndSide, seconds, whole } from "./numbers";
import { pooled, type Weights } from "./shares";
import { number, table, words } from "./table";

export interface Held {
  readonly name: string;
  readonly target: string;
  readonly measured: string;
  readonly holds: boolean;
}

/** Shares of all answers, and milliseconds on an up target. The published numbers were 2.31, 0.66, 1.37 and 2.4. */
const MOST = { wrong: 0.02, severe: 0.0055, meanMs: 1_400, p95Ms: 2_500 } as const;

export function verdictOnTargets(result: ModelResult, weights: Weights): readonly Held[] {
  const { states } = oursOf(result);
  const { up, "down-full": down } = states;
  const wrong = pooled(states, weights, wrongOf);
  const severe = pooled(states, weights, severeOf);
  const falseDowns = up.verdicts.down ?? 0;
  const missed = missesOf(down);
  const { unsound } = result.early;
  const atMost = (most: string) => `at most ${most}`;
  return [
    {
      ...{ name: "wrong answers", target: atMost("2.0\u00a0%"), measured: percentAndSide(wrong) },
      holds: wrong.share <= MOST.wrong,
    },
    {
      ...{
        name: "severely wrong",
        target: atMost("0.55\u00a0%"),
        measured: percentAndSide(severe),
      },
      holds: severe.share <= MOST.severe,
    },
    none("`down` said of an up target", falseDowns, up.trials),
    none("`up` said of one that is down everywhere", missed, down.trials),
    time("mean until the answer, up target", up.meanMs, MOST.meanMs),
    time("95 of 100 answers within, up target", up.p95Ms, MOST.p95Ms),
    none("early answers that the complete sweep contradicts", unsound, null),
  ];
}

/** @param deployed the same in the world that is most like ours; null where nobody played it. */
export function tellTargets(held: readonly Held[], deployed: readonly Held[] | null): string {
  const toldOf = ({ measured, holds }: Held) => [measured, holds ? "yes" : "**no**"];
  const rows = held.map((one, row) => {
    const there = deployed?.[row];
    return [one.name, one.target, ...toldOf(one), ...(there === undefined ? [] : toldOf(there))];
  });
  const more = deployed === null ? [] : [number("As deployed, on one network"), words("Held")];
  return table([words(""), number("Aim"), number("Measured"), words("Held"), ...more], rows);
}

function none(name: string, times: number, trials: number | null): Held {
  const measured = trials === null ? whole(times) : `${whole(times)} of ${whole(trials)}`;
  return { name, target: "none", measured, holds: times === 0 };
}

function time(name: string, ms: number, mostMs: number): Held {
  return { name, target: `at most ${seconds(mostMs)}`, measured: seconds(ms), holds: ms <= mostMs };
}
