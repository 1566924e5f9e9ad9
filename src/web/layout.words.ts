/** The words that every page shares. */
import type { Language } from "../language";

export interface LayoutWords {
  /** What the language calls itself. */
  readonly name: string;
  readonly skip: string;
  readonly navigation: string;
  readonly bookmarklet: string;
  readonly ask: string;
}

export const LAYOUT_WORDS: Readonly<Record<Language, LayoutWords>> = {
  en: {
    name: "English",
    skip: "Skip to the answer",
    navigation: "More",
    bookmarklet: "Bookmarklet",
    ask: "Ask",
  },
  de: {
    name: "Deutsch",
    skip: "Zur Antwort springen",
    navigation: "Mehr",
    bookmarklet: "Bookmarklet",
    ask: "Fragen",
  },
};
