/** What the simulation marks is what the front would tell: vote by vote, until it is settled. */
import { describe, expect, test } from "vitest";
import { Chance } from "../../../sim/chance";
import { STATES, type StateId } from "../../../sim/model";
import { DEPLOYED, modelOf } from "../../../sim/models";
import { ours } from "../../../sim/rules/ours";
import type { Trial } from "../../../sim/trial";
import { drawTrial } from "../../../sim/world/draw";
import { NOTHING_BEFORE } from "../../../src/monitor/events";
import { parseTarget } from "../../../src/target/parse";
import { VANTAGES } from "../../../src/vantage/registry";
import { answerOf } from "../../../src/web/answer";

const { model } = modelOf(DEPLOYED);
const target = parseTarget("example.org", { practice: false, ownHosts: [] });

/** The first answer of the front that nothing pending can change, and when. */
function answered({ caller, probes }: Trial) {
  if (target.kind === "rejected") throw new Error("no target");
  const arrivals = probes.toSorted((a, b) => a.arrivesAtMs - b.arrivesAtMs);
  for (const [turn, { observation, arrivesAtMs }] of arrivals.entries()) {
    const { startedAt } = observation;
    const observations = arrivals.slice(0, turn + 1).map((one) => one.observation);
    const now = startedAt + arrivesAtMs;
    const completedAt = turn === VANTAGES.length - 1 ? now : null;
    const { settled, verdict, confidence, intermittent } = answerOf(
      target,
      {
        ...{
          kind: "caller",
          vantage: VANTAGES[caller.seat]?.id ?? null,
          country: null,
          code: null,
        },
        ...{ report: caller.report, tested: null },
      },
      { ...NOTHING_BEFORE, startedAt, completedAt, observations },
      { now, notice: null, language: "en" },
    );
    if (settled) return { verdict, confidence, intermittent, atMs: arrivesAtMs };
  }
  throw new Error("a complete sweep is settled");
}

describe("the rule of the simulation answers as the front does", () => {
  test.each<[StateId]>(STATES.map((state) => [state]))("of a target in state %s", (state) => {
    const chance = new Chance(31);
    for (let turn = 0; turn < 100; turn += 1) {
      const trial = drawTrial(model, state, chance);
      const { verdict, atMs, more } = ours(model).answer(trial);
      const { confidence, isIntermittent: intermittent } = more ?? {};
      expect({ verdict, confidence, intermittent, atMs }).toEqual(answered(trial));
    }
  });
});
