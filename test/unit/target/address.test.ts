/**
 * The IANA special-purpose address registries, record by record, and what lies just outside.
 * Those registries also hold a few anycast addresses that are reachable; no website is there.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPublicAddress } from "../../../src/target/address";

describe("A5: no address of the IPv4 special-purpose registry is public", () => {
  test.each([
    ["0.0.0.0/8", "0.0.0.0", "0.128.0.1", "0.255.255.255"],
    ["10.0.0.0/8", "10.0.0.0", "10.128.0.1", "10.255.255.255"],
    ["100.64.0.0/10", "100.64.0.0", "100.96.0.1", "100.127.255.255"],
    ["127.0.0.0/8", "127.0.0.0", "127.0.0.1", "127.255.255.255"],
    ["169.254.0.0/16", "169.254.0.0", "169.254.169.254", "169.254.255.255"],
    ["172.16.0.0/12", "172.16.0.0", "172.24.0.1", "172.31.255.255"],
    ["192.0.0.0/24", "192.0.0.0", "192.0.0.128", "192.0.0.255"],
    ["192.0.0.0/29", "192.0.0.0", "192.0.0.4", "192.0.0.7"],
    ["192.0.0.8/32 and the next two", "192.0.0.8", "192.0.0.9", "192.0.0.10"],
    ["192.0.0.170/31", "192.0.0.170", "192.0.0.170", "192.0.0.171"],
    ["192.0.2.0/24", "192.0.2.0", "192.0.2.128", "192.0.2.255"],
    ["192.31.196.0/24", "192.31.196.0", "192.31.196.128", "192.31.196.255"],
    ["192.52.193.0/24", "192.52.193.0", "192.52.193.128", "192.52.193.255"],
    ["192.88.99.0/24", "192.88.99.0", "192.88.99.2", "192.88.99.255"],
    ["192.168.0.0/16", "192.168.0.0", "192.168.128.1", "192.168.255.255"],
    ["192.175.48.0/24", "192.175.48.0", "192.175.48.128", "192.175.48.255"],
    ["198.18.0.0/15", "198.18.0.0", "198.19.0.1", "198.19.255.255"],
    ["198.51.100.0/24", "198.51.100.0", "198.51.100.128", "198.51.100.255"],
    ["203.0.113.0/24", "203.0.113.0", "203.0.113.128", "203.0.113.255"],
    ["240.0.0.0/4", "240.0.0.0", "248.0.0.1", "255.255.255.254"],
    ["255.255.255.255/32", "255.255.255.255", "255.255.255.255", "255.255.255.255"],
    ["224.0.0.0/4, multicast", "224.0.0.0", "232.0.0.1", "239.255.255.255"],
  ])("%s", (_, first, middle, last) => {
    expect([first, middle, last].filter(isPublicAddress)).toEqual([]);
  });
});

describe("A5: no address of the IPv6 special-purpose registry is public", () => {
  test.each([
    ["::1/128", "::1", "0:0:0:0:0:0:0:1", "::0.0.0.1"],
    ["::/128", "::", "0::0", "::0.0.0.0"],
    ["::ffff:0:0/96", "::ffff:0:0", "::ffff:8.8.8.8", "::ffff:255.255.255.255"],
    ["64:ff9b::/96", "64:ff9b::", "64:ff9b::8.8.8.8", "64:ff9b::ffff:ffff"],
    ["64:ff9b:1::/48", "64:ff9b:1::", "64:ff9b:1:8000::1", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff"],
    ["100::/64", "100::", "100::8000:0:0:1", "100::ffff:ffff:ffff:ffff"],
    ["100:0:0:1::/64", "100:0:0:1::", "100:0:0:1:8000::1", "100:0:0:1:ffff:ffff:ffff:ffff"],
    ["2001::/23", "2001::", "2001:100::1", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["2001::/32", "2001::", "2001:0:8000::1", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["2001:1::1/128 and the next two", "2001:1::1", "2001:1::2", "2001:1::3"],
    ["2001:2::/48", "2001:2::", "2001:2:0:8000::1", "2001:2:0:ffff:ffff:ffff:ffff:ffff"],
    ["2001:3::/32", "2001:3::", "2001:3:8000::1", "2001:3:ffff:ffff:ffff:ffff:ffff:ffff"],
    [
      "2001:4:112::/48",
      "2001:4:112::",
      "2001:4:112:8000::1",
      "2001:4:112:ffff:ffff:ffff:ffff:ffff",
    ],
    ["2001:10::/28", "2001:10::", "2001:18::1", "2001:1f:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["2001:20::/28", "2001:20::", "2001:28::1", "2001:2f:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["2001:30::/28", "2001:30::", "2001:38::1", "2001:3f:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["2001:db8::/32", "2001:db8::", "2001:db8:8000::1", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["2002::/16", "2002::", "2002:808:808::1", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
    [
      "2620:4f:8000::/48",
      "2620:4f:8000::",
      "2620:4f:8000:8000::1",
      "2620:4f:8000:ffff:ffff:ffff:ffff:ffff",
    ],
    ["3fff::/20", "3fff::", "3fff:800::1", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["5f00::/16", "5f00::", "5f00:8000::1", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["fc00::/7", "fc00::", "fd00:ec2::254", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["fe80::/10", "fe80::", "fea0::1", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["fec0::/10, once site-local", "fec0::", "fee0::1", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["ff00::/8, multicast", "ff00::", "ff02::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["::/96, once IPv4-compatible", "::2", "::8.8.8.8", "::ffff:ffff"],
    ["::ffff:0:0:0/96, translated", "::ffff:0:0:0", "::ffff:0:8.8.8.8", "::ffff:0:ffff:ffff"],
    ["0000::/3 beside the above", "::1:0:0", "100:0:0:2::1", "1fff:ffff::1"],
    ["4000::/2 and 8000::/1, never handed out", "4000::", "9000::1", "dfff::1"],
  ])("%s", (_, first, middle, last) => {
    expect([first, middle, last].filter(isPublicAddress)).toEqual([]);
  });
});

describe("the neighbours of special ranges are public", () => {
  test.each([
    ["0.0.0.0/8", ["1.0.0.0"]],
    ["10.0.0.0/8", ["9.255.255.255", "11.0.0.0"]],
    ["100.64.0.0/10", ["100.63.255.255", "100.128.0.0"]],
    ["127.0.0.0/8", ["126.255.255.255", "128.0.0.0"]],
    ["168.63.129.16/32", ["168.63.129.15", "168.63.129.17"]],
    ["169.254.0.0/16", ["169.253.255.255", "169.255.0.0"]],
    ["172.16.0.0/12", ["172.15.255.255", "172.32.0.0"]],
    ["192.0.0.0/24", ["191.255.255.255", "192.0.1.0"]],
    ["192.0.2.0/24", ["192.0.1.255", "192.0.3.0"]],
    ["192.31.196.0/24", ["192.31.195.255", "192.31.197.0"]],
    ["192.52.193.0/24", ["192.52.192.255", "192.52.194.0"]],
    ["192.88.99.0/24", ["192.88.98.255", "192.88.100.0"]],
    ["192.168.0.0/16", ["192.167.255.255", "192.169.0.0"]],
    ["192.175.48.0/24", ["192.175.47.255", "192.175.49.0"]],
    ["198.18.0.0/15", ["198.17.255.255", "198.20.0.0"]],
    ["198.51.100.0/24", ["198.51.99.255", "198.51.101.0"]],
    ["203.0.113.0/24", ["203.0.112.255", "203.0.114.0"]],
    ["224.0.0.0/4", ["223.255.255.255"]],
    ["2000::/3, both ends", ["2000::", "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"]],
    ["2001::/23", ["2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::"]],
    ["2001:db8::/32", ["2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::"]],
    ["2002::/16", ["2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2003::"]],
    ["2620:4f:8000::/48", ["2620:4f:7fff:ffff:ffff:ffff:ffff:ffff", "2620:4f:8001::"]],
    ["3fff::/20", ["3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::"]],
    ["ISATAP", ["2606:4700::5efd:a00:1", "2606:4700::1:5efe:a00:1"]],
    ["everyday resolvers", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "2001:4860:4860::8888"]],
  ])("%s", (_, addresses) => {
    expect(addresses.filter((address) => !isPublicAddress(address))).toEqual([]);
  });
});

describe("A5: an ordinary-looking address that leads inside is not public", () => {
  test.each([
    ["Azure's platform", "168.63.129.16"],
    ["ISATAP", "2606:4700::5efe:a00:1"],
    ["ISATAP of a global IPv4 address", "2606:4700::200:5efe:808:808"],
    ["ISATAP in dotted form", "2606:4700::5efe:10.0.0.1"],
  ])("%s: %s", (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("what is not the plain text of an address is not public", () => {
  test.each([
    "",
    " ",
    "example.com",
    "8.8.8.8 ",
    " 8.8.8.8",
    "8.8.8.8.",
    "8.8.8.8/32",
    "8.8.8.8:80",
    "8.8.8",
    "8.8",
    "134744072",
    "0x08080808",
    "010.8.8.8",
    "0x8.8.8.8",
    "256.8.8.8",
    "８.８.８.８",
    "[2606:4700:4700::1111]",
    "2606:4700:4700::1111%eth0",
    "2606:4700:4700::1111/128",
    "2606:4700:4700:::1111",
    "2606:4700::1::1",
    "1:2:3:4:5:6:7:8:9",
  ])("%j", (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });

  test("no text makes it throw", () => {
    const pieces = fc.constantFrom(..."0123456789abcdefx.:%/[] ".split(""), "::", "ffff", "255");
    const almost = fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(almost, fc.string()), (text) => {
        expect(typeof isPublicAddress(text)).toBe("boolean");
      }),
      { numRuns: 2_000 },
    );
  });

  test("no IPv4 address is public in any IPv6 wrapping", () => {
    const wrappings = ["::", "::ffff:", "::ffff:0:", "64:ff9b::", "2606:4700::5efe:"];
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom(...wrappings), (ip, wrapping) => {
        expect(isPublicAddress(`${wrapping}${ip}`)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});
