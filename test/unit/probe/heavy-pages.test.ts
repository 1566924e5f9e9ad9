/** Threat C2, in time: what may be read of an answer is read in no time, however it is made to be read. */
import { describe, expect, test } from "vitest";
import { PROBE } from "../../../src/limits";
import { readAnswer } from "../../../src/probe/classify/http";

/** What parsers and patterns stumble over when there is no end of it. */
const PIECES = [
  ...[
    "<",
    ">",
    "<a",
    "<p>",
    "<p ",
    "<br>",
    "<h1>",
    "<title",
    "<title>",
    "</title",
    "<script>",
    "</script>",
  ],
  ...[
    "<!--",
    "<!-- ",
    "-->",
    "<meta ",
    '<meta http-equiv="refresh" content="0;',
    '<iframe src="',
    "<input ",
  ],
  ...[
    " ",
    "\n",
    "\0",
    "a ",
    "0",
    "1.",
    "-",
    "\\",
    "{",
    "[",
    "(",
    '"',
    "'",
    "= ",
    'x="y" ',
    "&",
    "&#",
    "&lt;",
  ],
  ...[
    "é",
    "😀",
    "captcha ",
    "maintenance ",
    "for sale ",
    "error ",
    "403 ",
    "Just a moment",
    "ray id: ",
  ],
  ...[
    "error code: ",
    "incident id ",
    "window._",
    "_cf_chl",
    "document.location=",
    "Access denied ",
    "/*",
  ],
];
const BEGINNINGS = [
  "",
  "<!doctype html><html><head><title>x</title></head><body>",
  "<title>",
  "<script>",
];
const STATUSES = [200, 403, 503, 530];
/** A hundred times what the slowest takes. A pattern that backtracks takes minutes. */
const MOST_MS = 2_000;

const full = (piece: string) => piece.repeat(PROBE.bodyBytes / piece.length);

function msFor(status: number, body: string, headers: Readonly<Record<string, string>>): number {
  const header = (name: string) => headers[name] ?? null;
  const startedAt = performance.now();
  readAnswer({ status, header, body, isWhole: false }, 100);
  return performance.now() - startedAt;
}

describe("C2: a page made of nothing but one thing is read in no time", () => {
  test.each(PIECES)("%j", (piece) => {
    for (const beginning of BEGINNINGS)
      for (const status of STATUSES) {
        const ms = msFor(status, beginning + full(piece), { "content-type": "text/html" });
        expect(ms, `${status} ${beginning}`).toBeLessThan(MOST_MS);
      }
  });

  test.each(["server", "location", "set-cookie", "content-type", "www-authenticate", "via"])(
    "and so is a header, %s",
    (name) => {
      for (const piece of PIECES)
        for (const status of STATUSES) {
          const headers = { "content-type": "text/html", [name]: full(piece) };
          expect(msFor(status, "<p>page", headers), `${status} ${piece}`).toBeLessThan(MOST_MS);
        }
    },
  );
});
