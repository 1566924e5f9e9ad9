/** Threads that share out the work. Who plays which piece changes nothing but the time it takes. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Played } from "./play";
import type { Order } from "./worker";

/** The answers, in the order of the orders. @param file the bundle of worker.ts. */
export async function playAll(file: URL, orders: readonly Order[]): Promise<readonly Played[]> {
  const answers: Played[] = [];
  let next = 0;
  const work = async () => {
    const worker = new Worker(file);
    try {
      for (let turn = next++; turn < orders.length; turn = next++)
        answers[turn] = await ask(worker, orders[turn]);
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return answers;
}

function ask(worker: Worker, order: Order | undefined): Promise<Played> {
  const { promise, resolve, reject } = Promise.withResolvers<Played>();
  const settle = () => worker.off("error", reject);
  worker.once("error", reject);
  worker.once("message", (played: Played) => {
    settle();
    resolve(played);
  });
  worker.postMessage(order);
  return promise;
}
