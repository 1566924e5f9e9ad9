/** What monitors remember, for the tests of what shows it. Nothing here decides anything. */
import type { Glance, History } from "../../../src/monitor/recall";
import { parseTarget } from "../../../src/target/parse";
import type { Outage } from "../../../src/verdict/outages";
import type { Scope } from "../../../src/verdict/rule";
import type { Sample } from "../../../src/verdict/sample";
import type { Watch } from "../../../src/watch/watch";
import { START_AT } from "../../support/clock";

export const MIN = 60_000;

/** Half an hour into the night of the outage that this all began with. */
export const NOW = START_AT + 30 * MIN;

/** A look of two seconds that began so many minutes ago. */
export function look(minutesAgo: number, scope: Scope = "up"): Sample {
  const startedAt = NOW - minutesAgo * MIN;
  return { startedAt, completedAt: startedAt + 2_000, scope };
}

/** It began and ended within a minute each; null while it goes on. */
export function outage(from: number, to: number | null, scope: Outage["scope"] = "down"): Outage {
  const start = { earliestAt: NOW - (from + 1) * MIN, latestAt: NOW - from * MIN };
  const lastBadAt = to === null ? NOW : NOW - to * MIN;
  const end = to === null ? null : { earliestAt: lastBadAt, latestAt: lastBadAt + MIN };
  return {
    ...{ id: start.latestAt, scope, confirmed: true, start, end },
    ...{ comebacks: 0, wellMs: 0, lastBadAt },
    minDurationMs: lastBadAt - start.latestAt,
    maxDurationMs: (end?.latestAt ?? NOW) - start.earliestAt,
  };
}

export function historyWith(
  scopes: readonly Scope[],
  more: Partial<Pick<History, "outages" | "regions">> = {},
): History {
  const sweeps = scopes.map((scope, at) => ({
    ...look(at + 1, scope),
    votes: { up: 0, down: 0, abstained: 10 },
  }));
  return {
    watchedSince: sweeps.at(-1)?.startedAt ?? null,
    ...{ outages: [], regions: [], sweeps, ...more },
  };
}

export function watchOf(name: string, more: Partial<Watch> = {}): Watch {
  const target = parseTarget(`${name}.org`.toLowerCase(), { practice: false, ownHosts: [] });
  if (target.kind === "rejected") throw new Error(target.reason);
  return { name, host: target.host, everyMs: MIN, wanted: null, ...more };
}

export function glanceWith(recent: readonly Sample[], outages: readonly Outage[] = []): Glance {
  return { watchedSince: recent.at(-1)?.startedAt ?? null, recent, outages, network: null };
}
