/** Draws one trial: a target in that state, a caller, and what ten vantages saw. */
import { VANTAGES } from "../../src/vantage/registry";
import type { Chance } from "../chance";
import type { Model, StateId } from "../model";
import type { Caller, Probe, Trial } from "../trial";
import { drawLooks, type Place, probeOf } from "./look";
import { drawTarget, type Target } from "./target";
import { drawConditions } from "./vantage";

/** Any instant would do: nothing here depends on it. */
const SWEPT_AT = 1_292_189_215_000;

export function drawTrial(model: Model, state: StateId, chance: Chance): Trial {
  const target = drawTarget[state](model, chance);
  const conditions = drawConditions(model, chance);
  const places = conditions.map((condition, seat) => ({ model, target, seat, condition }));
  const looks = places.map((place) => drawLooks(place, chance));
  const later = chance.fork();
  return {
    ...{ state, reach: target.reach, caller: drawCaller(model, target, chance), looks },
    turn: chance.index(VANTAGES.length),
    probes: probesOf(places, looks),
    again: memo(() =>
      probesOf(
        places,
        places.map((place) => drawLooks(place, later)),
      ),
    ),
  };
}

function probesOf(places: readonly Place[], looks: Trial["looks"]): readonly Probe[] {
  return places.map((place, seat) => {
    const seen = looks[seat];
    if (seen === undefined) throw new Error("a seat without looks");
    return probeOf(place, seen, SWEPT_AT);
  });
}

function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function drawCaller(model: Model, { reach }: Target, chance: Chance): Caller {
  const seat = chance.index(VANTAGES.length);
  const share = reach[seat] ?? 0;
  const hasOwnTrouble = share === 1 && chance.is(model.ownTrouble);
  const got = !hasOwnTrouble && chance.is(share);
  const report = chance.is(model.reports) ? (got ? "up" : "down") : null;
  return { seat, report, hasOwnTrouble };
}
