/**
 * Tells a wall (a site that is up, and turns robots away) and a soft error (a success that is really
 * an error page) from the page that was asked for. Pure.
 *
 * A healthy page must never be called one of them, and a plain server error never a wall: what fits
 * no mark is what its status says.
 */
import type { EvidenceClass, RefusalCode, SuspectCode } from "../failure";
import {
  CLOUDFLARE_REFUSALS,
  HEADER_MARKS,
  type Mark,
  STATUS_REFUSALS,
  WALL_MARKS,
  type WallMark,
} from "./marks";
import { type Page, readPage, targetOf } from "./page";
import { suspectPath } from "./paths";
import { SUSPECT_MARKS } from "./soft-marks";

export interface AnswerFacts {
  readonly status: number;
  /** By its name in lower case. */
  readonly header: (name: string) => string | null;
  /** What was read of the body, at most 64 KiB decompressed; empty when it was not read. */
  readonly body: string;
  /** Whether that is the whole body. */
  readonly isWhole: boolean;
}

/** The wall that this answer is, or null. The most telling mark wins; a bare status comes last. */
export function refusalOf(
  answer: AnswerFacts,
): { readonly refusal: RefusalCode; readonly evidence: EvidenceClass } | null {
  const byHeader = HEADER_MARKS.find((mark) => isOn(mark, answer));
  if (byHeader) return { refusal: byHeader.refusal, evidence: "header" };
  const byPage = wallOn(answer);
  if (byPage) return { refusal: byPage, evidence: "page" };
  const byStatus = STATUS_REFUSALS[answer.status];
  return byStatus ? { refusal: byStatus, evidence: "status" } : null;
}

/** Why an answer that came as a success may not be the page; null if nothing speaks against it. */
export function suspicionOf(
  answer: AnswerFacts,
): { readonly suspect: SuspectCode; readonly evidence: EvidenceClass } | null {
  const { status, header, body, isWhole } = answer;
  const kind = kindOf(header, body);
  if (!SUCCESSES.has(status) || !isWhole || kind === "other") return null;
  const page = pageOf(answer, kind === "html");
  if (!page.isSmall) return null;
  const inHeader = targetOf(header("refresh") ?? "");
  const refreshed = refreshOf(page, inHeader);
  if (refreshed) return { suspect: refreshed, evidence: inHeader === null ? "page" : "header" };
  const mark = SUSPECT_MARKS.find((one) => fits(one, page));
  if (mark) return { suspect: mark.suspect, evidence: "page" };
  // A part of a page may be blank, and a page that leads on may be.
  if (status === 206 || inHeader !== null || !page.isBlank) return null;
  return { suspect: "empty_page", evidence: "page" };
}

/** Whether the body has to be read to tell. */
export function needsPage(status: number, header: (name: string) => string | null): boolean {
  if (kindOf(header, "") === "other") return false;
  const isOpen = status < 500 ? TELLING.has(status) : status !== 511 && status < 600;
  if (!isOpen || (status === 401 && header("www-authenticate") !== null)) return false;
  return !HEADER_MARKS.some((mark) => isOn(mark, { status, header }));
}

/** Cloudflare's own 1xxx error code in a body, bare or in its page; or null. */
export function cloudflareCode(body: string): number | null {
  const bare = body.length > 100 ? null : /^\s*error code: ?(1\d{3})\s*$/i.exec(body)?.[1];
  const code =
    bare ??
    CLOUDFLARE_CODE.exec(body)
      ?.slice(1)
      .find((part) => part !== undefined);
  return code === undefined ? null : Number(code);
}

