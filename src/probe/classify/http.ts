/**
 * Phase http: what an answer amounts to. Pure.
 *
 * On Cloudflare a failed fetch is mostly a *response* that Cloudflare made up, 520 to 526 or 530,
 * with `error code: NNNN` in its body. It is read here with the target's own answers; the same
 * numbers come from a target behind Cloudflare, about its origin, and mean the same.
 */
import { PROBE } from "../../limits";
import type { EvidenceClass, FailureCode, RefusalCode, SuspectCode } from "../failure";
import { type AnswerFacts, cloudflareCode, refusalOf, suspicionOf } from "./recognise";

/** What an answered request amounts to. `redirect` is for the caller to follow or not. */
export type Reading =
  | {
      readonly kind: "up";
      readonly suspect: SuspectCode | null;
      readonly evidence: EvidenceClass | null;
    }
  | { readonly kind: "redirect" }
  | { readonly kind: "failed"; readonly failure: FailureCode }
  | { readonly kind: "refused"; readonly refusal: RefusalCode; readonly evidence: EvidenceClass };

/** developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors */
const MADE_UP_STATUS: Readonly<Record<number, FailureCode>> = {
  520: "connection_lost",
  521: "connection_refused",
  522: "timeout_connect",
  523: "host_unreachable",
  524: "timeout_first_byte",
  525: "tls_failed",
  526: "tls_certificate",
};

/**
 * Those that mean that nobody gets a page. The others refuse (they are among the marks) or are
 * server errors like the rest.
 * Source: …/http-status-codes/cloudflare-1xxx-errors
 */
const CLOUDFLARE_CODE: Readonly<Record<number, FailureCode>> = {
  1000: "edge_error",
  1001: "origin_unresolvable",
  1002: "origin_unresolvable",
  1014: "edge_error",
  1016: "origin_unresolvable",
  1018: "edge_error",
  1023: "edge_error",
  1033: "host_unreachable",
};
/** Where such a code stands in the body. A page of status 200 may write about one. */
const CODED: ReadonlySet<number> = new Set([403, 409, 530]);

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A redirect. An empty one leads nowhere; browsers show the page. */
export function leadsOn(status: number, header: (name: string) => string | null): boolean {
  return REDIRECTS.has(status) && Boolean(header("location"));
}

/** @param tookMs milliseconds from the request to the headers. */
export function readAnswer(answer: AnswerFacts, tookMs: number): Reading {
  const { status, header } = answer;
  // Nobody asked for another protocol, so what follows is none that a browser speaks.
  if (status < 200) return { kind: "failed", failure: "not_http" };
  const code = CODED.has(status) ? codeIn(answer) : null;
  const edge = code === null ? undefined : CLOUDFLARE_CODE[code];
  if (edge) return { kind: "failed", failure: edge };
  const refused = refusalOf(answer);
  if (refused) return { kind: "refused", ...refused };
  if (status >= 500 && status < 600)
    return { kind: "failed", failure: errorOf(status, header("server"), tookMs) };
  if (leadsOn(status, header)) return { kind: "redirect" };
  return { kind: "up", ...(suspicionOf(answer) ?? { suspect: null, evidence: null }) };
}

/** A 530 is nobody's but Cloudflare's, so there any mention of a code is the code. */
function codeIn({ status, body }: AnswerFacts): number | null {
  const mentioned = status === 530 ? /error code: (1\d{3})\b/i.exec(body)?.[1] : undefined;
  return mentioned === undefined ? cloudflareCode(body) : Number(mentioned);
}

function errorOf(status: number, server: string | null, tookMs: number): FailureCode {
  // Another server that uses these numbers means something of its own.
  const failure = server === null || /cloudflare/i.test(server) ? MADE_UP_STATUS[status] : null;
  if (!failure) return "http_5xx";
  // A real one takes 19 s: this is Cloudflare, which lets no Worker fetch its own zone.
  return status === 522 && tookMs < PROBE.ownZoneLoopMs ? "own_zone_loop" : failure;
}
