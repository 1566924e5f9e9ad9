/**
 * What the door lets in, what it turns away, and for which reason. Forbidden names stand in
 * forbidden.test.ts, disguised addresses in disguise.test.ts, rules over all texts in
 * parse.property.test.ts.
 */
import { describe, expect, test } from "vitest";
import { parseTarget } from "../../../src/target/parse";
import { outcome, PUBLIC_ONLY } from "./outcome";

describe("an ordinary name is a target, however it is written", () => {
  test.each([
    ["example.com", "example.com"],
    ["EXAMPLE.com.", "example.com"],
    ["  example.com  ", "example.com"],
    ["\uFEFFexample.com", "example.com"],
    ["\uFEFF https://example.com", "example.com"],
    ["http://example.com", "example.com"],
    ["HtTpS://Example.COM/", "example.com"],
    ["https://user-visible.example.org/path?q#f", "user-visible.example.org"],
    ["example.com/path", "example.com"],
    ["example.com?q=1", "example.com"],
    ["example.com#f", "example.com"],
    ["https://example.com?next=https://other.net/", "example.com"],
    ["https://example.com/a b", "example.com"],
    ["https://medium.com/@someone/100%25", "medium.com"],
    ["example.com:80", "example.com"],
    ["example.com:443", "example.com"],
    ["http://example.com:80/", "example.com"],
    ["https://example.com:443/", "example.com"],
    ["localhost.com", "localhost.com"],
    ["mylocal.com", "mylocal.com"],
    ["example.localhost.run", "example.localhost.run"],
    ["test.example.com", "test.example.com"],
    ["notnip.io", "notnip.io"],
    ["no.such.tld.newgtld", "no.such.tld.newgtld"],
    ["_dmarc.example.com", "_dmarc.example.com"],
    ["a_b.example.com", "a_b.example.com"],
    ["r3---sn-4g5e6n.googlevideo.com", "r3---sn-4g5e6n.googlevideo.com"],
    ["1.com", "1.com"],
    ["0x7f.com", "0x7f.com"],
    ["127.0.0.1.com", "127.0.0.1.com"],
    ["example。com", "example.com"],
    ["ｅｘａｍｐｌｅ.com", "example.com"],
    ["exam\u00adple.com", "example.com"],
  ])("%j asks about %s", (text, host) => {
    expect(outcome(text)).toBe(host);
  });
});

describe("A3: text that could be read in two ways is refused before it is parsed", () => {
  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["\uFEFF", "empty"],
    [`example.com/${"a".repeat(2_048)}`, "too_long"],
    ["example.com\n", "control_character"],
    ["exam\tple.com", "control_character"],
    ["example.com\r\nX-Injected: 1", "control_character"],
    ["example.com/\u0000", "control_character"],
    ["example.com/\u007f", "control_character"],
    ["example.com/\u0085", "control_character"],
    ["https:\\\\example.com", "backslash"],
    ["https://example.com\\@evil.net", "backslash"],
    ["https://example.com/\\evil.net", "backslash"],
    ["exam\uFFFDple.com", "bad_unicode"],
    ["example.com/\uFFFD", "bad_unicode"],
    ["example.com/\uD800", "bad_unicode"],
  ])("%j is %s", (text, reason) => {
    expect(outcome(text)).toBe(`invalid_target/${reason}`);
  });
});

describe("A8: only a bare host, http:// and https:// begin a target", () => {
  test.each([
    "https:example.com",
    "https:/example.com",
    "http:/example.com",
    "https:///example.com",
    "https://",
    "https://?example.com",
    "https://:443/",
    "//example.com",
    "/example.com",
    "?example.com",
    "#example.com",
    ":443",
    "example.com:",
    "://example.com",
    "ftp://example.com",
    "ws://example.com",
    "file:///etc/passwd",
    "gopher://example.com:70/",
    "view-source:https://example.com",
    "blob:https://example.com/x",
    "data:text/html,example.com",
    "javascript:alert(1)",
    "JAVASCRIPT://example.com/%0aalert(1)",
    "mailto:somebody@example.com",
    "user:password@example.com",
    "url:http://example.com",
  ])("%j has no scheme of ours", (text) => {
    expect(outcome(text)).toBe("invalid_target/scheme");
  });
});

describe("A3: a host hidden behind, before or inside another is refused", () => {
  test.each([
    ["user@example.com", "userinfo"],
    ["https://user@example.com", "userinfo"],
    ["https://user:password@example.com", "userinfo"],
    ["https://@example.com", "userinfo"],
    ["https://example.com:80@evil.net", "userinfo"],
    ["https://example.com%40evil.net", "percent_in_host"],
    ["https://example.com%2eevil.net", "percent_in_host"],
    ["https://example%E3%80%82com", "percent_in_host"],
    ["example.com%00.evil.net", "percent_in_host"],
    ["example.com evil.net", "space_in_host"],
    ["https:// example.com", "space_in_host"],
    ["http://http://example.com", "port"],
    ["https://https:example.com", "port"],
    ["example.com＠evil.net", "not_a_host"],
    ["example.com／evil.net", "not_a_host"],
    ["example.com＃evil.net", "not_a_host"],
    ["example.com：80", "not_a_host"],
    ["evil.c℀.example.com", "not_a_host"],
    ["example.com\u00a0.evil.net", "not_a_host"],
    ["example.com\u2028.evil.net", "not_a_host"],
    ["\u202emoc.elpmaxe", "not_a_host"],
  ])("%j is %s", (text, reason) => {
    expect(outcome(text)).toBe(`invalid_target/${reason}`);
  });
});

