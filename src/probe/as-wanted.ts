/**
 * Holds an answer against what an operator wants of their own website: where a look begins, and what
 * becomes of an answer that is up for everyone, and not for them, or the other way round. Pure.
 *
 * A wall stays a wall: it says nothing about visitors. So does what is no answer of the website's
 * own, such as a refused connection that Cloudflare tells as a status.
 */
import type { Host } from "../target/parse";
import type { BodyRead } from "./body";
import { leadsOn, type Reading } from "./classify/http";
import type { FailureCode } from "./failure";
import type { Scheme } from "./look";
import type { Wanted } from "./wanted";

const BOTH: readonly Scheme[] = ["https", "http"];

/** In the order in which they are tried. */
export function schemesFor(wanted: Wanted | null): readonly Scheme[] {
  return wanted?.scheme ? [wanted.scheme] : BOTH;
}

/** The first address of a look. No later one has a port of its own. */
export function firstAddress(host: Host, scheme: Scheme, wanted: Wanted | null): URL {
  const port = wanted?.port ? `:${wanted.port}` : "";
  const url = new URL(`${scheme}://${host}${port}${wanted?.path ?? "/"}`);
  // As of every redirect; servers are not told of it.
  url.hash = "";
  return url;
}

/** Whether the page has to be read for the text, whatever type it is of. */
export function needsText(
  status: number,
  header: (name: string) => string | null,
  wanted: Wanted | null,
): boolean {
  if (wanted === null || wanted.text === null) return false;
  return wanted.status === null ? !leadsOn(status, header) : wanted.status.includes(status);
}

/** @param page null where it was not read. */
export function asWanted(
  reading: Reading,
  status: number,
  page: BodyRead | null,
  wanted: Wanted | null,
): Reading {
  if (wanted === null) return reading;
  const isNamed = wanted.status?.includes(status) ?? false;
  const lacks = lacksText(page, wanted.text);
  const up: Reading = lacks ? UNEXPECTED_TEXT : UP;
  switch (reading.kind) {
    case "up":
      if (wanted.status !== null && !isNamed) return UNEXPECTED_STATUS;
      return lacks ? UNEXPECTED_TEXT : reading;
    case "redirect":
      return isNamed ? up : reading;
    case "refused":
      // Everybody wants a 200, so one with a wall on it is none that was asked for.
      if (!isNamed || status < 300) return reading;
      return lacks && reading.evidence !== "status" ? reading : up;
    case "failed":
      if (wanted.status === null || reading.failure !== "http_5xx") return reading;
      return isNamed ? up : UNEXPECTED_STATUS;
  }
}

/** What a redirect amounts to that is not followed; null: what it is for everyone. */
export function unfollowed(wanted: Wanted | null): FailureCode | null {
  // If its own status was wanted, it would have been the last answer.
  if (wanted?.status) return "unexpected_status";
  return wanted?.text ? "unexpected_text" : null;
}

/** An answer came, and was not the one: whatever else was tried before tells less. */
export function isUnwanted(failure: FailureCode): boolean {
  return failure === "unexpected_status" || failure === "unexpected_text";
}

const UP = { kind: "up", suspect: null, evidence: null } as const;
const UNEXPECTED_STATUS = { kind: "failed", failure: "unexpected_status" } as const;
const UNEXPECTED_TEXT = { kind: "failed", failure: "unexpected_text" } as const;

/** Only what was read to its end, or to our bound, can be said to lack something. */
function lacksText(page: BodyRead | null, text: string | null): boolean {
  if (page === null || text === null || page.text.includes(text)) return false;
  return page.end === "whole" || page.end === "full";
}
