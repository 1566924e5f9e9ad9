/**
 * What a target is like while it is asked about: who reaches it, and how it fails those who do not.
 * Drawn from a seed; which verdict is right follows from it, and is decided elsewhere (../score).
 */
import { type Continent, VANTAGES } from "../../src/vantage/registry";
import type { Chance } from "../chance";
import type { Model, StateId } from "../model";

export interface Target {
  /** For each region: the share of its visitors' requests that are answered. */
  readonly reach: readonly number[];
  /** For each vantage: the share of its looks that are answered, if nothing is wrong with the vantage. */
  readonly answers: readonly number[];
  /** It fails without a word, until the time-out. */
  readonly isSilent: boolean;
  readonly isSlow: boolean;
  /** Whom it does not let in it tells so, with a refusal. */
  readonly saysSo: boolean;
}

const ALL: readonly number[] = VANTAGES.map(() => 1);
const NONE: readonly number[] = VANTAGES.map(() => 0);
const CONTINENTS: readonly Continent[] = [...new Set(VANTAGES.map(({ continent }) => continent))];

const plain = (reach: readonly number[], isSilent = false): Target => ({
  ...{ reach, answers: reach, isSilent, isSlow: false, saysSo: false },
});

/** How a target in that state comes to be. */
export const drawTarget: Readonly<Record<StateId, (model: Model, chance: Chance) => Target>> = {
  up: () => plain(ALL),
  "down-full": (model, chance) => plain(NONE, chance.is(model.outageIsSilent)),
  // The edge stands, and says that what is behind it does not; here and there it has an old copy.
  "down-origin": (model, chance) => ({
    ...plain(NONE),
    answers: VANTAGES.map(() => Number(chance.is(model.staleAnswers))),
  }),
  "down-dns": () => plain(NONE),
  "continent-cut": (_, chance) => {
    const cut = chance.pick(CONTINENTS);
    return plain(
      without(({ continent }) => continent === cut),
      true,
    );
  },
  "geo-block": (model, chance) => {
    const blocked = chance.pick(CONTINENTS);
    const target = plain(without(({ continent }) => continent === blocked));
    return { ...target, saysSo: chance.is(model.geoSaysSo) };
  },
  "one-place": (model, chance) => {
    const gone = chance.pick(VANTAGES).id;
    return plain(
      without(({ id }) => id === gone),
      chance.is(model.outageIsSilent),
    );
  },
  slow: () => ({ ...plain(ALL), isSlow: true }),
  // Its visitors are on other networks, and miss nothing.
  "provider-block": (model, chance) => {
    const blocked = chance.pick([...new Set(Object.values(model.networks))]);
    const answers = without(({ id }) => model.networks[id] === blocked);
    return { ...plain(ALL, true), answers };
  },
  flapping: (model, chance) => {
    const share = 1 - chance.between(model.flaps.least, model.flaps.most);
    return plain(VANTAGES.map(() => share));
  },
  // Minutes up, minutes down: a sweep meets one of the two.
  "flapping-slowly": (model, chance) =>
    chance.is(0.5) ? plain(ALL) : plain(NONE, chance.is(model.outageIsSilent)),
};

function without(isGone: (vantage: (typeof VANTAGES)[number]) => boolean): readonly number[] {
  return VANTAGES.map((vantage) => (isGone(vantage) ? 0 : 1));
}
