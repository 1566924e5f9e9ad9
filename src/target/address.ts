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

/** Whether it is an address at all, as DNS answers write them. */
export function isAddress(text: string): boolean {
  return IPv4.isValidFourPartDecimal(text) || (!text.includes("%") && IPv6.isValid(text));
}

/** Cloudflare's edge, as of cloudflare.com/ips. A Worker may fetch from there, and not connect. */
const CLOUDFLARE = [
  "173.245.48.0/20",
  "103.21.244.0/22",
  "103.22.200.0/22",
  "103.31.4.0/22",
  "141.101.64.0/18",
  "108.162.192.0/18",
  "190.93.240.0/20",
  "188.114.96.0/20",
  "197.234.240.0/22",
  "198.41.128.0/17",
  "162.158.0.0/15",
  "104.16.0.0/13",
  "104.24.0.0/14",
  "172.64.0.0/13",
  "131.0.72.0/22",
  "2400:cb00::/32",
  "2606:4700::/32",
  "2803:f800::/32",
  "2405:b500::/32",
  "2405:8100::/32",
  "2a06:98c0::/29",
  "2c0f:f248::/32",
].map((block) => ipaddr.parseCIDR(block));

/** Whether it lies in Cloudflare's edge. `address` is as for `isPublicAddress`. */
export function isCloudflareAddress(address: string): boolean {
  if (!isAddress(address)) return false;
  const ip = ipaddr.parse(address);
  return CLOUDFLARE.some(([block, bits]) => ip.kind() === block.kind() && ip.match(block, bits));
}

/** An ISATAP interface id, `…:0:5efe:x` or `…:200:5efe:x`, carries an IPv4 address to tunnel to. */
function hasIsatapId(ip: ipaddr.IPv6): boolean {
  const [, , , , fifth, sixth] = ip.parts;
  return (fifth === 0 || fifth === 0x200) && sixth === 0x5efe;
}
