/**
 * What the servers of a trial are told: which names there are, where they lead, and what answers there.
 * Every address is one that the guard lets through; all of them are ours, in namespaces of ours. Pure.
 */
import type { VantageId } from "../../src/vantage/registry.ts";

export interface Site {
  readonly host: string;
  /** What the resolver says of it. */
  readonly address: string;
  /** 200 with a page, if left out. */
  readonly status?: number;
  readonly isOptedOut?: boolean;
  /** Vantages whose resolver says that there is no such name. */
  readonly missingAt?: readonly VantageId[];
}

/** The part of a server's work that one process does, in one namespace. */
export interface ServerPlan {
  /** Listens on ports 80 and 443 of each. */
  readonly addresses: readonly string[];
  readonly authority: { readonly cert: string; readonly key: string };
  readonly sites: readonly Site[];
  /** Where a client stands, by its address: what the trace says. */
  readonly airports: Readonly<Record<string, string>>;
}

/** Answers as a resolver: `/dns-query`, or `/dns-query/<vantage>`. */
export const RESOLVER_HOST = "resolver.just-here-trial.net";

/** The names that every vantage tries itself by: REAL_CONTROLS of probe/controls. */
export const CONTROL_HOSTS = ["www.gstatic.com", "detectportal.firefox.com"] as const;

/** The name of REAL_TRACE_URL of probe/place. */
export const TRACE_HOST = "cloudflare.com";

/** The text of /etc/hosts. */
export function hostsText(places: Readonly<Record<string, string>>): string {
  const lines = Object.entries(places).map(([host, address]) => `${address} ${host}`);
  return ["127.0.0.1 localhost", ...lines, ""].join("\n");
}
