/** Answers that mean "up" and nothing else. */
import { fine, full, type NamedAnswer, PLAIN, page } from "./named";
import { TRAPS } from "./traps";

export const FINE: readonly NamedAnswer[] = [
  ...TRAPS,
  fine("page", "a page", 200, full("Acme Tools", "<p>Hammers.</p>")),
  fine(
    "example",
    "a short page",
    200,
    page(
      "Example Domain",
      "<h1>Example Domain</h1><p>This domain is for use in illustrative examples in documents.</p>",
    ),
  ),
  fine("text", "a word of plain text", 200, "ok\n", PLAIN),
  fine("json-empty", "an interface with nothing to say", 200, "{}", {
    "content-type": "application/json",
  }),
  fine("json-zero", "an interface that says nothing at all", 200, "", {
    "content-type": "application/json",
  }),
  fine(
    "json-maintenance",
    "a word that means something else",
    200,
    '{"maintenance":"503 Service Unavailable"}',
    { "content-type": "application/json" },
  ),
  fine("image", "an image", 200, "GIF89a", { "content-type": "image/gif" }),
  fine("download", "a file to keep", 200, "503 Service Unavailable", {
    ...PLAIN,
    "content-disposition": "attachment; filename=log.txt",
  }),
  fine("202", "accepted", 202, "", {}),
  fine("203", "a page by a proxy", 203, full("Acme Tools", "")),
  fine("204", "nothing to show", 204, "", {}),
  fine("206", "a part of a page", 206, "<p>the middle of a page</p>"),
  fine("206-blank", "a part that happens to be blank", 206, "\n\n"),
  fine("400", "bad request", 400, page("400 Bad Request", "<h1>400 Bad Request</h1>")),
  fine("404", "no such page", 404, page("404 Not Found", "<h1>Not Found</h1>")),
  fine("405", "method not allowed", 405, page("405 Not Allowed", "<h1>405 Not Allowed</h1>")),
  fine("410", "gone", 410, page("410 Gone", "<h1>Gone</h1>")),
  fine("418", "a teapot", 418, "I'm a teapot", PLAIN),
  fine("425", "too early", 425, "", {}),

  fine(
    "script-app",
    "a page that a script makes",
    200,
    page(
      "Acme",
      '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/static/js/main.js"></script>',
    ),
  ),
  fine(
    "script-error-hidden",
    "an app with an error in waiting",
    200,
    page(
      "Acme",
      '<div id="app">Loading...</div><div id="blazor-error-ui" style="display:none">An unhandled error has occurred. <a>Reload</a></div><script src="_framework/blazor.js"></script>',
    ),
  ),
  fine(
    "frames",
    "a page of frames",
    200,
    '<html><head><title>Old</title></head><frameset cols="20%,80%"><frame src="menu.html"><frame src="main.html"></frameset></html>',
  ),
  fine("picture", "a page of one picture", 200, '<html><body><img src="poster.jpg"></body></html>'),
  fine(
    "drawing",
    "a page of one drawing",
    200,
    '<html><body><svg viewBox="0 0 9 9"><circle r="4"/></svg></body></html>',
  ),
  fine(
    "painted",
    "a page that its style paints",
    200,
    "<html><head><style>body{background:url(poster.jpg)}</style></head><body></body></html>",
  ),
  fine(
    "refresh-language",
    "a page that leads to its languages",
    200,
    '<html><head><meta http-equiv="refresh" content="0; url=/en/"></head><body></body></html>',
  ),
];
