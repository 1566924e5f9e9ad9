/**
 * Asks and reads who announces an address, in the form of Team Cymru's service: TXT records under
 * `origin.<zone>` and `origin6.<zone>` for the prefix and the autonomous system of an address, and
 * under `<zone>` for the name of that system. What they say is foreign text. Pure.
 */
import ipaddr from "ipaddr.js";
import { LEDGER } from "../limits";
import { isAddress } from "../target/address";

export interface Origin {
  /** In canonical form, so that the same block is the same text. */
  readonly prefix: string;
  readonly asn: number;
}

/** Bits of a prefix where none is told: the longest that are commonly announced by themselves. */
const NEIGHBOURHOOD = { ipv4: 24, ipv6: 48 } as const;

/** Nobody announces a larger block, and in one that is larger strangers would be neighbours. */
const LEAST_BITS = { ipv4: 8, ipv6: 16 } as const;

/** 32 bits, RFC 6793. */
const LAST_ASN = 2 ** 32 - 1;

/** Of some addresses, the lowest: resolvers give them in any order, and the same ones are one answer. */
export function firstOf(addresses: readonly string[]): string | null {
  const key = (address: string) => hexOf(ipaddr.parse(address));
  const [first] = addresses.filter(isAddress).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return first ?? null;
}

/** The name whose TXT records tell the origin of an address. */
export function originName(address: string, zone: string): string {
  const ip = ipaddr.parse(address);
  if (ip.kind() === "ipv4") return `${ip.toByteArray().toReversed().join(".")}.origin.${zone}`;
  return `${[...hexOf(ip)].toReversed().join(".")}.origin6.${zone}`;
}

/** The name whose TXT records tell what an autonomous system is called. */
export function asName(asn: number, zone: string): string {
  return `AS${asn}.${zone}`;
}

/**
 * The most specific of the prefixes that hold the address; null when there is none that we can read.
 * Of several systems that announce it, the one with the lowest number: their order means nothing.
 */
export function readOrigin(texts: readonly string[], address: string): Origin | null {
  let best: (Origin & { readonly bits: number }) | null = null;
  for (const text of texts) {
    const [systems = "", block = ""] = fieldsOf(text);
    const [asn] = systems
      .split(/\s+/)
      .flatMap((one) => asnOf(one) ?? [])
      .toSorted((a, b) => a - b);
    const found = prefixOf(block, address);
    if (asn === undefined || found === null) continue;
    const isBetter =
      best === null || found.bits > best.bits || (found.bits === best.bits && asn < best.asn);
    if (isBetter) best = { ...found, asn };
  }
  return best === null ? null : { prefix: best.prefix, asn: best.asn };
}

/** What the system with this number is called, safe to show; null when that cannot be read. */
export function readAsName(texts: readonly string[], asn: number): string | null {
  for (const text of texts) {
    const [number = "", , , , ...name] = fieldsOf(text);
    const found = asnOf(number) === asn ? printable(name.join(" | ")) : "";
    if (found !== "") return found;
  }
  return null;
}

/**
 * A name as we show it: Latin letters, digits and the signs of ASCII on one line. Nothing that
 * turns the direction of a line, is not seen, or looks like a letter that it is not; no name is longer
 * than we have room for. Of what is printable already, nothing changes.
 */
export function printable(name: string): string {
  const line = name.normalize("NFC").replaceAll(/\s+/g, " ");
  const safe = line.replaceAll(/[^\p{Script=Latin}\x20-\x7e]/gu, "").replaceAll(/ +/g, " ");
  return [...safe.trim()].slice(0, LEDGER.nameLength).join("").trim();
}

/** The block around an address of which nobody has told more. */
export function neighbourhoodOf(address: string): string {
  return blockOf(address, NEIGHBOURHOOD[ipaddr.parse(address).kind()]);
}

const fieldsOf = (text: string) => text.split("|").map((field) => field.trim());

function asnOf(text: string): number | null {
  const asn = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return asn >= 1 && asn <= LAST_ASN ? asn : null;
}

function prefixOf(block: string, address: string): { prefix: string; bits: number } | null {
  const [, base = "", length = ""] = /^([0-9a-f.:]{2,45})\/(\d{1,3})$/i.exec(block) ?? [];
  const bits = Number(length);
  if (!isAddress(base)) return null;
  const [from, ip] = [ipaddr.parse(base), ipaddr.parse(address)];
  const kind = ip.kind();
  if (from.kind() !== kind || bits < LEAST_BITS[kind] || bits > (kind === "ipv4" ? 32 : 128))
    return null;
  return ip.match(from, bits) ? { prefix: blockOf(base, bits), bits } : null;
}

function blockOf(address: string, bits: number): string {
  const { IPv4, IPv6 } = ipaddr;
  const kind = ipaddr.parse(address).kind();
  const start = (kind === "ipv4" ? IPv4 : IPv6).networkAddressFromCIDR(`${address}/${bits}`);
  return `${start}/${bits}`;
}

const hexOf = (ip: ipaddr.IPv4 | ipaddr.IPv6) =>
  ip
    .toByteArray()
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
