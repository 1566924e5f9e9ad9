/**
 * Every way we know to write an address so that it does not look like one. None may become a
 * target: what the URL parser reads as an address is forbidden, what it cannot read is invalid.
 */
import { describe, expect, test } from "vitest";
import { outcome } from "./outcome";

describe("A1: an address is not a name, however it is written", () => {
  test.each([
    ["dotted", "127.0.0.1"],
    ["public", "8.8.8.8"],
    ["final dot", "127.0.0.1."],
    ["with a port", "127.0.0.1:80"],
    ["with a path", "http://127.0.0.1/latest/meta-data/"],
    ["decimal", "2130706433"],
    ["decimal with a final dot", "http://2852039166./"],
    ["octal", "0177.0.0.1"],
    ["octal in one number", "017700000001"],
    ["octal with many zeros", "0000000177.0.0.01"],
    ["hexadecimal", "0x7f.0x0.0x0.0x1"],
    ["hexadecimal in one number", "0x7F000001"],
    ["hexadecimal of nothing", "0x.0x.0x.0x"],
    ["mixed bases", "0x7f.0.0.01"],
    ["two parts", "127.1"],
    ["three parts", "127.0.1"],
    ["zero", "0"],
    ["all ones", "0xffffffff"],
    ["full-width digits", "１２７.０.０.１"],
    ["full-width stops", "127．0．0．1"],
    ["ideographic stops", "127。0。0。1"],
    ["half-width ideographic stops", "127｡0｡0｡1"],
    ["enclosed digits", "①②⑦.⓪.⓪.①"],
    ["enclosed decimal", "②①③⓪⑦⓪⑥④③③"],
    ["superscript digits", "¹²⁷.⁰.⁰.¹"],
    ["mathematical digits", "𝟏𝟐𝟕.𝟎.𝟎.𝟏"],
    ["full-width hexadecimal", "０ｘ７ｆ.1"],
    ["invisible characters inside", "12\u200b7.0.\u00ad0.1"],
    ["IPv6 loopback", "[::1]"],
    ["IPv6 unspecified", "http://[::]/"],
    ["IPv6 with a port", "[::1]:80"],
    ["IPv6 in full", "[0:0:0:0:0:0:0:1]"],
    ["IPv6 upper-case", "[FE80::1]"],
    ["IPv6 unique local", "[fd00:ec2::254]"],
    ["IPv6 public", "https://[2606:4700:4700::1111]/"],
    ["IPv6 mapped", "[::ffff:127.0.0.1]"],
    ["IPv6 mapped in hexadecimal", "[::ffff:7f00:1]"],
    ["IPv6 compatible", "[::127.0.0.1]"],
    ["IPv6 translated", "[::ffff:0:127.0.0.1]"],
    ["NAT64", "[64:ff9b::127.0.0.1]"],
    ["local NAT64", "[64:ff9b:1::a00:1]"],
    ["6to4", "[2002:7f00:1::]"],
    ["Teredo", "[2001:0:7f00:1::]"],
    ["ISATAP", "[2606:4700::5efe:10.0.0.1]"],
    ["IPv6 without brackets", "2606:4700:4700::1111"],
    ["IPv6 without brackets, with a scheme", "http://fe80::1/"],
    ["IPv6 without brackets, with a zone", "fe80::1%eth0"],
  ])("%s: %j", (_, text) => {
    expect(outcome(text)).toBe("forbidden_target/address_literal");
  });
});

describe("A1: an address that no parser should read is not a name either", () => {
  test.each([
    ["percent-encoded digits", "%31%32%37.0.0.1", "percent_in_host"],
    ["percent-encoded dots", "127%2e0%2e0%2e1", "percent_in_host"],
    ["percent-encoded full-width digits", "%EF%BC%91.0.0.1", "percent_in_host"],
    ["full-width percent sign", "％31％32％37.0.0.1", "not_a_host"],
    ["IPv6 zone id", "[fe80::1%eth0]", "percent_in_host"],
    ["IPv6 zone id, encoded", "http://[fe80::1%25eth0]/", "percent_in_host"],
    ["two final dots", "127.0.0.1..", "label"],
    ["a leading dot", ".127.0.0.1", "not_a_host"],
    ["two dots inside", "127.0..1", "not_a_host"],
    ["five parts", "127.0.0.1.1", "not_a_host"],
    ["a part too large", "256.256.256.256", "not_a_host"],
    ["a number too large", "4294967296", "not_a_host"],
    ["a digit that is not octal", "09.0.0.1", "not_a_host"],
    ["a name that ends in a number", "example.1", "not_a_host"],
    ["a name that ends in hexadecimal", "example.0x7f", "not_a_host"],
    ["a name that ends in an empty hexadecimal", "example.0x", "not_a_host"],
    ["Arabic digits", "١٢٧.٠.٠.١", "not_a_host"],
    ["IPv6 without an end", "http://[::1/", "port"],
    ["IPv6 with something behind", "http://[::1]x/", "port"],
    ["IPv6 of the future", "[v1.fe80::a]", "not_a_host"],
    ["IPv6 too long", "[1:2:3:4:5:6:7:8:9]", "not_a_host"],
    ["empty brackets", "[]", "not_a_host"],
    ["an address before a name", "127.0.0.1@example.com", "userinfo"],
    ["an address behind a name", "http://example.com@127.0.0.1/", "userinfo"],
    ["an address behind a backslash", "http://example.com\\.127.0.0.1/", "backslash"],
    ["a tab inside", "127.\t0.0.1", "control_character"],
  ])("%s: %j", (_, text, reason) => {
    expect(outcome(text)).toBe(`invalid_target/${reason}`);
  });
});
