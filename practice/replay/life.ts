/**
 * The life of one instance of a Durable Object. The platform may drop it at any moment: from then on
 * nothing that it waits for comes, so it does nothing more, and whoever listens to it hears the
 * stream break. Its storage stays.
 */
import type { Clock } from "../../src/clock";

export class Life {
  #isOver = false;
  readonly #atEnd = new Set<(reason: Error) => void>();

  end(): void {
    this.#isOver = true;
    for (const tell of this.#atEnd) tell(new Error("The Durable Object was dropped."));
    this.#atEnd.clear();
  }

  /** Throws when it is over. */
  check(): void {
    if (this.#isOver) throw new Error("The Durable Object was dropped.");
  }

  /** What the instance itself waits for: comes as long as it lives, and else never. */
  during<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const whileAlive = (go: () => void) => () => this.#isOver || go();
      work.then(
        (value) => whileAlive(() => resolve(value))(),
        (error) => whileAlive(() => reject(error))(),
      );
    });
  }

  /** What others wait for: breaks when the life ends. */
  heard(response: Promise<Response>): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.#atEnd.add(reject);
      response
        .then((whole) => resolve(this.#breakable(whole)), reject)
        .finally(() => this.#atEnd.delete(reject));
    });
  }

  clock(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      wait: (ms, signal) => this.during(clock.wait(ms, signal)),
    };
  }

  #breakable(response: Response): Response {
    if (response.body === null) return response;
    const reader = response.body.getReader();
    let breaks = (_reason: Error) => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        breaks = (reason) => controller.error(reason);
        this.#atEnd.add(breaks);
      },
      pull: async (controller) => {
        const { done, value } = await this.during(reader.read());
        if (!done) return controller.enqueue(value);
        this.#atEnd.delete(breaks);
        controller.close();
      },
      cancel: (reason) => {
        this.#atEnd.delete(breaks);
        return reader.cancel(reason);
      },
    });
    return new Response(body, response);
  }
}
