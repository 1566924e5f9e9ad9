/**
 * Damps one client that starts sweeps, or has monitors say what they remember. A client is an IPv4 address or an IPv6 /64; only
 * CF-Connecting-IP is believed, because Cloudflare overwrites it. Whoever comes without a readable
 * address shares one bucket with all others like it. Nothing of this is stored.
 */
import ipaddr from "ipaddr.js";

/** The shape of Cloudflare's rate limit binding. */
export interface RateLimit {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

export function mayStart(limiter: RateLimit, headers: Headers): Promise<boolean> {
  return isWithin(limiter, headers);
}

/** Whether this client may read what is remembered: an object's time, and no look. */
export function mayRead(limiter: RateLimit, headers: Headers): Promise<boolean> {
  return isWithin(limiter, headers);
}

async function isWithin(limiter: RateLimit, headers: Headers): Promise<boolean> {
  const { success } = await limiter.limit({ key: clientOf(headers.get("cf-connecting-ip")) });
  return success;
}

/** The client's bucket: `203.0.113.7`, `2001:db8:1:2::/64`, or `unknown`. */
export function clientOf(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`);
  return `${network.toString()}/64`;
}
