/**
 * The same minutes with the shops well and our own vantages broken, in every way that ours may break.
 * To a careless observer each looks like the outage of the evening.
 */
import { VANTAGE_IDS, type VantageId } from "../../src/vantage/registry";
import type { Verdict } from "../../src/verdict/rule";
import { AMERICAN, cet, EVENING } from "./evening";
import type { Step, Story } from "./play";
import type { Condition } from "./vantages";

export interface Twin {
  /** What breaks, as a person reads it. */
  readonly says: string;
  readonly story: Story;
  /** What those are told who ask meanwhile, from Germany, the United States and Japan. */
  readonly meanwhile: readonly [Verdict, Verdict, Verdict];
  /** Whose own regions have an outage: from there the shops were not reached, by all that it can know. */
  readonly failsAlone: readonly VantageId[];
}

/** When our own vantages are broken. */
export const BROKEN = { fromAt: cet("21:58:31"), toAt: cet("22:05:04") } as const;

/** Too few can tell. */
const NOBODY_KNOWS: Twin["meanwhile"] = ["unknown", "unknown", "unknown"];

function storyOf(breaks: Step, mends: Step): Story {
  const ask = (time: string, from: VantageId, host: string): Step => ({
    ...{ at: cet(time), does: "ask", from, host },
  });
  const steps: readonly Step[] = [
    breaks,
    ask("22:01:10", "germany", "shop-de.test"),
    ask("22:02:40", "us-east", "shop-de.test"),
    ask("22:03:30", "japan", AMERICAN),
    mends,
    ask("22:07:30", "germany", "shop-de.test"),
  ];
  const hosts = ["shop-de.test", AMERICAN];
  return { ...EVENING, startsAt: cet("21:55:55"), endsAt: cet("22:08:30"), hosts, steps };
}

function vantages(condition: Condition, ids: readonly VantageId[]): Story {
  return storyOf(
    { at: BROKEN.fromAt, does: "put", condition, vantages: ids },
    { at: BROKEN.toAt, does: "put", condition: "sound", vantages: ids },
  );
}

export const TWINS: readonly Twin[] = [
  {
    says: "All ten lose every connection, and only DNS answers",
    story: vantages("cut_off", VANTAGE_IDS),
    meanwhile: NOBODY_KNOWS,
    failsAlone: [],
  },
  {
    says: "All ten cannot reach what they test themselves by",
    story: storyOf(
      { at: BROKEN.fromAt, does: "switch", part: "controls", state: "off" },
      { at: BROKEN.toAt, does: "switch", part: "controls", state: "on" },
    ),
    meanwhile: NOBODY_KNOWS,
    failsAlone: [],
  },
  {
    says: "All ten break off with an error",
    story: vantages("throws", VANTAGE_IDS),
    meanwhile: NOBODY_KNOWS,
    failsAlone: [],
  },
  {
    says: "All ten hang and never answer",
    story: vantages("hangs", VANTAGE_IDS),
    meanwhile: NOBODY_KNOWS,
    failsAlone: [],
  },
  {
    says: "Eight of the ten lose every connection",
    story: vantages("cut_off", VANTAGE_IDS.slice(0, 8)),
    meanwhile: NOBODY_KNOWS,
    failsAlone: [],
  },
  {
    says: "Six of the ten lose every connection",
    story: vantages("cut_off", VANTAGE_IDS.slice(0, 6)),
    meanwhile: ["up", "up", "up"],
    failsAlone: [],
  },
  {
    says: "One lies: all is down, it says, and it is well itself",
    story: vantages("lies", ["germany"]),
    meanwhile: ["here", "up", "up"],
    failsAlone: ["germany"],
  },
];
