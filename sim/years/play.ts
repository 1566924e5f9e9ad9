/**
 * One target over a year with the real code: its memory moves as a monitor's does (monitor/remember),
 * and its next look is the one that a monitor would make (monitor/agenda), or a question.
 *
 * While all rests and nothing around changes, one sweep is like the other: each moves the last good
 * look of its lines on and nothing else. So of a row of such sweeps the last one alone is played. A
 * test plays the same year with all of them, and gets the same.
 */

import { CADENCE } from "../../src/limits";
import { agendaOf } from "../../src/monitor/agenda";
import type { SweepRecord } from "../../src/monitor/events";
import { freshUntil } from "../../src/monitor/fresh";
import { type Readers, remember } from "../../src/monitor/remember";
import { type Memory, newMemory } from "../../src/monitor/store/memory";
import type { Host } from "../../src/target/parse";
import { VANTAGE_IDS } from "../../src/vantage/registry";
import { outageOf } from "../../src/verdict/outages";
import { isBad } from "../../src/verdict/sample";
import { pastOf, sinceOf } from "../../src/verdict/since";
import type { Run, Track } from "../../src/verdict/track";
import type { Watch } from "../../src/watch/watch";
import { Chance } from "../chance";
import { drawFaults, drawTrouble, type Span } from "./draw";
import type { KindId, YearsModel } from "./model";
import { Questions } from "./questions";
import {
  drawCalmRun,
  drawNoise,
  drawOdds,
  lateMs,
  type NoiseOdds,
  type Sweep,
  sweepAt,
} from "./sight";
import { Cursor, inOrder, type Trouble } from "./timeline";
import type { BadSweep, ToldOutage, ToldSince, Year } from "./told";

export const YEAR_MS = 365 * 24 * 3_600_000;
const BEGIN = 1_767_225_600_000;
const HOST = "shop.example" as Host;
const NOBODY: Readers = { hasLedger: false, webhook: null };

export interface Order {
  readonly seed: number;
  readonly kind: KindId;
  readonly model: YearsModel;
  /** Plays every sweep: slow, and the same. */
  readonly playsAll?: boolean;
  readonly lastsMs?: number;
}

export function playYear(order: Order): Year {
  const played = new Play(order);
  played.run();
  return played.year();
}

class Play {
  readonly #year: Span;
  readonly #chance: Chance;
  readonly #trouble: readonly Trouble[];
  readonly #cursor: Cursor;
  readonly #odds: NoiseOdds;
  readonly #questions: Questions | null;
  readonly #watches: readonly Watch[];
  #memory: Memory = newMemory(HOST, null);
  #last: SweepRecord | null = null;
  /** Until then sweeps are like the last one that nothing disturbed; which answers so long. */
  #alike = { until: 0, freshMs: 0 };
  /** Sweeps until one is disturbed by chance. */
  #calmRun: number;
  #all = 0;
  #played = 0;
  #times = 0;
  #openedByRefresh = 0;
  readonly #runs = new Map<string, { line: number; run: Run; openedAt: number[] }>();
  readonly #since = new Map<string, ToldSince>();
  readonly #bad = new Map<number, BadSweep>();

