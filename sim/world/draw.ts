/** Draws one trial: a target in that state, a caller, and what ten vantages saw. */
import { VANTAGES } from "../../src/vantage/registry";
import type { Chance } from "../chance";
import type { Model, StateId } from "../model";
import type { Caller, Trial } from "../trial";
import { drawLooks, probeOf } from "./look";
import { drawTarget, type Target } from "./target";
import { drawConditions } from "./vantage";

/** Any instant would do: nothing here depends on it. */
const SWEPT_AT = 1_292_189_215_000;

export function drawTrial(model: Model, state: StateId, chance: Chance): Trial {
  const target = drawTarget[state](model, chance);
  const conditions = drawConditions(model, chance);
  const places = conditions.map((condition, seat) => ({ model, target, seat, condition }));
  const looks = places.map((place) => drawLooks(place, chance));
  const probes = places.map((place, seat) => {
    const seen = looks[seat];
    if (seen === undefined) throw new Error("a seat without looks");
    return probeOf(place, seen, SWEPT_AT);
  });
  const caller = drawCaller(model, target, chance);
  const turn = chance.index(VANTAGES.length);
  return { state, reach: target.reach, caller, turn, looks, probes };
}

function drawCaller(model: Model, { reach }: Target, chance: Chance): Caller {
  const seat = chance.index(VANTAGES.length);
  const share = reach[seat] ?? 0;
  const hasOwnTrouble = share === 1 && chance.is(model.ownTrouble);
  const got = !hasOwnTrouble && chance.is(share);
  const report = chance.is(model.reports) ? (got ? "up" : "down") : null;
  return { seat, report, hasOwnTrouble };
}
