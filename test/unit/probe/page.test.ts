/** What is seen of a page, and that nobody can make it take long to see. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPage, targetOf } from "../../../src/probe/classify/page";
import { cloudflareCode, refusalOf, suspicionOf } from "../../../src/probe/classify/recognise";

const KIB_64 = 64 * 1024;
const html = (body: string) => readPage(body, true);
const fill = (piece: string) => piece.repeat(Math.ceil(KIB_64 / piece.length)).slice(0, KIB_64);

describe("the words of a page", () => {
  test.each([
    ["<title>A &amp; B</title>", "title", "a & b"],
    ["<TITLE\n>Big</TITLE>", "title", "big"],
    ["<title>First</title><svg><title>Icon</title></svg>", "title", "first"],
    ["<title>no end", "title", "no end"],
    ["<h1></h1><h1>Real</h1>", "heading", "real"],
    ["<h2>Small</h2><h1>Big</h1>", "heading", "small"],
    ["<h1>Error <b>5</b>03</h1>", "heading", "error 503"],
    ["<h1>no end", "heading", "no end"],
    ["<p>It&#39;s &#x41;&nbsp;test</p>", "text", "it's a test"],
    ["We&rsquo;ll be back&hellip;", "text", "we'll be back..."],
    ["<p>a<p>b<br>c", "text", "a b c"],
    ["1 < 2 and <3", "text", "1 < 2 and <3"],
    ["a<!-- hidden --><script>hidden</script><style>hidden</style>b", "text", "a b"],
    ["a<noscript>hidden</noscript> b<template>hidden</template>", "text", "a b"],
    ['<a title="a > b">link</a>', "text", "link"],
    ["<p class=it's>word</p>", "text", "word"],
    ["a<!-- no end", "text", "a"],
    ["a<b no end", "text", "a"],
    ["&#9999999; &#x0; &constructor; &", "text", "&#9999999; \0 &constructor; &"],
  ] as const)("%s: its %s", (body, part, expected) => {
    expect(html(body)[part]).toBe(expected);
  });

  test("of plain text are what it says, tags and all", () => {
    expect(readPage("<title>A</title>", false)).toMatchObject({
      title: "",
      text: "<title>a</title>",
    });
  });
});

describe("a page is blank", () => {
  test.each(["", "\ufeff\n", "<html><body></body></html>", "<title>T</title>", "<p>&nbsp;</p>"])(
    "if nobody would see a thing: %j",
    (body) => expect(html(body).isBlank).toBe(true),
  );

  test.each([
    "x",
    "<script src=a></script>",
    "<svg></svg>",
    "<img src=a>",
    "<frame src=a>",
    "<iframe src=a></iframe>",
    "<video></video>",
    "<canvas></canvas>",
    "<object data=a></object>",
    "<input>",
    "<style>body{}</style>",
    '<link rel="stylesheet" href=a>',
    '<body background="a.png">',
    '<meta http-equiv="refresh" content="0;url=/en">',
  ])("and not with %s", (body) => expect(html(body).isBlank).toBe(false));
});

describe("a page sends a browser on", () => {
  test.each([
    ['<meta http-equiv="refresh" content="0; url=/a">', "/a"],
    ["<META HTTP-EQUIV=Refresh CONTENT='3;URL=\"/b\"'>", "/b"],
    ['<meta content="0;/c?x=1&amp;y=2" http-equiv=refresh>', "/c?x=1&y=2"],
    ['<meta http-equiv="refresh" content="300">', null],
    ['<meta http-equiv="refresh" content="60; url=/later">', null],
    ['<meta name="refresh" content="0; url=/a">', null],
    ["<noscript><meta http-equiv=refresh content='0;url=/no-script'></noscript>", null],
  ])("%s: to %s", (body, expected) => {
    expect(html(body).refreshTo).toBe(expected);
  });

  test("by a header", () => {
    expect(targetOf("0; URL=/a")).toBe("/a");
    expect(targetOf("5")).toBeNull();
    expect(targetOf("")).toBeNull();
  });
});

describe("the size of a page", () => {
  const prose = (length: number) => `<p>${"word ".repeat(length / 5)}</p>`;

  test.each([
    [100, true, true],
    [795, true, true],
    [1_000, false, true],
    [4_900, false, true],
    [5_200, false, false],
    [60_000, false, false],
  ])("%i characters: brief %s, small %s", (length, isBrief, isSmall) => {
    expect(html(prose(length))).toMatchObject({ isBrief, isSmall });
  });

  test("is of what people read, not of scripts and white space", () => {
    const body = `<script>${"x".repeat(50_000)}</script>${" ".repeat(9_000)}<p>one thing</p>`;
    expect(html(body)).toMatchObject({ isBrief: true, text: "one thing" });
  });
});

describe("64 KiB of malice take no time", () => {
  const pieces = [
    ..."< > & \" ' / = ! - <! <!- <!-- <a </ &# &#x &a &#1 \0 \n".split(" "),
    ...[" ", "<title", "<title>", "</title", "<script", "<script>", "<h1>", "<h1><h1 ", "<p>"],
    ...["<a b=", '<a b="', "<a b='>", '<a "', "<meta ", "<svg>", "<svg></svg", "<svg/><title>"],
    ...['<meta http-equiv=refresh content="', "<meta http-equiv=refresh content=content=>"],
    ...["&#1;", "&amp;", "error code: ", 'cf-error-code">', "x.", "a-", "sorry! ", "word "],
    ...[
      "503 service unavailable ",
      "<title>503 ",
      "not available in your ",
      "un",
      "İ",
      "’",
      "\ud800",
    ],
  ];

  test.each(pieces)("%j", (piece) => {
    const body = fill(piece);
    const header = () => "text/html";
    const bounded = [body, `<h1>${body}`, `<title>${body}`, `<!doctype html>${body}">`];
    const fastest = (run: () => void) => {
      const times = [0, 0, 0, 0, 0, 0, 0].map(() => {
        const from = performance.now();
        run();
        return performance.now() - from;
      });
      return Math.min(...times);
    };
    for (const one of bounded) {
      expect(fastest(() => readPage(one, true))).toBeLessThan(20);
      for (const status of [200, 503])
        expect(
          fastest(() => {
            const answer = { status, header, body: one, isWhole: true };
            refusalOf(answer);
            suspicionOf(answer);
            cloudflareCode(one);
          }),
        ).toBeLessThan(40);
    }
  });

  test("nor does anything make it throw", () => {
    const part = fc.oneof(fc.constantFrom(...pieces), fc.string());
    fc.assert(
      fc.property(fc.array(part), fc.boolean(), (parts, isHtml) => {
        const page = readPage(parts.join(""), isHtml);
        expect(page.isSmall || !page.isBrief).toBe(true);
      }),
    );
  });
});
