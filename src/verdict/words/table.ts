/**
 * What a table of words holds: every word of an answer, in one language. Its functions take counts,
 * names and facts and return words; they decide nothing. Types alone.
 */
import type { FailureCode, RefusalCode, SuspectCode, Wants } from "../../probe/failure";
import type { Observation } from "../../probe/observation";
import type { Continent } from "../../vantage/registry";
import type { Confidence } from "../confidence";
import type { Code } from "../met";
import type { Verdict } from "../rule";
import type { Since } from "../since";
import type { FateTold, TogetherTold } from "./fate";

export interface Words {
  /** "in Europe", in a headline. */
  readonly inContinent: (code: Continent) => string;
  /** "in São Paulo (Brazil)", in a headline. */
  readonly inCity: (name: string) => string;
  /** "São Paulo (Brazil)": a city, for somebody who may not know where it is. */
  readonly cityAndCountry: (name: string) => string;
  /** A city of the registry, as this language calls it; a name it does not know stays as it is. */
  readonly city: (name: string) => string;
  /** "Dublin, Frankfurt and Tokyo". */
  readonly list: (names: readonly string[]) => string;
  readonly headline: Headlines;

  /** The first part of an explanation. The other parts follow it, in the order in which they stand here. */
  readonly lead: {
    readonly up: (up: number, of: number, host: string) => string;
    readonly down: (down: number, of: number, host: string) => string;
  };
  readonly namely: (names: string) => string;
  readonly nearestAmongThem: (city: string) => string;
  /** What the caller reported, after what the others saw: `you.up.down` is "but you could not". */
  readonly you: Readonly<Record<"up" | "down", Readonly<Record<"up" | "down", string>>>>;
  readonly others: {
    readonly up: (up: number) => string;
    readonly down: (down: number) => string;
  };
  readonly couldNot: (names: string) => string;
  readonly couldNotEither: (names: string) => string;
  readonly onlyCould: (names: string) => string;
  readonly notCounted: (count: number) => string;
  readonly nearestNotCounted: (count: number, city: string) => string;
  readonly nearestRefused: (count: number, city: string) => string;
  /** A sentence of its own, after a space. @param count of those that it answered on their second try. */
  readonly intermittent: (count: number) => string;
  /** A sentence of its own, after a space: nothing came back to any of us, who share a network. */
  readonly oneSided: string;
  /** A sentence of its own, after a space. */
  readonly httpOnly: string;
  /** A sentence of its own, after a space. @param host with `www.` where the target has none, or without. */
  readonly twinAnswers: (host: string) => string;
  /** A sentence of its own, after a space. @param what one of the suspicions below. */
  readonly suspected: (what: string) => string;
  /** A city in a list of names. */
  readonly nearest: (city: string) => string;

  /** Why there is no verdict; the first letter becomes a capital. */
  readonly unknown: {
    readonly controls: (impaired: number, of: number) => string;
    /** By what those want who turned us away. */
    readonly refused: Readonly<Record<Wants, (refused: number, of: number) => string>>;
    readonly tooFew: (votes: number, of: number) => string;
    readonly oneContinent: (votes: number) => string;
  };

  /** A whole sentence, as it is written after a colon or a dash. */
  readonly afterColon: (sentence: string) => string;

  /** What went wrong, in a few words for a table. */
  readonly failure: Readonly<Record<FailureCode, string>>;
  /** How it turned us away, in a few words for a table. */
  readonly refusal: Readonly<Record<RefusalCode, string>>;
  /** Why a page that came may not be the one that people came for: goes on after "answered, but". */
  readonly suspect: Readonly<Record<SuspectCode, string>>;
  /** The same in whole sentences, for somebody who has never heard of it. */
  readonly meaning: Readonly<Record<Code, Meaning>>;
  /** What one vantage saw, in a few words for a table. */
  readonly saw: (seen: Observation) => string;
  readonly stillLooking: string;
  /** How a vantage voted, in a word or two for a table. */
  readonly vote: (seen: Observation) => string;

  /** Since when and for how long, with bounds; the instants are UTC. */
  readonly since: (since: Since) => string;
  /** A sentence of its own, after that one. */
  readonly notWatched: string;
  /** Who else went down, and which of its sisters is up: whole sentences, and none when nobody is known. */
  readonly fate: (told: FateTold) => readonly string[];
  /** Several targets side by side, in whole sentences. */
  readonly together: (told: TogetherTold) => readonly string[];
  readonly confidence: Readonly<Record<Confidence, string>>;
  readonly footer: (confidence: Confidence, ageMs: number) => string;
}

/** What a code means to a person, and what they could do; null: nothing that we know of. */
export interface Meaning {
  readonly means: string;
  readonly try: string | null;
}

/**
 * No full stop at the end. Those of `here` and `elsewhere` depend on who is on which side; places are
 * at least one and few, with their "in".
 */
type Headlines = Readonly<Record<Exclude<Verdict, "here" | "elsewhere">, string>> & {
  readonly here: string;
  /** Nobody of ours failed; the vantage nearest the caller was turned away. */
  readonly you: string;
  readonly hereAnd: (places: readonly string[]) => string;
  readonly hereAndSome: string;
  readonly hereAndMost: string;
  readonly youAnd: (places: readonly string[]) => string;
  readonly youAndSome: string;
  readonly youAndMost: string;

  readonly elsewhere: (places: readonly string[]) => string;
  readonly manyButHere: string;
  readonly mostButHere: string;
  readonly someButYou: (places: readonly string[]) => string;
  readonly manyButYou: string;
  readonly mostButYou: string;
  readonly allButYou: string;
  /** Nobody knows which side the caller is on. */
  readonly some: (places: readonly string[]) => string;
  readonly many: string;
  readonly most: string;

  /** The same of a target that does not always answer. */
  readonly notAlways: Readonly<Record<"up" | "down" | "just-you" | "here", string>> & {
    /** @param headline one of those of `here` and `elsewhere`, but "just here". */
    readonly split: (headline: string) => string;
  };
};
