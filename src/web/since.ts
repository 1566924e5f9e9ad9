/**
 * What an answer says of the trouble there is, or was until lately, in every form the same. Pure.
 */
import { FRONT } from "../limits";
import { WORDS } from "../verdict/words";
import type { Answer } from "./answer";
import { plain } from "./history.words";
import { TIMELINE_WORDS } from "./timeline.words";

/** An outage that has ended lately enough to be what somebody came for; null when there is none. */
export function endedSaid(
  answer: Pick<Answer, "since" | "outages" | "checkedAt" | "language">,
): string | null {
  const { since, outages, checkedAt, language } = answer;
  const [newest] = outages;
  const endedAt = newest?.end?.latestAt ?? null;
  if (newest === undefined || endedAt === null) return null;
  // It is told of outages for everyone, which trouble in one region does not hide.
  if (since !== null && since.region === null) return null;
  if (checkedAt - endedAt > FRONT.endedLatelyMs) return null;
  const words = TIMELINE_WORDS[language];
  return `${plain(words.outage(newest))} ${words.times}`;
}

/** Null when there is no trouble. */
export function sinceSaid({ since, recent, language }: Answer): string | null {
  if (since === null) return null;
  const words = WORDS[language];
  const isNew = since.start.earliestAt === null && recent.length === 0;
  return isNew ? `${words.since(since)} ${words.notWatched}` : words.since(since);
}