describe("a host has at least two labels of letters, digits, hyphens and underscores", () => {
  const longest = `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(57)}.com`;

  test("a name of 253 characters with labels of 63 is accepted", () => {
    expect(longest).toHaveLength(253);
    expect(outcome(longest)).toBe(longest);
    expect(outcome(`${longest}.`)).toBe(longest);
  });

  test.each([
    [`e${longest}`, "label"],
    [longest.replace("d.com", "dd.com"), "host_too_long"],
    [`${"a".repeat(64)}.com`, "label"],
    [`${"ü".repeat(60)}.com`, "label"],
    ["localhost", "single_label"],
    ["localhost.", "single_label"],
    ["localhost:80", "single_label"],
    ["test", "single_label"],
    ["com", "single_label"],
    [".", "label"],
    [".com", "label"],
    ["example..com", "label"],
    ["example.com..", "label"],
    ["-example.com", "label"],
    ["example-.com", "label"],
    ["example.-com", "label"],
    ['a"b.example.com', "label"],
    ["';alert(1);'.example.com", "label"],
    ["a`b.example.com", "label"],
    ["a{b}.example.com", "label"],
    ["a,b.example.com", "label"],
    ["*.example.com", "label"],
    ["a&b.example.com", "label"],
    ["<script>.example.com", "not_a_host"],
    ["a|b.example.com", "not_a_host"],
    ["a^b.example.com", "not_a_host"],
    ["[example.com]", "not_a_host"],
  ])("%j is %s", (text, reason) => {
    expect(outcome(text)).toBe(`invalid_target/${reason}`);
  });
});

describe("a Unicode name is asked about by its A-labels and shown beside them", () => {
  test.each([
    ["münchen.de", "xn--mnchen-3ya.de", "münchen.de"],
    ["MÜNCHEN.de", "xn--mnchen-3ya.de", "münchen.de"],
    ["mu\u0308nchen.de", "xn--mnchen-3ya.de", "münchen.de"],
    ["XN--MNCHEN-3YA.DE", "xn--mnchen-3ya.de", "münchen.de"],
    ["faß.de", "xn--fa-hia.de", "faß.de"],
    ["日本語。jp", "xn--wgv71a119e.jp", "日本語.jp"],
    ["xn--p1ai.xn--p1ai", "xn--p1ai.xn--p1ai", "рф.рф"],
    ["💩.la", "xn--ls8h.la", "💩.la"],
    ["xn--pple-43d.com", "xn--pple-43d.com", "\u0430pple.com"],
    ["1.münchen.de", "1.xn--mnchen-3ya.de", "1.münchen.de"],
    ["example.com", "example.com", "example.com"],
  ])("%j is %s and shown as %s", (text, host, display) => {
    expect(parseTarget(text, PUBLIC_ONLY)).toEqual({ kind: "target", host, display });
  });
});

describe("A4: an A-label that stands for no name, or for the name of another label, is refused", () => {
  test.each([
    ["xn--a.com", "punycode"],
    ["xn--0.com", "punycode"],
    ["xn--99999999.com", "punycode"],
    ["www.xn--a.com", "punycode"],
    ["xn--ls8h.xn--a", "punycode"],
    ["xn--xn---epa.com", "punycode"],
    ["xn--xn--a.com", "punycode"],
    ["xn--a-zhc.com", "punycode"],
    ["xn---09q.com", "punycode"],
    ["xn--.com", "label"],
    ["xn--example-.com", "label"],
  ])("%j is %s", (text, reason) => {
    expect(outcome(text)).toBe(`invalid_target/${reason}`);
  });
});

describe("A11: only the usual port of the scheme is asked", () => {
  test.each([
    "example.com:8080",
    "example.com:0",
    "example.com:0443",
    "example.com:99999",
    "example.com:99999999999999999999",
    "http://example.com:443",
    "https://example.com:80",
    "https://example.com:22/",
    "https://example.com:",
    "https://example.com:+443",
    "https://example.com:443:443",
    "https://example.com:４４３",
    "https://example.com:443\u2028",
  ])("%j is refused", (text) => {
    expect(outcome(text)).toBe("invalid_target/port");
  });

  test("a forbidden name is told so before its port is looked at", () => {
    expect(outcome("https://nas.lan:8080/")).toBe("forbidden_target/special_use");
  });
});

describe("nothing but the host comes out", () => {
  test.each([
    "https://example.com/SECRET-1",
    "https://example.com/?token=SECRET-1",
    "https://example.com/#SECRET-1",
    "https://SECRET-1@example.com/",
    "https://user:SECRET-1@example.com/",
    "SECRET-1:SECRET-1@example.com",
    "SECRET-1://example.com",
    "https://example.com:SECRET-1/",
    "https://example.com\\SECRET-1",
    "https://[SECRET-1]/",
    "https://secret-1.local/SECRET-1",
    "https://secret-1..com/SECRET-1",
    "https://10.0.0.1/SECRET-1",
    `https://example.com/${"SECRET-1".repeat(300)}`,
  ])("%j leaves no secret in the result", (text) => {
    expect(JSON.stringify(parseTarget(text, PUBLIC_ONLY)).toUpperCase()).not.toContain("SECRET");
  });

  test("a rejection says by a stable code what is wrong", () => {
    expect(parseTarget("https://10.0.0.1/", PUBLIC_ONLY)).toEqual({
      kind: "rejected",
      code: "forbidden_target",
      reason: "address_literal",
    });
  });
});
