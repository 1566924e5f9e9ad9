/**
 * The memory of one target, moved by the code of the monitor, and all that was told of it on the way.
 */
import { CADENCE } from "../../src/limits";
import type { SweepRecord } from "../../src/monitor/events";
import { type Readers, remember } from "../../src/monitor/remember";
import { type Memory, newMemory } from "../../src/monitor/store/memory";
import type { Host } from "../../src/target/parse";
import { VANTAGE_IDS } from "../../src/vantage/registry";
import { outageOf } from "../../src/verdict/outages";
import { isBad } from "../../src/verdict/sample";
import { pastOf, sinceOf } from "../../src/verdict/since";
import { NEW_TRACK, type Run, type Track } from "../../src/verdict/track";
import type { Sweep } from "./sight";
import type { BadSweep, ToldOutage, ToldSince, Year } from "./told";

const NOBODY: Readers = { hasLedger: false, webhook: null };

/** First bad sweeps in a year after which people are made to reload. */
const REFRESHED = 10;

export class Recorder {
  memory: Memory;
  #last: SweepRecord | null = null;
  #times = 0;
  #openedByRefresh = 0;
  readonly #runs = new Map<string, { line: number; run: Run; openedAt: number[] }>();
  readonly #since = new Map<string, ToldSince>();
  readonly #bad = new Map<number, BadSweep>();
  /** Bad for one region alone. */
  readonly #lone = new Map<number, BadSweep>();

  constructor(host: Host) {
    this.memory = newMemory(host, null);
  }

  /** The newest sweep. */
  last(): SweepRecord {
    if (this.#last === null) throw new Error("nobody has looked yet");
    return this.#last;
  }

  /** Of a question, as the monitor does: no more exactly than to two minutes. */
  note(asked: number): void {
    const { askedAt } = this.memory;
    if (askedAt !== null && asked - askedAt < CADENCE.askedPreciselyMs) return;
    this.memory = { ...this.memory, askedAt: asked };
  }

  tell({ record, because }: Sweep): void {
    const before = this.memory;
    const { memory, world, outages } = remember(before, record, NOBODY);
    this.memory = memory;
    this.#last = record;
    for (const { region, run } of outages) this.keep(region, run, record.completedAt);
    const { startedAt, completedAt } = record;
    // Whom everyone's trouble is told of are not told of their own region's.
    if (world.scope !== "down") this.tellRegions(before, record, because);
    if (!isBad(world.scope)) return;
    this.#bad.set(completedAt, { startedAt, completedAt, because });
    this.tellSince(-1, before.world, record);
    if (before.world.suspect === null && memory.world.suspect !== null) this.refresh(record);
  }

  private tellRegions(before: Memory, record: SweepRecord, because: BadSweep["because"]): void {
    for (const [line, id] of VANTAGE_IDS.entries()) {
      const track = this.memory.regions[id];
      const { startedAt, completedAt } = record;
      const isDown = [track?.suspect, track?.outage].some(
        (run) => run?.lastBad.startedAt === startedAt,
      );
      if (!isDown) continue;
      this.#lone.set(completedAt, { startedAt, completedAt, because });
      const known = before.regions[id] ?? NEW_TRACK;
      // A first bad look that no second one follows may be one of those that are passed over.
      const isFirst = known.suspect === null && known.outage?.phase !== "open";
      if (!isFirst) this.tellSince(line, known, record);
    }
  }

  private tellSince(line: number, known: Track, { startedAt, completedAt }: SweepRecord): void {
    const seen = { startedAt, seenAt: completedAt, scope: "down" } as const;
    const since = sinceOf(pastOf(known, startedAt), seen, completedAt);
    if (since === null) return;
    const { start } = since;
    this.#since.set(JSON.stringify([line, start]), { line, ...start, toldAt: completedAt });
  }

  /** Those that were bad for everyone, and of the others those that somebody was told of. */
  private badSweeps(outages: readonly ToldOutage[]): ReadonlyMap<number, BadSweep> {
    const ends = new Set([
      ...outages.map(({ id }) => id),
      ...[...this.#since.values()].map(({ latestAt }) => latestAt),
    ]);
    const starts = new Set(outages.map(({ end }) => end?.earliestAt));
    const told = [...this.#lone].filter(
      ([end, { startedAt }]) => ends.has(end) || starts.has(startedAt),
    );
    return new Map([...told, ...this.#bad]);
  }

  private keep(region: string, run: Run, at: number): void {
    const line = (VANTAGE_IDS as readonly string[]).indexOf(region);
    const key = `${line} ${run.id}`;
    const known = this.#runs.get(key);
    const isNew = run.phase === "open" && (known === undefined || known.run.phase === "ended");
    const openedAt = [...(known?.openedAt ?? []), ...(isNew ? [at] : [])];
    this.#runs.set(key, { line, run, openedAt });
  }

  /** Fifty people who reload, as if each reload cost a sweep; in a memory of their own. */
  private refresh({ completedAt, observations }: SweepRecord): void {
    if (this.#times >= REFRESHED) return;
    this.#times += 1;
    let memory = this.memory;
    for (let turn = 0; turn < 50; turn++) {
      const startedAt = completedAt + 10 + turn * 300;
      const again = { startedAt, completedAt: startedAt + 200, observations };
      const remembered = remember(memory, again, NOBODY);
      memory = remembered.memory;
      this.#openedByRefresh += remembered.outages.length;
    }
  }

  told(now: number): Pick<Year, "outages" | "since" | "badSweeps" | "refreshed"> {
    const current = [this.memory.world, ...VANTAGE_IDS.map((id) => this.memory.regions[id])];
    const outages = [...this.#runs.values()].map(({ line, run, openedAt }): ToldOutage => {
      const newest = current[line + 1]?.outage ?? null;
      const { id, start, end, minDurationMs, maxDurationMs } = outageOf(
        newest?.id === run.id ? newest : run,
        now,
      );
      return { line, id, openedAt, start, end, minDurationMs, maxDurationMs };
    });
    return {
      ...{ outages, since: [...this.#since.values()], badSweeps: this.badSweeps(outages) },
      refreshed: { times: this.#times, opened: this.#openedByRefresh },
    };
  }
}
