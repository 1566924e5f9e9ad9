/**
 * What each form of a question says of each outcome: the table of docs/http/outcomes.md. One test holds
 * the service to it, cell by cell, and another one the page.
 */

/** How somebody asks, and in which form it is told. `HOST` stands for what is asked about. */
export const FORMS = {
  text: { path: "/HOST", accept: "*/*", title: "`/{host}` as text" },
  html: { path: "/HOST?wait=settled", accept: "text/html", title: "as a page" },
  json: { path: "/HOST", accept: "application/json", title: "as JSON" },
  check: { path: "/v1/check/HOST", accept: "*/*", title: "`/v1/check/{host}`" },
  sse: { path: "/v1/check/HOST/events", accept: "text/event-stream", title: "`…/events` as SSE" },
  ndjson: { path: "/v1/check/HOST/events", accept: "application/x-ndjson", title: "as NDJSON" },
  health: { path: "/v1/health/HOST", accept: "*/*", title: "`/v1/health/{host}`" },
  group: { path: "/v1/group?hosts=HOST,www.moved.com", accept: "*/*", title: "`/v1/group`" },
  history: { path: "/v1/history/HOST", accept: "*/*", title: "`/v1/history/{host}`" },
  badge: { path: "/badge/HOST.svg", accept: "image/*", title: "`/badge/{host}.svg`" },
  shields: { path: "/badge/HOST.json", accept: "*/*", title: "`/badge/{host}.json`" },
  probe: { path: "/probe?target=HOST", accept: "text/plain", title: "`/probe?target=`" },
} as const satisfies Readonly<
  Record<string, { readonly path: string; readonly accept: string; readonly title: string }>
>;

export type FormName = keyof typeof FORMS;

/** A status, and what is said: a headline, a verdict, a scope, a code, a word on a badge. */
type Cells = Readonly<Record<FormName, string>>;

const everywhere = (cell: string): Cells =>
  Object.fromEntries(Object.keys(FORMS).map((form) => [form, cell])) as unknown as Cells;

interface Said {
  readonly headline: string;
  readonly verdict: string;
  /** The status that stands for the scope. */
  readonly health: string;
  readonly badge: string;
  readonly probe: string;
}

function answered({ headline, verdict, health, badge, probe }: Said): Cells {
  return {
    ...everywhere(`200 ${verdict}`),
    ...{ text: `200 ${headline}`, html: `200 ${headline}`, health, history: "200" },
    ...{ badge: `200 ${badge}`, shields: `200 ${badge}`, probe: `200 ${probe}` },
  };
}

/**
 * Something that is wrong with what is asked about. One bad name of a group costs the others nothing;
 * image proxies show a broken image for anything but 200, and Prometheus drops a scrape.
 */
function ofTarget(status: number, code: string, badge: string): Cells {
  return {
    ...everywhere(`${status} ${code}`),
    ...{ group: `200 ${code}`, badge: `200 ${badge}`, shields: `200 ${badge}` },
    probe: `200 failure: ${code}`,
  };
}

/** Something that is wrong with the request, whatever it asks about; one for a picture has its picture. */
function ofRequest(status: number, code: string, badge: string): Cells {
  return {
    ...everywhere(`${status} ${code}`),
    ...{ badge, shields: badge, probe: `${status} failure: ${code}` },
  };
}

interface Outcome {
  readonly about: string;
  readonly cells: Cells;
}

export const OUTCOMES = {
  up: {
    about: "it is up",
    cells: answered({
      ...{ headline: "It's up for everyone", verdict: "up", health: "200 up" },
      ...{ badge: "up", probe: "success" },
    }),
  },
  down: {
    about: "it is down",
    cells: answered({
      ...{ headline: "It's down for everyone", verdict: "down", health: "503 down" },
      ...{ badge: "down", probe: "failure: connection_refused" },
    }),
  },
  partial: {
    about: "it is down in Europe, and that is where we ask from",
    cells: answered({
      headline: "It's just here: down in your region, up elsewhere",
      ...{ verdict: "here", health: "502 partial" },
      ...{ badge: "partly down", probe: "failure: connection_refused" },
    }),
  },
  unknown: {
    about: "it turns robots away, and we cannot tell",
    cells: answered({
      ...{ headline: "We can't tell", verdict: "unknown", health: "504 unknown" },
      ...{ badge: "unknown", probe: "failure: challenge" },
    }),
  },
  invalid_target: {
    about: "no name of a website",
    cells: ofTarget(400, "invalid_target", "invalid name"),
  },
  forbidden_target: {
    about: "a name that we must not look at",
    cells: ofTarget(403, "forbidden_target", "not a public site"),
  },
  opted_out: {
    about: "its owner has opted out",
    cells: ofTarget(403, "opted_out", "opted out"),
  },
  no_such_name: {
    about: "DNS knows no such name",
    cells: ofTarget(404, "no_such_name", "no such name"),
  },
  no_stored_answer: {
    about: "a robot asks, and nobody has looked lately",
    // Memory may be read by robots, too.
    cells: { ...ofTarget(404, "no_stored_answer", "nothing known"), history: "200" },
  },
  rate_limited: {
    about: "too many questions",
    cells: ofTarget(429, "rate_limited", "busy"),
  },
  overloaded: {
    about: "the part of us that looks is out of reach",
    // Trouble of ours is never told with the status of an outage; a stream has begun by then.
    cells: {
      ...ofTarget(503, "overloaded", "busy"),
      ...{ health: "504 unknown", sse: "200 overloaded", ndjson: "200 overloaded" },
    },
  },
  internal_error: {
    about: "our own mistake",
    cells: ofRequest(500, "internal_error", "200 our mistake"),
  },
  invalid_parameter: {
    about: "a parameter that stands there twice",
    cells: ofRequest(400, "invalid_parameter", "200 invalid parameter"),
  },
  method_not_allowed: {
    about: "anything but GET, HEAD and OPTIONS",
    cells: ofRequest(405, "method_not_allowed", "405 invalid method"),
  },
  uri_too_long: {
    about: "an address that is too long",
    cells: ofRequest(414, "uri_too_long", "414 invalid address"),
  },
  loop_detected: {
    about: "our own probers ask",
    cells: ofRequest(508, "loop_detected", "508 loop"),
  },
} as const satisfies Readonly<Record<string, Outcome>>;

export type OutcomeName = keyof typeof OUTCOMES;
