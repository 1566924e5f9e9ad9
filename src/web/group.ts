/**
 * Who shares an outage: what was seen lately of the other websites of the same operator, and who else
 * went down at about the same time. Nothing is looked at for it, so it costs nobody a request, and no
 * name is told but those that the operator of this service lists. Facts that were seen, never a cause.
 */
import * as v from "valibot";
import { type Clock, inTime } from "../clock";
import type { LedgerEntry, NetworkFacts } from "../ledger/facts";
import { ledgerEntry, networkFacts } from "../ledger/forms";
import type { Ledger } from "../ledger/ledger";
import { GROUP, LEDGER } from "../limits";
import { logError } from "../log";
import type { Glance } from "../monitor/recall";
import { readHosts } from "../target/hosts";
import type { ParseOptions } from "../target/parse";
import { fateOf } from "../verdict/fate";
import { scopeOfSweep } from "../verdict/judge";
import { isBad, type Sample } from "../verdict/sample";
import type { Watch } from "../watch/watch";
import type { Answer } from "./answer";
import type { Keeping, Remember, SweepCache } from "./cache";

/** Hosts in the order of the list. */
export interface Shared {
  readonly down: readonly string[];
  readonly up: readonly string[];
  /** Not seen lately, or seen without a result. */
  readonly unseen: readonly string[];
}

/** Canonical hosts that belong together. */
export type Groups = readonly (readonly string[])[];

/** @param text hosts with spaces between them, `;` between groups. What is no target is left out. */
export function readGroups(text: string, door: ParseOptions): Groups {
  return text.split(";").map((group) => readHosts(group, door));
}

/** Hosts that may be told by name to whoever asks: those that the operator lists. */
export function namedHosts(groups: Groups, watches: readonly Watch[]): ReadonlySet<string> {
  return new Set([...groups.flat(), ...watches.map(({ host }) => host)]);
}

/** Hosts that are watched as everybody's questions look at them. */
export function watchedHosts(watches: readonly Watch[]): ReadonlySet<string> {
  return new Set(watches.flatMap(({ host, wanted }) => (wanted === null ? [host] : [])));
}

export interface SharedDeps {
  readonly clock: Clock;
  readonly cache: SweepCache;
  readonly groups: Groups;
  /** See `namedHosts`. */
  readonly named: ReadonlySet<string>;
  /** What began at about that instant, as the ledger has it. Never rejects, and never takes long. */
  readonly entriesAround: (host: string, instant: number) => Promise<readonly LedgerEntry[]>;
  /** What the monitor of a watched host remembers; null for every other one. The same holds of it. */
  readonly glanceAt: (host: string) => Promise<Glance | null>;
  /** Where a host stands; null when nobody can say. Never rejects, and takes LEDGER.networkMs at most. */
  readonly networkAt: (host: string) => Promise<NetworkFacts | null>;
}

/**
 * Adds to an answer that tells of trouble what is known of others.
 *
 * @param known the network of its target, where its monitor has told it.
 * @param since when the trouble for everyone began; of one region alone nobody else is told.
 */
export async function withShared(
  answer: Answer,
  known: NetworkFacts | null,
  deps: SharedDeps,
  since = answer.since,
): Promise<Answer> {
  const { target } = answer;
  if (since === null) return answer;
  // Of an outage that came back, others know the first beginning.
  const [newest] = answer.outages;
  const start = newest !== undefined && newest.end === null ? newest.start : since.start;
  const { host } = target;
  const others = deps.groups.find((group) => group.includes(host)) ?? [];
  const kin = others.filter((one) => one !== host);
  const [group, entries] = await Promise.all([
    kin.length === 0 ? null : groupOf(kin, start.latestAt, deps),
    deps.entriesAround(host, start.latestAt),
  ]);
  // Whether anybody shares its network is a question only where somebody may.
  const isAsked = known === null && entries.some((one) => one.host !== host && one.network);
  const work = () => deps.networkAt(host);
  const network = isAsked ? await soon(work, deps.clock, "network_not_known") : known;
  const lists = { named: deps.named, kin: new Set(kin) };
  return { ...answer, group, fate: fateOf({ host, start, network }, entries, lists) };
}

