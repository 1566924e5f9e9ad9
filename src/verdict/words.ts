/**
 * Every word of an answer, in one place and in each language. Another language is another table of
 * the same shape. Pure.
 */
import type { Language } from "../language";
import { DE } from "./words/de";
import { EN } from "./words/en";
import type { Words } from "./words/table";

export type { Words } from "./words/table";
export { EN };

export const WORDS: Readonly<Record<Language, Words>> = { en: EN, de: DE };
