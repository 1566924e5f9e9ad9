/**
 * Shared fate: who else went down within minutes of a target, and what they have in common with it.
 *
 * Only facts: on the same network, of the same operator, how far apart; never that one thing came of
 * another. The names of strangers stay out: those on the network are counted, and only from a few on.
 * What is counted is sites and not hosts, of which anybody can make up any number below a domain. Pure.
 */
import type { LedgerEntry, NetworkFacts } from "../ledger/facts";
import { sharedNetwork } from "../ledger/shared";
import { LEDGER } from "../limits";
import { registrableDomain } from "../target/site";
import type { Outage } from "./outages";

type Start = Outage["start"];

/** How far apart two outages began. */
export interface Apart {
  /** They began at most this far apart. */
  readonly withinMs: number;
  /**
   * The bounds of both starts say so. Else it is how far apart they were first seen: one start has no
   * lower bound, or one so early that it says nothing of minutes.
   */
  readonly isBounded: boolean;
}

/** Another website that went down at about the same time. */
export interface Companion extends Apart {
  readonly host: string;
  readonly scope: "down" | "partial";
  /** What it shares with the target: the announced prefix, or the autonomous system alone. */
  readonly shares: "prefix" | "as" | null;
  /** The operator of this service lists it in one group with the target. */
  readonly isKin: boolean;
}

export interface Fate {
  /** Of the target; null when it is not known. */
  readonly network: NetworkFacts | null;
  /** Nearest first, then by name. */
  readonly together: readonly Companion[];
  /**
   * Sites of strangers on its network or autonomous system that were seen well before; 0 when they
   * are few enough to be guessed.
   */
  readonly unnamed: number;
}

interface Self {
  readonly host: string;
  readonly start: Start;
  readonly network: NetworkFacts | null;
}

interface Lists {
  /** Hosts that may be told by name, since the operator lists them. */
  readonly named: ReadonlySet<string>;
  /** Those of the target's own group. */
  readonly kin: ReadonlySet<string>;
}

/** @returns null when there is nothing to tell. */
export function fateOf(self: Self, entries: readonly LedgerEntry[], lists: Lists): Fate | null {
  const network = self.network ?? networkIn(entries, self.host);
  const near = entries.filter(({ host, outage }) => {
    const firstSeenApartMs = Math.abs(outage.start.latestAt - self.start.latestAt);
    return host !== self.host && firstSeenApartMs <= LEDGER.togetherMs;
  });
  const all = near
    .filter(({ host }) => lists.named.has(host))
    .map((entry) => companionOf(entry, { ...self, network }, lists.kin))
    .filter(({ shares, isKin }) => shares !== null || isKin)
    .toSorted(byNearness);
  const together = all.filter(({ host }, at) => all.findIndex((one) => one.host === host) === at);
  const strangers = near.filter((one) => {
    return !lists.named.has(one.host) && sharedNetwork(network, one.network) !== null;
  });
  const told = [self.host, ...together.map(({ host }) => host)];
  const sites = sitesOf(strangers, new Set(told.map(siteOf)));
  const unnamed = sites.size < LEDGER.leastUnnamed ? 0 : sites.size;
  return together.length === 0 && unnamed === 0 ? null : { network, together, unnamed };
}

/** A name that was never seen well says nothing: it may have been dead all along. */
function sitesOf(entries: readonly LedgerEntry[], but: ReadonlySet<string>): ReadonlySet<string> {
  const wellBefore = entries.filter(({ outage }) => outage.start.earliestAt !== null);
  return new Set(wellBefore.map(({ host }) => siteOf(host)).filter((site) => !but.has(site)));
}

const siteOf = (host: string) => registrableDomain(host) ?? host;

/** Its own entry may know what its monitor has not told. */
function networkIn(entries: readonly LedgerEntry[], host: string): NetworkFacts | null {
  return entries.find((one) => one.host === host && one.network !== null)?.network ?? null;
}

function companionOf(
  { host, outage, network }: LedgerEntry,
  self: Self,
  kin: ReadonlySet<string>,
): Companion {
  return {
    host,
    scope: outage.scope,
    shares: sharedNetwork(self.network, network),
    isKin: kin.has(host),
    ...apart(self.start, outage.start),
  };
}

/** The largest distance that the bounds of two starts allow, while it is one of minutes. */
export function apart(a: Start, b: Start): Apart {
  if (a.earliestAt !== null && b.earliestAt !== null) {
    const withinMs = Math.max(
      Math.abs(a.latestAt - b.earliestAt),
      Math.abs(b.latestAt - a.earliestAt),
    );
    if (withinMs <= LEDGER.togetherMs) return { withinMs, isBounded: true };
  }
  return { withinMs: Math.abs(a.latestAt - b.latestAt), isBounded: false };
}

function byNearness(a: Companion, b: Companion): number {
  if (a.withinMs !== b.withinMs) return a.withinMs - b.withinMs;
  if (a.host !== b.host) return a.host < b.host ? -1 : 1;
  // Two outages of one host, as near as each other: what is told does not depend on their order.
  return Number(b.isBounded) - Number(a.isBounded) || (a.scope < b.scope ? -1 : 1);
}
