/**
 * The words of the answer page that are no part of an answer: its stages, the rings, what to try,
 * what its buttons say. English here; the other tables stand beside it. They decide nothing.
 */
import type { Language } from "../../language";
import type { Wants } from "../../probe/failure";
import type { Likely } from "../../verdict/likely";
import type { WhyUnsure } from "../../verdict/you";
import type { BrowserTrouble } from "../browser-code";
import type { Alphabet } from "./lookalike";
import { PAGE_DE } from "./words.de";
import { PAGE_EN } from "./words.en";

/** A thing to try when it is just you. */
export type Remedy =
  | "network"
  | "extension"
  | "vpn"
  | "dns"
  | "hosts"
  | "clock"
  | "firewall"
  | "login";

export interface PageWords {
  readonly notThis: string;
  readonly notThisLabel: string;
  readonly written: string;
  /** A name with letters that look like those of another alphabet. */
  readonly lookalike: (scripts: string) => string;
  readonly alphabets: Readonly<Record<Alphabet, string>>;

  readonly stage: {
    readonly asking: string;
    readonly waiting: string;
    readonly provisional: (heard: number, of: number) => string;
    readonly settled: (pending: number) => string;
    readonly final: (of: number) => string;
    /** Seconds until somebody who asks gets a new look; none: at once. */
    readonly old: (dueS: number) => string;
  };
  /** The headline while it can still change; `divided`: some reach it, and some do not. */
  readonly soFar: Readonly<Record<Likely | "divided" | "open", string>>;

  readonly rings: {
    readonly label: string;
    readonly you: string;
    readonly here: string;
    readonly everyone: string;
    readonly youReach: { readonly test: string; readonly report: string };
    readonly youCannot: { readonly test: string; readonly report: string };
    readonly gotStatus: (code: string) => string;
    readonly couldNotLoad: (trouble: string) => string;
    readonly unsure: Readonly<Record<WhyUnsure, string>>;
    readonly practice: string;
    readonly hereIs: (city: string) => string;
    readonly hereUnknown: string;
    readonly tally: (up: number, down: number, abstained: number, pending: number) => string;
    readonly nobodyYet: string;
  };
  readonly trouble: Readonly<Record<BrowserTrouble, string>>;

  readonly map: (up: number, down: number, other: number, pending: number) => string;
  readonly table: {
    readonly heading: string;
    readonly nearestIs: (city: string) => string;
    readonly nearestUnknown: string;
    readonly from: string;
    readonly vote: string;
    readonly saw: string;
    readonly time: string;
    readonly nearest: string;
    readonly exception: string;
  };

  readonly findings: {
    readonly heading: string;
    readonly none: string;
    /** @param host that answers. @param target that does not. */
    readonly twinWorks: (host: string, target: string, where: string | null) => string;
    /** @param words for the refusal, as the table has them. */
    readonly refused: Readonly<Record<Wants, (words: string, where: string | null) => string>>;
    readonly refusedInPlaces: (where: string) => string;
    readonly blockedByLaw: (where: string | null) => string;
    readonly suspect: (words: string, where: string | null) => string;
    /** @param failure how https failed, in words; null when that differs, or is not known. */
    readonly httpOnly: (where: string | null, failure: string | null) => string;
    readonly sendsOn: (host: string) => string;
    readonly ipv6Only: string;
    readonly familiesUntested: string;
    readonly slow: (where: string, seconds: number) => string;
    readonly intermittent: string;
  };
  /** What the codes mean that were met. */
  readonly meaning: {
    readonly heading: string;
    readonly canDo: (what: string) => string;
    /** A failure of https, where http answered. */
    readonly overHttps: (failure: string) => string;
  };
  readonly timeline: string;
  readonly advice: {
    readonly heading: string;
    readonly remedies: Readonly<Record<Remedy, readonly [what: string, how: string]>>;
  };
  readonly open: (host: string) => string;

  readonly askAbout: (host: string) => string;
  readonly again: string;
  readonly share: string;
  readonly shared: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly tell: string;
  readonly telling: string;
  readonly toldNoPermission: string;
  readonly back: (host: string) => string;
  readonly text: string;
  readonly json: string;
  /** Beside it: what else a program can ask. */
  readonly docs: string;
  /** Of everything that is kept, as JSON. */
  readonly history: string;
  readonly badge: { readonly summary: string; readonly what: string; readonly see: string };
  readonly offline: string;
  readonly lost: string;
  /** The page has been open for a while. */
  readonly aged: string;
  readonly withoutScript: string;
  readonly group: {
    readonly heading: string;
    readonly down: string;
    readonly up: string;
    readonly unseen: string;
    readonly what: string;
  };
}

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = { en: PAGE_EN, de: PAGE_DE };
