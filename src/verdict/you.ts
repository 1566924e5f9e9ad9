/**
 * What the caller's own browser says about reaching the target, as far as it can be believed.
 *
 * A page may ask for another site and learn one thing: that something answered. Not being answered
 * proves nothing until everything is excluded that fails for every page, however well the site does:
 * a policy of the site (our probers saw that header), a way over plain http, a redirect to somebody
 * else. Only what is left counts, for this caller and for nobody else. Pure.
 */
import type { Observation } from "../probe/observation";
import type { Report } from "./rule";

/**
 * What the browser's own request of the origin did: it was answered, whatever with; it failed twice
 * although our own page could be reached; it was not answered in ten seconds; it is still under way.
 */
export const TESTED = ["resolves", "rejects", "silent", "running"] as const;
export type Tested = (typeof TESTED)[number];

/** Why nobody can say whether the caller reaches it. */
export type WhyUnsure =
  /** No test was made. */
  | "untested"
  | "running"
  | "silent"
  /** It is done, and what our own probers see of the site is not known yet. */
  | "pending"
  /** Something answered it, and all that our probers got was an error page. */
  | "error"
  /** The site forbids that pages of others load it. */
  | "corp"
  /** It answers over http, which a page over https must not load. */
  | "mixed"
  /** It sends its visitors to another site, whose rules we do not know. */
  | "sends_on"
  /** Our probers saw only errors or refusals, and not what the site allows. */
  | "hidden";

export type You =
  | { readonly kind: "reaches" | "cannot"; readonly by: "report" | "test" }
  | { readonly kind: "unsure"; readonly why: WhyUnsure };

export interface Claims {
  /** What the caller said, or its browser's error code says. */
  readonly report: Report;
  readonly tested: Tested | null;
}

/** @param isOpen more observations of this sweep may come. */
export function youOf(
  { report, tested }: Claims,
  observations: readonly Observation[],
  isOpen: boolean,
): You {
  const why = whyUnsure(tested, observations, isOpen);
  if (why === null) return { kind: tested === "resolves" ? "reaches" : "cannot", by: "test" };
  if (report !== null) return { kind: report === "up" ? "reaches" : "cannot", by: "report" };
  return { kind: "unsure", why };
}

/** The caller's report, as the verdict rule takes it. */
export function reportOf(you: You): Report {
  if (you.kind === "unsure") return null;
  return you.kind === "reaches" ? "up" : "down";
}

/** Why the test decides nothing; null when it does. */
function whyUnsure(
  tested: Tested | null,
  observations: readonly Observation[],
  isOpen: boolean,
): WhyUnsure | null {
  if (tested === "rejects") return doubtOf(observations, isOpen);
  return tested === "resolves" ? errorOf(observations, isOpen) : (tested ?? "untested");
}

/** An answer is not yet a page: where everybody gets an error page, so does the caller. */
function errorOf(observations: readonly Observation[], isOpen: boolean): WhyUnsure | null {
  const sound = observations.filter(({ health }) => health === "ok");
  if (sound.some(({ outcome }) => outcome === "up")) return null;
  if (sound.some(({ outcome, status }) => outcome === "down" && status !== null)) return "error";
  return isOpen ? "pending" : null;
}

/** Why a request that failed need not mean that the caller cannot reach the site; null: it does. */
function doubtOf(observations: readonly Observation[], isOpen: boolean): WhyUnsure | null {
  const sound = observations.filter(({ health }) => health === "ok");
  const reached = sound.filter(({ outcome }) => outcome === "up");
  if (reached.some(({ embedding }) => embedding === "corp")) return "corp";
  if (reached.some(({ redirectsTo }) => redirectsTo !== null)) return "sends_on";
  if (reached.some(({ embedding }) => embedding === "mixed")) return "mixed";
  if (reached.some(({ embedding }) => embedding === "open")) return null;
  if (isOpen) return "pending";
  // Nobody got as far as the site's own headers: if nobody got anything at all, nor did the caller.
  const isMute = sound.some(({ outcome }) => outcome === "down");
  return isMute && sound.every(({ status }) => status === null) ? null : "hidden";
}
