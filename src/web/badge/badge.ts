/**
 * What a badge says: a scope, since it has no caller, and how old the look is that it goes by. It never
 * claims the present for a look of the past, and colours say nothing that its words do not. Pure.
 */
import type { Language } from "../../language";
import { BADGE } from "../../limits";
import type { Scope } from "../../verdict/rule";
import { isBad } from "../../verdict/sample";
import type { BADGE_LABELS } from "../parameters";
import { type Problem, problemWords } from "../problem";
import { STATUS_WORDS } from "../status.words";
import { BADGE_WORDS } from "./words";

export type BadgeLabel = (typeof BADGE_LABELS)[number];

/** What is known of a target without a look. */
export interface Standing {
  readonly kind: "standing";
  /** Null: nothing is known. */
  readonly seen: { readonly scope: Scope; readonly at: number } | null;
  /** The operator has it watched, so that more will be known soon. */
  readonly isWatched: boolean;
}

export interface Badge {
  /** Empty: it has none. */
  readonly label: string;
  readonly message: string;
  /** Of its ground: white letters on it have a contrast of 4.5 to 1 and more. */
  readonly colour: `#${string}`;
  /** For whoever cannot see it, and in full. */
  readonly title: string;
  readonly isError: boolean;
  /** Seconds for which it may be shown again. */
  readonly maxAgeS: number;
}

export interface BadgeLook {
  readonly label: BadgeLabel;
  readonly language: Language;
}

const GREY = "#5d626b";
/** Those of the pages, in the light: letters are white whatever is around. */
const COLOURS = { up: "#14692f", down: "#a8201a", partial: "#7a4b00", unknown: GREY } as const;

export function badgeOf(standing: Standing, host: string, look: BadgeLook, now: number): Badge {
  const { seen } = standing;
  const words = BADGE_WORDS[look.language];
  const maxAgeS = isSoonOld(standing) ? BADGE.soonS : BADGE.keptS;
  const rest = { label: labelOf(host, look), isError: false, maxAgeS };
  if (seen === null)
    return { ...rest, message: words.unseen, colour: GREY, title: `${host}: ${words.unseen}` };
  // One from the future is of a clock that was ahead.
  const ageMs = Math.max(0, now - seen.at);
  const isPast = ageMs >= BADGE.pastMs;
  const said = (isPast ? words.past : words.state)[seen.scope];
  const instant = STATUS_WORDS[look.language].instant(seen.at);
  return {
    ...rest,
    message: ageMs < BADGE.ageFromMs ? said : `${said} · ${words.ago(ageMs)}`,
    colour: isPast ? GREY : COLOURS[seen.scope],
    title: `${host}: ${said} (${words.seen} ${instant})`,
  };
}

/** Trouble ends, and what is watched is seen anew, before what is well is looked at again. */
export function isSoonOld({ seen, isWatched }: Standing): boolean {
  return isWatched || (seen !== null && isBad(seen.scope));
}

/** @param host null where none was understood: nothing that somebody typed stands on a badge. */
export function badgeOfProblem(problem: Problem, host: string | null, look: BadgeLook): Badge {
  const { code, status } = problem;
  const { title } = problemWords(problem, look.language);
  const isOurs = status >= 500 || status === 429;
  return {
    label: host === null && look.label === "host" ? "justhere" : labelOf(host ?? "", look),
    message: BADGE_WORDS[look.language].problem[code],
    colour: GREY,
    title: `${host === null ? "" : `${host}: `}${title} (${code})`,
    isError: true,
    maxAgeS: isOurs ? BADGE.troubleS : BADGE.keptS,
  };
}

function labelOf(host: string, { label, language }: BadgeLook): string {
  if (label === "none") return "";
  if (label !== "host") return BADGE_WORDS[language].label[label];
  // Whose it is stands at its end.
  return host.length <= BADGE.hostLength ? host : `…${host.slice(1 - BADGE.hostLength)}`;
}
