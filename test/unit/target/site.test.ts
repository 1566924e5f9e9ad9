/** Which hosts are one site, by the installed Public Suffix List. */
import { describe, expect, test } from "vitest";
import { registrableDomain, sameSite } from "../../../src/target/site";

describe("the registrable domain is one label below the public suffix", () => {
  test.each([
    ["amazon.de", "amazon.de"],
    ["www.amazon.co.uk", "amazon.co.uk"],
    ["a.b.c.example.com", "example.com"],
    ["_dmarc.example.com", "example.com"],
    ["xn--mnchen-3ya.de", "xn--mnchen-3ya.de"],
    ["www.xn--mnchen-3ya.de", "xn--mnchen-3ya.de"],
    ["www.shop.xn--55qx5d.cn", "shop.xn--55qx5d.cn"],
    ["x.city.kawasaki.jp", "city.kawasaki.jp"],
    ["gone.moved.test", "moved.test"],
    ["www.no.such.newgtld", "such.newgtld"],
    ["somebody.github.io", "github.io"],
    ["eu.elasticbeanstalk.com", "elasticbeanstalk.com"],
    ["co.uk", null],
    ["com", null],
    ["test", null],
    ["xn--55qx5d.cn", null],
    ["8.8.8.8", null],
    ["[::1]", null],
    ["", null],
  ])("%s: %s", (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});

describe("two hosts below one registrable domain are the same site", () => {
  test.each([
    ["example.com", "www.example.com", true],
    ["a.example.com", "b.example.com", true],
    ["amazon.co.uk", "www.amazon.co.uk", true],
    ["gone.moved.test", "moved.test", true],
    ["a.github.io", "b.github.io", true],
    ["co.uk", "co.uk", true],
    ["co.uk", "org.uk", false],
    ["amazon.de", "amazon.fr", false],
    ["amazon.co.uk", "example.co.uk", false],
    ["example.com", "notexample.com", false],
    ["example.com", "example.com.evil.net", false],
    ["moved.test", "down.test", false],
    ["8.8.8.8", "8.8.4.4", false],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(sameSite(a, b)).toBe(expected);
    expect(sameSite(b, a)).toBe(expected);
  });
});
