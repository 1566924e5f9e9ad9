/**
 * Several targets side by side: which are down, what those that fail have in common, and which one
 * that is up shows that we would have seen it. Facts, never a cause. Pure.
 */
import type { NetworkFacts } from "../ledger/facts";
import { sharedNetwork } from "../ledger/shared";
import type { FailureCode } from "../probe/failure";
import type { Observation } from "../probe/observation";
import { VANTAGES, type VantageId } from "../vantage/registry";
import { ballotsOf, type Vote } from "./ballot";
import type { Confidence } from "./confidence";
import { type Apart, apart } from "./fate";
import type { Outage } from "./outages";
import type { Scope, Verdict } from "./rule";
import { isBad } from "./sample";

/** One target, as far as it is compared with others. */
export interface Member {
  readonly host: string;
  readonly scope: Scope;
  /** To whoever asks, and how sure we are of it. */
  readonly verdict: Verdict;
  readonly confidence: Confidence;
  readonly observations: readonly Observation[];
  /** Of its trouble; null when there is none. */
  readonly start: Outage["start"] | null;
  /** Null when it is not known. */
  readonly network: NetworkFacts | null;
}

/** Every host that was asked about stands in one of these. */
export type Partition = Readonly<Record<Scope | "refused", readonly string[]>>;

/** The hosts as one region sees them. */
export interface RegionSeen {
  readonly vantage: VantageId;
  readonly city: string;
  readonly down: readonly string[];
  readonly up: readonly string[];
  readonly unsure: readonly string[];
  /** Not looked at yet when nothing could change the answer any more. */
  readonly pending: readonly string[];
}

/** A network that two failing hosts or more stand in. */
export interface SharedNetwork {
  readonly shares: "prefix" | "as";
  /** Null when they share the autonomous system alone. */
  readonly prefix: string | null;
  readonly asn: number | null;
  readonly name: string | null;
  readonly hosts: readonly string[];
}

/** What those that fail have in common. */
export interface SharedTrouble {
  readonly hosts: readonly string[];
  /** The one that most of them stand in. */
  readonly network: SharedNetwork | null;
  /** What most vantages met, where that is the same for all of them. */
  readonly failure: FailureCode | null;
  /** How far apart the first and the last of them began; null when a start is not known. */
  readonly withinMs: number | null;
  /** Else `withinMs` is how far apart they were first seen. */
  readonly isBounded: boolean;
  /** Where all of them fail. */
  readonly regions: readonly VantageId[];
}

export interface Together {
  readonly partition: Partition;
  readonly regions: readonly RegionSeen[];
  /** Null when fewer than two fail. */
  readonly shared: SharedTrouble | null;
  /** One that is up for everyone, on another network where there is one. */
  readonly control: Control | null;
}

export interface Control {
  readonly host: string;
  readonly stands: Standing;
}

/** Where a host stands beside those that fail: elsewhere only when every network is known. */
export type Standing = "prefix" | "as" | "elsewhere" | "unknown";

/** @param refused those that could not be asked. */
export function togetherOf(members: readonly Member[], refused: readonly string[]): Together {
  const hosts = (scope: Scope) => hostsOf(members.filter((one) => one.scope === scope));
  const failing = failingOf(members);
  const regions = VANTAGES.map(({ id, city }) => regionSeen(members, id, city));
  return {
    partition: {
      ...{ down: hosts("down"), partial: hosts("partial"), up: hosts("up") },
      ...{ unknown: hosts("unknown"), refused },
    },
    regions,
    shared: failing.length < 2 ? null : sharedOf(failing, regions),
    control: controlOf(members),
  };
}

const hostsOf = (members: readonly Member[]) => members.map(({ host }) => host);

export function failingOf<M extends Pick<Member, "scope">>(members: readonly M[]): readonly M[] {
  return members.filter(({ scope }) => isBad(scope));
}

/** Up for everyone, and we are sure enough of it to hold the others against it. */
export function controlsOf<M extends Pick<Member, "scope" | "verdict" | "confidence">>(
  members: readonly M[],
): readonly M[] {
  return members.filter(({ scope, verdict, confidence }) => {
    const isSure = confidence === "high" || confidence === "good";
    return scope === "up" && verdict === "up" && isSure;
  });
}

