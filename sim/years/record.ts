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
import type { Run } from "../../src/verdict/track";
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
    if (!isBad(world.scope)) return;
    const { startedAt, completedAt } = record;
    this.#bad.set(completedAt, { startedAt, completedAt, because });
    const past = pastOf(before.world, startedAt);
    const since = sinceOf(past, { ...world, seenAt: completedAt }, completedAt);
    if (since !== null)
      this.#since.set(JSON.stringify(since.start), { ...since.start, toldAt: completedAt });
    if (before.world.suspect === null && memory.world.suspect !== null) this.refresh(record);
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
      ...{ outages, since: [...this.#since.values()], badSweeps: this.#bad },
      refreshed: { times: this.#times, opened: this.#openedByRefresh },
    };
  }
}
