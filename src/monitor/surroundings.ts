/**
 * What a monitor needs beyond its own storage and its probers. Development and tests have their own.
 */
import { type Clock, inTime, systemClock } from "../clock";
import { stubOf } from "../durable";
import { domainOf, hasOptedOut } from "../gate/admit";
import type { DomainGate } from "../gate/domain";
import type { NetworkFacts } from "../ledger/facts";
import { type Ledger, ledgerOf } from "../ledger/ledger";
import { networkOf } from "../ledger/network";
import { CADENCE, GATE } from "../limits";
import { logError, logFault } from "../log";
import type { World } from "../probe/world";
import { countInvalidHosts, readHosts } from "../target/hosts";
import { isWithin } from "../target/names";
import type { ParseOptions } from "../target/parse";
import { readWatchList } from "../watch/list";
import type { Watch } from "../watch/watch";
import { readWebhooks, type Webhooks } from "./webhook";

export interface Surroundings {
  readonly clock: Clock;
  /** Our own address, without a final slash. */
  readonly siteUrl: string;
  /** The operator's watch list. */
  readonly watches: readonly Watch[];
  /** Null where there is none; everything else works without it. */
  readonly ledger: Ledger | null;
  /** Null where the operator has named none. */
  readonly webhooks: Webhooks | "invalid" | null;
  /** Hosts whose owners have opted out by mail. */
  readonly denied: readonly string[];
  /** Whether the owner of a host wants no probes. Nobody asks the gate before a look of our own accord. */
  readonly hasOptedOut: (host: string) => Promise<boolean>;
  /** Milliseconds until a look of our own accord may begin; 0: it may now, and counts as one. Never rejects. */
  readonly mustWait: (host: string) => Promise<number>;
  /** Null when nobody could say. */
  readonly networkOf: (host: string) => Promise<NetworkFacts | null>;
}

/** Of the front's variables, those that a monitor reads too. */
export interface SurroundingsEnv {
  readonly SITE_URL: string;
  readonly GATE: DurableObjectNamespace;
  /** Hosts whose owners have opted out by mail. */
  readonly DENIED?: string;
  /** The watch list: see docs/watch.md. */
  readonly WATCH?: unknown;
  /** Left out where there is no ledger. */
  readonly LEDGER?: D1Database;
  /** Where to ask for the network of an address; empty: nowhere. */
  readonly ORIGIN_ZONE?: string;
  readonly WEBHOOK_URL?: string;
  readonly WEBHOOK_SECRET?: string;
}

export interface SurroundingsOptions<E> {
  readonly door: (env: E) => ParseOptions;
  /** The world that a name belongs to. */
  readonly worldFor: (env: E, host: string) => World;
  /** A webhook may be sent to this machine, without TLS. */
  readonly allowLocal: boolean;
  /** Left out, the system's. */
  readonly clock?: Clock;
}

/** What a monitor needs, from the configuration. What is wrong there is logged and left out. */
export function surroundingsFrom<E extends SurroundingsEnv>({
  door,
  worldFor,
  allowLocal,
  clock = systemClock,
}: SurroundingsOptions<E>): (env: E) => Surroundings {
  let deniedBefore = "";
  // Each monitor reads the configuration; it is told once what is wrong with it.
  const tellInvalid = (text: string, hosts: ParseOptions) => {
    if (text === deniedBefore) return;
    deniedBefore = text;
    const count = countInvalidHosts(text, hosts);
    if (count > 0)
      logFault("denied_invalid", `DENIED has ${count} entries that are no hosts.`, { count });
  };
  return (env) => {
    const webhooks = readWebhooks(env, { allowLocal });
    if (webhooks !== null && "fault" in webhooks) logFault("webhook_invalid", webhooks.fault);
    const denied = readHosts(env.DENIED ?? "", door(env));
    tellInvalid(env.DENIED ?? "", door(env));
    return {
      clock,
      siteUrl: env.SITE_URL,
      watches: readWatchList(env.WATCH, door(env)).watches,
      denied,
      ledger: ledgerOf(env.LEDGER),
      webhooks: webhooks !== null && "fault" in webhooks ? "invalid" : webhooks,
      hasOptedOut: async (host) =>
        isWithin(host, denied) || (await hasOptedOut(host, worldFor(env, host))),
      mustWait: (host) => waitAt(env.GATE, host, clock),
      networkOf: (host) => networkOf(host, worldFor(env, host), env.ORIGIN_ZONE ?? ""),
    };
  };
}

/** A gate that cannot be heard lets nothing through; we come again when its minute is over. */
async function waitAt(gates: DurableObjectNamespace, host: string, clock: Clock): Promise<number> {
  try {
    const asked = stubOf<DomainGate>(gates, domainOf(host)).look(host);
    const grant = await inTime(clock, GATE.objectMs, asked);
    return grant.allowed ? 0 : grant.retryAfterMs;
  } catch (error) {
    logError("gate_silent", error);
    return CADENCE.rearmMs;
  }
}
