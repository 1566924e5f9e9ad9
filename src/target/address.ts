/**
 * Decides whether an address that DNS gave us belongs to the public internet.
 *
 * Denies by class, not by a list of known-bad addresses: only what is ordinary unicast, and for
 * IPv6 lies in the one block that is handed out at all, is public. Must never throw, and never
 * call public what it cannot read.
 */
import ipaddr from "ipaddr.js";

// A CommonJS package: Node finds no names in it.
const { IPv4, IPv6 } = ipaddr;

/** Answers for Azure's own platform from an ordinary-looking address, on every Azure machine. */
const AZURE_PLATFORM = "168.63.129.16";

/** Global unicast, the only IPv6 space in use (IANA IPv6 address space registry, RFC 4291). */
const GLOBAL_UNICAST = IPv6.parseCIDR("2000::/3");

/**
 * True only for an address that anybody on the internet could reach by it.
 *
 * `address` is canonical text as in a DNS answer: four decimal parts, or IPv6 without brackets and
 * without a zone. Everything else is not public: `false`.
 *
 * Sources: IANA special-purpose address registries (RFC 6890), RFC 5214 for ISATAP.
 */
export function isPublicAddress(address: string): boolean {
  // The library also reads octal, hexadecimal and shortened IPv4; no DNS answer has those.
  if (IPv4.isValidFourPartDecimal(address)) {
    return IPv4.parse(address).range() === "unicast" && address !== AZURE_PLATFORM;
  }
  if (address.includes("%") || !IPv6.isValid(address)) return false;
  const ip = IPv6.parse(address);
  return ip.range() === "unicast" && ip.match(GLOBAL_UNICAST) && !hasIsatapId(ip);
}

/** An ISATAP interface id, `…:0:5efe:x` or `…:200:5efe:x`, carries an IPv4 address to tunnel to. */
function hasIsatapId(ip: ipaddr.IPv6): boolean {
  const [, , , , fifth, sixth] = ip.parts;
  return (fifth === 0 || fifth === 0x200) && sixth === 0x5efe;
}
