/** What an exception of fetch is about, and what a bare exchange beside it tells apart. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROBE } from "../../../src/limits";
import {
  complaintOf,
  isHeadEnough,
  readHead,
  readLost,
  scrub,
} from "../../../src/probe/classify/connection";
import { isFailureCode } from "../../../src/probe/failure";
import type { Exchanged } from "../../../src/probe/network";
import { INTERNAL, LOST } from "../../support/script-net";

const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));
const met = (
  reached: Exchanged["reached"],
  end: Exchanged["end"],
  heard: string | Uint8Array = "",
): Exchanged => ({ reached, end, heard: typeof heard === "string" ? bytes(heard) : heard });

describe("C5: an exception is taken by its kind", () => {
  test.each([
    ["refused, reset, or no HTTP", new Error(LOST), "lost"],
    ["TLS or DNS", new Error(INTERNAL), "internal"],
    ["in other letters, and with more to say", new TypeError("network connection LOST, x"), "lost"],
    ["in other letters", new Error("Internal Error"), "internal"],
    ["a time-out", new DOMException("The operation was aborted due to timeout", "TimeoutError")],
    ["an abort", new DOMException("The operation was aborted", "AbortError")],
    ["redirects", new TypeError("Too many redirects.https://a.com/, https://b.com/")],
    ["Location", new TypeError("Invalid Location header; unable to follow redirect.")],
    ["gzip garbage", new TypeError("Gzip decompression failed.")],
    ["a URL", new TypeError("Invalid URL: x")],
    ["a scheme", new TypeError("Fetch API cannot load: ftp://a.com/")],
    ["words of another day", new Error("the peer went away: Network connection lost.")],
    ["no text", new Error()],
    ["no error", "Network connection lost."],
    ["nothing", undefined],
  ])("%s", (_, error, expected = "unknown") => {
    expect(complaintOf(error)).toBe(expected);
  });
});

const GOOD = "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n";

describe("a lost connection is told by what a bare exchange meets", () => {
  test.each<[string, Exchanged, string]>([
    ["nobody opens", met("nothing", "closed"), "connection_refused"],
    ["nobody opens in time", met("nothing", "stopped"), "connection_lost"],
    ["reset", met("tcp", "reset"), "reset"],
    ["reset in the head", met("tcp", "reset", "HTTP/1.1 200 OK\r\n"), "reset"],
    ["closed without a word", met("tcp", "closed"), "empty_reply"],
    ["silent this time", met("tcp", "stopped"), "connection_lost"],
    ["closed in the head", met("tcp", "closed", "HTTP/1.1 200 OK\r\nServer"), "connection_lost"],
    ["as it should be, this time", met("tcp", "enough", GOOD), "connection_lost"],
    ["another protocol", met("tcp", "enough", "SSH-2.0-OpenSSH_9.9\r\n"), "not_http"],
  ])("%s", (_, exchanged, expected) => {
    expect(readLost(exchanged, false, true)).toBe(expected);
  });

  test("where we may not connect, being rejected says nothing", () => {
    expect(readLost(met("nothing", "closed"), true, false)).toBe("connection_lost");
  });

  test("over https, a handshake that fails is TLS", () => {
    expect(readLost(met("tcp", "reset"), true, true)).toBe("tls_failed");
    expect(readLost(met("tcp", "stopped"), true, true)).toBe("connection_lost");
    expect(readLost(met("tls", "closed"), true, true)).toBe("empty_reply");
  });
});

describe("a head that fetch would not take", () => {
  const large = `HTTP/1.1 200 OK\r\nX: ${"x".repeat(PROBE.exchangeBytes)}`;
  test.each([
    ["SSH", "SSH-2.0-OpenSSH_9.9\r\n\r\n", "not_http"],
    ["mail", "220 mail.example ESMTP\r\n", "not_http"],
    ["a page without a head", "<html>hello</html>", "http_malformed"],
    ["HTTP/2 at once", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "not_http"],
    ["a version of nobody's", "HTTP/9.9 200 OK\r\n\r\n", "http_malformed"],
    ["a status that is none", "HTTP/1.1 abc OK\r\n\r\n", "http_malformed"],
    ["a status below all", "HTTP/1.1 099 OK\r\n\r\n", "http_malformed"],
    ["a status of four digits", "HTTP/1.1 1000 OK\r\n\r\n", "http_malformed"],
    ["a header without a colon", "HTTP/1.1 200 OK\r\nServer\r\n\r\n", "http_malformed"],
    ["a space before the colon", "HTTP/1.1 200 OK\r\nServer : x\r\n\r\n", "http_malformed"],
    ["a folded header", "HTTP/1.1 200 OK\r\nServer: x\r\n y\r\n\r\n", "http_malformed"],
    [
      "a length beyond 64 bits",
      `HTTP/1.1 200 OK\r\nContent-Length: ${"9".repeat(30)}\r\n\r\n`,
      "http_malformed",
    ],
    ["a bare carriage return", "HTTP/1.1 200 OK\r\nServer: x\ry\r\n\r\n", "http_malformed"],
    ["music", "ICY 200 OK\r\n\r\n", "http_malformed"],
    ["a NUL", "HTTP/1.1 200 OK\r\nServer: \0\r\n\r\n", "not_http"],
    ["a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "http_malformed"],
    [
      "two lengths",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\ncontent-length: 2\r\n\r\n",
      "not_http",
    ],
    ["too much of it", large, "headers_too_large"],
    ["a piece of it", "HTTP/1.1 200 OK\r\nServer: x\r\n", "connection_lost"],
    ["the first letters", "HT", "connection_lost"],
    ["a sound one", GOOD, "connection_lost"],
    ["a sound one of HTTP/1.0, with bare line feeds", "HTTP/1.0 404 \nA: b\n\n", "connection_lost"],
    [
      "the same length twice",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
      "connection_lost",
    ],
  ])("%s: %#", (_, head, expected) => {
    expect(readHead(bytes(head))).toBe(expected);
  });

  test.each([
    ["nothing yet", "", false],
    ["the first letters", "HTT", false],
    ["half a head", "HTTP/1.1 200 OK\r\nA: b\r\n", false],
    ["a whole head", GOOD, true],
    ["no head at all", "SSH-2.0-OpenSSH", true],
    ["too little to tell", "SSH", false],
    ["too much", large, true],
  ])("is listened to until it will do: %s", (_, heard, expected) => {
    expect(isHeadEnough(bytes(heard))).toBe(expected);
  });
});

test("whatever is heard, a known code comes out", () => {
  const exchanged = fc.record({
    reached: fc.constantFrom<Exchanged["reached"]>("nothing", "tcp", "tls"),
    end: fc.constantFrom<Exchanged["end"]>("closed", "reset", "enough", "stopped"),
    heard: fc.oneof(
      fc.uint8Array(),
      fc.string().map((text) => bytes(`HTTP/1.1 ${text}\r\n${text}\r\n\r\n`)),
    ),
  });
  fc.assert(
    fc.property(exchanged, fc.boolean(), fc.boolean(), (given, secure, mayConnect) => {
      expect(isFailureCode(readLost(given, secure, mayConnect))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

describe("what is kept of an unknown exception names nobody", () => {
  test.each([
    [
      new TypeError("Too many redirects.https://a.com/, https://b.com/x"),
      "TypeError: Too many … …",
    ],
    [new Error("connect to 10.0.0.1:443 failed"), "Error: connect to … failed"],
    [new Error("reference = 0123456789abcdefghijklmn"), "Error: reference = …"],
    [new Error("name www.site.com is not known"), "Error: name … is not known"],
    [new Error("x ".repeat(1_000)), `Error: ${"x ".repeat(56)}x`],
    ["site.com", "string"],
    [undefined, "undefined"],
  ])("%s", (error, expected) => {
    expect(scrub(error)).toBe(expected);
  });

  test("no name, no address, no long word comes through", () => {
    const parts = fc.array(
      fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6(), fc.webUrl(), fc.constantFrom("lost", "to")),
    );
    fc.assert(
      fc.property(parts, (words) => {
        const kept = scrub(new Error(words.join(" ")));
        expect(kept).not.toMatch(/\w\.\w|\d{2}|\/|\w{16}/);
        expect(kept.length).toBeLessThanOrEqual(120);
      }),
    );
  });
});
