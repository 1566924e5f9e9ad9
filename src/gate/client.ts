/**
 * Damps one client that starts sweeps, asks about names that nobody has asked about, or has monitors
 * say what they remember. A client is an IPv4 address or an IPv6 /64, and beside it the wider block
 * that it lies in; only CF-Connecting-IP is believed, because Cloudflare overwrites it. Whoever comes
 * without a readable address shares one bucket with all others like it.
 *
 * Nothing of this is stored, and the limiters are handed no address: their keys are hashes, keyed with
 * a secret of the day.
 */
import ipaddr from "ipaddr.js";

/** The shape of Cloudflare's rate limit binding. */
export interface RateLimit {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** The blocks that a client counts for: its own bucket, and the wide one around it. */
export interface Blocks {
  readonly own: string;
  readonly wide: string;
}

/**
 * `203.0.113.7` in `203.0.113.0/24`, `2001:db8:1:2::/64` in `2001:db8:1::/48`, or `unknown` twice. An
 * IPv4 address written as IPv6 is the IPv4 address.
 */
export function blocksOf(address: string | null): Blocks {
  if (address === null || !ipaddr.isValid(address)) return { own: "unknown", wide: "unknown" };
  const parsed = ipaddr.process(address);
  const text = parsed.toNormalizedString();
  if (parsed.kind() === "ipv4") {
    const network = ipaddr.IPv4.networkAddressFromCIDR(`${text}/24`);
    return { own: text, wide: `${network.toString()}/24` };
  }
  const block = (bits: 48 | 64) =>
    `${ipaddr.IPv6.networkAddressFromCIDR(`${text}/${bits}`).toString()}/${bits}`;
  return { own: block(64), wide: block(48) };
}

/** Turns a block into a limiter's key. */
export type Keyed = (block: string) => Promise<string>;

/**
 * @param secret shared by all isolates of the service, so that they count together.
 * @param now epoch milliseconds: tomorrow's keys tell nothing of today's.
 */
export function keyedBy(secret: string, now: number): Keyed {
  const day = new Date(now).toISOString().slice(0, 10);
  return async (block) => hexOf(await sign(await sign(encode(secret), day), block));
}

async function sign(key: BufferSource, text: string): Promise<ArrayBuffer> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return crypto.subtle.sign("HMAC", imported, encode(text));
}

const encode = (text: string) => new TextEncoder().encode(text);

/** Half of it: sixteen bytes are enough to tell clients apart. */
function hexOf(signature: ArrayBuffer): string {
  const bytes = [...new Uint8Array(signature, 0, 16)];
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
