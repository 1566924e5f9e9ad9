/**
 * The languages that an answer can be given in. Each table of words has an entry for each.
 */
export const LANGUAGES = ["en", "de"] as const;

/** A language subtag of BCP 47. */
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}
