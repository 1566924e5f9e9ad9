/**
 * The worlds that the rules are tried in: the default, and what is worse or different in others. Each
 * is one change to the default, with its reason.
 */
import { DEFAULT, type Model } from "./model";

export interface NamedModel {
  readonly id: string;
  /** As the table of worlds calls it. */
  readonly name: string;
  readonly model: Model;
  /** Trials of each state, as a share of those of the default. */
  readonly effort: number;
}

/** The world that is most like the one we are deployed in. */
export const DEPLOYED = "one-network";

const ONE_NETWORK = Object.fromEntries(
  Object.keys(DEFAULT.networks).map((id) => [id, "the only one"]),
) as Model["networks"];

const changed = (id: string, name: string, change: Partial<Model>): NamedModel => ({
  ...{ id, name, effort: 0.25, model: { ...DEFAULT, ...change } },
});

export const MODELS: readonly [NamedModel, ...NamedModel[]] = [
  { id: "default", name: "as assumed", model: DEFAULT, effort: 1 },
  changed("harsh", "faults of ours three times as frequent", {
    loss: { least: 3 * DEFAULT.loss.least, most: 3 * DEFAULT.loss.most },
    broken: 3 * DEFAULT.broken,
    saysUp: 3 * DEFAULT.saysUp,
    saysDown: 3 * DEFAULT.saysDown,
    together: 3 * DEFAULT.together,
    mute: 3 * DEFAULT.mute,
    refused: 3 * DEFAULT.refused,
  }),
  changed("no-self-tests", "vantages that do not test themselves", {
    ...{ selfTestFinds: 0, togetherIsFound: 0 },
  }),
  changed(DEPLOYED, "all vantages on one network, as they are today", {
    networks: ONE_NETWORK,
  }),
  changed(
    "one-network-page",
    "one network, and nine callers in ten tell what they get, as the page does for them",
    {
      ...{ networks: ONE_NETWORK, reports: 0.9 },
    },
  ),
  changed("geo-says-so", "who shuts out a part of the world answers “not from your country”", {
    geoSaysSo: 0.8,
  }),
  changed("nobody-reports", "callers who never say what they saw", { reports: 0 }),
];

export function modelOf(id: string): NamedModel {
  const named = MODELS.find((one) => one.id === id);
  if (named === undefined) throw new Error(`there is no model ${id}`);
  return named;
}
