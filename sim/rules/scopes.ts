/** What may be the matter with a target, for one who does not know, and how likely each is beforehand. */
import { type Continent, VANTAGES } from "../../src/vantage/registry";
import type { Model } from "../model";

export interface Scope {
  readonly prior: number;
  /** `sometimes`: it answers everybody, and only sometimes. */
  readonly kind: "up" | "down" | "partial" | "sometimes";
  /** For each region: the share of its visitors' requests that are answered. */
  readonly reach: readonly number[];
  /** For each vantage: the share of its looks that are answered, if nothing is wrong with it. */
  readonly answers: readonly number[];
  /** Who gets no answer is told that they are not wanted. */
  readonly saysSo: boolean;
}

const CONTINENTS: readonly Continent[] = [...new Set(VANTAGES.map(({ continent }) => continent))];
const IDS = VANTAGES.map(({ id }) => id);

/** As many as tell apart how often something answers that answers only sometimes. */
const STEPS = 8;

export function scopesOf(model: Model): readonly Scope[] {
  const more = [...shutOut(model, upIn(model)), ...sometimes(model)];
  return [...plainScopesOf(model), ...more].filter(({ prior }) => prior > 0);
}

/** Up, down, or cut off somewhere. */
export function plainScopesOf(model: Model): readonly Scope[] {
  const { states } = model;
  const down = states["down-full"] + states["down-dns"] + states["flapping-slowly"] / 2;
  const saysSo = (states["geo-block"] * model.geoSaysSo) / CONTINENTS.length;
  const continent = (states["continent-cut"] + states["geo-block"]) / CONTINENTS.length - saysSo;
  const place = states["one-place"] / IDS.length;
  const scopes = [
    everywhere("up", upIn(model), 1),
    everywhere("down", down, 0),
    { ...everywhere("down", states["down-origin"], 0), answers: IDS.map(() => model.staleAnswers) },
    ...CONTINENTS.flatMap((cut) => {
      const isGone = (seat: number) => VANTAGES[seat]?.continent === cut;
      return [partial(continent, isGone), { ...partial(saysSo, isGone), saysSo: true }];
    }),
    ...IDS.map((_, gone) => partial(place, (seat) => seat === gone)),
  ];
  return scopes.filter(({ prior }) => prior > 0);
}

function upIn({ states }: Model): number {
  return states.up + states.slow + states["flapping-slowly"] / 2;
}

function everywhere(kind: Scope["kind"], prior: number, share: number): Scope {
  const reach = IDS.map(() => share);
  return { prior, kind, reach, answers: reach, saysSo: false };
}

function partial(prior: number, isGone: (seat: number) => boolean): Scope {
  const reach = IDS.map((_, seat) => (isGone(seat) ? 0 : 1));
  return { prior, kind: "partial", reach, answers: reach, saysSo: false };
}

/** Its visitors miss nothing: it shuts out a network of ours, or that network is in trouble itself. */
function shutOut({ states, networks, together, togetherIsFound }: Model, up: number) {
  const names = [...new Set(Object.values(networks))];
  return names.map((name): Scope => {
    const members = IDS.filter((id) => networks[id] === name).length;
    const inTrouble = up * together * (1 - togetherIsFound) * (members / IDS.length);
    const answers = IDS.map((id) => (networks[id] === name ? 0 : 1));
    const prior = states["provider-block"] / names.length + inTrouble;
    return { ...everywhere("up", prior, 1), answers };
  });
}

function sometimes({ states, flaps }: Model): readonly Scope[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const fails = flaps.least + ((step + 0.5) / STEPS) * (flaps.most - flaps.least);
    return everywhere("sometimes", states.flapping / STEPS, 1 - fails);
  });
}
