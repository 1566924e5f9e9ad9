/**
 * One target over a year with the real code: its memory moves as a monitor's does (monitor/remember),
 * and its next look is the one that a monitor would make (monitor/agenda), or a question.
 *
 * While all rests and nothing around changes, one sweep is like the other: each moves the last good
 * look of its lines on and nothing else. So of a row of such sweeps the last one alone is played. A
 * test plays the same year with all of them, and gets the same.
 */
import { agendaOf } from "../../src/monitor/agenda";
import { freshUntil } from "../../src/monitor/fresh";
import type { Memory } from "../../src/monitor/store/memory";
import type { Host } from "../../src/target/parse";
import { VANTAGE_IDS } from "../../src/vantage/registry";
import type { Track } from "../../src/verdict/track";
import type { Watch } from "../../src/watch/watch";
import { Chance } from "../chance";
import { drawFaults, drawTrouble, type Span } from "./draw";
import type { KindId, YearsModel } from "./model";
import { Questions } from "./questions";
import { Recorder } from "./record";
import {
  drawCalmRun,
  drawNoise,
  drawOdds,
  lateMs,
  type Noise,
  type NoiseOdds,
  type Sweep,
  sweepAt,
} from "./sight";
import { Cursor, inOrder, type Trouble } from "./timeline";
import type { Year } from "./told";

export const YEAR_MS = 365 * 24 * 3_600_000;
const BEGIN = 1_767_225_600_000;
const HOST = "shop.example" as Host;

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
  readonly #record = new Recorder(HOST);
  /** Until then sweeps are like the last one that nothing disturbed; which answers so long. */
  #alike = { until: 0, freshMs: 0 };
  /** A sweep when nothing is wrong. */
  #calm: Sweep | null = null;
  /** Sweeps until one is disturbed by chance. */
  #calmRun: number;
  #disturbance: { readonly noise: Noise; readonly calmRun: number } | null = null;
  #all = 0;
  #played = 0;

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
      at = this.skipFrom(at);
    }
  }

  /** When the next sweep begins, by the code of the monitor or by a question. */
  private nextAt(): number {
    const last = this.#record.last();
    const { lookAt } = agendaOf(this.#record.memory, this.#watches);
    const late = rests(this.#record.memory.world) ? 0 : lateMs(this.order.model, this.#chance);
    const own =
      lookAt === null ? Number.POSITIVE_INFINITY : Math.max(lookAt, last.completedAt) + late;
    const questions = this.#questions;
    if (questions === null) return own;
    const fresh = freshUntil(last);
    while (questions.nextAt < own) {
      const asked = questions.take();
      this.#record.note(asked);
      if (asked >= fresh) return asked;
    }
    return own;
  }

  /** Passes over sweeps that are like the one that started then, but for the last of them. */
  private skipFrom(startedAt: number): number {
    const until = Math.min(this.#alike.until, this.#year.to);
    if (this.order.playsAll || startedAt >= until) return this.nextAt();
    const everyMs = this.#watches[0]?.everyMs ?? null;
    const { at, passed } =
      everyMs === null ? this.passQuestions(until) : this.passLooks(startedAt, until, everyMs);
    if (passed === 0) return this.nextAt();
    // The last one is played.
    this.#all += passed - 1;
    this.#calmRun += 1;
    return at;
  }

  /**
   * Of looks of our own accord. While nothing else is wrong, one vantage that is disturbed by chance
   * holds up the last good look of its own line, and the next look makes up for it.
   */
  private passLooks(startedAt: number, until: number, everyMs: number) {
    const count = Math.floor((until - 1 - startedAt) / everyMs);
    let passed = 0;
    while (passed < count) {
      const alike = Math.min(count - passed, this.#calmRun - 1);
      passed += alike;
      this.#calmRun -= alike;
      if (count - passed < 2 || this.#cursor.active.length > 0) break;
      const { noise, calmRun } = this.disturbance();
      const isLone = noise.filter((one) => one !== null).length === 1;
      if (!isLone || calmRun < 2) break;
      passed += 1;
      this.#calmRun = calmRun;
      this.#disturbance = null;
    }
    return { at: startedAt + passed * everyMs, passed };
  }

  private passQuestions(until: number) {
    const questions = this.#questions;
    let fresh = freshUntil(this.#record.last());
    let at = 0;
    let passed = 0;
    while (questions !== null && questions.nextAt < until && this.#calmRun > 1) {
      const asked = questions.take();
      this.#record.note(asked);
      if (asked < fresh) continue;
      at = asked;
      fresh = asked + this.#alike.freshMs;
      passed += 1;
      this.#calmRun -= 1;
    }
    return { at, passed };
  }

  /** What the next sweep that is disturbed will be, and how long until another one is. */
  private disturbance() {
    this.#disturbance ??= {
      noise: drawNoise(this.#odds, this.#chance),
      calmRun: drawCalmRun(this.#odds, this.#chance),
    };
    return this.#disturbance;
  }

  /** Whether that sweep changed nothing but when its lines were last seen well, and none like it would. */
  private changedNothing(before: Memory): boolean {
    const { world, regions } = this.#record.memory;
    return (
      rests(world) &&
      VANTAGE_IDS.every((id) => rests(regions[id]) || regions[id] === before.regions[id])
    );
  }

  private sweep(at: number): void {
    this.#cursor.moveTo(at);
    this.#calmRun -= 1;
    const disturbed = this.#calmRun <= 0 ? this.disturbance() : null;
    if (disturbed !== null) {
      this.#calmRun = disturbed.calmRun;
      this.#disturbance = null;
    }
    const isAlike = disturbed === null && this.#cursor.isSteady(at);
    const sweep = isAlike
      ? this.alikeAt(at)
      : this.look(at, disturbed?.noise ?? null, Math.trunc(at / 7));
    this.#all += 1;
    this.#played += 1;
    const before = this.#record.memory;
    this.#record.tell(sweep);
    const until = this.changedNothing(before) ? this.#cursor.steadyUntil() : 0;
    if (isAlike) this.#alike = { until, freshMs: freshUntil(sweep.record) - at };
    else if (until === 0) this.#alike = { ...this.#alike, until };
  }

  private look(at: number, noise: Noise | null, salt: number): Sweep {
    const chance = new Chance(this.order.seed ^ salt);
    return sweepAt(at, this.#cursor.active, noise, this.order.model, chance);
  }

  /** Sweeps that may be passed over take as long as each other. */
  private alikeAt(at: number): Sweep {
    if (this.#cursor.active.length > 0) return this.look(at, null, 0);
    this.#calm ??= this.look(at, null, 0);
    const { record, because } = this.#calm;
    const completedAt = at + record.completedAt - record.startedAt;
    return { record: { ...record, startedAt: at, completedAt }, because };
  }

  year(): Year {
    return {
      ...{ kind: this.order.kind, trouble: this.#trouble, ...this.#record.told(this.#year.to) },
      sweeps: { all: this.#all, played: this.#played },
    };
  }
}

/** No look that is like the one before changes it. */
const rests = (track: Track | undefined) =>
  track === undefined ||
  (track.calm === 3 && track.suspect === null && track.outage?.phase !== "open");
