/**
 * What is said of the watched targets, whatever the form: which sentences, not their words. Pure.
 */
import type { Language } from "../language";
import { isBad } from "../verdict/sample";
import { WORDS } from "../verdict/words";
import { isPerhapsOver, plain } from "./history.words";
import { STATUS_WORDS, type Standing } from "./status.words";
import { TIMELINE_WORDS } from "./timeline.words";
import type { State, Watched, WatchedAnswer } from "./watched";

/** The worst first. What nobody can tell is worse than what is up. */
const BY_WEIGHT = ["down", "partial", "unknown", "unseen"] as const satisfies readonly State[];

export function worstOf({ watched }: WatchedAnswer): State {
  return BY_WEIGHT.find((state) => watched.some((one) => one.state === state)) ?? "up";
}

/** @param isShort for a title: no names, no full stop. */
export function summaryOf({ watched, language }: WatchedAnswer, isShort = false): string {
  const words = STATUS_WORDS[language];
  if (watched.length === 0) return words.empty.title + (isShort ? "" : ".");
  const those = (state: State) => watched.flatMap((one) => (one.state === state ? [one.name] : []));
  const standing: Standing = {
    ...{ up: those("up"), down: those("down"), partial: those("partial") },
    ...{ unknown: those("unknown"), unseen: those("unseen") },
  };
  return words.summary(standing, isShort);
}

/** The state, and for how long it has been so, where it is trouble. */
export function stateOn({ state, since }: Watched, language: Language): string {
  const words = STATUS_WORDS[language];
  const said = words.state[state];
  const lasted = since === null || !isTrouble(state) ? null : words.lasted(since);
  return lasted === null ? said : `${said} ${lasted}`;
}

/**
 * Whole sentences: what the state is worth, and when it was last looked at.
 *
 * @param isDrawn since when there is trouble is told beside the drawing.
 */
export function remarksOn(one: Watched, language: Language, isDrawn = false): readonly string[] {
  const { state, since, lastLook } = one;
  const words = STATUS_WORDS[language];
  return [
    ...(since === null && isTrouble(state) ? [words.oneBadLook] : []),
    ...(since !== null && lastLook?.scope === "up" ? [words.oneGoodLook] : []),
    ...(isDrawn ? [] : troubleOf(one, language)),
    lookOf(one, language),
  ];
}

/** Since when there is trouble; of trouble that is perhaps over, nobody knows that it has lasted. */
function troubleOf({ since, outages, recent }: Watched, language: Language): readonly string[] {
  const [newest] = outages;
  if (since === null || newest === undefined) return [];
  if (!isPerhapsOver(newest, recent)) return [WORDS[language].since(since)];
  const { outage, times } = TIMELINE_WORDS[language];
  return [plain(outage(newest, true)), times];
}

const isTrouble = (state: State) => state !== "unseen" && isBad(state);

function lookOf({ state, lastLook, everyMs }: Watched, language: Language): string {
  const words = STATUS_WORDS[language];
  if (lastLook === null) return words.noLook;
  const at = words.instant(lastLook.startedAt);
  if (state === "unseen") return `${words.notSince} ${at}: ${words.stopped}.`;
  return `${words.every(everyMs / 1_000)}, ${words.lastLook} ${at}.`;
}
