/**
 * A sweep that is running: remembers what came and tells everyone who listens, late comers too.
 * It knows nothing of probers or storage.
 */
import type { Observation } from "../probe/observation";
import { type Before, encodeEvent, type SweepEvent, type SweepRecord } from "./events";

export class LiveSweep {
  readonly startedAt: number;
  readonly #lines: Uint8Array[] = [];
  readonly #observations: Observation[] = [];
  /** Each with the client that it is. */
  readonly #listeners = new Map<ReadableStreamDefaultController<Uint8Array>, string>();
  readonly #encoder = new TextEncoder();

  constructor(startedAt: number, before: Before) {
    this.startedAt = startedAt;
    this.#tell({ kind: "started", startedAt, ...before });
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  listenersOf(client: string): number {
    return [...this.#listeners.values()].filter((one) => one === client).length;
  }

  add(observation: Observation): void {
    this.#observations.push(observation);
    this.#tell({ kind: "observation", observation });
  }

  complete(completedAt: number): SweepRecord {
    this.#tell({ kind: "completed", completedAt });
    this.#each((listener) => listener.close());
    this.#listeners.clear();
    return { startedAt: this.startedAt, completedAt, observations: this.#observations };
  }

  /** A bug of ours ended the sweep: whoever listens learns that nothing more will come. */
  fail(error: unknown): void {
    this.#each((listener) => listener.error(error));
    this.#listeners.clear();
  }

  /** Everything so far at once, then the rest as it comes. */
  listen(client = ""): ReadableStream<Uint8Array> {
    let self: ReadableStreamDefaultController<Uint8Array>;
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        self = controller;
        for (const line of this.#lines) controller.enqueue(line);
        this.#listeners.set(controller, client);
      },
      cancel: () => void this.#listeners.delete(self),
    });
  }

  #tell(event: SweepEvent): void {
    const line = this.#encoder.encode(encodeEvent(event));
    this.#lines.push(line);
    this.#each((listener) => listener.enqueue(line));
  }

  #each(act: (listener: ReadableStreamDefaultController<Uint8Array>) => void): void {
    for (const listener of this.#listeners.keys()) {
      try {
        act(listener);
      } catch {
        // Gone without a word. Whoever hangs up costs nobody else their answer.
        this.#listeners.delete(listener);
      }
    }
  }
}
