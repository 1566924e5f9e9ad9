/**
 * The words of the page by which people take JustHere along: their type, and which languages there
 * are. What a browser can do stands in the ways; nothing here may promise more than was tried.
 */
import type { Child } from "hono/jsx";
import type { Language } from "../../language";
import type { Family } from "./browser";
import { TAKE_DE } from "./page.words.de";
import { TAKE_EN } from "./page.words.en";
import type { PictureName } from "./pictures";

/** What the words need to know. */
export interface Here {
  /** Our own address, without a final slash: `https://justhere.example`. */
  readonly site: string;
  /** The same as people type it: `justhere.example`. */
  readonly host: string;
}

export interface Step {
  readonly says: Child;
  readonly picture?: PictureName;
  /** Puts a field with the bookmarklet's code below, to copy from. */
  readonly copies?: true;
}

/** How one family of browsers takes it along. */
export interface Way {
  readonly name: string;
  readonly steps: readonly Step[];
  /** What else this family can do, or cannot. */
  readonly notes: readonly Child[];
}

export interface TakeWords {
  readonly title: string;
  readonly heading: string;
  readonly lead: Child;
  readonly works: { readonly heading: string; says(code: string): Child };
  readonly drag: {
    /** The link's text: the bookmark is called that. */
    readonly name: string;
    readonly says: string;
    /** After a click, which does nothing. */
    readonly hint: string;
  };
  readonly copy: { readonly instead: string; readonly how: Child; readonly label: string };
  readonly ways: {
    readonly yours: string;
    /** When nothing is known of the reader's browser. */
    readonly unknown: string;
    readonly others: string;
    readonly onComputer: string;
    tooOld(major: number): Child;
  };
  way(family: Family, here: Here): Way;
  readonly tries: {
    readonly heading: string;
    readonly onComputer: Child;
    readonly onPhone: Child;
    /** The second step ends with a link of this name. */
    readonly open: Child;
    readonly openLink: string;
    readonly click: Child;
    readonly note: Child;
  };
  readonly sends: {
    readonly heading: string;
    readonly page: string;
    readonly sent: string;
    readonly and: string;
    readonly kept: string;
    readonly keeps: Child;
    readonly note: Child;
  };
  readonly blind: { readonly heading: string; readonly spots: readonly Child[] };
  readonly source: { readonly summary: string; readonly label: string };
}

export const TAKE_WORDS: Readonly<Record<Language, TakeWords>> = { en: TAKE_EN, de: TAKE_DE };
