/**
 * What a trial has been through, counted.
 */
import type { Outcome } from "./play";
import type { FaultKind } from "./schedule";

export class Figures {
  schedules = 0;
  simulatedMs = 0;
  sweeps = 0;
  questions = 0;
  slowestAnswerMs = 0;
  /** True outages for everyone, and those that the monitors recorded. */
  outages = 0;
  recorded = 0;
  readonly hits = new Map<FaultKind, number>();
  /** How often the premise of each invariant was true. */
  readonly met = new Map<string, number>();
  readonly #startedAt = performance.now();

  get tookMs(): number {
    return performance.now() - this.#startedAt;
  }

  premise = (invariant: string, times: number): void => {
    this.met.set(invariant, (this.met.get(invariant) ?? 0) + times);
  };

  add({ endedAt, calls, asked, hits, kept, schedule }: Outcome): void {
    this.schedules += 1;
    this.simulatedMs += endedAt;
    this.sweeps += new Set(calls.map(({ host, startedAt }) => `${host} ${startedAt}`)).size;
    this.questions += asked.length;
    const took = asked.map(({ askedAt, answeredAt }) => (answeredAt ?? askedAt) - askedAt);
    this.slowestAnswerMs = Math.max(this.slowestAnswerMs, ...took);
    const troubles = schedule.hosts.flatMap((site) => site.troubles);
    this.outages += troubles.filter(({ seenFrom }) => seenFrom === "everywhere").length;
    this.recorded += kept.flatMap(({ outages }) => outages).length;
    for (const { kind } of hits) this.hits.set(kind, (this.hits.get(kind) ?? 0) + 1);
  }
}
