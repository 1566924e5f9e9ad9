/**
 * The alarm of a Durable Object. It rings at least once, at its time or later; while one ring is being
 * answered, the next one waits. An answer that fails is asked for again, as the platform does it: six
 * times, after two seconds and then twice as long each time, unless another alarm was set meanwhile.
 */
import type { Clock } from "../../src/clock";

const RETRIES = 6;
const RETRY_MS = 2_000;

interface Pending {
  readonly at: number;
  /** How often the object has failed to answer this one. */
  readonly failed: number;
  readonly stop: AbortController;
}

export class Alarm {
  #pending: Pending | null = null;
  #answering: Promise<void> = Promise.resolve();
  /** Whom it rang for last: nothing that one of those before does counts any more. */
  #whoRang = {};
  #isAnswering = false;

  constructor(
    readonly clock: Clock,
    readonly ring: () => Promise<void>,
    readonly onGivenUp: () => void,
  ) {}

  /** One that waits to be asked for again was not set by anybody. */
  get at(): number | null {
    return this.#pending?.failed === 0 ? this.#pending.at : null;
  }

  set(at: number): void {
    this.#wait(at, 0);
  }

  clear(): void {
    this.#pending?.stop.abort();
    this.#pending = null;
  }

  /** Its time is told by the clock, which somebody has put forward or back. */
  jumped(): void {
    if (this.#pending !== null) this.#wait(this.#pending.at, this.#pending.failed);
  }

  /** The instance is gone. What it was about to answer is asked for again. */
  forgetWhoRang(): void {
    const wasAnswering = this.#isAnswering;
    this.#whoRang = {};
    this.#isAnswering = false;
    this.#answering = Promise.resolve();
    if (wasAnswering && this.#pending === null) this.#wait(this.clock.now() + RETRY_MS, 1);
  }

  #wait(at: number, failed: number): void {
    this.clear();
    const stop = new AbortController();
    this.#pending = { at, failed, stop };
    void this.clock.wait(Math.max(0, at - this.clock.now()), stop.signal).then(() => {
      if (stop.signal.aborted) return;
      this.#answering = this.#answering.then(() => {
        if (stop.signal.aborted) return;
        this.#pending = null;
        return this.#answer(failed);
      });
    });
  }

  async #answer(failed: number): Promise<void> {
    const who = this.#whoRang;
    this.#isAnswering = true;
    const isWell = await this.ring().then(
      () => true,
      () => false,
    );
    if (this.#whoRang !== who) return;
    this.#isAnswering = false;
    if (isWell || this.#pending !== null) return;
    if (failed >= RETRIES) return this.onGivenUp();
    this.#wait(this.clock.now() + RETRY_MS * 2 ** failed, failed + 1);
  }
}
