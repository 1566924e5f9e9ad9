/**
 * The names that may never be asked about, whatever DNS says of them. Pure data and one matcher.
 *
 * The tables spare look-ups and cover what public DNS does not know. They must never be the only
 * wall: a public name may resolve to any address, and `isPublicAddress` has the last word there.
 */

/**
 * Top-level labels outside the public internet: RFC 6761, 6762, 7686, 8375, 9476, the names that
 * ICANN reserved for private use or withheld for collisions, and what routers call their network.
 */
export const SPECIAL_USE: readonly string[] = [
  "localhost",
  "local",
  "internal",
  "onion",
  "arpa",
  "test",
  "invalid",
  "example",
  "alt",
  "lan",
  "corp",
  "home",
  "mail",
  "localdomain",
  "intranet",
  "private",
];

/**
 * Where platforms tell, or are reported to tell, their own machines who they are. Those below
 * `.internal` are covered by `SPECIAL_USE`.
 */
export const METADATA: readonly string[] = [
  "metadata.goog",
  "metadata.azure.com",
  "metadata.oraclecloud.com",
  "metadata.tencentyun.com",
  "metadata.exoscale.com",
  "metadata.packet.net",
  "metadata.platformequinix.com",
  "api.metadata.cloud.ibm.com",
  "kubernetes.default.svc",
];

/**
 * Zones that answer with whatever address the name spells, with loopback, or with one address
 * first and another later (rebinding).
 */
export const WILDCARD_DNS: readonly string[] = [
  "nip.io",
  "sslip.io",
  "xip.io",
  "backname.io",
  "localtest.me",
  "lvh.me",
  "vcap.me",
  "fuf.me",
  "traefik.me",
  "lacolhost.com",
  "localho.st",
  "localhost.direct",
  "lcl.host",
  "plex.direct",
  "spoofed.burpcollaborator.net",
  "1u.ms",
  "rbndr.us",
  "rebind.it",
  "rebind.network",
];

/**
 * True for one of `names` and for everything below it, compared label by label from the right:
 * `localhost.com` is not below `localhost`. Both sides are lower-case and without a final dot.
 */
export function isWithin(host: string, names: readonly string[]): boolean {
  return names.some((name) => host === name || host.endsWith(`.${name}`));
}