async function groupOf(kin: readonly string[], downAt: number, deps: SharedDeps): Promise<Shared> {
  const seen = await Promise.all(
    kin.map(async (host) => {
      const look = await lastLookAt(host, deps);
      // Seen up before this trouble was there, it may be down by now.
      const isOutdated = look === null || (look.scope === "up" && look.startedAt < downAt);
      return { host, scope: isOutdated ? ("unknown" as const) : look.scope };
    }),
  );
  const those = (is: (scope: Sample["scope"]) => boolean) =>
    seen.flatMap(({ host, scope }) => (is(scope) ? [host] : []));
  return {
    down: those(isBad),
    up: those((scope) => scope === "up"),
    unseen: those((scope) => scope === "unknown"),
  };
}

type Look = Pick<Sample, "startedAt" | "scope">;

/** From the cache, or from its monitor where it is watched: the newer of the two. */
async function lastLookAt(
  host: string,
  { cache, clock, glanceAt }: SharedDeps,
): Promise<Look | null> {
  const now = clock.now();
  const [sweep, glance] = await Promise.all([cache.match(host, now), glanceAt(host)]);
  const cached = sweep && { startedAt: sweep.startedAt, scope: scopeOfSweep(sweep.observations) };
  const [latest] = glance?.recent ?? [];
  const known = latest !== undefined && now - latest.completedAt <= GROUP.glanceMs ? latest : null;
  // What is cached may be older than what its monitor has seen since.
  return known !== null && (cached === null || known.startedAt >= cached.startedAt)
    ? known
    : cached;
}

const ENTRIES: Keeping<readonly LedgerEntry[]> = {
  form: v.array(ledgerEntry),
  freshS: () => LEDGER.readFreshS,
};

const NETWORK: Keeping<NetworkFacts | null> = {
  form: v.nullable(networkFacts),
  freshS: (found) =>
    found === null || found.asn === null ? LEDGER.notFoundFreshS : LEDGER.foundFreshS,
};

interface ReaderDeps {
  readonly clock: Clock;
  /** See `namedHosts`: the kin of a host are among them. What is known of them is always read. */
  readonly named: ReadonlySet<string>;
  readonly remember: Remember;
}

/**
 * Reads the ledger once for each target of a question, however often the answer changes while votes
 * arrive, and once within some seconds for everybody. One that is slow or broken costs the answer
 * what it would have told, and nothing else.
 */
export function ledgerReader(
  ledger: Ledger | null,
  { clock, named, remember }: ReaderDeps,
): SharedDeps["entriesAround"] {
  if (ledger === null) return async () => [];
  return once(async (host: string, instant: number) => {
    const find = () => ledger.around(instant, clock.now(), [...new Set([host, ...named])]);
    const read = () => remember(`around/${host}/${instant}`, ENTRIES, find);
    return (await soon(read, clock, "ledger_not_read")) ?? [];
  });
}

/** @param find looks up where a host stands. Never rejects. */
export function networkReader(
  find: SharedDeps["networkAt"],
  remember: Remember,
): SharedDeps["networkAt"] {
  return once((host: string) => remember(`network/${host}`, NETWORK, () => find(host)));
}

/** Remembers what was said of a host. */
function once<A extends readonly unknown[], T>(
  ask: (host: string, ...rest: A) => Promise<T>,
): typeof ask {
  const asked = new Map<string, Promise<T>>();
  return (host, ...rest) => {
    const said = asked.get(host) ?? ask(host, ...rest);
    asked.set(host, said);
    return said;
  };
}

/** The same for the monitors of watched hosts. @param glance asks the monitor of a host. */
export function glanceReader(
  watches: readonly Watch[],
  glance: (host: string) => Promise<Glance>,
  clock: Clock,
): SharedDeps["glanceAt"] {
  // A watch with wants of its own says nothing about the website.
  const watched = watchedHosts(watches);
  return once(async (host: string) =>
    watched.has(host) ? soon(() => glance(host), clock, "monitor_not_glanced_at") : null,
  );
}

/** Null, and a line in the log, for work that fails or takes longer than an answer waits. */
async function soon<T>(work: () => Promise<T>, clock: Clock, event: string): Promise<T | null> {
  try {
    return await inTime(clock, LEDGER.readMs, work());
  } catch (error) {
    logError(event, error);
    return null;
  }
}
