/**
 * What comes behind good headers: packed pages, chunks, and pages that break off.
 */
import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";
import { type Behaviour, type Expected, rowsOf } from "./behaviour";
import { answers, okHead, PAGE, says } from "./says";

const row = rowsOf("bodies");
const INCOMPLETE: Expected = { word: "up", suspect: "page_incomplete", evidence: "page" };
const LONG = PAGE.repeat(40);
/** Unpacks to more than a Worker may hold (128 MB). */
const BOMB = Buffer.alloc(192 * 1024 * 1024, "<p>boom</p>");

const packed = (encoding: string, body: string | Buffer) =>
  answers(200, { "Content-Encoding": encoding }, body);

/** Says headers that promise more, these bytes, and then no more. */
const cut = (
  headers: Record<string, string>,
  body: string | Buffer,
  then: "ends" | "resets" = "ends",
) => says(Buffer.concat([Buffer.from(okHead(headers)), Buffer.from(body)]), then);

const inChunks = (body: string, then: "ends" | "resets" = "ends") =>
  cut({ "Transfer-Encoding": "chunked" }, body, then);

const chunk = (text: string, extension = "") =>
  `${Buffer.byteLength(text).toString(16)}${extension}\r\n${text}\r\n`;

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } };
const noise = Buffer.from(Array.from({ length: 3_000 }, (_, n) => (n * n * 31 + 7) % 251));
/** Sound for its first 20,000 bytes, noise from then on. */
const spoilt = () => {
  const sound = gzipSync(Buffer.from(LONG), { level: 0 });
  return Buffer.concat([sound.subarray(0, 20_000), noise]);
};

const PACKED: readonly Behaviour[] = [
  row("packed-gzip", "gzip", packed("gzip", gzipSync(PAGE)), "up"),
  row("packed-x-gzip", "gzip by its old name", packed("x-gzip", gzipSync(PAGE)), "up"),
  row(
    "packed-gzip-members",
    "gzip in two members",
    packed("gzip", Buffer.concat([gzipSync(PAGE), gzipSync(PAGE)])),
    "up",
  ),
  row("packed-br", "Brotli", packed("br", brotliCompressSync(PAGE)), "up"),
  row(
    "packed-zstd",
    "Zstandard, which nobody asked for",
    packed("zstd", zstdCompressSync(PAGE)),
    "up",
  ),
  row("packed-deflate", "deflate", packed("deflate", deflateSync(PAGE)), "up"),
  row(
    "packed-deflate-raw",
    "deflate without its wrapping",
    packed("deflate", deflateRawSync(PAGE)),
    "up",
  ),
  row("packed-identity", "said to be packed as it is", packed("identity", PAGE), "up"),
  row("packed-unknown", "packed in a way that nobody knows", packed("banana", PAGE), "up"),
  row("packed-twice", "gzip in gzip", packed("gzip, gzip", gzipSync(gzipSync(PAGE))), "up"),
  row("packed-gzip-bomb", "unpacks to 192 MiB", packed("gzip", gzipSync(BOMB, { level: 1 })), "up"),
  row(
    "packed-br-bomb",
    "the same with Brotli",
    packed("br", brotliCompressSync(BOMB, quick)),
    "up",
  ),
  row(
    "packed-gzip-garbage",
    "said to be gzip, and is noise",
    packed("gzip", noise),
    "body_garbled",
  ),
  row("packed-br-garbage", "said to be Brotli, and is noise", packed("br", noise), "body_garbled"),
  row(
    "packed-gzip-plain",
    "said to be gzip, and is not packed",
    packed("gzip", PAGE),
    "body_garbled",
  ),
  row(
    "packed-gzip-br",
    "said to be gzip, and is Brotli",
    packed("gzip", brotliCompressSync(PAGE)),
    "body_garbled",
  ),
  row("packed-gzip-spoilt", "gzip that turns into noise", packed("gzip", spoilt()), INCOMPLETE),
  row(
    "packed-gzip-cut",
    "gzip that ends in its middle",
    packed("gzip", gzipSync(LONG, { level: 0 }).subarray(0, 9_000)),
    INCOMPLETE,
  ),
  row(
    "packed-gzip-sum",
    "gzip with a wrong sum at its end: browsers do not look at it, the runtime hands out nothing",
    packed("gzip", wrongSum(gzipSync(PAGE))),
    "body_garbled",
  ),
  row("packed-gzip-nothing", "gzip of nothing at all", packed("gzip", gzipSync("")), {
    word: "up",
    suspect: "empty_page",
  }),
];

