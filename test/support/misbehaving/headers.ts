/**
 * Heads of answers that are too large, or that claim something odd about what comes behind them.
 */
import { type Behaviour, type React, rowsOf, type Word } from "./behaviour";
import { answers, goesOn, HTML, head, okHead, okLines, PAGE, says } from "./says";

const row = rowsOf("headers");
const SIZE = Buffer.byteLength(PAGE);
const MIB = 1024 * 1024;

/**
 * Of the lengths that are none, Chromium 153 takes no notice and shows the page; only two that differ
 * are an error there too. The runtime takes none of them.
 */
const NO_LENGTH = "http_malformed";

/** A page whose head has these lines and nothing else that says where it ends. */
const withLines = (...lines: string[]) => says(okLines(...lines) + PAGE);

const lengths = (name: string, about: string, value: string, expects: Word) =>
  row(`length-${name}`, about, withLines(`Content-Length: ${value}`), expects);

/** Large on the wire, so it is made when it is asked for. */
const large =
  (make: () => string): React =>
  (visit) =>
    says(make())(visit);

const LARGE: readonly Behaviour[] = [
  row(
    "header-10-mib",
    "one header of 10 MiB",
    large(() => okLines(`X-Long: ${"a".repeat(10 * MIB)}`) + PAGE),
    "headers_too_large",
  ),
  row(
    "header-1-mib-cookie",
    "a cookie of 1 MiB",
    large(() => okLines(`Set-Cookie: a=${"a".repeat(MIB)}`) + PAGE),
    "headers_too_large",
  ),
  row(
    "header-1-mib-name",
    "a header whose name has 1 MiB",
    large(() => okLines(`${"X".repeat(MIB)}: a`) + PAGE),
    "headers_too_large",
  ),
  row(
    "header-endless",
    "one header without an end",
    goesOn("HTTP/1.1 200 OK\r\nX-Long: ", "a".repeat(8_192)),
    "headers_too_large",
  ),
  row(
    "header-lines-endless",
    "header lines without an end",
    goesOn("HTTP/1.1 200 OK\r\n", "X-Line: a\r\n".repeat(500)),
    "headers_too_large",
  ),
  row(
    "header-lines-100000",
    "100,000 header lines",
    large(() => okLines(...Array<string>(100_000).fill("X-Line: a")) + PAGE),
    "headers_too_large",
  ),
  row(
    "reason-1-mib",
    "a reason phrase of 1 MiB",
    large(() => head(`HTTP/1.1 200 ${"O".repeat(MIB)}`, HTML) + PAGE),
    "headers_too_large",
  ),
  row(
    "reason-endless",
    "a reason phrase without an end",
    goesOn("HTTP/1.1 200 ", "O".repeat(8_192)),
    "headers_too_large",
  ),
  row(
    "location-1-mib",
    "sends to an address of 1 MiB",
    large(() => head("HTTP/1.1 302 Found", { Location: `/${"a".repeat(MIB)}` })),
    "headers_too_large",
  ),
  row(
    "hints-endless",
    "early hints without an end",
    goesOn("", head("HTTP/1.1 103 Early Hints").repeat(10), 100),
    "timeout_first_byte",
  ),
];

const LENGTHS: readonly Behaviour[] = [
  lengths("word", "a length that is no number", "banana", NO_LENGTH),
  lengths("negative", "a negative length", "-1", NO_LENGTH),
  lengths("signed", "a length with a plus", `+${SIZE}`, NO_LENGTH),
  lengths("hex", "a length in hexadecimal", "0x10", NO_LENGTH),
  lengths("fraction", "a length with a point", "10.5", NO_LENGTH),
  lengths("two-in-one", "two lengths in one header", "5, 10", NO_LENGTH),
  lengths("beyond-64-bits", "a length of thirty digits", "9".repeat(30), NO_LENGTH),
  lengths(
    "short",
    "a length of half a page, with the other half behind it",
    String(SIZE >> 1),
    "up",
  ),
  row(
    "length-tiny",
    "a length of five bytes, with a page behind them",
    withLines("Content-Length: 5"),
    { word: "up", suspect: "empty_page" },
  ),
  row(
    "length-twice",
    "two lengths that differ",
    withLines("Content-Length: 5", `Content-Length: ${SIZE}`),
    "not_http",
  ),
  row(
    "length-same-twice",
    "the same length twice, which readers may accept",
    withLines(`Content-Length: ${SIZE}`, `Content-Length: ${SIZE}`),
    "up",
  ),
  row(
    "length-long",
    "a length of more than comes, and the end",
    withLines("Content-Length: 9000"),
    { word: "up", suspect: "page_incomplete", evidence: "page" },
  ),
  row(
    "length-and-chunks",
    "a length and chunks: chunks win",
    says(`${okLines("Content-Length: 5", "Transfer-Encoding: chunked")}5\r\nhello\r\n0\r\n\r\n`),
    "up",
  ),
  row(
    "length-huge",
    "a length of 8 EiB, and a page",
    says(okHead({ "Content-Length": "9223372036854775807" }) + PAGE, "stays"),
    { word: "up", suspect: "page_stalls" },
  ),
  row(
    "coding-unknown",
    "a transfer coding that nobody knows",
    says(okHead({ "Transfer-Encoding": "banana" }) + PAGE),
    "up",
  ),
];

const ODD: readonly Behaviour[] = [
  row("header-not-ascii", "a header in bare UTF-8", answers(200, { "X-Name": "Größe" }), "up"),
  row(
    "header-empty-value",
    "a header without a value",
    withLines("X-Empty:", "Connection: close"),
    "up",
  ),
  row("header-tabs", "tabs around a value", withLines("X-Tab:\ta\t", "Connection: close"), "up"),
  row("type-nonsense", "a type that is none", answers(200, { "Content-Type": ";;;" }), "up"),
  row("type-twice", "two types", withLines("Content-Type: image/png", "Connection: close"), "up"),
  row(
    "cookies-200",
    "200 cookies",
    withLines(...Array.from({ length: 200 }, (_, n) => `Set-Cookie: c${n}=1`), "Connection: close"),
    "up",
  ),
  row(
    "upgrade-h2",
    "offers another protocol beside the page",
    answers(200, { Upgrade: "h2,h2c", Connection: "Upgrade, close" }),
    "up",
  ),
  row(
    "date-wrong",
    "lives in another century",
    answers(200, { Date: "Thu, 01 Jan 1970 00:00:00 GMT" }),
    "up",
  ),
];

export const HEADERS: readonly Behaviour[] = [...LARGE, ...LENGTHS, ...ODD];
