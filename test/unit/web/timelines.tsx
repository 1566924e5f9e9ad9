/** Timelines of looks, for their tests. Nothing here decides anything. */
import type { Language } from "../../../src/language";
import type { Outage } from "../../../src/verdict/outages";
import type { Scope } from "../../../src/verdict/rule";
import type { Sample } from "../../../src/verdict/sample";
import { Timeline } from "../../../src/web/timeline";
import { outagesOf } from "../verdict/tracked";

export const MIN = 60_000;
export const NOW = Date.parse("2010-12-12T21:27:00Z");

/** A sweep of two seconds that started so many minutes before now. */
export const ago = (minutes: number, scope: Scope): Sample => ({
  startedAt: NOW - minutes * MIN,
  completedAt: NOW - minutes * MIN + 2_000,
  scope,
});

export interface Shown {
  readonly now?: number;
  readonly newest?: Scope;
  readonly id?: string;
  /** If more is known than the sweeps tell. */
  readonly outages?: readonly Outage[];
}

export const render = async (
  recent: readonly Sample[],
  language: Language = "en",
  shown: Shown = {},
) => {
  const { now = NOW, outages = outagesOf(recent.toReversed(), now), ...rest } = shown;
  return (await (<Timeline {...{ recent, outages, now, language, ...rest }} />)).toString();
};

export const ENDED = [ago(0.5, "up"), ago(1, "up"), ago(2, "down"), ago(3, "down"), ago(4, "up")];
export const GOING_ON = [ago(0.5, "down"), ago(1, "down"), ago(29, "unknown"), ago(30, "up")];
export const RECOVERING = [ago(1, "up"), ago(2, "down"), ago(3, "down"), ago(4, "up")];
export const UNWATCHED = [ago(60, "partial"), ago(61, "partial")];
