/** The page of numbers: docs/verdict/numbers.md, as text. Pure. */
import { DEPLOYED } from "../models";
import { tellTable } from "./compare";
import { tellEarly, tellTiers } from "./confidence";
import { oursOf } from "./counts";
import type { FigureName } from "./figures";
import { whole } from "./numbers";
import { tellSensitivity } from "./sensitivity";
import { tellStates } from "./states";
import { type Modelled, type Story, worthIn } from "./story";
import { tellTargets, verdictOnTargets } from "./targets";
import { tellTried } from "./tried";

/** What somebody who does not see the figure is told; its numbers stand in the table below it. */
const ALT: Readonly<Record<FigureName | "years.svg", string>> = {
  "rules.svg": "Bars: how many answers of each rule are wrong, and how many severely so.",
  "times.svg": "Bars: how long each rule takes to answer on an up target.",
  "confidence.svg":
    "For each confidence: how many answers say it, and how many of these are right.",
  "worlds.svg": "For each world assumed: how often our rule and the next best are wrong.",
  "years.svg": "Outages by how long they lasted: how many are told, and how soon.",
};

const TRIED =
  "Our rule as it is, and below it with one thing changed. Why it is as it is stands in [verdict.md](../verdict.md).";

/** @param years what the simulation of outages over time found, as Markdown that stands below a heading. */
export function page(story: Story, years: string): string {
  const { models, tried, seed, command } = story;
  const [first] = models;
  const { result, weights } = first;
  const deployed = models.find((one) => one.result.model === DEPLOYED);
  const trials = oursOf(result).states.slow.trials;
  const preamble = [
    `Written by \`${command}\`: ${whole(trials)} trials of each state of a target, of \`up\` and \`down\` twice as many, from seed ${seed}. The same seed gives`,
    "the same page. The world is made up, and what it assumes stands in [verdict.md](../verdict.md) and in",
    "`sim/model.ts`; the code that answers is the real one. Pooled shares weigh each state by how often it is asked about.",
  ];
  return `${[
    ...["# The verdict in numbers", preamble.join("\n")],
    ...["## What it is held to", tellTargets(heldIn(first), deployed ? heldIn(deployed) : null)],
    ...["## The rules compared", image("rules.svg"), tellTable(result, weights)],
    image("times.svg"),
    ...["## Our rule, state by state", tellStates(result, weights)],
    ...["## How sure it says it is", image("confidence.svg")],
    tellTiers(result.tiers, worthIn(first)),
    ...(deployed ? [ON_ONE, tellTiers(deployed.result.tiers, worthIn(deployed))] : []),
    ...["## Before the answer", tellEarly(result.early)],
    ...["## In other worlds", image("worlds.svg"), tellSensitivity(models)],
    ...(tried === null ? [] : ["## Changes that were tried", TRIED, tellTried(tried)]),
    ...(years.trim() === "" ? [] : ["## Outages over time", image("years.svg"), years.trim()]),
  ].join("\n\n")}\n`;
}

const heldIn = ({ result, weights }: Modelled) => verdictOnTargets(result, weights);

const ON_ONE = "As deployed, on one network:";

function image(name: keyof typeof ALT): string {
  return `![${ALT[name]}](${name})`;
}
