/**
 * Names whose name servers answer with addresses that no probe may go to: a representative of each
 * class, a row a name. Every range, record by record, stands in test/unit/target/address.test.ts.
 * Plain data: the stand-in internet serves it, and the threat tests run over it.
 */
import type { PracticeRecord } from "../../practice/hosts";

const PUBLIC = "44.128.0.1";
const PUBLIC_V6 = "2a00:1450:4001:80b::200e";

export interface ForbiddenName {
  readonly name: string;
  readonly about: string;
  readonly records: readonly PracticeRecord[];
}

const a = (data: string): PracticeRecord => ({ type: "A", data });
const aaaa = (data: string): PracticeRecord => ({ type: "AAAA", data });
const cname = (data: string): PracticeRecord => ({ type: "CNAME", data });
const row = (name: string, about: string, ...records: PracticeRecord[]): ForbiddenName => ({
  ...{ name, about, records },
});

export const FORBIDDEN_NAMES: readonly ForbiddenName[] = [
  row("priv", "a private address", a("10.0.0.1")),
  row("priv172", "a private address of the second block", a("172.31.255.254")),
  row("priv192", "a private address of the third block", a("192.168.1.1")),
  row("meta", "the address of a cloud's metadata", a("169.254.169.254")),
  row("meta6", "the same over IPv6", aaaa("fd00:ec2::254")),
  row("azure", "the platform of Azure, which looks ordinary", a("168.63.129.16")),
  row("loop4", "loopback", a("127.0.0.1")),
  row("loop6", "loopback of IPv6", aaaa("::1")),
  row("this-network", "this network", a("0.0.0.1")),
  row("unspecified6", "no address at all", aaaa("::")),
  row("carrier", "the inside of a carrier", a("100.64.0.1")),
  row("link6", "link-local", aaaa("fe80::1")),
  row("site6", "site-local, as it once was", aaaa("fec0::1")),
  row("unique6", "unique local", aaaa("fd12:3456::1")),
  row("mapped", "an IPv4 address mapped into IPv6", aaaa("::ffff:10.0.0.1")),
  row("mapped-hex", "the same in hexadecimal", aaaa("::ffff:a00:1")),
  row("compat", "an IPv4-compatible address", aaaa("::10.0.0.1")),
  row("nat64", "an address behind NAT64", aaaa("64:ff9b::a00:1")),
  row("nat64-local", "one behind a local NAT64", aaaa("64:ff9b:1::a00:1")),
  row("six-to-four", "6to4", aaaa("2002:a00:1::")),
  row("teredo", "Teredo", aaaa("2001:0:a00:1::")),
  row("isatap", "ISATAP below an ordinary prefix", aaaa("2606:4700::5efe:a00:1")),
  row("dummy6", "the second discard prefix", aaaa("100:0:0:1::1")),
  row("discard6", "the discard prefix", aaaa("100::1")),
  row("unassigned6", "a block that nobody was given", aaaa("4000::1")),
  row("dummy-bench", "a block for benchmarks", a("198.18.0.1")),
  row("dummy-bench-end", "its far end", a("198.19.255.254")),
  row("dummy-protocol", "a block for protocols", a("192.0.0.8")),
  row("dummy-doc1", "a block for documentation", a("192.0.2.1")),
  row("dummy-doc2", "the second one", a("198.51.100.1")),
  row("dummy-doc3", "the third one", a("203.0.113.1")),
  row("dummy-doc6", "a block for documentation of IPv6", aaaa("2001:db8::1")),
  row("dummy-doc6-new", "the newer one", aaaa("3fff::1")),
  row("multicast", "multicast", a("224.0.0.1")),
  row("reserved", "a block kept back", a("240.0.0.1")),
  row("broadcast", "broadcast", a("255.255.255.255")),
  row("mixed", "a public and a private address", a(PUBLIC), a("10.0.0.1")),
  row("mixed-turned", "the same in the other order", a("10.0.0.1"), a(PUBLIC)),
  row("mixed-families", "public over IPv4, loopback over IPv6", a(PUBLIC), aaaa("::1")),
  row("mixed-v6", "a public and a private address of IPv6", aaaa(PUBLIC_V6), aaaa("fd00::1")),
  row(
    ...(["cname-private", "an alias for a name inside"] as const),
    ...[cname("db.internal."), a("10.1.2.3")],
  ),
  row(
    ...(["cname-loop", "an alias of an alias for loopback"] as const),
    ...[cname("a.cname-loop.com."), cname("localhost."), a("127.0.0.1")],
  ),
  row("foreign-family", "loopback of IPv6 as an answer for IPv4", a("::1")),
];

/** Data that is no address: nobody can say where it leads, so nobody goes there. */
export const UNREADABLE_NAMES: readonly ForbiddenName[] = [
  row("octal", "an octal address", a("0177.0.0.1")),
  row("zoned", "an address with a zone", aaaa("fe80::1%eth0")),
  row("worded", "a name", a("localhost")),
];

/** Names whose address is another one each time: `isPrivate` of the nth answer. */
export const REBINDING_NAMES: readonly {
  readonly name: string;
  readonly about: string;
  readonly address: "127.0.0.1" | "::1";
  readonly isPrivate: (nth: number) => boolean;
}[] = [
  rebinding("rebind", "public once, then loopback for ever", (nth) => nth > 1),
  rebinding("rebind-even", "loopback every other time", (nth) => nth % 2 === 0),
  rebinding("rebind-late", "loopback from the sixth time on", (nth) => nth > 5),
  rebinding("rebind-once", "loopback once, when half have asked", (nth) => nth === 6),
  rebinding("rebind6", "loopback of IPv6 every third time", (nth) => nth % 3 === 0, "::1"),
];

function rebinding(
  name: string,
  about: string,
  isPrivate: (nth: number) => boolean,
  address: "127.0.0.1" | "::1" = "127.0.0.1",
) {
  return { name, about, address, isPrivate };
}

/** What the name servers of a rebinding name say. */
export function rebound(
  { address, isPrivate }: (typeof REBINDING_NAMES)[number],
  type: "A" | "AAAA",
  nth: number,
): readonly PracticeRecord[] {
  const family = address === "::1" ? "AAAA" : "A";
  if (type !== family) return type === "A" ? [a(PUBLIC)] : [];
  if (isPrivate(nth)) return [{ type, data: address }];
  return type === "A" ? [a(PUBLIC)] : [];
}