const BEST_FIRST: readonly Standing[] = ["elsewhere", "unknown", "as", "prefix"];

function controlOf(members: readonly Member[]): Control | null {
  const failing = failingOf(members);
  const controls = controlsOf(members).map((one) => {
    return { host: one.host, stands: standingOf(one, failing) };
  });
  const rank = ({ stands }: Control) => BEST_FIRST.indexOf(stands);
  return controls.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** The nearest that it is to any of them. */
function standingOf({ network }: Member, failing: readonly Member[]): Standing {
  if (failing.length === 0) return "unknown";
  const stands = failing.map((one) => standing(network, one.network));
  return (["prefix", "as", "unknown"] as const).find((one) => stands.includes(one)) ?? "elsewhere";
}

function standing(a: NetworkFacts | null, b: NetworkFacts | null): Standing {
  if (a === null || b === null) return "unknown";
  return sharedNetwork(a, b) ?? (a.asn === null || b.asn === null ? "unknown" : "elsewhere");
}

function regionSeen(members: readonly Member[], vantage: VantageId, city: string): RegionSeen {
  const votes = members.map(({ host, observations }) => {
    const ballot = ballotsOf(observations).find((one) => one.vantage === vantage);
    return { host, vote: ballot?.vote ?? "pending" };
  });
  const hosts = (vote: Vote | "pending") =>
    votes.flatMap((one) => (one.vote === vote ? [one.host] : []));
  return {
    ...{ vantage, city, down: hosts("down"), up: hosts("up") },
    ...{ unsure: hosts("abstain"), pending: hosts("pending") },
  };
}

function sharedOf(failing: readonly Member[], regions: readonly RegionSeen[]): SharedTrouble {
  const failures = new Set(failing.map(mainFailureOf));
  const [failure = null] = failures.size === 1 ? failures : [];
  const hosts = hostsOf(failing);
  return {
    hosts,
    network: largestNetwork(failing),
    failure,
    ...spread(failing),
    regions: regions
      .filter(({ down }) => hosts.every((host) => down.includes(host)))
      .map(({ vantage }) => vantage),
  };
}

/** What most of its down votes met; the one met first among equals. */
function mainFailureOf({ observations }: Member): FailureCode | null {
  const counts = new Map<FailureCode, number>();
  for (const { health, outcome, failure } of observations)
    if (health === "ok" && outcome === "down" && failure !== null)
      counts.set(failure, (counts.get(failure) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** The largest set that shares a network with one of them; the narrower network among equals. */
function largestNetwork(failing: readonly Member[]): SharedNetwork | null {
  const sets = (["prefix", "as"] as const).flatMap((width) =>
    failing.flatMap(({ network }): readonly SharedNetwork[] => {
      if (network === null) return [];
      const fits = (other: Member) => {
        const shared = sharedNetwork(network, other.network);
        return shared === "prefix" || shared === width;
      };
      const { prefix, asn, name } = network;
      const hosts = hostsOf(failing.filter(fits));
      return [{ shares: width, prefix: width === "prefix" ? prefix : null, asn, name, hosts }];
    }),
  );
  const [largest] = sets.toSorted((a, b) => b.hosts.length - a.hosts.length);
  return largest === undefined || largest.hosts.length < 2 ? null : largest;
}

/** How far apart the two of them began that are farthest apart. */
function spread(failing: readonly Member[]): { withinMs: number | null; isBounded: boolean } {
  const starts = failing.flatMap(({ start }) => (start === null ? [] : [start]));
  if (starts.length < failing.length) return { withinMs: null, isBounded: false };
  const pairs: readonly Apart[] = starts.flatMap((one, at) =>
    starts.slice(at + 1).map((other) => apart(one, other)),
  );
  const isBounded = pairs.every((pair) => pair.isBounded);
  const seen = starts.map(({ latestAt }) => latestAt);
  const firstSeenMs = Math.max(...seen) - Math.min(...seen);
  const withinMs = isBounded ? Math.max(...pairs.map((pair) => pair.withinMs)) : firstSeenMs;
  return { withinMs, isBounded };
}
