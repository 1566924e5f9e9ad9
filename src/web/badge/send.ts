/**
 * A badge, or an error as a badge, in its two forms: a drawing, and what shields.io draws one of. Whatever
 * a picture on a page can meet comes with 200 and says what is wrong: an image proxy shows anything else
 * as a broken image, and then nobody reads it. Its code stands in a header and in the title.
 */
import type { Context } from "hono";
import { parseTarget } from "../../target/parse";
import { note } from "../noted";
import { isValueOf, readParameters } from "../parameters";
import { readPath } from "../pasted";
import type { Problem, ProblemCode } from "../problem";
import { type Badge, type BadgeLook, badgeOfProblem } from "./badge";
import { type BadgeStyle, badgeSvg } from "./svg";

/** How somebody wants it to look. The language of a visitor is none of it: all see the same picture. */
export interface Wanted extends BadgeLook {
  readonly style: BadgeStyle | null;
}

/** Wrong requests for any picture, whatever it is of: these keep their status. */
const ALWAYS_WRONG: readonly ProblemCode[] = [
  "not_found",
  "method_not_allowed",
  "uri_too_long",
  "loop_detected",
];

/** @param problem in the form that the path asks for; what was asked about stands in it where it is a name. */
export function sendBadgeProblem(c: Context, problem: Problem): Response {
  note(c, { said: problem.code, seenAt: null });
  // A Host header that is none makes no address.
  const url = URL.parse(c.req.url);
  const wanted = url === null ? PLAIN : wantedOrPlain(url.searchParams);
  const badge = badgeOfProblem(problem, url && hostIn(url.pathname), wanted);
  c.header("JustHere-Problem", problem.code);
  const isPicture = url !== null && askedIn(url.pathname) !== null;
  return send(
    c,
    badge,
    wanted,
    isPicture && !ALWAYS_WRONG.includes(problem.code) ? 200 : problem.status,
  );
}

export function sendBadge(c: Context, badge: Badge, wanted: Wanted): Response {
  return send(c, badge, wanted, 200);
}

type Status = 200 | Problem["status"];

function send(c: Context, badge: Badge, wanted: Wanted, status: Status): Response {
  c.header("cache-control", `public, max-age=${badge.maxAgeS}`);
  if (c.req.path.endsWith(".json")) return c.json(shieldsOf(badge, wanted), status);
  return c.body(badgeSvg(badge, wanted.style ?? "flat"), status, {
    "content-type": "image/svg+xml; charset=utf-8",
  });
}

/** https://shields.io/badges/endpoint-badge: the JSON of `GET /badge/{host}.json`. */
export interface Shields {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
  readonly isError?: true;
  /** Only where it was asked for: who embeds it says it in the address of shields.io. */
  readonly style?: BadgeStyle;
  /** They take no less than 300 at the moment. */
  readonly cacheSeconds: number;
}

function shieldsOf(
  { label, message, colour, isError, maxAgeS }: Badge,
  { style }: Wanted,
): Shields {
  return {
    ...{ schemaVersion: 1, label, message, color: colour },
    ...(isError ? { isError: true } : {}),
    ...(style === null ? {} : { style }),
    cacheSeconds: maxAgeS,
  };
}

const PLAIN: Wanted = { label: "justhere", style: null, language: "en" };
const NAMES = ["label", "style", "lang"] as const;

/** What the query says; that of it which we know, where it says something wrong. */
export function wantedIn(query: URLSearchParams) {
  const asked = readParameters(query, NAMES);
  if (asked.kind === "bad_parameter") return asked;
  const { label, style, lang } = asked;
  return { label: label ?? PLAIN.label, style, language: lang ?? PLAIN.language } as const;
}

function wantedOrPlain(query: URLSearchParams): Wanted {
  const known = new URLSearchParams();
  for (const name of NAMES) {
    const text = query.get(name);
    if (text !== null && isValueOf(name, text)) known.set(name, text);
  }
  const wanted = wantedIn(known);
  return "kind" in wanted ? PLAIN : wanted;
}

/** What stands for the target in a path; null where a path is of no badge. */
export function askedIn(path: string): string | null {
  const [, asked] = /^\/badge(\/.+)\.(?:svg|json)$/.exec(path) ?? [];
  return asked === undefined ? null : readPath(asked).text;
}

/** Only a canonical name is told again; whether it may be looked at is another matter. */
function hostIn(path: string): string | null {
  const target = parseTarget(askedIn(path) ?? "", { practice: false, ownHosts: [] });
  return target.kind === "rejected" ? null : target.host;
}
