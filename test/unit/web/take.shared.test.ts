/** What a share menu hands over is cut to one origin, and to nothing else. */
import { describe, expect, test } from "vitest";
import { sharedAddress } from "../../../src/web/take/shared";

describe("the first web address that was shared", () => {
  test.each([
    [
      "in its own field",
      { url: "https://example.com/a/b?token=secret#top" },
      "https://example.com",
    ],
    ["in the text, as Android does", { text: "https://example.com/a" }, "https://example.com"],
    ["in the title", { title: "http://example.com/" }, "http://example.com"],
    [
      "in its own field before the text",
      { text: "https://second.example", url: "https://first.example" },
      "https://first.example",
    ],
    [
      "in the text when its own field has none",
      { url: "example.com", text: "see https://example.org/x" },
      "https://example.org",
    ],
    ["within a sentence", { text: "Down? (https://example.com)." }, "https://example.com"],
    ["at a sentence's end", { text: "I mean https://example.com." }, "https://example.com"],
    ["in quotation marks", { text: "„https://example.com“ lädt nicht" }, "https://example.com"],
    ["the first of two", { text: "http://a.example, https://b.example" }, "http://a.example"],
    [
      "with a name and a password",
      { url: "https://me:secret@example.com/" },
      "https://example.com",
    ],
    ["with a port", { url: "https://example.com:8443/x" }, "https://example.com:8443"],
    ["in capitals", { url: "HTTPS://EXAMPLE.COM/X" }, "https://example.com"],
    ["in another script", { url: "https://münchen.example/" }, "https://xn--mnchen-3ya.example"],
    ["after one that is none", { text: "https://[ https://example.com" }, "https://example.com"],
  ])("%s", (_name, fields, origin) => {
    expect(sharedAddress(new URLSearchParams(Object.entries(fields)))).toBe(origin);
  });

  test.each([
    ["nothing", {}],
    ["no address", { text: "hello", title: "Example Domain" }],
    [
      "another scheme",
      { url: "javascript:alert(1)", text: "ftp://example.com mailto:a@b.example" },
    ],
    ["a scheme alone", { url: "https://" }],
    ["an address beyond the limit", { text: `${"x".repeat(3_000)} https://example.com` }],
    ["another field", { u: "https://example.com" }],
  ])("is none in %s", (_name, fields) => {
    expect(sharedAddress(new URLSearchParams(Object.entries(fields)))).toBeNull();
  });
});
