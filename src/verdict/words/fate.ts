/**
 * Sentences of who shares a fate: which of a language's phrases are said, and in which order. It is
 * the same choice in every language. Pure.
 */
import type { NetworkFacts } from "../../ledger/facts";
import { LEDGER } from "../../limits";
import type { FailureCode } from "../../probe/failure";
import { VANTAGES } from "../../vantage/registry";
import type { Companion, Fate } from "../fate";
import type { Partition, SharedTrouble, Together } from "../together";
import { type SpanWords, span } from "./span";

/** What is known beside one target. */
export interface FateTold {
  readonly fate: Fate | null;
  /** The others of its operator's group; null when they are not to be told, or there are none. */
  readonly group: { readonly down: readonly string[]; readonly up: readonly string[] } | null;
}

/** Several targets, some of which were not looked at. */
export type TogetherTold = Pick<Together, "partition" | "shared" | "control"> & {
  /** Those of which we have no name to tell; they are in no part. */
  readonly invalid: number;
};

/** Those that a sentence is about, and how many they are. */
interface Who {
  readonly names: string;
  readonly count: number;
}

/** Full sentences, but for `sisters`, which is what a sentence begins with, and `where`, which ends one. */
export interface FatePhrases {
  readonly span: SpanWords;
  readonly list: (names: readonly string[]) => string;
  readonly city: (name: string) => string;
  readonly failure: Readonly<Record<FailureCode, string>>;

  readonly sisters: (who: Who) => string;
  readonly where: Readonly<Record<"prefix" | "as", (network: string) => string>>;
  /** @param isEverywhere else some of them were down in some places only. */
  readonly wentDown: (who: Who, within: string, where: string, isEverywhere: boolean) => string;
  readonly firstSeenDown: (who: Who, within: string, where: string) => string;
  readonly unnamed: (count: number, within: string) => string;
  readonly sistersAre: Readonly<Record<"down" | "up", (who: Who) => string>>;

  readonly are: Readonly<Record<Exclude<keyof Partition, "refused">, (who: Who) => string>>;
  readonly notLookedAt: (count: number, of: number) => string;
  /** @param names of those that share it; null: all that fail. */
  readonly share: Readonly<
    Record<"prefix" | "as", (names: string | null, network: string) => string>
  >;
  readonly sameFailure: (failure: string) => string;
  readonly beganWithin: (within: string) => string;
  readonly failFrom: (cities: string) => string;
  readonly control: Readonly<Record<"prefix" | "as" | "elsewhere", (host: string) => string>>;
}

export function fateIn(phrases: FatePhrases) {
  return ({ fate, group }: FateTold): readonly string[] => {
    const together = fate?.together ?? [];
    const known = new Set(together.map(({ host }) => host));
    const alsoDown = (group?.down ?? []).filter((host) => !known.has(host));
    const sisters = (state: "down" | "up", hosts: readonly string[]) =>
      hosts.length === 0 ? [] : [phrases.sistersAre[state](whoOf(hosts, phrases))];
    const unnamed = fate?.unnamed ?? 0;
    const within = span(LEDGER.togetherMs, phrases.span);
    return [
      ...alikeOf(together).map((alike) => companions(alike, fate?.network ?? null, phrases)),
      ...(unnamed === 0 ? [] : [phrases.unnamed(unnamed, within)]),
      ...sisters("down", alsoDown),
      ...sisters("up", group?.up ?? []),
    ];
  };
}

/** Those of which the same can be said, in the order in which the first of each stands. */
function alikeOf(together: readonly Companion[]): readonly (readonly Companion[])[] {
  // `Map.groupBy` is not there in Node 20, on which the command runs.
  const alike = new Map<string, Companion[]>();
  for (const one of together) {
    const what = `${one.shares} ${one.isBounded}`;
    alike.set(what, [...(alike.get(what) ?? []), one]);
  }
  return [...alike.values()];
}

function companions(
  alike: readonly Companion[],
  network: NetworkFacts | null,
  phrases: FatePhrases,
): string {
  const who = whoOf(
    alike.map(({ host }) => host),
    phrases,
  );
  const names = alike.every(({ isKin }) => isKin) ? phrases.sisters(who) : who.names;
  const within = atMost(Math.max(...alike.map(({ withinMs }) => withinMs)), phrases);
  const [first] = alike;
  const shares = first?.shares ?? null;
  const where = shares === null ? "" : phrases.where[shares](networkText(network, shares));
  const told = { names, count: who.count };
  if (first?.isBounded !== true) return phrases.firstSeenDown(told, within, where);
  return phrases.wentDown(
    told,
    within,
    where,
    alike.every(({ scope }) => scope === "down"),
  );
}

export function togetherIn(phrases: FatePhrases) {
  return ({ partition, invalid, shared, control }: TogetherTold): readonly string[] => {
    const are = (["down", "partial", "up", "unknown"] as const).flatMap((scope) => {
      const hosts = partition[scope];
      return hosts.length === 0 ? [] : [phrases.are[scope](whoOf(hosts, phrases))];
    });
    const refused = partition.refused.length + invalid;
    const of = Object.values(partition).flat().length + invalid;
    const stands = control?.stands ?? "unknown";
    return [
      ...are,
      ...(refused === 0 ? [] : [phrases.notLookedAt(refused, of)]),
      ...(shared === null ? [] : inCommon(shared, partition, phrases)),
      ...(shared === null || control === null || stands === "unknown"
        ? []
        : [phrases.control[stands](control.host)]),
    ];
  };
}

function inCommon(
  { hosts, network, failure, withinMs, isBounded, regions }: SharedTrouble,
  partition: Partition,
  phrases: FatePhrases,
): readonly string[] {
  const sharing = network?.hosts.length === hosts.length ? null : (network?.hosts ?? []);
  const cities = VANTAGES.filter(({ id }) => regions.includes(id)).map(({ city }) =>
    phrases.city(city),
  );
  const net = network === null ? "" : networkText(network, network.shares);
  const isPartial = hosts.some((host) => partition.partial.includes(host));
  return [
    ...(network === null
      ? []
      : [phrases.share[network.shares](sharing && phrases.list(sharing), net)]),
    ...(failure === null ? [] : [phrases.sameFailure(phrases.failure[failure])]),
    // Seen for the first time when we first looked: that says nothing of when they began.
    ...(withinMs === null || !isBounded ? [] : [phrases.beganWithin(atMost(withinMs, phrases))]),
    ...(isPartial && cities.length > 0 ? [phrases.failFrom(phrases.list(cities))] : []),
  ];
}

const whoOf = (hosts: readonly string[], { list }: FatePhrases): Who => ({
  names: list(hosts),
  count: hosts.length,
});

/** Rounded up, so that the truth stays inside. */
function atMost(ms: number, phrases: FatePhrases): string {
  return span(Math.max(1_000, ms), phrases.span, Math.ceil);
}

/** " (87.238.84.0/22, AS16509 AMAZON-02, IE)", as far as it is known. */
function networkText(
  network: (Omit<NetworkFacts, "prefix"> & { readonly prefix: string | null }) | null,
  shares: "prefix" | "as",
): string {
  if (network === null) return "";
  const { prefix, asn, name } = network;
  const system = asn === null ? null : name === null ? `AS${asn}` : `AS${asn} ${name}`;
  const parts = [shares === "prefix" ? prefix : null, system].filter((part) => part !== null);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}
