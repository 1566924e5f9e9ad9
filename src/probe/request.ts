/**
 * One request of an attempt: sends it, reads of the answer what is needed to tell what it is, and
 * lets go of the rest. Nothing of title, body or cookies is handed on.
 */
import { PROBE } from "../limits";
import { asWanted, needsText } from "./as-wanted";
import { type BodyRead, discard, readBody } from "./body";
import { readAnswer } from "./classify/http";
import { needsPage } from "./classify/recognise";
import {
  type EvidenceClass,
  FAILURES,
  type FailureCode,
  type Phase,
  type RefusalCode,
  type SuspectCode,
} from "./failure";
import type { Door, Embedding, LookTools, Scheme, Trail } from "./look";
import { tellException, tellTls } from "./tell";

/** What one request met. */
export type Step =
  | {
      readonly kind: "up";
      readonly status: number;
      readonly suspect: SuspectCode | null;
      readonly evidence: EvidenceClass | null;
      readonly embedding: Embedding;
    }
  | {
      readonly kind: "refused";
      readonly refusal: RefusalCode;
      readonly evidence: EvidenceClass;
      readonly status: number;
    }
  | Failed
  | {
      readonly kind: "redirect";
      readonly status: number;
      readonly location: string;
      readonly gaveCookie: boolean;
      readonly embedding: Embedding;
    };

export interface Failed {
  readonly kind: "failed";
  readonly failure: FailureCode;
  readonly phase: Phase | null;
  readonly status: number | null;
}

export function failed(failure: FailureCode, status: number | null = null): Failed {
  return { kind: "failed", failure, phase: FAILURES[failure].phase, status };
}

export function schemeOf(url: URL): Scheme {
  return url.protocol === "http:" ? "http" : "https";
}

function doorOf(url: URL): Door {
  const secure = schemeOf(url) === "https";
  const usual = secure ? 443 : 80;
  return { host: url.hostname, port: url.port === "" ? usual : Number(url.port), secure };
}

export async function request(url: URL, trail: Trail, tools: LookTools): Promise<Step> {
  const { network, clock } = tools.world;
  const door = doorOf(url);
  trail.door = door;
  trail.status = null;
  trail.isReading = false;
  const sentAt = clock.now();
  let response: Response;
  try {
    response = await network.get(url.href, "*/*", tools.signal);
  } catch (error) {
    return failed(await tellException(error, url, door, tools));
  }
  trail.firstByteMs = clock.now() - sentAt;
  trail.status = response.status;
  return readResponse(response, url, trail, tools);
}

async function readResponse(
  response: Response,
  url: URL,
  trail: Trail,
  tools: LookTools,
): Promise<Step> {
  const { status, headers } = response;
  const header = (name: string) => headers.get(name);
  const isTelling = needsPage(status, header);
  const isRead = isTelling || needsText(status, header, tools.wanted);
  const page = isRead ? await readPage(response, trail, tools) : null;
  discard(response);
  const blank = page && isSuccess(status) ? blankOf(page) : null;
  if (blank) return failed(blank, status);

  // What is read for the sake of a text alone makes an answer no other than it is for everyone.
  const told = isTelling ? page : null;
  const facts = { status, header, body: told?.text ?? "", isWhole: told?.end === "whole" };
  const met = readAnswer(facts, trail.firstByteMs ?? 0);
  const reading = asWanted(met, status, page, tools.wanted);
  const embedding = embeddingOf(headers, schemeOf(url));
  switch (reading.kind) {
    case "up":
      return { status, embedding, ...reading, ...(page ? flawOf(page, reading.suspect) : {}) };
    case "refused":
      return { status, ...reading };
    case "failed": {
      const { failure } = reading;
      const isTls = FAILURES[failure].phase === "tls";
      const secure = schemeOf(url) === "https";
      const door = secure ? doorOf(url) : { host: url.hostname, port: 443, secure: true };
      return failed((isTls ? await moreOf(failure, door, tools) : null) ?? failure, status);
    }
    case "redirect": {
      const gaveCookie = headers.has("set-cookie");
      const location = headers.get("location") ?? "";
      return { kind: "redirect", status, location, gaveCookie, embedding };
    }
  }
}

/** Cloudflare says that TLS failed; the certificate itself may say why. */
async function moreOf(failure: FailureCode, door: Door, tools: LookTools) {
  const told = await tellTls(door, tools);
  return told === "tls_failed" ? failure : told;
}

const isSuccess = (status: number) => status >= 200 && status < 300;

/**
 * Of a page we wait for the first byte as long as for the headers: a person does the same. An error
 * has said enough without.
 */
function readPage(
  response: Response,
  trail: Trail,
  { world: { clock }, signal }: LookTools,
): Promise<BodyRead> {
  const onBegin = () => {
    trail.isReading = true;
  };
  const isPatient = isSuccess(response.status);
  if (!isPatient) onBegin();
  const limits = isPatient
    ? { firstMs: null, totalMs: PROBE.bodyMs }
    : { firstMs: PROBE.bodyIdleMs, totalMs: PROBE.bodyMs - PROBE.bodyIdleMs };
  const patience = { clock, idleMs: PROBE.bodyIdleMs, onBegin, ...limits };
  return readBody(response, PROBE.bodyBytes, signal, patience);
}

/** A success of whose page not one byte came: its visitors see nothing, or an error. */
function blankOf({ isBegun, end }: BodyRead): FailureCode | null {
  if (isBegun) return null;
  if (end === "garbled") return "body_garbled";
  return end === "broken" ? "body_lost" : null;
}

/** What is wrong with a page that began; what stands in it tells more than how it ended. */
function flawOf({ end }: BodyRead, suspect: SuspectCode | null) {
  if (suspect !== null || end === "whole" || end === "full" || end === "stopped") return {};
  const flaw: SuspectCode = end === "stalled" ? "page_stalls" : "page_incomplete";
  return { suspect: flaw, evidence: "page" as const };
}

/** Fetch standard, "cross-origin resource policy check": our page is on no site of the target's. */
function embeddingOf(headers: Headers, scheme: Scheme): Embedding {
  const policy = headers.get("cross-origin-resource-policy")?.trim();
  if (policy === "same-origin" || policy === "same-site") return "corp";
  return scheme === "http" ? "mixed" : "open";
}
