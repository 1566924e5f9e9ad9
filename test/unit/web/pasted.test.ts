/** What stands behind our own address is cut to a host, and nothing else survives. */
import { describe, expect, test } from "vitest";
import { carriedOn, readPath, readQuery } from "../../../src/web/pasted";

describe("a path is cut to a host", () => {
  test.each([
    ["/example.org", "example.org", false],
    ["/example.org/", "example.org", true],
    ["/example.org/a/b", "example.org", true],
    ["/https://example.org/a?b", "https://example.org", true],
    ["/https:/example.org/a", "https://example.org", true],
    ["/https:example.org", "https://example.org", true],
    ["/HTTP://example.org:80/", "HTTP://example.org:80", true],
    ["/m%C3%BCnchen.de", "münchen.de", false],
    ["/user:password@example.org/", "user:password@example.org", true],
    ["/%E0%A4%A", "%E0%A4%A", false],
    ["//evil.example/", "", true],
    ["/", "", false],
  ])("%s → %j", (path, text, isCut) => {
    expect(readPath(path)).toEqual({ text, isCut });
  });
});

describe("a query keeps what an answer depends on", () => {
  test.each([
    ["", "", false],
    ["from=germany&report=down", "from=germany&report=down", false],
    ["token=secret&from=japan", "from=japan", true],
    ["from=japan&from=india", "from=japan", true],
    ["s=503&wait=full&utm_source=x", "s=503&wait=full", true],
    ["s=ERR_TIMED_OUT&from=mars", "from=mars&s=ERR_TIMED_OUT", false],
    ["s=secret", "", true],
    ["s=404", "", true],
  ])("%j → %j", (query, kept, isCut) => {
    const read = readQuery(new URLSearchParams(query));
    expect([read.kept.toString(), read.isCut]).toEqual([kept, isCut]);
  });
});

test.each([
  [
    "from=germany&report=up&s=503&wait=full&lang=de",
    "from=germany&report=up&s=503&wait=full&lang=de",
  ],
  ["from=secret&report=secret&s=secret&wait=secret&lang=secret&token=secret", ""],
])("a link of ours carries on what we know: %j → %j", (query, carried) => {
  expect(carriedOn(new URLSearchParams(query)).toString()).toBe(carried);
});
