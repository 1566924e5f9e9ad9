/**
 * What may be wrong with our own vantages in one sweep, and with those of everybody else. Drawn from
 * a seed.
 */
import { VANTAGES } from "../../src/vantage/registry";
import type { Chance } from "../chance";
import type { Model } from "../model";

export interface Condition {
  /**
   * `fine`; `broken`: reaches nothing; `says-up`, `says-down`: whatever there is; `cut`: its network
   * does not get through to the target right now; `mute`: no answer from the prober.
   */
  readonly kind: "fine" | "broken" | "says-up" | "says-down" | "cut" | "mute";
  /** Whether its controls show it. */
  readonly isFound: boolean;
  /** It fails without a word. */
  readonly isSilent: boolean;
  /** The share of its looks that get lost. */
  readonly loss: number;
  /** Its address passes for a robot's. */
  readonly isRefused: boolean;
}

const IDS = VANTAGES.map(({ id }) => id);

export function drawConditions(model: Model, chance: Chance): readonly Condition[] {
  const cut = drawCut(model, chance);
  const isCutFound = cut.size > 0 && chance.is(model.togetherIsFound);
  return IDS.map((_, seat) => {
    const kind = drawKind(model, chance);
    const isCut = kind === "fine" && cut.has(seat);
    const isFound = isCut ? isCutFound : kind !== "fine" && chance.is(model.selfTestFinds);
    return {
      kind: isCut ? "cut" : kind,
      isFound,
      isSilent: isCut || (kind === "broken" && chance.is(model.brokenIsSilent)),
      loss: chance.scale(model.loss.least, model.loss.most),
      isRefused: chance.is(model.refused),
    };
  });
}

function drawKind(model: Model, chance: Chance): Condition["kind"] {
  let left = chance.uniform();
  for (const [kind, share] of [
    ["broken", model.broken],
    ["says-up", model.saysUp],
    ["says-down", model.saysDown],
    ["mute", model.mute],
  ] as const) {
    left -= share;
    if (left < 0) return kind;
  }
  return "fine";
}

/** Two to five vantages of one network that fail together, in a few sweeps. */
function drawCut(model: Model, chance: Chance): ReadonlySet<number> {
  if (!chance.is(model.together)) return new Set();
  const network = model.networks[chance.pick(IDS)];
  const members = IDS.flatMap((id, seat) => (model.networks[id] === network ? [seat] : []));
  return new Set(chance.some(members, 2 + chance.index(4)));
}