function wrongSum(gzip: Buffer): Buffer {
  const spoiled = Buffer.from(gzip);
  spoiled.writeUInt32LE((spoiled.readUInt32LE(spoiled.length - 8) ^ 1) >>> 0, spoiled.length - 8);
  return spoiled;
}

const CHUNKS: readonly Behaviour[] = [
  row("chunks", "a page in chunks", inChunks(`${chunk(PAGE)}0\r\n\r\n`), "up"),
  row(
    "chunks-of-one",
    "a chunk for each letter",
    inChunks(`${[...PAGE].map((letter) => chunk(letter)).join("")}0\r\n\r\n`),
    "up",
  ),
  row(
    "chunks-extended",
    "chunks with extensions",
    inChunks(`${chunk(PAGE, ";name=value")}0\r\n\r\n`),
    "up",
  ),
  row(
    "chunks-trailer",
    "headers behind the chunks",
    inChunks(`${chunk(PAGE)}0\r\nX-Sum: 1\r\n\r\n`),
    "up",
  ),
  row(
    "chunks-bad-first",
    "a first chunk without a size",
    inChunks(`hello\r\n${PAGE}`),
    "body_lost",
  ),
  row(
    "chunks-bad-later",
    "a later chunk without a size",
    inChunks(`${chunk(PAGE)}hello\r\n${PAGE}`),
    INCOMPLETE,
  ),
  row(
    "chunks-overflow",
    "a chunk of more than 64 bits",
    inChunks(`ffffffffffffffffff\r\n${PAGE}`),
    "body_lost",
  ),
  row("chunks-cut", "ends within a chunk", inChunks(`2000\r\n${PAGE}`), INCOMPLETE),
  row("chunks-no-last", "ends without the last chunk", inChunks(chunk(PAGE)), INCOMPLETE),
  row("chunks-none", "ends in front of the first chunk", inChunks(""), "body_lost"),
  row("chunks-reset", "resets within a chunk", inChunks(`2000\r\n${PAGE}`, "resets"), INCOMPLETE),
];

const BROKEN: readonly Behaviour[] = [
  row(
    "body-cut",
    "ends in the middle of the page",
    cut({ "Content-Length": "9000" }, PAGE),
    INCOMPLETE,
  ),
  row(
    "body-reset",
    "resets in the middle of the page",
    cut({ "Content-Length": "9000" }, PAGE, "resets"),
    INCOMPLETE,
  ),
  row(
    "body-reset-no-length",
    "resets in a page of unknown length",
    cut({}, PAGE, "resets"),
    INCOMPLETE,
  ),
  row("body-none", "promises a page, and ends", cut({ "Content-Length": "9000" }, ""), {
    word: "body_lost",
    status: 200,
  }),
  row(
    "body-none-reset",
    "promises a page, and resets",
    cut({ "Content-Length": "9000" }, "", "resets"),
    { word: "body_lost", status: 200 },
  ),
  row(
    "body-none-picture",
    "promises a picture, and ends: nobody reads it",
    cut({ "Content-Type": "image/png", "Content-Length": "9000" }, ""),
    "up",
  ),
  row(
    "body-cut-404",
    "ends in the middle of an error page, which nobody reads",
    says(
      Buffer.from(
        `HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n${PAGE}`,
      ),
    ),
    "up",
  ),
  row("body-empty", "a page of no bytes", answers(200, {}, ""), {
    word: "up",
    suspect: "empty_page",
    evidence: "page",
  }),
  row("body-blank", "a page of white space", answers(200, {}, " \r\n\t\r\n"), {
    word: "up",
    suspect: "empty_page",
    evidence: "page",
  }),
  row(
    "body-not-utf-8",
    "a page of bytes that are no text",
    answers(200, {}, Buffer.concat([noise, Buffer.from(PAGE)])),
    "up",
  ),
  row("body-1-mib", "a page of 1 MiB", answers(200, {}, PAGE.repeat(700)), "up"),
];

export const BODIES: readonly Behaviour[] = [...PACKED, ...CHUNKS, ...BROKEN];
