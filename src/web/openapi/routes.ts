/**
 * Every route that the public can meet: what it takes, what it answers, and which errors, for
 * `/openapi.json`. A test holds this table to the routes that the app has and to what they answer.
 * Never part of a Worker: see `document`.
 */
import type { ProblemCode } from "../problem";
import type { ParameterName } from "./parameters";
import type { SCHEMAS } from "./schemas";

/** The types of content of a status; where it is JSON, by the name of its schema. */
type Content = Readonly<
  Record<string, keyof typeof SCHEMAS | "text" | "events" | "pageEvents" | "object" | "bytes">
>;

export interface Route {
  readonly path: string;
  readonly summary: string;
  readonly takes?: readonly ParameterName[];
  /** By status; none: an empty body. */
  readonly answers: Readonly<Record<number, Content | "empty" | "redirect">>;
  /** Beside those that any request can meet. */
  readonly problems: readonly ProblemCode[];
  /** Whether an error comes as a page or as text too, as the Accept header says. */
  readonly isNegotiated: boolean;
  /** What is empty says the scope, the verdict and how sure it is in headers. */
  readonly hasAside?: true;
  /** `answers` has those to what is wrong too, in a form of their own. */
  readonly isWhole?: true;
}

const HTML: Content = { "text/html": "text" };
const TEXT: Content = { "text/plain": "text" };

/** What any request can meet, whatever it asks for. */
export const GENERAL: readonly ProblemCode[] = [
  "invalid_parameter",
  "uri_too_long",
  "internal_error",
  "loop_detected",
];
/** What can be wrong with a target by its name. */
const NAME = ["invalid_target", "forbidden_target"] as const;
/** Of a question that may cost a sweep. */
const ASKED = [
  ...[...NAME, "opted_out", "no_such_name", "no_stored_answer", "rate_limited", "overloaded"],
] as const;
const ASKING = ["from", "report", "s", "tested", "lang"] as const;

const page = (
  path: string,
  summary: string,
  takes: readonly ParameterName[] = ["lang"],
): Route => ({
  ...{ path, summary, takes, answers: { 200: HTML } },
  ...{ problems: [], isNegotiated: true },
});

const file = (path: string, type: string, summary: string): Route => ({
  ...{ path, summary, answers: { 200: { [type]: kindOf(type) } } },
  ...{ problems: [], isNegotiated: true },
});

function kindOf(type: string) {
  if (type === "image/png") return "bytes";
  return type.endsWith("json") ? "object" : "text";
}

const QUESTIONS: readonly Route[] = [
  {
    path: "/{host}",
    summary: "The answer: a page for browsers, text for a terminal, JSON for a program.",
    takes: ["host", ...ASKING, "wait", "format", "color"],
    answers: { 200: { ...HTML, ...TEXT, "application/json": "Answer" }, 303: "redirect" },
    ...{ problems: ASKED, isNegotiated: true },
  },
  {
    path: "/v1/check/{host}",
    summary: "The answer as JSON.",
    takes: ["host", ...ASKING, "wait"],
    answers: { 200: { "application/json": "Answer" } },
    ...{ problems: ASKED, isNegotiated: false },
  },
  {
    path: "/v1/check/{host}/events",
    summary:
      "The answer while it comes, as server-sent events or, by Accept or format, as a line of JSON each: vote, provisional, then verdict and final, which ends it. 204: whoever comes back has been told everything.",
    takes: ["host", ...ASKING, "streamFormat", "lastEventId"],
    answers: {
      200: { "text/event-stream": "events", "application/x-ndjson": "StreamLine" },
      204: "empty",
    },
    ...{ problems: ASKED, isNegotiated: false },
  },
  {
    path: "/live/{host}",
    summary: "The parts of the answer's page while it changes. Events: page (PageNews).",
    takes: ["host", ...ASKING],
    answers: { 200: { "text/event-stream": "pageEvents" } },
    ...{ problems: ASKED, isNegotiated: false },
  },
  {
    path: "/v1/health/{host}",
    summary:
      "The scope as a status: 200 up, 503 down, 502 partial, 504 unknown. HEAD asks it as GET does. Headers: justhere-scope, justhere-verdict, justhere-confidence, justhere-age.",
    takes: ["host", "from", "report", "s", "tested", "fail-on"],
    answers: { 200: "empty", 502: "empty", 503: "empty", 504: "empty" },
    ...{ problems: ASKED.filter((code) => code !== "overloaded"), isNegotiated: false },
    hasAside: true,
  },
  {
    path: "/v1/group",
    summary: "Several websites side by side: which are down, and what these have in common.",
    takes: ["hosts", "from", "wait", "lang"],
    answers: { 200: { "application/json": "Group" } },
    ...{ problems: ["rate_limited", "overloaded"], isNegotiated: false },
  },
  {
    path: "/probe",
    summary:
      "The answer as metrics, for a Prometheus that is set up for blackbox_exporter. What is wrong with a target alone is an answer too: probe_failure_info has its code.",
    takes: ["target", "module", "from"],
    answers: { 200: TEXT, 400: TEXT, 414: TEXT, 500: TEXT, 508: TEXT },
    ...{ problems: [], isNegotiated: false },
  },
];

