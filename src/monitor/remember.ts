/**
 * What a finished sweep changes in a monitor's memory, and what others must be told of it. Pure.
 */
import type { LedgerEntry } from "../ledger/facts";
import type { VantageId } from "../vantage/registry";
import { lookOf } from "../verdict/edge";
import { type Outage, outageOf } from "../verdict/outages";
import { type Sample, samplesOf } from "../verdict/sample";
import { NEW_TRACK, type Run, type Track } from "../verdict/track";
import { type Change, track } from "../verdict/tracker";
import type { Watch } from "../watch/watch";
import type { SweepRecord } from "./events";
import type { Memory } from "./store/memory";
import { WORLD } from "./store/outages";
import type { Letter } from "./store/outbox";
import { type WebhookKind, webhookMessage } from "./webhook";

export interface Remembered {
  readonly memory: Memory;
  readonly world: Sample;
  /** Outages that have changed, each as it is now. */
  readonly outages: readonly { readonly region: string; readonly run: Run }[];
  readonly letters: readonly Letter[];
}

/** Whom a monitor tells of what has changed. */
export interface Readers {
  /** Whether there is a ledger to write to. */
  readonly hasLedger: boolean;
  /** Set when the operator has it watched and has named a webhook. */
  readonly webhook: { readonly watch: Watch; readonly siteUrl: string } | null;
}

export function remember(memory: Memory, sweep: SweepRecord, readers: Readers): Remembered {
  const { world, regions } = samplesOf(sweep);
  const look = lookOf(sweep, world, memory.world.lastGoodAt, memory.regions);
  const tracked = track(memory.world, look);
  const changed: { region: string; run: Run }[] = tracked.changes.map(({ run }) => ({
    ...{ region: WORLD, run },
  }));
  const tracks: { [id in VantageId]?: Track | undefined } = { ...memory.regions };
  for (const [id, sample] of regions) {
    const region = track(tracks[id] ?? NEW_TRACK, sample);
    if (region.track !== NEW_TRACK) tracks[id] = region.track;
    changed.push(...region.changes.map(({ run }) => ({ region: id, run })));
  }
  return {
    memory: {
      ...memory,
      ...{ lastLook: world, looking: null, world: tracked.track, regions: tracks },
      watchedSince: memory.watchedSince ?? world.startedAt,
    },
    world,
    outages: changed,
    letters: tracked.changes.flatMap(({ kind, run }) =>
      lettersOf(kind, outageOf(run, sweep.completedAt), sweep.completedAt, readers),
    ),
  };
}

/** Those changes that a webhook tells of. Nobody knows more of a lost outage than that it is over for us. */
const TOLD: Partial<Record<Change, WebhookKind>> = {
  opened: "opened",
  reopened: "opened",
  confirmed: "confirmed",
  closed: "closed",
  lost: "closed",
};

function lettersOf(
  kind: Change,
  outage: Outage,
  at: number,
  { hasLedger, webhook }: Readers,
): readonly Letter[] {
  const letters: Letter[] = [];
  // A third look that agrees changes nothing there.
  if (hasLedger && kind !== "confirmed") {
    const { id, scope, start, end } = outage;
    const told: LedgerEntry["outage"] = { id, scope, start, end };
    letters.push({ id: `ledger ${id}`, to: "ledger", body: JSON.stringify(told) });
  }
  const told = TOLD[kind];
  if (webhook !== null && told !== undefined) {
    const { watch, siteUrl } = webhook;
    // That it is back is news of its own, though the outage is the same.
    const again = kind === "reopened" ? { againAt: at } : {};
    const message = webhookMessage(told, { watch, outage, siteUrl, at, ...again });
    letters.push({ id: message.id, to: "webhook", body: message.body });
  }
  return letters;
}
