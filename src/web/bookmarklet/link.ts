/**
 * The link that a person drags to the bookmarks bar, and the source behind it. Pure.
 */
import type { Language } from "../../language";
import { MINIFIED, SOURCE } from "./minified";

/** What it asks where it cannot know the site, as source.js has it, and in the other languages. */
const QUESTION = "Which site is down?";
const QUESTIONS: Readonly<Record<Language, string>> = {
  en: QUESTION,
  de: "Welche Website lädt nicht?",
};

/** @param siteUrl our own address, without a final slash. */
export function bookmarkletLink(siteUrl: string, language: Language = "en"): string {
  return `javascript:${encodeURIComponent(filledIn(MINIFIED, siteUrl, language))}`;
}

/** The same for people to read. */
export function bookmarkletSource(siteUrl: string, language: Language = "en"): string {
  return filledIn(SOURCE, siteUrl, language);
}

function filledIn(code: string, siteUrl: string, language: Language): string {
  return code.replace("JUSTHERE", siteUrl).replace(QUESTION, QUESTIONS[language]);
}
