/**
 * Draws what happens to a target in a year, and to our vantages. From a seed.
 */
import { VANTAGES } from "../../src/vantage/registry";
import type { Chance } from "../chance";
import { CLASSES, type YearsModel } from "./model";
import { EVERYWHERE, type Fault, inOrder, maskOf, SEATS, type Trouble } from "./timeline";

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What people meet. */
export function drawTrouble(model: YearsModel, chance: Chance, year: Span): readonly Trouble[] {
  const lasts = () => drawLasting(model, chance);
  const simple = (why: Trouble["why"], everyMs: number, mask: () => number) =>
    beginnings(chance, year, everyMs).map((from) => {
      const isCached = why === "everyone" && chance.is(model.cached.share);
      const fails = isCached ? 1 - model.cached.stale : 1;
      return trouble(why, from, from + lasts(), mask(), chance.is(model.isSilent), fails);
    });
  return inOrder([
    ...simple("everyone", model.everyoneEveryMs, () => EVERYWHERE),
    ...simple("region", model.regionEveryMs, () => maskOf([chance.pick(SEATS)])),
    ...simple("continent", model.continentEveryMs, () => maskOf(chance.pick(PAIRS))),
    ...simple("several", model.severalEveryMs, () =>
      maskOf(chance.some(SEATS, 3 + chance.index(4))),
    ),
    ...beginnings(chance, year, model.flaps.everyMs).flatMap((from) =>
      drawFlaps(model, chance, from),
    ),
    ...beginnings(chance, year, model.sometimes.everyMs).map((from) => {
      const { lasts, fails } = model.sometimes;
      const to = from + chance.between(lasts.least, lasts.most);
      return trouble(
        "sometimes",
        from,
        to,
        EVERYWHERE,
        false,
        chance.between(fails.least, fails.most),
      );
    }),
  ]);
}

/** Continents with more than one vantage. */
const PAIRS = [...new Set(VANTAGES.map(({ continent }) => continent))]
  .map((continent) => SEATS.filter((seat) => VANTAGES[seat]?.continent === continent))
  .filter((seats) => seats.length > 1);

function drawLasting({ lasting }: YearsModel, chance: Chance): number {
  const drawn = chance.weighted(lasting);
  const { from, to } = CLASSES.find(({ id }) => id === drawn) ?? CLASSES[0];
  return from * (to / from) ** chance.uniform();
}

function drawFlaps({ flaps, isSilent }: YearsModel, chance: Chance, begin: number) {
  const { spells, down, up } = flaps;
  const silent = chance.is(isSilent);
  let at = begin;
  const count = spells.least + chance.index(spells.most - spells.least + 1);
  return Array.from({ length: count }, () => {
    const from = at;
    const to = from + chance.between(down.least, down.most);
    at = to + chance.between(up.least, up.most);
    return trouble("flap", from, to, EVERYWHERE, silent, 1);
  });
}

function trouble(
  why: Trouble["why"],
  from: number,
  to: number,
  mask: number,
  isSilent: boolean,
  fails: number,
): Trouble {
  return { of: "target", why, from: Math.round(from), to: Math.round(to), mask, isSilent, fails };
}

/** What is wrong with us. */
export function drawFaults(model: YearsModel, chance: Chance, year: Span): readonly Fault[] {
  return inOrder([
    ...SEATS.flatMap((seat) => drawOfVantage(model, chance, year, seat)),
    ...beginnings(chance, year, model.together.everyMs).map((from) => {
      const { lasts, isFound } = model.together;
      const mask = maskOf(chance.some(SEATS, 2 + chance.index(4)));
      const to = from + chance.lognormal(lasts.median, lasts.sigma);
      return fault("together", chance.is(isFound) ? "found" : "down", from, to, mask, chance);
    }),
    ...beginnings(chance, year, model.blackout.everyMs).map((from) => {
      const { median, sigma } = model.blackout.lasts;
      return fault(
        "blackout",
        "mute",
        from,
        from + chance.lognormal(median, sigma),
        EVERYWHERE,
        chance,
      );
    }),
    ...beginnings(chance, year, model.refusesAll.everyMs).map((from) => {
      const to = from + chance.exponential(model.refusesAll.lastsMs);
      return fault("refused", "refused", from, to, EVERYWHERE, chance);
    }),
  ]);
}

function drawOfVantage(
  model: YearsModel,
  chance: Chance,
  year: Span,
  seat: number,
): readonly Fault[] {
  const { broken, saysUp, saysDown, refused, selfTestFinds } = model;
  const always = (effect: "up" | "down") => (chance.is(selfTestFinds) ? "found" : effect);
  const rows: readonly (readonly [Fault["why"], YearsModel["broken"], () => Fault["effect"]])[] = [
    ["broken", broken, () => always("down")],
    ["liar", saysUp, () => always("up")],
    ["liar", saysDown, () => always("down")],
    ["refused", refused, () => "refused"],
  ];
  return rows.flatMap(([why, { share, lastsMs }, effectOf]) =>
    share === 0
      ? []
      : beginnings(chance, year, lastsMs / share).map((from) =>
          fault(why, effectOf(), from, from + chance.exponential(lastsMs), 1 << seat, chance),
        ),
  );
}

function fault(
  why: Fault["why"],
  effect: Fault["effect"],
  from: number,
  to: number,
  mask: number,
  chance: Chance,
): Fault {
  const isSilent = chance.is(0.5);
  return { of: "us", why, effect, from: Math.round(from), to: Math.round(to), mask, isSilent };
}

/** At exponential intervals. */
function beginnings(chance: Chance, { from, to }: Span, everyMs: number): readonly number[] {
  const found: number[] = [];
  for (let at = from + chance.exponential(everyMs); at < to; at += chance.exponential(everyMs))
    found.push(at);
  return found;
}