const MEMORY: readonly Route[] = [
  {
    path: "/v1/history/{host}",
    summary: "What is remembered of a website. Nobody is asked for it.",
    takes: ["host", "lang"],
    answers: { 200: { "application/json": "History" } },
    problems: [...NAME, "opted_out", "no_such_name", "rate_limited", "overloaded"],
    isNegotiated: false,
  },
  {
    path: "/v1/watched",
    summary: "Where the operator's own websites stand.",
    takes: ["lang"],
    answers: { 200: { "application/json": "Watched" } },
    ...{ problems: ["rate_limited"], isNegotiated: false },
  },
  {
    path: "/v1/vantages",
    summary: "Our own vantage points: where they should stand, where they ran, and how they were.",
    answers: { 200: { "application/json": "Vantages" } },
    ...{ problems: [], isNegotiated: false },
  },
  {
    path: "/status",
    summary: "The same as a page, as text or as JSON.",
    takes: ["lang", "format", "reload"],
    answers: { 200: { ...HTML, ...TEXT, "application/json": "Watched" } },
    ...{ problems: ["rate_limited"], isNegotiated: true },
  },
];

const badge = (extension: string, content: Content, summary: string): Route => ({
  path: `/badge/{host}.${extension}`,
  summary: `${summary} Of what is known: it starts no look. What is wrong is a badge too, with 200 and its code in justhere-problem.`,
  takes: ["host", "label", "style", "badgeLang"],
  answers: { 200: content, 301: "redirect", 414: content, 508: content },
  ...{ problems: [], isNegotiated: false, isWhole: true },
});

const BADGES: readonly Route[] = [
  badge("svg", { "image/svg+xml": "text" }, "A picture of the scope, for a page or a README."),
  badge("json", { "application/json": "Shields" }, "The same for shields.io/endpoint to draw."),
];

const PAGES: readonly Route[] = [
  {
    path: "/",
    summary:
      "The front page; for a terminal how to ask, for a program the addresses as templates. What was typed redirects to its answer.",
    takes: ["u", "s", "report", "from", "wait", "lang", "format"],
    answers: { 200: { ...HTML, ...TEXT, "application/json": "Index" }, 303: "redirect" },
    ...{ problems: NAME, isNegotiated: true },
  },
  page("/bot", "For owners of websites: who probes them, and how to opt out."),
  page("/bookmarklet", "How to take it along.", ["lang", "works"]),
  page("/docs", "This document, for people."),
  page("/offline", "The page for whoever is offline."),
  {
    path: "/bookmarklet/try",
    summary: "Broken on purpose: no byte of a page, so that the bookmarklet can be tried on it.",
    answers: { 503: "empty" },
    ...{ problems: [], isNegotiated: true },
  },
  {
    path: "/share",
    summary: "From a phone's share menu: redirects to the question, with the origin alone.",
    takes: ["url", "text", "title"],
    answers: { 303: "redirect" },
    ...{ problems: [], isNegotiated: true },
  },
];

const FILES: readonly Route[] = [
  file("/openapi.json", "application/json", "This document."),
  file("/client.js", "text/javascript", "A module for programs that ask: docs/client.md."),
  file("/client.d.ts", "application/typescript", "Its types."),
  file("/manifest.webmanifest", "application/manifest+json", "To install it as an app."),
  file("/opensearch.xml", "application/opensearchdescription+xml", "To search with it."),
  file("/style.css", "text/css", "The looks of all pages."),
  file("/page.js", "text/javascript", "The script of all pages."),
  file("/sw.js", "text/javascript", "The service worker."),
  file("/favicon.svg", "image/svg+xml", "The icon of a tab."),
  file("/icon.svg", "image/svg+xml", "The icon of the app."),
  file("/icon-512.png", "image/png", "The same, 512 pixels wide."),
  file("/apple-touch-icon.png", "image/png", "The same, 180 pixels wide."),
  file("/land.svg", "image/svg+xml", "The land of the map."),
  file("/robots.txt", "text/plain", "What search engines may read."),
  file("/llms.txt", "text/plain", "The interface in short, for language models: llmstxt.org."),
  file("/card.png", "image/png", "The picture of a shared link, 1200 by 630 pixels."),
  file("/.well-known/api-catalog", "application/linkset+json", "Where all this is: RFC 9727."),
  file("/.well-known/security.txt", "text/plain", "Where to report a weakness: RFC 9116."),
  file("/.well-known/probing.txt", "text/plain", "Who probes, and why: RFC 9511."),
  {
    path: "/favicon.ico",
    summary: "Redirects to the icon of a tab.",
    answers: { 301: "redirect" },
    ...{ problems: [], isNegotiated: true },
  },
  {
    path: "/ping",
    summary: "Nothing, at once: does a browser reach anything at all?",
    answers: { 204: "empty" },
    ...{ problems: [], isNegotiated: true },
  },
];

export const ROUTES: readonly Route[] = [...QUESTIONS, ...MEMORY, ...BADGES, ...PAGES, ...FILES];
