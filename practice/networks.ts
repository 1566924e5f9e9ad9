/**
 * Who announces the addresses of the practice internet: one row a block, told as Team Cymru's service
 * tells it. The shops of the founding case stand in two networks, so that one can fall alone.
 */
import ipaddr from "ipaddr.js";

interface PracticeNetwork {
  readonly prefix: string;
  readonly asn: number;
  readonly name: string;
  /** Country, registry and date of the block, then those of the system. */
  readonly block: string;
  readonly system: string;
}

export const NETWORKS: readonly PracticeNetwork[] = [
  {
    prefix: "87.238.84.0/22",
    asn: 16_509,
    name: "AMAZON-02, US",
    block: "IE | ripencc | 2005-11-29",
    system: "US | arin | 2000-05-04",
  },
  {
    prefix: "72.21.192.0/19",
    asn: 7_224,
    name: "AMAZON-AS, US",
    block: "US | arin | 2004-12-30",
    system: "US | arin | 1996-09-26",
  },
  // Numbers for documentation, RFC 5398.
  {
    prefix: "44.128.0.0/10",
    asn: 64_500,
    name: "PRACTICE, ZZ",
    block: "ZZ | arin | 1992-07-01",
    system: "ZZ | arin | 2008-12-01",
  },
  {
    prefix: "2a00:1450::/32",
    asn: 64_501,
    name: "PRACTICE-SIX, ZZ",
    block: "ZZ | ripencc | 2009-10-05",
    system: "ZZ | ripencc | 2008-12-01",
  },
];

const ZONE = "asn.cymru.com";

/** The text of a name in the origin zone; null where the zone has none. */
export function originText(name: string): string | null {
  if (!name.endsWith(`.${ZONE}`)) return null;
  const [first = "", ...rest] = name
    .slice(0, -ZONE.length - 1)
    .split(".")
    .toReversed();
  if (first === "origin" || first === "origin6") return textOfBlock(addressOf(first, rest));
  const found = NETWORKS.find(({ asn }) => `AS${asn}` === first);
  return found ? `${found.asn} | ${found.system} | ${found.name}` : null;
}

/** Parts of a name from its end on are an address from its beginning on. */
function addressOf(label: "origin" | "origin6", parts: readonly string[]): string {
  return label === "origin" ? parts.join(".") : parts.join("").replaceAll(/.{4}(?=.)/g, "$&:");
}

function textOfBlock(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const ip = ipaddr.parse(address);
  const found = NETWORKS.find(({ prefix }) => {
    const [from, bits] = ipaddr.parseCIDR(prefix);
    return from.kind() === ip.kind() && ip.match(from, bits);
  });
  return found ? `${found.asn} | ${found.prefix} | ${found.block}` : null;
}
