/**
 * What an answer says of the beginning of the trouble, in every form the same. Pure.
 */
import { WORDS } from "../verdict/words";
import type { Answer } from "./answer";

/** Null when there is no trouble. */
export function sinceSaid({ since, recent, language }: Answer): string | null {
  if (since === null) return null;
  const words = WORDS[language];
  const isNew = since.start.earliestAt === null && recent.length === 0;
  return isNew ? `${words.since(since)} ${words.notWatched}` : words.since(since);
}
