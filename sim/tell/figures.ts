/** All figures, by the name of the file that each belongs in. Pure. */
import { confidenceFigure } from "./figures/confidence";
import { rulesFigure, timesFigure } from "./figures/rules";
import { worldsFigure } from "./figures/worlds";
import type { Story } from "./story";

export const FIGURES = ["rules.svg", "times.svg", "confidence.svg", "worlds.svg"] as const;

export type FigureName = (typeof FIGURES)[number];

export function figures({ models }: Story): Readonly<Record<FigureName, string>> {
  const [first] = models;
  return {
    "rules.svg": rulesFigure(first),
    "times.svg": timesFigure(first),
    "confidence.svg": confidenceFigure(first),
    "worlds.svg": worldsFigure(models),
  };
}