const CLOUDFLARE_CODE = new RegExp(
  [
    /cf-error-code">\s{0,8}(1\d{3})</,
    /cf-error-type">error (1\d{3})\b/,
    /cf-code-label">error code:? ?(?:<span>)?(1\d{3})</,
    /\bcf-error-(1\d{3})\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);

/** Of a success, these carry a page; a 202 or a 204 does not promise one. */
const SUCCESSES: ReadonlySet<number> = new Set([200, 203, 206]);

/** Below 500, these may hide a wall, or something else than they say. */
const TELLING: ReadonlySet<number> = new Set([
  ...[200, 202, 203, 206],
  ...[401, 403, 405, 406, 409, 415, 428, 429],
]);

/** What a browser takes the body for. Without a type, it looks. */
function kindOf(header: (name: string) => string | null, body: string): "html" | "text" | "other" {
  if (/^\s{0,9}attachment/i.test(header("content-disposition") ?? "")) return "other";
  const type = (header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type === "text/html" || type === "application/xhtml+xml") return "html";
  if (type === "text/plain") return "text";
  if (type !== "") return "other";
  return /^\s{0,99}</.test(body.slice(0, 100)) ? "html" : "text";
}

/** Both questions are asked of the same answer; its page is read once. */
const PAGES = new WeakMap<AnswerFacts, Page>();

function pageOf(answer: AnswerFacts, isHtml: boolean): Page {
  const page = PAGES.get(answer) ?? readPage(answer.body, isHtml);
  PAGES.set(answer, page);
  return page;
}

function wallOn(answer: AnswerFacts): RefusalCode | null {
  const { status, body, isWhole } = answer;
  const isSuccess = status >= 200 && status < 300;
  // A page that goes on for longer than we read is no wall.
  if (body === "" || (isSuccess && !isWhole)) return null;
  const code = isSuccess ? null : cloudflareCode(body);
  const byCode = code === null ? undefined : CLOUDFLARE_REFUSALS[code];
  if (byCode) return byCode;
  // Where text is plain, a tag is a word about a tag; but walls often come without a right type.
  const kind = kindOf(answer.header, body);
  const page = pageOf(answer, kind === "html" || (!isSuccess && body.trimStart().startsWith("<")));
  if (kind === "other" || !page.isSmall) return null;
  const mark = WALL_MARKS.find((one) => isOn(one, answer) && fits(one, page));
  // Under a success, words alone count on a page that has hardly any others.
  if (!mark || (isSuccess && mark.markup === undefined && !page.isBrief)) return null;
  return mark.refusal;
}

/** Whether a mark counts for such a status, and its header is there. */
function isOn({ on, header: wanted }: WallMark, { status, header }: Head): boolean {
  if (on === undefined ? status >= 500 : on !== "any" && !on.includes(status)) return false;
  if (wanted === undefined) return true;
  const [name, value] = wanted;
  return header(name)?.toLowerCase().includes(value) ?? false;
}

type Head = Pick<AnswerFacts, "status" | "header">;

function fits({ opens, says = [], markup = [], oneOf, isBrief }: Mark, page: Page): boolean {
  // A script may write over a title; then there is no telling what a person reads.
  if (isBrief && (!page.isBrief || (page.text === "" && opens !== undefined))) return false;
  // A page that shows a mark writes about it.
  const isBehind = (one: string) => page.markup.includes(one) && !page.text.includes(one);
  return (
    (opens === undefined || opensWith(opens, page)) &&
    says.every((one) =>
      typeof one === "string" ? page.text.includes(one) : one.test(page.text),
    ) &&
    markup.every(isBehind) &&
    (oneOf === undefined || oneOf.some(isBehind))
  );
}

/**
 * Whether a page opens with this, and with no more than this: "Error 503 | Acme", and not "Error 503
 * and how to live with it".
 */
function opensWith(openings: RegExp | readonly RegExp[], page: Page): boolean {
  const lines = [page.title, page.heading, page.text].filter((line) => line !== "");
  return [openings].flat().some((opening) =>
    lines.some((line) => {
      const said = opening.exec(line)?.[0];
      if (said === undefined) return false;
      return PARTED.test(line.slice(said.length)) || /[^\p{L}\p{N}]$/u.test(said);
    }),
  );
}

/** Nothing follows, or something of its own does. */
const PARTED = /^(?:[^\p{L}\p{N}]*$| ?[|–—:·•.,!?…»(>/]| - )/u;

/** What a page that only sends a browser on sends it to. */
function refreshOf(page: Page, inHeader: string | null): SuspectCode | null {
  const target = inHeader ?? page.refreshTo;
  if (target === null || page.text.length > LONE_TEXT) return null;
  const base = "http://page.invalid/";
  if (!URL.canParse(target, base)) return null;
  const suspect = suspectPath(new URL(target, base));
  return suspect === "error_page" ? "refresh_to_error" : suspect;
}

/** "If you are not redirected, click here." */
const LONE_TEXT = 200;
