/** What an exception of fetch amounts to, in the words of the runtime and in any others. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Knock, readException } from "../../../src/probe/classify";
import { isFailureCode } from "../../../src/probe/failure";
import { INTERNAL, LOST } from "../../support/script-net";

describe("an exception, by what it says and by what a knock found", () => {
  // Columns: what a knock on the port found.
  test.each<[string, string, "https" | "http", Record<Knock, string>]>([
    [
      "refused, reset, or not HTTP",
      LOST,
      "https",
      {
        rejected: "connection_refused",
        opened: "connection_lost",
        unanswered: "connection_lost",
        untried: "connection_lost",
      },
    ],
    [
      "the same over http",
      LOST,
      "http",
      {
        rejected: "connection_refused",
        opened: "connection_lost",
        unanswered: "connection_lost",
        untried: "connection_lost",
      },
    ],
    [
      "any TLS failure",
      INTERNAL,
      "https",
      {
        rejected: "unknown",
        opened: "tls_failed",
        unanswered: "tls_failed",
        untried: "tls_failed",
      },
    ],
    [
      "an internal error with no TLS in it",
      INTERNAL,
      "http",
      { rejected: "unknown", opened: "unknown", unanswered: "unknown", untried: "unknown" },
    ],
  ])("%s", (_, text, scheme, expected) => {
    const knocks: Knock[] = ["rejected", "opened", "unanswered", "untried"];
    const read = knocks.map((knock) => [knock, readException(new Error(text), scheme, knock)]);
    expect(Object.fromEntries(read)).toEqual(expected);
  });

  test.each([
    ["a time-out", new DOMException("The operation was aborted due to timeout", "TimeoutError")],
    ["an abort", new DOMException("The operation was aborted", "AbortError")],
    ["redirects", new TypeError("Too many redirects.https://a.com/, https://b.com/")],
    ["Location", new TypeError("Invalid Location header; unable to follow redirect.")],
    ["gzip garbage", new TypeError("Gzip decompression failed.")],
    ["brotli garbage", new TypeError("Brotli decompression failed.")],
    ["a URL", new TypeError("Invalid URL: x")],
    ["a scheme", new TypeError("Fetch API cannot load: ftp://a.com/")],
    ["words of another day", new Error("the peer went away: Network connection lost.")],
    ["no text", new Error()],
    ["no error", "Network connection lost."],
    ["nothing", undefined],
  ])("%s is a failure that we cannot name", (_, error) => {
    expect(readException(error, "https", "opened")).toBe("unknown");
    expect(readException(error, "http", "rejected")).toBe("unknown");
  });

  test("the case of its letters and what follows do not matter", () => {
    const error = new TypeError("network connection LOST, again");
    expect(readException(error, "https", "rejected")).toBe("connection_refused");
    expect(readException(new Error("Internal Error"), "https", "opened")).toBe("tls_failed");
  });
});

test("whatever is thrown, a known code comes out", () => {
  const texts = fc.constantFrom(LOST, INTERNAL, "TLS handshake failed");
  const errors = fc.oneof(
    fc.oneof(texts, fc.string()).map((text) => new Error(text)),
    fc.anything(),
  );
  const schemes = fc.constantFrom("https", "http");
  const knocks = fc.constantFrom<Knock>("opened", "rejected", "unanswered", "untried");
  fc.assert(
    fc.property(errors, schemes, knocks, (error, scheme, knock) => {
      expect(isFailureCode(readException(error, scheme, knock))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
