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
  Record<string, keyof typeof SCHEMAS | "text" | "events" | "object" | "bytes">
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
    takes: ["host", ...ASKING, "wait"],
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
      "The answer while it comes. Events: vote (Observation), provisional (Provisional), then verdict and final (Answer).",
    takes: ["host", ...ASKING],
    answers: { 200: { "text/event-stream": "events" } },
    ...{ problems: ASKED, isNegotiated: false },
  },
  {
    path: "/live/{host}",
    summary: "The parts of the answer's page while it changes. Events: page (PageNews).",
    takes: ["host", ...ASKING],
    answers: { 200: { "text/event-stream": "events" } },
    ...{ problems: ASKED, isNegotiated: false },
  },
  {
    path: "/v1/group",
    summary: "Several websites side by side: which are down, and what these have in common.",
    takes: ["hosts", "from", "wait", "lang"],
    answers: { 200: { "application/json": "Group" } },
    ...{ problems: ["rate_limited", "overloaded"], isNegotiated: false },
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
    path: "/status",
    summary: "The same as a page, as text or as JSON.",
    takes: ["lang", "reload"],
    answers: { 200: { ...HTML, ...TEXT, "application/json": "Watched" } },
    ...{ problems: ["rate_limited"], isNegotiated: true },
  },
];

const PAGES: readonly Route[] = [
  {
    path: "/",
    summary: "The front page. What was typed there redirects to its answer.",
    takes: ["u", "s", "report", "from", "wait", "lang"],
    answers: { 200: HTML, 303: "redirect" },
    ...{ problems: NAME, isNegotiated: true },
  },
  page("/bot", "For owners of websites: who probes them, and how to opt out."),
  page("/bookmarklet", "How to take it along.", ["lang", "works"]),
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

export const ROUTES: readonly Route[] = [...QUESTIONS, ...MEMORY, ...PAGES, ...FILES];
