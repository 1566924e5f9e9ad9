/**
 * The bricks that behaviours are made of: what a server says, byte by byte, and how it ends.
 */
import type { React, Visit } from "./behaviour";

/** How it goes on after its bytes: closes in good order, holds the line, or resets it. */
type Then = "ends" | "stays" | "resets";

type Headers = Readonly<Record<string, string>>;

/** Time for bytes to be read in front of a RST, which would overtake them. */
const BEFORE_RESET_MS = 100;

export const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop for tea</title></head>
<body><h1>Tea from eleven gardens</h1>
${"<p>Every leaf of it was picked by hand, dried in the shade and packed on the same day.</p>\n".repeat(12)}
<footer>Open from nine to five.</footer></body></html>
`;

/** Calls back with the path once a whole request is in. */
export function whenAsked({ socket }: Visit, then: (path: string, head: string) => void): void {
  let text = "";
  const listen = (bytes: Buffer) => {
    text += bytes.toString("latin1");
    if (!text.includes("\r\n\r\n")) return;
    socket.off("data", listen);
    then(/^\S+ (\S+)/.exec(text)?.[1] ?? "/", text);
  };
  socket.on("data", listen);
}

/** Later, unless the connection is gone by then. */
export function after({ socket }: Visit, ms: number, act: () => void): void {
  const forget = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    socket.off("close", forget);
    act();
  }, ms);
  socket.once("close", forget);
}

export function finish(visit: Visit, bytes: string | Buffer, then: Then): void {
  if (then === "ends") visit.socket.end(bytes);
  else if (bytes.length > 0) visit.socket.write(bytes);
  if (then === "resets") after(visit, BEFORE_RESET_MS, visit.reset);
}

/** Says this to every request. */
export const says =
  (bytes: string | Buffer, then: Then = "ends"): React =>
  (visit) =>
    whenAsked(visit, () => finish(visit, bytes, then));

/** Says this before anybody asks, as servers of many other protocols do. */
export const greets =
  (bytes: string | Buffer, then: Then = "stays"): React =>
  (visit) =>
    finish(visit, bytes, then);

/** Says this to the first bytes, whatever they are: what is no request gets a reply too. */
export const replies =
  (bytes: string | Buffer, then: Then = "ends"): React =>
  (visit) =>
    void visit.socket.once("data", () => finish(visit, bytes, then));

/** Says the pieces with a pause between each two. */
export const drips =
  (pieces: readonly (string | Buffer)[], everyMs: number, then: Then = "ends"): React =>
  (visit) => {
    const say = (at: number): void => {
      const last = at === pieces.length - 1;
      finish(visit, pieces[at] ?? "", last ? then : "stays");
      if (!last) after(visit, everyMs, () => say(at + 1));
    };
    whenAsked(visit, () => say(0));
  };

/** Says the start, then the same piece for ever, as fast as it is read or with a pause between. */
export const goesOn =
  (start: string, piece: string | Buffer, everyMs = 0): React =>
  (visit) => {
    const { socket } = visit;
    const say = (): void => {
      if (socket.destroyed) return;
      const isRead = socket.write(piece);
      if (everyMs > 0) after(visit, everyMs, say);
      else if (isRead) setImmediate(say);
      else socket.once("drain", say);
    };
    whenAsked(visit, () => {
      socket.write(start);
      say();
    });
  };

/** Says nothing, for ever. */
export const mute: React = () => {};

export const resets: React = ({ reset }) => reset();

/** One thing to those who come early, another one to those who come later. */
export const early =
  (ms: number, first: React, later: React): React =>
  (visit) =>
    (visit.sinceFirstMs < ms ? first : later)(visit);

export const late =
  (ms: number, react: React): React =>
  (visit) =>
    after(visit, ms, () => react(visit));

/** A status line and header lines, with the empty line behind. */
export function head(statusLine: string, headers: Headers | readonly string[] = {}): string {
  const lines = Array.isArray(headers)
    ? headers
    : Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [statusLine, ...lines, "", ""].join("\r\n");
}

export const HTML: Headers = { "Content-Type": "text/html; charset=utf-8" };
const OK = "HTTP/1.1 200 OK";

/** The head of a page, with these headers of its own. */
export const okHead = (headers: Headers = {}) =>
  head(OK, { ...HTML, Connection: "close", ...headers });

/** The head of a page, whose lines behind the status are as they stand here. */
export const okLines = (...lines: string[]) =>
  head(OK, [...lines, "Content-Type: text/html; charset=utf-8"]);

/** A whole answer in good order, for statuses that have a body. */
export function answer(
  status: number,
  headers: Headers = {},
  body: string | Buffer = PAGE,
): Buffer {
  const bytes = Buffer.from(body);
  const own = { ...HTML, "Content-Length": String(bytes.length), Connection: "close", ...headers };
  return Buffer.concat([Buffer.from(head(`HTTP/1.1 ${status} Status`, own)), bytes]);
}

export const answers = (status: number, headers: Headers = {}, body: string | Buffer = PAGE) =>
  says(answer(status, headers, body));

/** A page that is fine. */
export const fine = answers(200);

interface Sending {
  readonly status?: number;
  readonly headers?: Headers;
  /** What it does where it sends nobody on. A page, if left out. */
  readonly end?: (visit: Visit) => void;
}

/** Sends on by the path that was asked for, to wherever this says; null: not from here. */
export const sendsOn =
  (
    to: (path: string, visit: Visit, head: string) => string | null,
    { status = 302, headers = {}, end = ends(answer(200)) }: Sending = {},
  ): React =>
  (visit) =>
    whenAsked(visit, (path, asked) => {
      const location = to(path, visit, asked);
      if (location === null) end(visit);
      else
        ends(answer(status, { ...headers, Location: location }, "<p>It stands elsewhere."))(visit);
    });

/** Sends `/` on, and nothing else. */
export const sendsTo = (location: string, sending: Sending = {}) =>
  sendsOn((path) => (path === "/" ? location : null), sending);

/** For where a request has been read already. */
export const ends =
  (bytes: string | Buffer, then: Then = "ends") =>
  (visit: Visit): void =>
    finish(visit, bytes, then);
