/** What somebody can try whose browser alone cannot reach a site; the likeliest help first. Pure. */
import type { BrowserTrouble } from "../browser-code";
import type { Remedy } from "./words";

const USUAL: readonly Remedy[] = [
  "network",
  "extension",
  "vpn",
  "dns",
  "hosts",
  "firewall",
  "login",
  "clock",
];

const FIRST: Partial<Readonly<Record<BrowserTrouble, readonly Remedy[]>>> = {
  dns: ["dns", "hosts", "login"],
  certificate: ["clock", "login", "firewall"],
  tls: ["clock", "firewall"],
  blocked: ["extension", "firewall"],
  proxy: ["vpn"],
  refused: ["hosts", "firewall"],
};

export function remediesFor(trouble: BrowserTrouble | null): readonly Remedy[] {
  const first = (trouble && FIRST[trouble]) ?? [];
  return [...new Set([...first, ...USUAL])];
}
