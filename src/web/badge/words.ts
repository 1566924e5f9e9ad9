/** The words on a badge and of its title, in each language. They are short, and decide nothing. */
import type { Language } from "../../language";
import type { Scope } from "../../verdict/rule";
import { type SpanWords, span } from "../../verdict/words/span";
import type { ProblemCode } from "../problem";
import type { BadgeLabel } from "./badge";

export interface BadgeWords {
  readonly label: Readonly<Record<Exclude<BadgeLabel, "host" | "none">, string>>;
  readonly state: Readonly<Record<Scope, string>>;
  /** Of a look that is too old to say how things are. */
  readonly past: Readonly<Record<Scope, string>>;
  readonly unseen: string;
  readonly ago: (ms: number) => string;
  /** Before the instant of the look. */
  readonly seen: string;
  readonly problem: Readonly<Record<ProblemCode, string>>;
}

const ago = (words: SpanWords, ms: number) => span(ms, words, Math.floor);

export const BADGE_WORDS: Readonly<Record<Language, BadgeWords>> = {
  en: {
    label: { justhere: "justhere", status: "status", website: "website" },
    state: { up: "up", down: "down", partial: "partly down", unknown: "unknown" },
    past: { up: "was up", down: "was down", partial: "was partly down", unknown: "unknown" },
    unseen: "nothing known",
    ago: (ms) => `${ago({ days: "days", to: "to", atMost: "at most" }, ms)} ago`,
    seen: "seen",
    problem: {
      ...{ invalid_target: "invalid name", invalid_parameter: "invalid parameter" },
      ...{ forbidden_target: "not a public site", opted_out: "opted out" },
      ...{ no_such_name: "no such name", not_found: "invalid address" },
      ...{ method_not_allowed: "invalid method", uri_too_long: "invalid address" },
      ...{ no_stored_answer: "nothing known", rate_limited: "busy", overloaded: "busy" },
      ...{ loop_detected: "loop", internal_error: "our mistake" },
    },
  },
  de: {
    label: { justhere: "justhere", status: "Status", website: "Website" },
    state: {
      ...{ up: "erreichbar", down: "nicht erreichbar" },
      ...{ partial: "teils nicht erreichbar", unknown: "unklar" },
    },
    past: {
      ...{ up: "war erreichbar", down: "war nicht erreichbar" },
      ...{ partial: "war teils nicht erreichbar", unknown: "unklar" },
    },
    unseen: "nichts bekannt",
    ago: (ms) => `vor ${ago({ days: "Tagen", to: "bis", atMost: "höchstens" }, ms)}`,
    seen: "gesehen",
    problem: {
      ...{ invalid_target: "Name ungültig", invalid_parameter: "Parameter ungültig" },
      ...{ forbidden_target: "keine öffentliche Website", opted_out: "nicht erwünscht" },
      ...{ no_such_name: "Name unbekannt", not_found: "Adresse ungültig" },
      ...{ method_not_allowed: "Methode ungültig", uri_too_long: "Adresse ungültig" },
      ...{ no_stored_answer: "nichts bekannt", rate_limited: "beschäftigt" },
      ...{ overloaded: "beschäftigt", loop_detected: "Schleife", internal_error: "unser Fehler" },
    },
  },
};