  constructor(private readonly order: Order) {
    const { seed, model, kind, lastsMs = YEAR_MS } = order;
    this.#chance = new Chance(seed);
    this.#year = { from: BEGIN, to: BEGIN + lastsMs };
    this.#trouble = drawTrouble(model, new Chance(seed + 0x1000_0000), this.#year);
    const faults = drawFaults(model, new Chance(seed + 0x2000_0000), this.#year);
    this.#cursor = new Cursor(inOrder([...this.#trouble, ...faults]));
    this.#odds = drawOdds(model, this.#chance);
    this.#calmRun = drawCalmRun(this.#odds, this.#chance);
    this.#questions =
      kind === "asked"
        ? new Questions(
            model.questions,
            this.#trouble,
            this.#year.from,
            new Chance(seed + 0x3000_0000),
          )
        : null;
    this.#watches =
      kind === "asked"
        ? []
        : [{ name: "shop", host: HOST, everyMs: model.watchedEveryMs[kind], wanted: null }];
  }

  run(): void {
    let at = this.#year.from;
    while (at < this.#year.to) {
      this.sweep(at);
      at = this.isAtRest() ? this.skipFrom(at) : this.nextAt();
    }
  }

  /** When the next sweep begins, by the code of the monitor or by a question. */
  private nextAt(): number {
    const last = this.lastSweep();
    const { lookAt } = agendaOf(this.#memory, this.#watches);
    const late = this.isAtRest() ? 0 : lateMs(this.order.model, this.#chance);
    const own =
      lookAt === null ? Number.POSITIVE_INFINITY : Math.max(lookAt, last.completedAt) + late;
    const questions = this.#questions;
    if (questions === null) return own;
    const fresh = freshUntil(last);
    while (questions.nextAt < own) {
      const asked = questions.take();
      this.note(asked);
      if (asked >= fresh) return asked;
    }
    return own;
  }

  /** As the monitor does: no more exactly than to two minutes. */
  private note(asked: number): void {
    const { askedAt } = this.#memory;
    if (askedAt !== null && asked - askedAt < CADENCE.askedPreciselyMs) return;
    this.#memory = { ...this.#memory, askedAt: asked };
  }

  /** Passes over sweeps that are like the one that started then, but for the last of them. */
  private skipFrom(startedAt: number): number {
    const until = Math.min(this.#alike.until, this.#year.to);
    if (this.order.playsAll || startedAt >= until) return this.nextAt();
    let at = startedAt;
    let skipped = 0;
    const questions = this.#questions;
    const everyMs = this.#watches[0]?.everyMs ?? null;
    if (everyMs !== null) {
      skipped = Math.floor((until - 1 - startedAt) / everyMs);
      skipped = Math.max(0, Math.min(skipped, this.#calmRun - 1));
      at = startedAt + skipped * everyMs;
    } else if (questions !== null) {
      let fresh = freshUntil(this.lastSweep());
      while (questions.nextAt < until && skipped < this.#calmRun - 1) {
        const asked = questions.take();
        this.note(asked);
        if (asked < fresh) continue;
        at = asked;
        fresh = asked + this.#alike.freshMs;
        skipped += 1;
      }
    }
    if (skipped === 0) return this.nextAt();
    // The last one is played.
    this.#all += skipped - 1;
    this.#calmRun -= skipped - 1;
    return at;
  }

  private lastSweep(): SweepRecord {
    if (this.#last === null) throw new Error("nobody has looked yet");
    return this.#last;
  }

  private isAtRest(): boolean {
    const rests = (track: Track | undefined) =>
      track === undefined ||
      (track.calm === 3 && track.suspect === null && track.outage?.phase !== "open");
    return rests(this.#memory.world) && VANTAGE_IDS.every((id) => rests(this.#memory.regions[id]));
  }

  private sweep(at: number): void {
    this.#cursor.moveTo(at);
    this.#calmRun -= 1;
    const isDisturbed = this.#calmRun <= 0;
    const noise = isDisturbed ? drawNoise(this.#odds, this.#chance) : null;
    if (isDisturbed) this.#calmRun = drawCalmRun(this.#odds, this.#chance);
    // Sweeps that may be passed over take as long as each other.
    const isAlike = !isDisturbed && this.#cursor.isSteady(at);
    const chance = new Chance(this.order.seed ^ (isAlike ? 0 : Math.trunc(at / 7)));
    const sweep = sweepAt(at, this.#cursor.active, noise, this.order.model, chance);
    this.#all += 1;
    this.#played += 1;
    this.tell(sweep);
    if (!isAlike) return;
    const freshMs = freshUntil(sweep.record) - at;
    this.#alike = { until: this.isAtRest() ? this.#cursor.steadyUntil() : 0, freshMs };
  }

  private tell({ record, because }: Sweep): void {
    const before = this.#memory;
    const { memory, world, outages } = remember(before, record, NOBODY);
    this.#memory = memory;
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
    if (this.#times >= 10) return;
    this.#times += 1;
    let memory = this.#memory;
    for (let turn = 0; turn < 50; turn++) {
      const startedAt = completedAt + 10 + turn * 300;
      const again = { startedAt, completedAt: startedAt + 200, observations };
      const remembered = remember(memory, again, NOBODY);
      memory = remembered.memory;
      this.#openedByRefresh += remembered.outages.length;
    }
  }

  year(): Year {
    const now = this.#year.to;
    const current = [this.#memory.world, ...VANTAGE_IDS.map((id) => this.#memory.regions[id])];
    const outages = [...this.#runs.values()].map(({ line, run, openedAt }): ToldOutage => {
      const newest = current[line + 1]?.outage ?? null;
      const { id, start, end, minDurationMs, maxDurationMs } = outageOf(
        newest?.id === run.id ? newest : run,
        now,
      );
      return { line, id, openedAt, start, end, minDurationMs, maxDurationMs };
    });
    return {
      ...{ kind: this.order.kind, trouble: this.#trouble, outages },
      ...{ since: [...this.#since.values()], badSweeps: this.#bad },
      sweeps: { all: this.#all, played: this.#played },
      refreshed: { times: this.#times, opened: this.#openedByRefresh },
    };
  }
}
